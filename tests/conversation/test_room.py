"""What is one's own waits for its moment; what one reply holds agrees with itself."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.conversation.concord import agreeing
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.reading import Reading
from tests.builders import SCENARIO, a_call, a_scenario, of, reply, say

OWN = (ev.HintDropped, ev.InitiativeTaken, ev.ObjectionRaised)
PARKING = {"declencheur": {"tour": 2}, "dire": ["Et le stationnement dans la rue, la nuit, cela change le prix ?"]}
WIFE = {"declencheur": {"tour": 2}, "dire": ["Ma femme vous appellera peut-être demain."]}


def calling(**initiatives: dict[str, Any]) -> Call:
    call = a_call(scenario=a_scenario(objections={}, initiatives=initiatives))
    say(call, "Bonjour à vous.", "saluer")
    return call


def asking(call: Call, text: str = "Combien de kilomètres par an ?", topic: str = "kilometrage") -> list[ev.Event]:
    return say(call, text, "question_fermee", topics=[topic])


def brought_up(events: list[ev.Event]) -> bool:
    return any(of(events, kind) for kind in OWN)


def test_who_is_asked_a_fact_answers_it_and_brings_up_nothing_else() -> None:
    call = calling(femme=WIFE)
    assert not brought_up([*asking(call), *asking(call, "Quel âge a-t-elle ?", "vehicule_age")])


def test_what_is_on_the_very_subject_goes_with_the_answer() -> None:
    call = calling(rue=PARKING)
    assert of(asking(call, "Elle reste dans la rue, la nuit, pour le stationnement ?", "stationnement"), ev.InitiativeTaken)


def test_the_floor_once_given_is_taken() -> None:
    call = calling(femme=WIFE)
    asking(call)
    assert of(say(call, "Souhaitez-vous ajouter quelque chose ?", "question_ouverte"), ev.InitiativeTaken)


def test_nobody_says_nothing_more_and_then_something() -> None:
    call = calling(femme=WIFE)
    said = reply(say(call, "Une autre question ?", "mesurer_satisfaction"))
    assert said == "Ma femme vous appellera peut-être demain."


def test_a_story_lets_something_slip() -> None:
    call = a_call(scenario=a_scenario(objections={}))
    told = say(call, "À quoi vous sert-elle ?", "question_ouverte", topics=["usage_vehicule"])
    told += say(call, "Racontez-moi encore : où dort-elle ?", "question_ouverte", topics=["stationnement"])
    assert of(told, ev.HintDropped)


def test_what_the_adviser_has_explained_is_not_brought_up() -> None:
    call = calling(rue=PARKING)
    say(call, "Le stationnement dans la rue, la nuit, ne change pas le prix.", "expliquer_garantie")
    assert not of(say(call, "Souhaitez-vous ajouter quelque chose ?", "question_ouverte"), ev.InitiativeTaken)


def test_an_objection_to_a_price_comes_without_a_word_of_praise_before() -> None:
    call = a_call()
    events = say(call, "La formule tiers est à 300 euros. Qu'en pensez-vous ?", "presenter_offre", "annoncer_prix", "question_ouverte")
    if of(events, ev.ObjectionRaised):
        assert reply(events) == "C'est trop cher."


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ([("Très bien.", "acquiescer"), ("Non, c'est trop tôt.", "accord:pas_encore")], ["Non, c'est trop tôt."]),
        ([("C'est ça.", "resume_juste"), ("Je reste sur ma faim.", "satisfaction_non")], ["C'est ça."]),
        ([("C'est bon. Passons.", "excuses"), ("Allez-y, oui.", "accepte")], ["Allez-y, oui."]),
        ([("C'est tout.", "rien_a_ajouter"), ("C'est pour l'agence.", "fait:agence")], ["C'est pour l'agence."]),
        ([("Trop tôt.", "offre_prematuree"), ("C'est non.", "accord:non")], ["C'est non."]),
        ([("Bon. Merci.", "excuses"), ("Le 3 mai.", "fait:naissance")], ["Bon. Merci.", "Le 3 mai."]),
    ],
)
def test_a_reply_agrees_with_itself(said: list[tuple[str, str]], kept: list[str]) -> None:
    call = a_call()
    x = Exchange(call.cast, call.state, 1, Reading(text="Voilà."))
    x.keys.update(dict(said))
    assert agreeing(x, [text for text, _ in said]) == kept


def test_what_opens_the_contact_concludes_nothing() -> None:
    leaving = SCENARIO["accord"] | {"objet": "mettre fin à mon contrat auto", "prix_dit": False}
    call = a_call(scenario=a_scenario(accord=leaving, demande=["Arrêter mon contrat."]))
    events = say(call, "Service auto, que puis-je faire pour vous ?", "demander_motif", "demander_accord", "saluer")
    assert not of(events, ev.DecisionAsked)


def test_who_is_left_time_to_think_is_not_pressed() -> None:
    call = a_call()
    events = say(call, "Vous la prenez, ou vous y réfléchissez ce soir ?", "f_forcer_vente", "laisser_reflechir")
    assert "pression" not in {e.cause for e in of(events, ev.StateMoved)}
