"""A client who has closed up: short answers to plain questions, refusals of what costs only, never two in a row."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import a_call, of, reply, say


def a_closed_client() -> Call:
    call = a_call(3, temperament={"confiance": 50})
    call.state.measures["trust"] = 15
    return call


def test_what_anyone_tells_is_told_in_few_words() -> None:
    events = say(a_closed_client(), "À quoi vous sert-elle ?", "question_ouverte", topics=["usage_vehicule"])
    assert of(events, ev.FactDisclosed)[0].in_full is False
    assert reply(events) == "Des livraisons."


def test_what_costs_is_refused_but_not_twice_in_a_row() -> None:
    call = a_closed_client()
    first = say(call, "Il y a des outils dedans ?", "question_fermee", topics=["objets_valeur"])
    assert [e.why for e in of(first, ev.FactWithheld)] == ["trust"]
    call.state.measures["trust"] = 15
    second = say(call, "Vous y laissez des outils, la nuit ?", "question_fermee", topics=["objets_valeur"])
    assert not of(second, ev.FactWithheld)


def test_a_confidence_still_waits_for_trust() -> None:
    assert of(say(a_closed_client(), "Quel est votre budget ?", "question_fermee", topics=["budget"]), ev.FactWithheld)
