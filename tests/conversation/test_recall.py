"""What is kept of what was explained: a yes out of politeness, and what is gone some turns later."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.conversation.lines import common
from tests.builders import euros, of, reply, say
from tests.conversation.profiles import a_call_with, a_profile
from tests.conversation.test_signs import sent, used

LIMIT = ("Il reste 350 euros à votre charge.", "signaler_limites")
SLOT = [euros(350, "350 euros", "franchise", "vol")]
CLOSED = ("C'est clair pour vous ?", "verifier_comprehension")
OPEN = ("Dites-moi ce que vous avez retenu, avec vos mots.", "verifier_comprehension")


def told_too_fast(**profile: Any) -> Call:
    """The limit was said in a sentence that did not get through."""
    call = a_call_with(a_profile(mots_par_phrase=12, **profile))
    say(call, *LIMIT, slots=SLOT, longest_sentence=30)
    return call


def test_out_of_politeness_the_client_says_yes_to_what_did_not_get_through() -> None:
    polite, frank = told_too_fast(acquiesce=True), told_too_fast()
    assert reply(say(polite, *CLOSED)).lower().startswith(("oui", "ah oui"))
    assert "Et si on me la vole ?" in reply(say(frank, *CLOSED))


def test_only_an_open_check_tells_what_was_understood() -> None:
    call = told_too_fast(acquiesce=True)
    assert not of(say(call, *CLOSED), ev.ClientRestated)
    wrong = of(say(call, *OPEN), ev.ClientRestated)[0]
    assert not wrong.right
    say(call, *LIMIT, slots=SLOT)
    assert of(say(call, "Redites-moi ce que vous avez compris.", "verifier_comprehension"), ev.ClientRestated)[0].right


def test_an_open_check_is_answered_even_while_something_is_objected() -> None:
    call = told_too_fast()
    say(call, "Le Tiers étendu est à 400 euros.", "annoncer_prix", "presenter_offre", slots=[euros(400, "400 euros")])
    assert call.state.open_objection()
    assert of(say(call, *OPEN), ev.ClientRestated)


def test_out_of_politeness_the_client_does_not_ask_what_a_word_means() -> None:
    polite, frank = a_call_with(a_profile(acquiesce=True)), a_call_with(a_profile())
    said = ("Il y a une franchise.", "signaler_limites")
    assert not of(say(polite, *said, jargon=("franchise",)), ev.TermNotUnderstood)
    assert of(say(frank, *said, jargon=("franchise",)), ev.TermNotUnderstood)


def later(call: Call, turns: int = 6) -> list[ev.Event]:
    return [e for n in range(turns) for e in say(call, f"Voici le point {n}.", "expliquer_garantie")]


def a_call(**profile: Any) -> Call:
    call = a_call_with(a_profile(**profile))
    say(call, *LIMIT, slots=SLOT)
    return call


def test_what_was_explained_is_asked_again_some_turns_later_twice_at_most() -> None:
    call = a_call(oublie=True)
    asked = of(later(call), ev.PointAskedAgain)[0]
    assert asked.turn >= 5
    assert "Et si on me la vole ?" in asked.text
    assert not call.state.understood["franchise_vol"]
    again: list[ev.Event] = []
    for _ in range(4):
        again += say(call, *LIMIT, slots=SLOT)
        again += later(call)
    assert 1 <= 1 + len(of(again, ev.PointAskedAgain)) <= 2


@pytest.mark.parametrize("action", ["envoyer_message", "envoyer_document"])
def test_something_written_spares_it(action: str) -> None:
    call = a_call(oublie=True)
    call.notice(used(2, action), [sent(2, "standard")] if action == "envoyer_document" else [])
    assert not of(later(call, 10), ev.PointAskedAgain)


def test_those_who_keep_what_they_hear_do_not_ask_again() -> None:
    assert not of(later(a_call(), 10), ev.PointAskedAgain)


QUESTIONS = [("Où la laissez-vous, le soir ?", "vague_ou"), ("C'est pour quand ?", "vague_quand"), ("Cela fait combien ?", "vague_combien")]


@pytest.mark.parametrize(("question", "key"), QUESTIONS)
def test_a_yes_out_of_politeness_answers_no_question_that_yes_cannot_answer(question: str, key: str) -> None:
    call = a_call_with(a_profile(acquiesce=True, mots_par_phrase=4))
    events = say(call, question, "question_fermee", topics=["stationnement"], longest_sentence=30)
    assert reply(events) in common("courant")[key]


def test_asked_a_second_time_in_plain_words_or_to_choose_among_things_they_answer() -> None:
    lost = {"topics": ["stationnement"], "longest_sentence": 30}
    call = a_call_with(a_profile(acquiesce=True, mots_par_phrase=8))
    assert of(say(call, "Où dort-elle ?", "question_fermee", **lost), ev.FactWithheld)
    assert of(say(call, "Elle dort où ?", "question_fermee", **lost), ev.FactDisclosed)
    choosing = a_call_with(a_profile(acquiesce=True, mots_par_phrase=8))
    assert of(say(choosing, "Elle dort dans la rue, dans un garage, ou ailleurs ?", "question_fermee", **lost), ev.FactDisclosed)
