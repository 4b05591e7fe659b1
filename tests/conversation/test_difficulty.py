"""Difficulty: a table; « moyen » changes nothing, the others change what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.conversation.difficulty import LEVELS, Level, of
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.reading import Reading
from tests.builders import a_call, euros, reply, say, started
from tests.builders import of as happened

OFFER = ("Je vous conseille le Tiers étendu, à 400 euros par an, parce que vous livrez des meubles.", "presenter_offre", "annoncer_prix")


def call_at(level: Level, **persona: object) -> Call:
    call = Call(replace(a_call(7, **persona).cast, difficulty=of(level)))  # type: ignore[arg-type]
    call.open(started())
    return call


def with_objection(level: Level) -> Call:
    call = call_at(level)
    for text, topic in (
        ("Parlez-moi de votre usage.", "usage_vehicule"),
        ("Combien de kilomètres ?", "kilometrage"),
        ("Où dort-elle ?", "stationnement"),
    ):
        say(call, text, "question_ouverte", topics=[topic])
    say(call, *OFFER, slots=[euros(400, "400 euros par an")])
    assert call.state.open_objection() == "prix"
    return call


@given(
    st.sampled_from(["trust", "patience", "comprehension", "fatigue"]), st.integers(-40, 40), st.sampled_from(["jargon", "poli_mais_vide"])
)
def test_medium_changes_nothing(measure: ev.Measure, points: int, cause: str) -> None:
    medium = of("moyen")
    assert medium.felt(cause, measure, points) == points
    assert medium.starts(measure, 50) == 50
    assert (medium.trust_to_agree(58), medium.trust_to_confide(60)) == (58, 60)


@given(
    st.sampled_from(["trust", "patience", "comprehension", "fatigue"]), st.integers(-40, 40), st.sampled_from(["jargon", "poli_mais_vide"])
)
def test_what_is_good_is_worth_no_more_and_what_is_bad_no_less_as_it_gets_harder(measure: ev.Measure, points: int, cause: str) -> None:
    felt = [of(level).felt(cause, measure, points) for level in LEVELS]
    assert felt == (sorted(felt) if measure == "fatigue" else sorted(felt, reverse=True))


def test_one_starts_further_and_agrees_later_as_it_gets_harder() -> None:
    starts = [call_at(level).state.measures["trust"] for level in LEVELS]
    assert starts == sorted(starts, reverse=True)
    assert len(set(starts)) == 3
    assert [of(level).trust_to_agree(55) for level in LEVELS] == sorted(of(level).trust_to_agree(55) for level in LEVELS)


def test_an_open_question_brings_more_when_it_is_easy_and_less_when_it_is_hard() -> None:
    told = {
        level: reply(say(call_at(level), "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"])) for level in LEVELS
    }
    assert told["difficile"].startswith("Des livraisons.")
    assert "meubles" in told["moyen"]


def test_an_easy_client_adds_to_a_right_summary_what_nobody_asked() -> None:
    for level, expected in (("facile", {"kilometrage", "garage"}), ("moyen", set()), ("difficile", set())):
        call = call_at(level)  # type: ignore[arg-type]
        say(call, "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"])
        events = say(call, "Donc vous livrez des meubles, c'est bien ça ?", "reformuler")
        assert {e.fact for e in happened(events, ev.FactDisclosed) if e.how == "volunteered"} == expected


def test_what_is_kept_for_trust_is_kept_longer_when_it_is_hard() -> None:
    for level, told in (("facile", True), ("moyen", True), ("difficile", False)):
        call = call_at(level)  # type: ignore[arg-type]
        call.state.measures["trust"] = 62
        assert ("trente" in reply(say(call, "Quel est votre budget ?", "question_fermee", topics=["budget"]))) is told


def test_a_hard_client_wants_the_true_motive_sought_before_being_convinced() -> None:
    settled = {}
    for level in LEVELS:
        call = with_objection(level)
        say(call, "Je comprends votre réaction.", "accueillir_objection")
        say(call, "Vous pouvez payer chaque mois, cela vous convient-il ?", "argumenter")
        settled[level] = call.state.objections["prix"] == "settled"
    assert settled == {"facile": True, "moyen": True, "difficile": False}


@pytest.mark.parametrize("level", LEVELS)
def test_whatever_the_difficulty_the_whole_method_settles_an_objection(level: Level) -> None:
    call = with_objection(level)
    say(call, "Je comprends, qu'est-ce qui vous gêne ?", "accueillir_objection", "creuser_objection")
    say(call, "Vous pouvez payer chaque mois, cela vous convient-il ?", "argumenter")
    assert call.state.objections["prix"] == "settled"


def test_hints_are_clearer_when_it_is_easy_and_fewer_when_it_is_hard() -> None:
    from crca_sim.conversation.initiative import _hints

    written = ("vague", "plus net", "clair")
    order = {level: _hints(Exchange(call_at(level).cast, call_at(level).state, 1, Reading(text="")), written) for level in LEVELS}
    assert order == {"facile": ("plus net", "clair", "vague"), "moyen": written, "difficile": written[:2]}


def test_politeness_without_content_wears_out_faster_when_it_is_hard() -> None:
    lasted = {}
    for level in LEVELS:
        call, turns = call_at(level), 0
        while call.state.outcome is None and turns < 60:
            say(call, ["Très bien.", "D'accord.", "Je comprends."][turns % 3], "accuser_reception")
            turns += 1
        lasted[level] = turns
    assert lasted["facile"] > lasted["moyen"] > lasted["difficile"]


def test_no_one_is_put_to_the_test_when_it_is_easy() -> None:
    assert [of(level).tests for level in LEVELS] == [False, True, True]
