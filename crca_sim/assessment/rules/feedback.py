"""C10.2 and C10.5: the survey proposed fairly, the client's words kept as they were and put to use."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case
from crca_sim.assessment.forms import own_words
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, turned
from crca_sim.understanding.expressions import said_among, words

AS_IT_WAS = 0.7
"""Share of the words noted as the client's that the client really said."""
AN_IDEA = 6
"""Words from which an idea says something."""


# ── C10.2 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C10.2", "mesurer_satisfaction")
def survey(case: Case) -> Verdict:
    """Explained, optional, by a way that suits this client, without begging for a mark."""
    begging = [s for s in case.sentences if turned(s.text, "note_quemandee")]
    if begging:
        return absent("Une bonne note est quémandée.", case.proofs(*begging))
    said = [s for s in case.sentences if turned(s.text, "enquete") and s.turn not in case.hollow]
    sent = case.desk("envoyer_enquete")
    if not said:
        return absent("L'enquête part sans que le client en soit prévenu.", case.proofs(*sent))
    proof = case.proofs(*said, *sent[:1])
    if any(used.args.get("canal") == "telephone" for used in sent) and not _hears_well(case):
        return partial("L'enquête part par téléphone, que ce client ne peut pas suivre.", proof)
    if not turned(" ".join(case.text(s.turn) for s in said), "facultatif"):
        return partial("L'enquête est annoncée, sans dire qu'elle est facultative.", proof)
    return observed("L'enquête est annoncée comme facultative.", proof)


def _hears_well(case: Case) -> bool:
    """Nothing in the client's profile stands in the way of a phone call."""
    profile = case.profile
    return profile is None or not ("telephone" in profile.obstacles or profile.code in _HARD_BY_PHONE)


_HARD_BY_PHONE = ("H01", "H02", "H15")
"""Codes of `handicap.md` § 3."""


# ── C10.5 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C10.5")
def feedback(case: Case) -> Verdict:
    """The client's own words kept, the reason coded, an idea sent when one is expected."""
    kept = [form for form in _with_words(case) if _as_it_was(case, form)]
    points: dict[str, tuple[ev.DeskUsed, ...]] = {
        "les mots exacts du client": tuple(kept),
        "le motif codé": _coded(case),
    }
    if case.scenario.work.idea:
        points["une idée d'amélioration"] = _ideas(case)
    missing = listed([name for name, found in points.items() if not found])
    proof = case.proofs(*(used for found in points.values() for used in found[:1]))
    if not kept and not _with_words(case) and not points.get("une idée d'amélioration"):
        return absent("Ce que le client a dit de votre maison est perdu.", proof, **_blanks(case, missing))
    if not kept and _with_words(case):
        return partial("Ses mots sont résumés : ce qu'il a vraiment dit ne se retrouve pas.", proof, **_blanks(case, missing))
    reason = f"Il manque : {missing}." if missing else "Ses mots sont gardés tels quels, et ils servent."
    return graded(sum(map(bool, points.values())), len(points), 1, reason, proof, **_blanks(case, missing))


def _blanks(case: Case, missing: str) -> dict[str, str]:
    voiced = case.first(ev.DissatisfactionShown)
    return {"manque": missing, "mots_du_client": voiced.text if voiced else ""}


def _with_words(case: Case) -> list[ev.DeskUsed]:
    """The forms that keep something of the complaint, once it was voiced."""
    voiced = case.first(ev.DissatisfactionShown)
    since = voiced.turn if voiced else None
    return list(case.desk("enregistrer_reclamation", "signaler_non_conformite", "signaler_obstacle", "proposer_amelioration", since=since))


def _as_it_was(case: Case, form: ev.DeskUsed) -> bool:
    """The author's verbatim, or words that are the client's own."""
    noted = str(form.args.get("verbatim") or "")
    wanted = case.scenario.work.complaint.verbatim if case.scenario.work.complaint else ()
    if wanted:
        return said_among(" ".join(str(form.args.get(name) or "") for name in ("verbatim", "texte")), wanted) is not None
    said, mine = {w for text in _client_words(case) for w in words(text)}, words(noted)
    return len(mine) >= 3 and sum(word in said for word in mine) >= AS_IT_WAS * len(mine)


def _client_words(case: Case) -> list[str]:
    return [e.text for e in case.events if isinstance(e, ev.ClientSpoke | ev.DissatisfactionShown | ev.EmotionShown)]


def _coded(case: Case) -> tuple[ev.DeskUsed, ...]:
    """The right reason, on the complaint itself or on the contact."""
    work = case.scenario.work.complaint
    right = {case.scenario.reason, work.reason if work else case.scenario.reason}
    coded = case.desk("enregistrer_reclamation", "coder_motif")
    exact = tuple(used for used in coded if used.args.get("motif") in right)
    return exact if exact or occasions.family_of_reason(case) else coded


def _ideas(case: Case) -> tuple[ev.DeskUsed, ...]:
    """Of some words, and one's own."""
    return tuple(
        used for used in case.desk("proposer_amelioration") if len(words(own_words(case, str(used.args.get("texte") or "")))) >= AN_IDEA
    )
