"""What the client remembers: their questions, and what the adviser said before."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import euros, of, reply, say
from tests.situations import LATER, QUESTION, a_situation, trust

# ── Questions left open ────────────────────────────────────────────────────────────────────────────


def test_an_answered_question_is_closed_and_thanked() -> None:
    call = a_situation(initiatives=QUESTION)
    say(call, "Bonjour.", "saluer")
    answered = say(call, "Comptez cinq jours.", "expliquer_demarche")
    assert of(answered, ev.QuestionSettled)[0].answered
    assert "parfait" in reply(answered)


def test_a_question_left_alone_comes_back_once_and_ends_unanswered() -> None:
    call = a_situation(initiatives=QUESTION)
    say(call, "Bonjour.", "saluer")
    said = [reply(say(call, text, "question_fermee", topics=[topic])) for text, topic in LATER]
    assert [("combien de temps" in words) for words in said].count(True) == 1
    ended = say(call, "Au revoir, bonne journée.", "prendre_conge")
    assert [e.answered for e in of(ended, ev.QuestionSettled)] == [False]


def test_a_sentence_that_commits_two_faults_hurts_once() -> None:
    def lost(*faults: str) -> int:
        call = a_situation()
        before = trust(call)
        say(call, "Vous êtes idiot ou quoi ?", *faults)
        return before - trust(call)

    assert lost("f_insulter") < lost("f_insulter", "f_brusquer") < lost("f_insulter") + lost("f_brusquer") / 2


def test_a_farewell_does_not_bury_a_question() -> None:
    call = a_situation(initiatives=QUESTION | {"delai": QUESTION["delai"] | {"declencheur": {"tour": 4}}})
    for text, topic in LATER:
        say(call, text, "question_fermee", topics=[topic])
    say(call, "Très bien, je note tout cela.", "accuser_reception")
    held = say(call, "Au revoir, bonne journée.", "prendre_conge")
    assert not of(held, ev.InterviewEnded)
    assert "combien de temps" in reply(held)


# ── Memory ─────────────────────────────────────────────────────────────────────────────────────────


def price(call: Call, amount: int, lead: str = "") -> list[ev.Event]:
    text = f"{lead}Le Tiers étendu est à {amount} euros par an."
    return say(call, text, "annoncer_prix", slots=[euros(amount, f"{amount} euros par an")])


def test_two_prices_of_one_thing_are_noticed_once() -> None:
    call = a_situation()
    price(call, 410)
    noticed = price(call, 480)
    assert of(noticed, ev.ContradictionNoticed)[0].before.startswith("410")
    assert not of(price(call, 450), ev.ContradictionNoticed)


def test_an_exact_correction_owned_up_to_is_thanked_and_not_punished() -> None:
    call = a_situation()
    price(call, 480)
    before = trust(call)
    mended = price(call, 400, "Je me suis trompée, excusez-moi. ")
    assert of(mended, ev.ContradictionMended)
    assert not of(mended, ev.ContradictionNoticed)
    assert trust(call) > before


def test_a_monthly_and_a_yearly_price_do_not_contradict_each_other() -> None:
    call = a_situation()
    price(call, 396)
    text = "Le Tiers étendu, cela fait 33 euros par mois."
    assert not of(say(call, text, "annoncer_prix", slots=[euros(33, "33 euros par mois")]), ev.ContradictionNoticed)


def test_a_cover_said_then_unsaid_is_noticed() -> None:
    call = a_situation()
    say(call, "Le vol est couvert.", "expliquer_garantie")
    assert of(say(call, "Le vol n'est pas couvert.", "signaler_limites"), ev.ContradictionNoticed)


@pytest.mark.parametrize(
    "nuance", ["Le vol est couvert avec le Tiers étendu.", "Le vol est couvert ?", "Si vous le fermez, le vol est couvert."]
)
def test_a_nuance_contradicts_nothing(nuance: str) -> None:
    call = a_situation()
    say(call, "Le vol n'est pas couvert.", "signaler_limites")
    assert not of(say(call, nuance, "expliquer_garantie"), ev.ContradictionNoticed)


def test_a_promise_taken_back_is_noticed() -> None:
    call = a_situation()
    say(call, "Je vous rappelle demain.", "annoncer_suite")
    assert of(say(call, "Finalement, je ne pourrai pas vous rappeler.", "annoncer_suite"), ev.ContradictionNoticed)[0].about == "rappel"


def test_going_further_into_what_was_told_is_no_repetition() -> None:
    call = a_situation()
    say(call, "Où dort-elle la nuit ?", "question_fermee", topics=["stationnement"])
    further = say(call, "Vous me parliez de la rue : qu'est-ce qui vous inquiète ?", "question_ouverte", topics=["stationnement"])
    assert not of(further, ev.FactAsked)[0].again
    again = say(call, "Où dort-elle la nuit ?", "question_fermee", topics=["stationnement"])
    assert of(again, ev.FactAsked)[0].again
