"""C11.1 to C11.3 and C11.5: complaints recognised, apologised for, registered as the procedure wants, mended."""

from __future__ import annotations

import datetime as dt
import re

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import slips, worst
from crca_sim.assessment.forms import written
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, shared_words, turned
from crca_sim.house import calendar
from crca_sim.understanding.expressions import said_among

AT_ONCE = 2
"""Messages within which a dissatisfaction must be recognised."""
SAYS_WHAT = 6
"""Words from which an apology says what it is for."""
MENDING = ("accorder_geste", "demander_accord_responsable", "envoyer_document", "modifier_fiche")
"""What the desk can mend at once, or have mended."""


def _shown(case: Case) -> ev.DissatisfactionShown:
    return case.of(ev.DissatisfactionShown)[0]


def _blanks(case: Case) -> dict[str, str]:
    return {"mecontentement": _shown(case).text}


def _instead(case: Case) -> tuple[Said, ...]:
    return tuple(Said(m.turn, m.reading.sentences[0]) for m in case.replies(_shown(case).turn) if m.reading.sentences)


def _registered(case: Case) -> tuple[ev.DeskUsed, ...]:
    """Complaints registered once the dissatisfaction was voiced; before, nobody knew of it."""
    return case.desk("enregistrer_reclamation", since=_shown(case).turn)


def _moved(case: Case) -> tuple[ev.DeskUsed, ...]:
    return tuple(m for m in case.desk("transferer", since=_shown(case).turn) if m.args.get("service") == "reclamations")


# ── C11.1, C11.2 ─────────────────────────────────────────────────────────────────────────────────


@judges("C11.1", "enregistrer_reclamation")
def spotting(case: Case) -> Verdict:
    """A complaint recognised as soon as it is voiced."""
    shown = _shown(case)
    said = case.said("enregistrer_reclamation", "presenter_excuses", since=shown.turn + 1)
    recorded = (*_registered(case), *case.desk("signaler_non_conformite", since=shown.turn))
    everything: list[Said | ev.DeskUsed] = [*said, *recorded]
    soon = [found for found in everything if found.turn <= _soon(case, shown.turn)]
    if soon:
        return observed("Le mécontentement est reconnu dès qu'il s'exprime.", case.proofs(*soon))
    if said or recorded:
        return partial("Le mécontentement n'est reconnu qu'après coup.", case.proofs(*said, *recorded), **_blanks(case))
    return absent("Le mécontentement est traité comme une simple question.", case.proofs(*_instead(case)), **_blanks(case))


def _soon(case: Case, turn: int) -> int:
    """The turn of the last message that is soon enough; the end, when there are fewer."""
    replies = case.replies(turn, AT_ONCE)
    return replies[-1].turn if len(replies) == AT_ONCE else case.last_turn


@judges("C11.2", "presenter_excuses", "f_rejeter_responsabilite")
def apology(case: Case) -> Verdict:
    """The fact recognised, the apology made in the house's name."""
    shown = _shown(case)
    slip = worst(slips(case, ("f_rejeter_responsabilite",)))
    if slip and slip.proven and not slip.taken_back:
        return absent("La faute est rejetée sur un autre.", case.proofs(slip.said), **_blanks(case))
    said = case.said("presenter_excuses", since=shown.turn + 1)
    if not said:
        return absent("Aucune excuse n'est présentée.", case.proofs(*_instead(case)), **_blanks(case))
    fact = f"{shown.fact or ''} {shown.text}"
    full = [s for s in said if len(s.text.split()) >= SAYS_WHAT or shared_words(s.text, fact)]
    if full:
        return observed("Le fait est reconnu, et l'excuse dite au nom de la maison.", case.proofs(*full))
    return partial("L'excuse ne dit pas de quoi.", case.proofs(*said), **_blanks(case))


