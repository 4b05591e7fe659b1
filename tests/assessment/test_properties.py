"""What holds of any interview: proofs are words that were said, JSON changes nothing, one more good thing never hurts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.assessment.assess import assess
from crca_sim.assessment.finding import Assessment
from crca_sim.referential import block
from tests.assessment.talk import DOCUMENTS, RICH, Talk
from tests.builders import a_scenario, euros

Step = Callable[[Talk], object]


def _hello(t: Talk) -> object:
    return t.says("Mutuelle Aubelune bonjour, Inès Marchal, comment puis-je vous aider ?", "saluer", "se_presenter", "demander_motif")


def _usage(t: Talk) -> object:
    return t.says("Racontez-moi votre usage.", "question_ouverte").tells("usage")


def _distance(t: Talk) -> object:
    return t.says("Combien de kilomètres ?", "question_fermee").tells("kilometrage")


def _garage(t: Talk) -> object:
    return t.says("Où dort-elle ?", "question_fermee").tells("garage")


def _restate(t: Talk) -> object:
    told = tuple(f for f in ("usage", "garage") if any(isinstance(e, ev.FactDisclosed) and e.fact == f for e in t.events))
    t.says("Vous livrez et elle dort dans la rue, est-ce cela ?", "reformuler", nearly=("synthetiser",))
    return t.note(ev.Reformulated, right=told, wrong=(), confirmation_asked=True)


def _offer(t: Talk) -> object:
    t.says(
        "Je vous conseille le Tiers étendu, à 400 euros, car vous livrez.",
        "presenter_offre",
        "annoncer_prix",
        slots=[euros(400, "400 euros")],
    )
    t.note(ev.ClaimMade, role="cotisation", object=None, value="400 EUR", verdict="right", expected=None)
    return t.offers("etendu", "rouler")


def _objection(t: Talk) -> object:
    t.note(ev.ObjectionRaised, objection="prix", text="Trop cher.")
    t.says("Je comprends. Qu'est-ce qui vous gêne ?", "accueillir_objection", "creuser_objection")
    return t.note(ev.ObjectionMoved, objection="prix", state="welcomed").note(ev.ObjectionMoved, objection="prix", state="explored")


def _limit(t: Talk) -> object:
    return t.says("350 euros à votre charge en cas de vol.", "signaler_limites").note(ev.LimitSaid, limit="franchise_vol", asked=False)


def _check(t: Talk) -> object:
    t.says("Que retenez-vous de tout cela ?", "verifier_comprehension").note(ev.ComprehensionChecked, openly=True)
    return t.note(ev.ClientRestated, point="franchise_vol", right=True, text="J'en suis de 350.")


def _documents(t: Talk) -> object:
    return t.sends(*DOCUMENTS)


def _agree(t: Talk) -> object:
    return t.says("Êtes-vous d'accord pour souscrire ?", "demander_accord").agrees()


def _next(t: Talk) -> object:
    t.says("Je vous rappelle jeudi par téléphone.", "proposer_rdv")
    return t.note(ev.PromiseMade, what="rappel", when="2026-12-03", channel="telephone").desk("programmer_rappel", date="2026-12-03")


def _leave(t: Talk) -> object:
    return t.says("Une autre question ? Merci Monsieur Test, bonne journée.", "remercier", "prendre_conge", "mesurer_satisfaction")


def _rude(t: Talk) -> object:
    return t.says("Dépêchez-vous un peu.", "f_brusquer", sure=0.7)


def _sign(t: Talk) -> object:
    return t.says("D'accord.", "accuser_reception").note(ev.AccessNeedShown, sign="repeter", text="Pardon ?")


def _adapt(t: Talk) -> object:
    t.says("Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
    return t.note(ev.AdaptationOffered, adaptations=("plus lentement",), asked=True, accepted=True).gesture()


def _note(t: Talk) -> object:
    return t.desk("rediger_note", texte="Demande de devis. Livraisons. Conseil : Tiers étendu. Chiffres par écrit.")


STEPS: tuple[Step, ...] = (
    _hello, _usage, _distance, _garage, _restate, _offer, _objection, _limit, _check, _documents, _agree, _next, _leave, _rude, _sign,
    _adapt, _note,
)  # fmt: skip
INTERVIEWS = st.lists(st.sampled_from(STEPS), min_size=1, max_size=14)


def played(steps: list[Step], outcome: str = "differe") -> Talk:
    talk = Talk()
    for step in steps:
        step(talk)
    return talk.ends(outcome)


def words_of(talk: Talk) -> dict[int, str]:
    found = {e.turn: e.text for e in talk.events if isinstance(e, ev.TraineeSpoke)}
    return found | {e.turn: e.label for e in talk.events if isinstance(e, ev.DeskUsed | ev.GestureMade)}


def every_proof(assessment: Assessment) -> list[tuple[int, str]]:
    findings = [e for c in assessment.competencies for f in c.findings for e in f.evidence]
    return [(e.turn, e.quote) for e in [*findings, *(p for fault in assessment.faults for p in fault.proofs)]]


@given(INTERVIEWS, st.sampled_from(["accord", "differe", "client_parti", "conseiller_parti"]))
@settings(max_examples=60, deadline=None)
def test_every_proof_is_cut_from_what_was_said_or_done_in_its_turn(steps: list[Step], outcome: str) -> None:
    talk = played(steps, outcome)
    said = words_of(talk)
    for turn, quote in every_proof(talk.assessed()):
        assert quote
        assert quote in said[turn]


@given(INTERVIEWS)
@settings(max_examples=40, deadline=None)
def test_all_indicators_are_listed_and_what_is_credited_has_a_proof_and_a_reason(steps: list[Step]) -> None:
    assessment = played(steps).assessed()
    findings = [f for c in assessment.competencies for f in c.findings]
    assert [f.indicator for f in findings] == [i.id for i in block().indicators()]
    for found in findings:
        assert found.reason, found.indicator
        assert found.evidence or found.value in ("absent", "no_occasion"), found.indicator
        assert bool(found.advice) == (found.value in ("partial", "absent")), found.indicator
        assert "{" not in found.advice + found.reason, found


@given(INTERVIEWS)
@settings(max_examples=40, deadline=None)
def test_events_read_back_from_json_are_judged_alike(steps: list[Step]) -> None:
    talk = played(steps)
    again = [ev.EVENT.validate_json(ev.EVENT.dump_json(e)) for e in talk.events]
    assert assess(again, talk.scenario, talk.persona) == talk.assessed()


GOOD = [
    *((step, "C3") for step in (_usage, _distance, _garage, _restate)),
    *((step, "C5") for step in (_offer, _limit, _check)),
    (_objection, "C6"),
    *((step, "C7") for step in (_check, _next, _leave)),
    (_note, "C8"),
    (_documents, "C9"),
    *((step, "C10") for step in (_next, _leave)),
]


@pytest.mark.parametrize(("step", "code"), GOOD, ids=lambda x: getattr(x, "__name__", x))
@given(base=st.permutations([_hello, _usage, _distance, _garage, _restate, _offer, _limit]), at=st.integers(0, 7))
@settings(max_examples=25, deadline=None)
def test_one_more_good_thing_in_its_place_never_lowers_the_score(step: Step, code: str, base: list[Step], at: int) -> None:
    steps = sorted(base, key=STEPS.index)
    where = max(at, min(STEPS.index(step), len(steps)))
    before, after = played(steps), played([*steps[:where], step, *steps[where:]])
    assert (after.assessed().competency(code).score or 0) >= (before.assessed().competency(code).score or 0)


BARE: dict[str, Any] = {
    "besoins": {}, "limites_cles": {}, "complements": {}, "objections": {}, "solutions": {},
    "controles": [], "documents": None, "note": None,
}  # fmt: skip


@given(INTERVIEWS)
@settings(max_examples=30, deadline=None)
def test_events_of_a_scenario_that_has_changed_since_are_still_judged(steps: list[Step]) -> None:
    talk = played(steps)
    changed = a_scenario(**(RICH | BARE | {"indicateurs": [i.id for i in block().indicators()]}))
    assessment = assess(talk.events, changed, talk.persona)
    assert sum(len(c.findings) for c in assessment.competencies) == 78


@given(INTERVIEWS)
@settings(max_examples=30, deadline=None)
def test_an_interview_still_being_played_is_judged_too(steps: list[Step]) -> None:
    talk = played(steps)
    for end in range(1, len(talk.events), 5):
        assert assess(talk.events[:end], talk.scenario, talk.persona).block.validated is not True


def test_judging_twice_says_the_same_and_changes_nothing() -> None:
    talk = played(list(STEPS))
    kept = list(talk.events)
    assert talk.assessed() == talk.assessed()
    assert talk.events == kept
