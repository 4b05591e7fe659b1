"""C6.3 and C6.5: a refusal announced (RECAP), a client who wants to leave."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.assessment.conduct import slips, worst
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed

HIGHEST = 2
"""Loyal attempts to keep a client, at most (`competences-bc01.md`, C6.5)."""


# ── C6.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.3", "annoncer_refus", "informer_recours", "exprimer_empathie")
def refusal(case: Case) -> Verdict:
    """Clear, from the contract, with empathy and the ways left; no false hope."""
    said = case.of(ev.RefusalSaid)
    described = case.scenario.refusal
    blanks = {"clause": described.clause, "raison": described.reason} if described else {}
    if not said:
        return absent("Le refus n'est pas annoncé : le client repart sans savoir.", **blanks)
    if hope := worst(slips(case, ("f_promesse_abusive",), {m.turn for m in case.messages if m.turn >= said[0].turn})):
        return absent("Un faux espoir suit le refus.", case.proofs(hope.said), **blanks)
    points = _told_with(case, said[0])
    missing = listed(name for name, there in points.items() if not there)
    proof = case.proofs(said[0], *case.of(ev.RefusalExplained)[:2])
    if not points["la raison, en langage courant"] and not points["la clause du contrat"]:
        return absent("Le refus tombe sans motif tiré du contrat.", proof, manque=missing, **blanks)
    if not points["les recours"] and not case.of(ev.AlternativeOffered):
        return partial("Le motif est dit, mais le client ne sait pas ce qui lui reste possible.", proof, manque=missing, **blanks)
    reason = f"Il manque : {missing}." if missing else "Décision claire, clause citée et traduite, empathie, recours."
    return graded(sum(points.values()), len(points), 2, reason, proof, manque=missing, **blanks)


def _told_with(case: Case, said: ev.RefusalSaid) -> dict[str, bool]:
    later = case.of(ev.RefusalExplained)
    around = case.said("exprimer_empathie", "accueillir_objection", "presenter_excuses", since=said.turn - 1, until=said.turn + 2)
    return {
        "un mot pour ce que vit le client": said.empathy or bool(around),
        "la clause du contrat": said.clause or any(e.clause for e in later),
        "la raison, en langage courant": said.reason or any(e.reason for e in later),
        "les recours": said.remedies or any(e.remedies for e in later),
    }


# ── C6.5 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.5", "question_ouverte", "creuser_objection", "confirmer_droit", "f_entraver_droit")
def loyalty(case: Case) -> Verdict:
    """The motive understood, one attempt or two, the right confirmed and made easy."""
    wished = case.of(ev.DepartureWished)[0]
    slip = worst(slips(case, ("f_entraver_droit",)))
    if slip and slip.proven and not slip.taken_back:
        return absent("Le départ est entravé.", case.proofs(slip.said))
    attempts, eased = case.of(ev.RetentionTried), case.of(ev.DepartureEased)
    most = min(HIGHEST, case.scenario.departure.attempts if case.scenario.departure else HIGHEST)
    asked = case.said("question_ouverte", "creuser_objection", since=wished.turn + 1)
    if len(attempts) > most:
        return partial("La rétention dure : au-delà de deux propositions, elle devient une pression.", case.proofs(*attempts[most:]))
    points = {
        "le motif du départ": bool(asked),
        "son droit de partir": any(e.right for e in eased),
        "les formalités": any(e.formalities for e in eased) or _stays(case),
    }
    missing = listed(name for name, there in points.items() if not there)
    reason = f"Il manque : {missing}." if missing else "Motif compris, proposition loyale, droit confirmé et facilité."
    return graded(sum(points.values()), len(points), 1, reason, case.proofs(*asked[:1], *attempts[:1], *eased[:1]), manque=missing)


def _stays(case: Case) -> bool:
    """The client stays after all: nothing is left to be made easy."""
    return case.agreement is not None and bool(case.of(ev.RetentionTried))


# ── An alternative to a refusal (C6.4) ───────────────────────────────────────────────────────────


def alternative_to_refusal(case: Case) -> Verdict | None:
    """Another real way out after a refusal; None when nothing was refused or the house has none."""
    said, described = case.first(ev.RefusalSaid), case.scenario.refusal
    if said is None or described is None or not described.alternatives:
        return None
    offered = case.of(ev.AlternativeOffered)
    blanks = {"deux_solutions": listed((a.label for a in described.alternatives.values()), 2), "objection": "je comprends mon refus"}
    if offered:
        return observed("Une autre issue réelle est proposée après le refus.", case.proofs(*offered))
    return absent("Le refus n'est suivi d'aucune autre issue, alors que la maison en offre.", case.proofs(said), **blanks)