# ── C11.3 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C11.3", "enregistrer_reclamation", "informer_recours")
def procedure(case: Case) -> Verdict:
    """Registered with its reason and its facts, its two delays said, help to write it when it is spoken."""
    forms, moved = _registered(case), _moved(case)
    points = _points(case, forms, moved)
    missing = listed([name for name, found in points.items() if not found], 5)
    met = sum(map(bool, points.values()))
    proof = case.proofs(*forms[:1], *moved[:1], *(s for found in points.values() for s in found if isinstance(s, Said)))
    if not forms and not moved and met < 2:
        said = case.said("enregistrer_reclamation", "informer_recours", since=_shown(case).turn + 1)
        reason = "La réclamation est évoquée, mais le client reste seul avec elle."
        return absent(
            reason if said else "Rien n'est fait de la réclamation.", proof or case.proofs(*said, *_instead(case)), manque=missing
        )
    reason = f"Il manque : {missing}." if missing else "La réclamation est enregistrée, avec ses faits, et ses délais sont dits."
    return graded(met, len(points), 1, reason, proof, manque=missing)


def _points(case: Case, forms: tuple[ev.DeskUsed, ...], moved: tuple[ev.DeskUsed, ...]) -> dict[str, list[ev.Event | Said]]:
    """What the procedure wants here, and what shows it."""
    expected = case.scenario.work.complaint
    after = [s for s in case.sentences if s.turn > _shown(case).turn and s.turn not in case.hollow]
    points: dict[str, list[ev.Event | Said]] = {"l'enregistrement sur le poste": [*forms, *moved]}
    if expected:
        points["le bon motif de réclamation"] = [f for f in forms if f.args.get("motif") == expected.reason]
        facts = written(case, forms)
        points[_facts_lack(facts.missing)] = [*forms] if facts.full and not facts.forbidden else []
    points["l'accusé de réception sous dix jours ouvrables"] = [s for s in after if _says_delay(case, s, "delai_reponse", "accuse_avant")]
    points["la réponse sous deux mois"] = [s for s in after if _says_delay(case, s, "delai_decision", "reponse_avant")]
    if case.spoken:
        points["votre aide pour l'écrire"] = [*(s for s in after if turned(s.text, "aide_a_ecrire")), *_in_their_words(case, forms)]
    return points


def _facts_lack(missing: tuple[str, ...]) -> str:
    return f"parmi les faits : {listed(missing)}" if missing else "les faits, sans donnée inutile"


def _in_their_words(case: Case, forms: tuple[ev.DeskUsed, ...]) -> list[ev.DeskUsed]:
    """The client's own words written down for them: read again, they are the written complaint."""
    wanted = case.scenario.work.complaint.verbatim if case.scenario.work.complaint else ()
    return [f for f in forms if str(f.args.get("verbatim") or "").strip() and said_among(str(f.args["verbatim"]), wanted)]


def _says_delay(case: Case, said: Said, turn: str, computed: str) -> bool:
    """« Sous dix jours ouvrables », or the very day that the desk computed."""
    if turned(said.text, turn):
        return True
    days = [str(f.produced[computed]) for f in _registered(case) if computed in f.produced]
    return any(says_day(said.text, dt.date.fromisoformat(day)) for day in days)


def says_day(text: str, day: dt.date) -> bool:
    """Whether a text says a day: « le 5 décembre », « 05/12 »."""
    number = "1er" if day.day == 1 else str(day.day)
    spoken = rf"\b{number}\s+{calendar.MONTHS[day.month - 1]}\b|\b0?{day.day}/0?{day.month}\b"
    return re.search(spoken, text.lower()) is not None


# ── C11.5 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C11.5", "proposer_correction", "proposer_geste")
def correction(case: Case) -> Verdict:
    """What is mended, by when; or asked of who may decide it."""
    since = _shown(case).turn
    said = case.said("proposer_correction", "proposer_geste", since=since + 1)
    done = case.desk(*MENDING, since=since + 1)
    if not said and not done:
        return absent("Rien n'est proposé pour réparer.", case.proofs(*_instead(case)))
    if not said:
        return partial("Quelque chose est fait sur le poste, sans le dire au client.", case.proofs(*done))
    promised = [p for p in case.of(ev.PromiseMade, since=since + 1) if p.when]
    dated = [s for s in said if s.sentence.slots or turned(s.text, "tout_de_suite") or turned(s.text, "datee")]
    if dated or promised:
        return observed("La correction est dite, avec son délai.", case.proofs(*(dated or said)[:1], *promised[:1], *done[:1]))
    return partial("La correction est annoncée, sans délai.", case.proofs(*said))
