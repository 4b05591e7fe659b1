"""C6: objections welcomed, explored, answered by a fact, checked; temper and delegation."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk

WELCOME = "Je comprends que le tarif compte."
EXPLORE = "Qu'est-ce qui vous gêne le plus ?"
ANSWER = "Vous pouvez payer chaque mois, cela vous convient-il ?"


def objected(**changes: Any) -> Talk:
    talk = Talk(**changes).discovers().says("Le Tiers étendu coûte 400 euros.", "presenter_offre", "annoncer_prix").offers()
    return talk.note(ev.ObjectionRaised, objection="prix", text="C'est trop cher.")


def move(talk: Talk, state: str) -> Talk:
    return talk.note(ev.ObjectionMoved, objection="prix", state=state)


def answer(talk: Talk, **change: bool) -> Talk:
    worth = {"exact": True, "restated": True, "checked": True} | change
    return talk.says(ANSWER, "argumenter").note(ev.ObjectionAnswered, objection="prix", **worth)


def explored() -> Talk:
    return move(move(objected().says(f"{WELCOME} {EXPLORE}", "accueillir_objection", "creuser_objection"), "welcomed"), "explored")


# ── C6.1 ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_objection_welcomed_and_explored_at_once_is_observed() -> None:
    found = explored().finding("C6.1")
    assert found.value == "observed"
    assert WELCOME in found.evidence[0].quote


def test_an_objection_explored_in_the_next_message_is_observed_too() -> None:
    talk = move(objected().says(WELCOME, "accueillir_objection"), "welcomed").says(EXPLORE, "creuser_objection")
    assert move(talk, "explored").value("C6.1") == "observed"


def test_welcome_alone_or_question_alone_is_partial() -> None:
    assert move(objected().says(WELCOME, "accueillir_objection"), "welcomed").value("C6.1") == "partial"
    assert move(objected().says(EXPLORE, "creuser_objection"), "explored").value("C6.1") == "partial"


def test_an_objection_brushed_aside_first_is_partial_at_best() -> None:
    talk = move(objected().says("Tout le monde paie ce prix.", "argumenter"), "hardened")
    assert talk.value("C6.1") == "absent"
    talk = move(talk.says(f"{WELCOME} {EXPLORE}", "accueillir_objection", "creuser_objection"), "explored")
    assert talk.value("C6.1") == "partial"


def test_a_late_welcome_is_partial() -> None:
    talk = objected().says("Et votre date de permis ?", "question_fermee").says("Votre bonus ?", "question_fermee")
    talk = move(move(talk.says(f"{WELCOME} {EXPLORE}", "accueillir_objection", "creuser_objection"), "welcomed"), "explored")
    assert talk.value("C6.1") == "partial"


def test_an_objection_ignored_is_absent_and_quotes_the_reply() -> None:
    found = objected().says("C'est le prix.", "annoncer_prix").finding("C6.1")
    assert found.value == "absent"
    assert found.evidence[0].quote == "C'est le prix."
    assert "trop cher" in found.advice


def test_no_objection_gives_no_occasion_unless_the_trainee_lost_it() -> None:
    assert Talk().discovers().ends("differe").value("C6.1") == "no_occasion"
    assert Talk().discovers().ends("client_parti").value("C6.1") == "absent"


# ── C6.2 ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_four_steps_are_observed() -> None:
    assert answer(explored()).value("C6.2") == "observed"


@pytest.mark.parametrize("change", [{"restated": False}, {"checked": False}])
def test_a_step_missing_is_partial_and_named(change: dict[str, bool]) -> None:
    found = answer(explored(), **change).finding("C6.2")
    assert found.value == "partial"
    assert "la trésorerie de janvier" in found.advice


def test_the_motive_restated_in_a_message_of_its_own_counts() -> None:
    talk = explored().says("Donc c'est janvier qui vous inquiète.", "reformuler")
    assert answer(talk, restated=False).value("C6.2") == "observed"


def test_repeating_the_price_is_absent() -> None:
    assert objected().says("C'est 400 euros.", "annoncer_prix").value("C6.2") == "absent"
    assert explored().value("C6.2") == "absent"


def test_of_two_objections_the_weaker_holds_the_finding_back() -> None:
    talk = answer(explored()).note(ev.ObjectionRaised, objection="autre", text="Et je me méfie.")
    assert talk.says("C'est comme ça.", "argumenter").value("C6.2") == "partial"


# ── C6.4 ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_settled_objection_calls_for_no_alternative() -> None:
    assert move(answer(explored()), "settled").value("C6.4") == "no_occasion"


def test_an_unsettled_one_calls_for_another_way_out() -> None:
    assert explored().says("C'est le prix, voilà.", "annoncer_prix").value("C6.4") == "absent"
    assert explored().says("Il y a le Tiers, à 300 euros.", "presenter_offre").offers("tiers").value("C6.4") == "observed"
    assert explored().says("On peut voir une autre formule.", "expliquer_garantie").value("C6.4") == "partial"


def test_the_same_offer_again_is_no_alternative() -> None:
    assert explored().says("Je vous propose donc le Tiers étendu.", "presenter_offre").offers("etendu").value("C6.4") == "absent"


# ── C6.6, C6.7 ───────────────────────────────────────────────────────────────────────────────────


def test_calm_is_judged_on_the_replies_to_resistance() -> None:
    assert objected().says(WELCOME, "accueillir_objection").value("C6.6") == "observed"
    assert objected().says("Ça suffit, dépêchez-vous !", "f_brusquer", haste=("dépêchez-vous",)).value("C6.6") == "absent"
    assert objected().says("Bon, on y va.", "f_brusquer", sure=0.65).value("C6.6") == "partial"
    assert Talk().says("Dépêchez-vous !", "f_brusquer").value("C6.6") == "no_occasion"


def test_a_gesture_within_the_delegation_is_observed_and_beyond_it_absent() -> None:
    talk = objected().says("Je vous offre 30 € la première année.", "proposer_geste")
    assert talk.value("C6.7") == "partial"
    assert talk.desk("accorder_geste", montant="30").value("C6.7") == "observed"
    found = objected().says("Je vous offre 200 €.", "proposer_geste").finding("C6.7")
    assert found.value == "absent"
    assert "60" in found.advice
    assert objected().says("Je vous fais 20 % de remise.", "proposer_geste").value("C6.7") == "absent"


def test_a_gesture_taken_higher_is_observed_and_a_vague_one_partial() -> None:
    assert objected().says("Pour 200 €, je demande l'accord de mon responsable.", "proposer_geste").value("C6.7") == "observed"
    assert objected().says("Je vous ferai un geste.", "proposer_geste").value("C6.7") == "partial"
    assert objected().value("C6.7") == "no_occasion"


def test_refusals_and_departures_say_why_they_are_not_judged() -> None:
    for indicator in ("C6.3", "C6.5"):
        found = objected().finding(indicator)
        assert found.value == "no_occasion"
        assert found.reason
