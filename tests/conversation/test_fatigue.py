"""Tiring: what tires whom, short answers, a pause asked for, an end that is left for later or not."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.authoring.accommodation import Burden
from crca_sim.conversation.call import Call
from crca_sim.conversation.fatigue import SPENT, TIRED
from crca_sim.conversation.lines import common
from tests.builders import euros, of, reply, say
from tests.conversation.profiles import PIECES, a_call_with, a_profile, causes
from tests.conversation.test_signs import sent, used

ALL = dict.fromkeys(["tour", "phrase_longue", "message_long", "plusieurs_questions", "hate", "attente", "redire", "chiffres", "ecrit"], 3)
WEARY = ["On peut souffler un peu ?", "Un résumé par écrit, ce serait bien."]
ASKED = ("Combien de kilomètres ?", "question_fermee")


def fatigue(call: Call) -> int:
    return call.state.measures["fatigue"]


def a_tiring_call(start: int = 0, **profile: Any) -> Call:
    """A client who tires, from there."""
    keys = {"enjeu": "energie", "fatigue": {"tour": 1}, "fatigue_dire": WEARY} | profile
    return a_call_with(a_profile(**keys), temperament={"fatigue": start})


def a_long_sentence(call: Call) -> list[ev.Event]:
    return say(call, "Voici comment cela se passe.", "expliquer_garantie", longest_sentence=60)


def do(call: Call, what: Burden) -> list[ev.Event]:
    match what:
        case "tour":
            return say(call, "Voici un point.", "expliquer_garantie")
        case "phrase_longue":
            return a_long_sentence(call)
        case "message_long":
            return say(call, "Voici comment cela se passe.", "expliquer_garantie", words=300)
        case "plusieurs_questions":
            return say(call, "Et l'usage ? Et la rue ?", "question_fermee", topics=["usage_vehicule"])
        case "hate":
            return say(call, "Faisons vite.", "expliquer_garantie", haste=("vite",))
        case "attente":
            return call.let_pass(40.0, "40 s")
        case "redire":
            say(call, *ASKED, topics=["kilometrage"])
            return say(call, *ASKED, topics=["kilometrage"])
        case "chiffres":
            return say(call, "Le Tiers étendu est à 400 euros.", "annoncer_prix", slots=[euros(400, "400 euros")])
        case "ecrit":
            return call.notice(used(1), [sent(1, "standard")])
        case "interruption":
            say(call, *ASKED, topics=["kilometrage"])
            return say(call, "Et où dort-elle ?", "question_fermee", topics=["stationnement"])


@pytest.mark.parametrize("burden", [*ALL, "interruption"])
def test_what_tires_a_client_is_what_their_profile_says(burden: Any) -> None:
    extra = {"fragments": PIECES} if burden == "interruption" else {}
    tired, spared = a_tiring_call(fatigue={burden: 5}, **extra), a_tiring_call(fatigue={burden: 0}, **extra)
    events = do(tired, burden)
    do(spared, burden)
    assert f"fatigue_{burden}" in causes(events, "fatigue")
    assert fatigue(tired) == fatigue(spared) + 5


def test_a_client_without_profile_hardly_tires() -> None:
    call = a_call_with(None)
    for _ in range(12):
        a_long_sentence(call)
        say(call, "Et l'usage ? Et la rue ? Et le budget ?", "question_fermee", topics=["usage_vehicule"], haste=("vite",))
    assert fatigue(call) < 25


def test_an_adaptation_in_place_makes_each_turn_lighter() -> None:
    adapted, not_adapted = a_tiring_call(fatigue={"tour": 4}), a_tiring_call(fatigue={"tour": 4})
    say(adapted, "Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
    say(not_adapted, "Voici un point.", "expliquer_garantie")
    for _ in range(8):
        do(adapted, "tour")
        do(not_adapted, "tour")
    assert fatigue(adapted) < fatigue(not_adapted)


def test_tired_the_client_answers_briefly_and_says_so_once() -> None:
    fresh, tired = a_tiring_call(), a_tiring_call(start=TIRED)
    asked = ("Parlez-moi de votre usage.", "question_ouverte")
    assert of(say(fresh, *asked, topics=["usage_vehicule"]), ev.FactDisclosed)[0].in_full
    events = say(tired, *asked, topics=["usage_vehicule"])
    assert not of(events, ev.FactDisclosed)[0].in_full
    assert of(events, ev.WearinessShown)[0].text in WEARY
    later = [e for _ in range(5) for e in do(tired, "tour")]
    assert not of(later, ev.WearinessShown)


def test_tired_the_client_lets_nothing_slip_any_more() -> None:
    fresh, tired = a_tiring_call(), a_tiring_call(start=TIRED)
    hints = []
    for call in (fresh, tired):
        told: list[ev.Event] = []
        for topic in ("kilometrage", "stationnement", "usage_vehicule"):
            told += say(call, "Et de ce côté-là ?", "question_fermee", topics=[topic])
        hints.append(len(of([*told, *do(call, "tour"), *do(call, "tour")], ev.HintDropped)))
    assert hints[0] > hints[1] == 0


def test_a_pause_offered_to_someone_tired_rests_them() -> None:
    call = a_tiring_call(start=TIRED + 5)
    events = say(call, "On fait une pause ?", "proposer_adaptation")
    assert "pause_offerte" in causes(events)
    assert fatigue(call) < TIRED


def a_spent_call() -> Call:
    """The client has just said that they must stop."""
    call = a_tiring_call(start=SPENT)
    events = do(call, "tour")
    assert of(events, ev.WearinessShown)[0].spent
    return call


@pytest.mark.parametrize(
    ("text", "act", "outcome"),
    [
        ("Voulez-vous que nous reprenions jeudi à 10 h ?", "proposer_rdv", "rappel"),
        ("Prenez le temps d'y réfléchir, rien ne presse.", "laisser_reflechir", "differe"),
        ("Je vous envoie le résumé par courriel.", "annoncer_suite", "differe"),
        ("Bien, passons maintenant au prix.", "presenter_offre", "client_parti"),
        ("Une dernière question, où dort-elle ?", "question_fermee", "client_parti"),
    ],
)
def test_spent_the_client_stops_well_or_leaves(text: str, act: str, outcome: str) -> None:
    events = say(a_spent_call(), text, act)
    ended = of(events, ev.InterviewEnded)[0]
    assert (ended.outcome, ended.why) == (outcome, "fatigue")


def test_a_kind_word_gives_one_respite_only() -> None:
    call = a_spent_call()
    assert not of(say(call, "Je comprends bien.", "exprimer_empathie"), ev.InterviewEnded)
    assert of(say(call, "Je comprends, oui.", "exprimer_empathie"), ev.InterviewEnded)[0].outcome == "client_parti"


def test_a_farewell_then_is_the_adviser_s_own() -> None:
    events = say(a_spent_call(), "Je vous laisse vous reposer. Au revoir.", "prendre_conge")
    assert of(events, ev.InterviewEnded)[0].why == "conge"


def test_the_last_words_fit_the_end() -> None:
    said = reply(say(a_spent_call(), "Je vous rappelle jeudi ?", "proposer_rdv"))
    assert any(line in said for line in common("courant")["fatigue_au_revoir"])
