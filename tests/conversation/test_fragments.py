"""Speech in pieces: waiting lets the client finish, words cut in, and the facts come only with the end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.conversation.fragments import begun_of
from crca_sim.conversation.state import fold
from tests.builders import of, reply, say, started
from tests.conversation.profiles import PIECES, a_call_with, a_profile, causes
from tests.conversation.test_signs import used

ASKED = ("Combien de kilomètres ?", "question_fermee")


def a_broken_call(**profile: Any) -> Call:
    """The client has begun to answer and is not done."""
    call = a_call_with(a_profile(enjeu="expression", fragments=PIECES, aide=["attendre"], **profile))
    say(call, *ASKED, topics=["kilometrage"])
    return call


def trust(call: Call) -> int:
    return call.state.measures["trust"]


def test_an_answer_begins_and_its_fact_is_not_told_yet() -> None:
    call = a_call_with(a_profile(fragments=PIECES))
    events = say(call, *ASKED, topics=["kilometrage"])
    broken = of(events, ev.SpeechBroken)[0]
    assert broken.facts == ("kilometrage",)
    assert reply(events) == broken.begun
    assert "mille" not in reply(events)
    assert not of(events, ev.FactDisclosed)
    assert "kilometrage" not in call.state.disclosed


def test_waiting_lets_the_client_finish_and_warms() -> None:
    call = a_broken_call()
    before = trust(call)
    events = call.see("attendre", "Attend", 8.0)
    assert of(events, ev.SpeechFinished)[0].cut_short is False
    assert of(events, ev.FactDisclosed)[0].fact == "kilometrage"
    assert "mille" in reply(events)
    assert trust(call) > before
    assert call.state.access.pending is None


@pytest.mark.parametrize("text", ["Je vous écoute.", "Oui.", "Je suis là, prenez votre temps.", "Mmh.", "Rien ne presse.", "D'accord."])
def test_a_few_neutral_words_leave_the_floor(text: str) -> None:
    events = say(a_broken_call(), text, "accuser_reception")
    assert of(events, ev.FactDisclosed)
    assert not of(events, ev.SpeechFinished)[0].cut_short


@pytest.mark.parametrize(
    "text",
    [
        "Huit mille kilomètres ?",
        "Vous voulez dire huit mille.",
        "Je vous propose autre chose en attendant.",
        "Et sinon, où dort-elle ?",
        "Respirez.",
        "Je vous écoute, mais il faudrait vraiment que nous avancions maintenant.",
    ],
)
def test_any_other_words_cut_in_and_the_fact_stays_untold(text: str) -> None:
    call = a_broken_call(surprotege=["respirez"])
    before = trust(call)
    events = say(call, text, "question_fermee", topics=["kilometrage"])
    assert of(events, ev.SpeechFinished)[0].cut_short
    assert not of(events, ev.FactDisclosed)
    assert of(events, ev.FactWithheld)[0].why == "cut_short"
    assert "interruption" in causes(events)
    assert any(line in reply(events) for line in PIECES["coupe"])
    assert trust(call) < before


@pytest.mark.parametrize("text", ["Allez-y, vite.", "On n'a pas le temps."])
def test_pressing_leaves_no_floor_however_short(text: str) -> None:
    assert of(say(a_broken_call(), text, "accuser_reception", haste=(text,)), ev.SpeechFinished)[0].cut_short
    assert of(say(a_broken_call(), "Je n'ai pas le temps.", "f_brusquer"), ev.SpeechFinished)[0].cut_short


def test_guessing_the_word_helps_too_much_as_well() -> None:
    assert "surprotection" in causes(say(a_broken_call(), "Huit mille ?", "question_fermee"))
    assert "surprotection" not in causes(say(a_broken_call(), "Où dort-elle la nuit ?", "question_fermee"))


def test_what_was_cut_short_can_be_asked_again() -> None:
    call = a_broken_call()
    say(call, "Et où dort-elle ?", "question_fermee", topics=["stationnement"])
    again = say(call, *ASKED, topics=["kilometrage"])
    assert not of(again, ev.FactAsked)[0].again
    finished = call.see("attendre", "Attend", 8.0)
    assert "mille" in reply(finished)


def test_take_your_time_once_is_kind_and_twice_is_not() -> None:
    call = a_broken_call()
    assert "surprotection" not in causes(say(call, "Prenez votre temps.", "accuser_reception"))
    say(call, "Où dort-elle ?", "question_fermee", topics=["stationnement"])
    again = say(call, "Prenez votre temps.", "accuser_reception")
    assert "surprotection" in causes(again)
    assert of(again, ev.FactDisclosed)


def test_silent_work_leaves_time_to_finish_and_a_hold_cuts_in() -> None:
    working, holding = a_broken_call(), a_broken_call()
    assert of(working.notice(used(2, "ouvrir_fiche"), ()), ev.FactDisclosed)
    assert of(holding.notice(used(2, "mettre_en_attente"), ()), ev.SpeechFinished)[0].cut_short
    assert trust(working) > trust(holding)


def test_only_waiting_on_purpose_warms() -> None:
    working, waiting = a_broken_call(), a_broken_call()
    working.notice(used(2, "ouvrir_fiche"), ())
    waiting.see("attendre", "Attend", 8.0)
    assert trust(waiting) > trust(working)


def test_the_same_fact_is_begun_once_in_a_message() -> None:
    call = a_call_with(a_profile(fragments=PIECES))
    events = say(call, "Combien de kilomètres ? Par an, je veux dire ?", "question_fermee", topics=["kilometrage"])
    assert of(events, ev.SpeechBroken)[0].pending.count("mille") == 1


def test_time_that_passes_is_waiting() -> None:
    events = a_broken_call().let_pass(10.0, "10 s")
    assert of(events, ev.FactDisclosed)
    assert "attente_non_annoncee" not in causes(events)


def test_an_identity_element_is_given_only_once_it_was_said() -> None:
    call = a_call_with(a_profile(fragments=PIECES))
    events = say(call, "Votre date de naissance ?", "demander_identite", topics=["date_naissance"])
    assert of(events, ev.IdentityAsked)
    assert not of(events, ev.IdentityGiven)
    assert of(call.see("attendre", "Attend", 8.0), ev.IdentityGiven)


def test_an_answer_of_one_word_has_no_pieces() -> None:
    call = a_call_with(a_profile(fragments=PIECES))
    assert of(say(call, "Votre code postal ?", "demander_identite", topics=["adresse"]), ev.FactDisclosed)


def test_pieces_are_heard_only_on_their_channels() -> None:
    call = a_call_with(a_profile(fragments=PIECES), canal="chat")
    assert of(say(call, *ASKED, topics=["kilometrage"]), ev.FactDisclosed)


def test_without_pieces_waiting_changes_nothing() -> None:
    call = a_call_with(None)
    say(call, *ASKED, topics=["kilometrage"])
    before = dict(call.state.measures)
    call.see("attendre", "Attend", 8.0)
    assert call.state.measures == before


def test_nothing_else_is_brought_up_while_the_client_is_speaking() -> None:
    call = a_call_with(a_profile(fragments=PIECES))
    for n in range(4):
        events = say(call, f"Dites-moi ({n}).", "question_fermee", topics=[["kilometrage"], ["stationnement"], ["usage_vehicule"]][n % 3])
        if of(events, ev.SpeechBroken):
            assert not of(events, ev.HintDropped)
        call.see("attendre", "Attend", 8.0)


@pytest.mark.parametrize(
    ("answer", "word", "letters"),
    [
        ("Quatre mille.", "Qua", "Qu"),
        ("Je livre des meubles.", "Je", "J"),
        ("Dans les huit mille.", "Dans", "D"),
        ("C'est bon.", "C'est", "C"),
        ("Au garage.", "Au", "A"),
        ("Trois fois rien.", "Trois", "Tr"),
    ],
)
def test_how_an_answer_begins(answer: str, word: str, letters: str) -> None:
    begun = begun_of(answer)
    assert begun is not None
    assert (begun.word, begun.letters) == (word, letters)


def test_a_figure_is_not_begun() -> None:
    assert begun_of("49000.") is None
    assert begun_of("") is None


TURNS = st.lists(
    st.sampled_from(["kilometrage", "stationnement", "usage_vehicule", "budget", "date_naissance", "wait", "cut", "yes"]), max_size=14
)


def play(call: Call, move: str) -> list[ev.Event]:
    if move == "wait":
        return call.see("attendre", "Attend", 8.0)
    if move == "yes":
        return say(call, "Je vous écoute.", "accuser_reception")
    if move == "cut":
        return say(call, "Bon, je regarde votre dossier.", "faire_patienter")
    return say(call, "Dites-moi ?", "question_fermee", topics=[move])


@settings(max_examples=60, deadline=None)
@given(TURNS, st.integers(0, 300), st.integers(0, 13))
def test_an_interview_taken_up_in_the_middle_of_a_word_goes_on_the_same(moves: list[str], seed: int, cut: int) -> None:
    profile = a_profile(enjeu="expression", fragments=PIECES | {"part": 50}, fatigue={"tour": 2, "interruption": 9})
    live = a_call_with(profile, seed)
    events = Call(live.cast).open(started(seed=seed))
    for n, move in enumerate(moves):
        if live.state.outcome:
            break
        if n == cut:
            kept = [ev.EVENT.validate_json(ev.EVENT.dump_json(e)) for e in events]
            assert fold(kept) == live.state
            resumed, went_on = play(Call(live.cast, kept), move), play(live, move)
            assert resumed == went_on
            events += went_on
        else:
            events += play(live, move)
    told = [e.fact for e in of(events, ev.FactDisclosed)]
    spoken = [line for e in of(events, ev.ClientSpoke) for line in e.lines]
    assert len(spoken) == len(set(spoken))
    assert len([f for f in told if f != "budget"]) == len({f for f in told if f != "budget"})
