"""C11, non-conformities: complaints recognised, apologised for, recorded, mended."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import slips, worst
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, shared_words, turned

AT_ONCE = 2
"""Messages within which a dissatisfaction must be recognised."""
SAYS_WHAT = 6
"""Words from which an apology says what it is for."""


def _shown(case: Case) -> ev.DissatisfactionShown:
    return case.of(ev.DissatisfactionShown)[0]


def _blanks(case: Case) -> dict[str, str]:
    return {"mecontentement": _shown(case).text}


def _instead(case: Case) -> tuple[Said, ...]:
    return tuple(Said(m.turn, m.reading.sentences[0]) for m in case.replies(_shown(case).turn) if m.reading.sentences)


@judges("C11.1", "enregistrer_reclamation")
def spotting(case: Case) -> Verdict:
    """A complaint recognised as soon as it is voiced."""
    shown = _shown(case)
    soon = {m.turn for m in case.replies(shown.turn, AT_ONCE)}
    said = case.said("enregistrer_reclamation", "presenter_excuses", since=shown.turn + 1)
    recorded = case.desk("enregistrer_reclamation", "signaler_non_conformite", since=shown.turn)
    if any(s.turn in soon for s in said):
        return observed("Le mécontentement est reconnu dès qu'il s'exprime.", case.proofs(*said, *recorded))
    if said or recorded:
        return partial("Le mécontentement n'est reconnu qu'après coup.", case.proofs(*said, *recorded), **_blanks(case))
    return absent("Le mécontentement est traité comme une simple question.", case.proofs(*_instead(case)), **_blanks(case))


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
    if any(len(s.text.split()) >= SAYS_WHAT or shared_words(s.text, fact) for s in said):
        return observed("Le fait est reconnu, et l'excuse dite au nom de la maison.", case.proofs(*said))
    return partial("L'excuse ne dit pas de quoi.", case.proofs(*said), **_blanks(case))


@judges("C11.3", "enregistrer_reclamation", "informer_recours")
def procedure(case: Case) -> Verdict:
    """Recorded, with its two delays, and help to write it."""
    shown = _shown(case)
    said = case.said("enregistrer_reclamation", "informer_recours", since=shown.turn + 1)
    recorded = case.desk("enregistrer_reclamation", since=shown.turn)
    moved = [m for m in case.desk("transferer") if m.args.get("service") == "reclamations"]
    after = " ".join(m.text for m in case.messages if m.turn > shown.turn)
    points = {
        "l'accusé de réception sous dix jours ouvrables": turned(after, "delai_reponse"),
        "la réponse sous deux mois": turned(after, "delai_decision"),
        "l'enregistrement": bool(recorded or moved),
    }
    missing = listed([name for name, there in points.items() if not there])
    reason = f"Il manque : {missing}." if missing else "La réclamation est enregistrée et ses délais sont dits."
    least = 0 if said else 1
    return graded(sum(points.values()), 3, least, reason, case.proofs(*said[:2], *recorded[:1]), manque=missing)


@judges("C11.4")
def report(case: Case) -> Verdict:
    """A form with facts, cause and action."""
    forms = case.desk("signaler_non_conformite")
    if not forms:
        return absent("La non-conformité n'est pas signalée.")
    text = " ".join(str(f.args.get("texte", "")) for f in forms)
    if turned(text, "cause_ou_action") and len(text.split()) >= 10:
        return observed("La fiche dit les faits, la cause ou l'action.", case.proofs(*forms))
    return partial("La fiche est sans cause ni action.", case.proofs(*forms))


@judges("C11.5", "proposer_correction")
def correction(case: Case) -> Verdict:
    """What is mended, and by when."""
    said = case.said("proposer_correction", since=_shown(case).turn + 1)
    if not said:
        return absent("Rien n'est proposé pour réparer.", case.proofs(*_instead(case)))
    dated = any(p.when for p in case.of(ev.PromiseMade, since=_shown(case).turn)) or any(s.sentence.slots for s in said)
    if dated or any("maintenant" in s.text or "tout de suite" in s.text for s in said):
        return observed("La correction est dite, avec son délai.", case.proofs(*said))
    return partial("La correction est annoncée, sans délai.", case.proofs(*said))
