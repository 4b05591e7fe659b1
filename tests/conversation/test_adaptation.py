"""How the need is said: at once, when asked, once trust is there, never; and how it is met without being said."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import of, reply, say, started
from tests.conversation.profiles import a_call_with, a_profile

TOLD = ["Par écrit, ça m'arrange.", "Je préfère l'écrit."]
OPENLY = ("Qu'est-ce qui faciliterait notre échange ?", "proposer_adaptation")
PRECISELY = ("Souhaitez-vous les chiffres par écrit ?", "proposer_adaptation")


def a_call(how: str, trust: int = 50, **keys: Any) -> Call:
    return a_call_with(a_profile(se_dit=how, besoin_dit=TOLD, **keys), temperament={"confiance": trust})


def accepted(events: list[ev.Event]) -> bool:
    return of(events, ev.AdaptationOffered)[0].accepted and bool(of(events, ev.PreferenceTold))


def test_some_say_it_in_their_first_words() -> None:
    call = a_call("d_emblee")
    opening = Call(call.cast).open(started())
    assert of(opening, ev.AccessNeedTold)[0].text in TOLD
    assert any(line in of(opening, ev.ClientSpoke)[0].text for line in TOLD)


@pytest.mark.parametrize("how", ["si_propose", "si_confiance", "jamais"])
def test_the_others_do_not(how: str) -> None:
    assert not a_call(how).state.access.told


@pytest.mark.parametrize(("how", "trust", "takes"), [("d_emblee", 50, True), ("si_propose", 50, True), ("jamais", 90, False)])
def test_an_open_question_is_answered_by_those_who_would_say_it(how: str, trust: int, takes: bool) -> None:
    assert accepted(say(a_call(how, trust), *OPENLY)) is takes


@pytest.mark.parametrize(("trust", "takes"), [(50, False), (75, True)])
def test_with_trust_some_answer_it(trust: int, takes: bool) -> None:
    assert accepted(say(a_call("si_confiance", trust), *OPENLY)) is takes


@pytest.mark.parametrize("how", ["d_emblee", "si_propose", "si_confiance", "jamais"])
def test_a_fitting_offer_is_taken_by_all_without_having_to_say_anything(how: str) -> None:
    assert accepted(say(a_call(how), *PRECISELY))


def test_with_trust_some_say_it_by_themselves_and_then_no_more() -> None:
    shy, sure = a_call("si_confiance", 30), a_call("si_confiance", 80)
    told = [[e for n in range(6) for e in say(c, f"Voici le point {n}.", "expliquer_garantie")] for c in (shy, sure)]
    assert not of(told[0], ev.AccessNeedTold)
    assert len(of(told[1], ev.AccessNeedTold)) == 1


def test_hurt_nobody_takes_anything_any_more() -> None:
    call = a_call("d_emblee")
    say(call, "Vous êtes sourd ?", "f_demander_diagnostic")
    assert not of(say(call, *PRECISELY), ev.AdaptationOffered)[0].accepted


def test_someone_who_needs_none_says_so() -> None:
    assert reply(say(a_call_with(None), *PRECISELY))


def test_to_who_has_told_their_need_a_plain_yes_is_an_offer() -> None:
    profile = {"propositions": ["par écrit", "on reste par écrit"]}
    told, untold = a_call("d_emblee", **profile), a_call("si_propose", **profile)
    for call, taken in ((told, True), (untold, False)):
        offered = of(say(call, "Très bien, on reste par écrit.", "expliquer_demarche"), ev.AdaptationOffered)
        assert any(e.accepted for e in offered) is taken
    assert not of(say(a_call("d_emblee", **profile), "Je ne peux pas par écrit.", "expliquer_demarche"), ev.AdaptationOffered)


def test_who_accepts_takes_up_what_was_offered_and_nothing_else() -> None:
    profile = {"propositions": ["par écrit", "plus lentement"], "accepte": ["Par écrit, oui, volontiers."]}
    assert "écrit" in reply(say(a_call("si_propose", **profile), *PRECISELY))
    slowly = reply(say(a_call("si_propose", **profile), "Souhaitez-vous que je parle plus lentement ?", "proposer_adaptation"))
    assert slowly
    assert "écrit" not in slowly
