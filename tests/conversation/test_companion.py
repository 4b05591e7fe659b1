"""Who accompanies the client, and who signs with them: one speaks to the client all the same."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation.addressing import client_call, companion_call
from tests.builders import of, reply, say
from tests.situations import PROTECTION, RELATION, RELAY, SERVICE, SON, a_situation, opened, trust

# ── Companion ──────────────────────────────────────────────────────────────────────────────────────


def test_a_companion_is_heard_before_the_client_in_the_same_turn() -> None:
    first = opened(a_situation(compagnon=SON))
    kinds = [e.kind for e in first if e.kind in ("companion_spoke", "client_spoke")]
    assert kinds == ["companion_spoke", "client_spoke"]
    assert of(first, ev.CompanionSpoke)[0].name == "Philippe Garnier"


@pytest.mark.parametrize(
    "past",
    [
        "Que souhaite votre père ?",
        "Philippe, vous confirmez ?",
        "Dites-lui que c'est noté.",
        "Et lui, que veut-il ?",
        "Est-il d'accord pour signer ?",
    ],
)
def test_speaking_past_the_client_costs_and_the_client_says_so(past: str) -> None:
    call = a_situation(compagnon=SON)
    before = trust(call)
    events = say(call, past, "question_fermee", topics=["usage_vehicule"])
    assert of(events, ev.CompanionAddressed)
    assert of(events, ev.CompanionSpoke)
    assert not of(events, ev.FactDisclosed)
    assert reply(events) in ("Je suis là.", "Demandez-le-moi.")
    assert trust(call) < before


@pytest.mark.parametrize(
    "to_them",
    [
        "Merci, Philippe. Et vous, Jean, que souhaitez-vous ?",
        "Bonjour Jean, comment l'utilisez-vous ?",
        "Laissez votre père répondre, s'il vous plaît.",
        "Merci Monsieur. Jean, je m'adresse à vous : que voulez-vous ?",
    ],
)
def test_coming_back_to_the_client_is_thanked(to_them: str) -> None:
    call = a_situation(compagnon=SON)
    before = trust(call)
    events = say(call, to_them)
    assert of(events, ev.ClientAddressed)
    assert not of(events, ev.CompanionAddressed)
    assert trust(call) > before


@pytest.mark.parametrize(
    "beside", [SON, RELAY, SON | {"nom": "Mme Leroy", "lien": "sa curatrice"}, SON | {"nom": "Camille", "lien": "amie"}]
)
def test_whoever_is_called_as_the_screens_call_them_knows_that_one_speaks_to_them(beside: dict[str, Any]) -> None:
    call = a_situation(compagnon=beside)
    persona, companion = call.cast.persona, call.cast.scenario.companion
    assert companion is not None
    past = say(call, f"{companion_call(companion)}, vous confirmez ?")
    assert of(past, ev.CompanionAddressed)
    back = say(call, f"{client_call(persona, companion)}, qu'en dites-vous ?")
    assert of(back, ev.ClientAddressed)


@pytest.mark.parametrize("plain", ["Bonjour Philippe.", "Comment l'utilisez-vous ?", "Quelqu'un d'autre conduit ?", "Merci Philippe."])
def test_courtesy_to_a_companion_is_no_fault(plain: str) -> None:
    assert not of(say(a_situation(compagnon=SON), plain, "saluer"), ev.CompanionAddressed)


def test_someone_insistent_answers_before_the_client_can() -> None:
    call = a_situation(compagnon=SON)
    events = say(call, "Avez-vous des objets de valeur dedans ?", "question_fermee", topics=["objets_valeur"])
    assert of(events, ev.CompanionPressed)
    assert of(events, ev.HesitationShown)[0].about == "third_party"
    assert not of(events, ev.FactDisclosed)


def test_going_on_as_if_the_client_had_decided_costs() -> None:
    call = a_situation(compagnon=SON)
    say(call, "Avez-vous des objets de valeur ?", "question_fermee", topics=["objets_valeur"])
    events = say(call, "Très bien, je le note.", "accuser_reception")
    assert "client_oublie" in {e.cause for e in of(events, ev.StateMoved)}


def test_nothing_is_agreed_through_a_companion() -> None:
    call = a_situation(compagnon=SON, accord=RELATION, **SERVICE)
    events = say(call, "Il est d'accord pour être mis en relation ?", "demander_accord")
    assert of(events, ev.DecisionAsked)
    assert not of(events, ev.ConsentGiven)


def test_a_relay_announces_itself_and_takes_time() -> None:
    call = a_situation(compagnon=RELAY)
    assert "relais" in of(opened(call), ev.CompanionSpoke)[0].text
    relayed = of(say(call, "Comment l'utilisez-vous ?", "question_fermee", topics=["kilometrage"]), ev.ClientSpoke)[0]
    alone = of(say(a_situation(), "Comment l'utilisez-vous ?", "question_fermee", topics=["kilometrage"]), ev.ClientSpoke)[0]
    assert 5 <= relayed.seconds - alone.seconds <= 10


# ── Protection ─────────────────────────────────────────────────────────────────────────────────────


def test_asked_who_signs_the_client_tells_and_no_agreement_is_possible_alone() -> None:
    call = a_situation(protection=PROTECTION, accord=RELATION, **SERVICE)
    told = say(call, "Qui signe ce contrat avec vous ?", "question_fermee")
    assert of(told, ev.ProtectionAsked)
    assert "curateur" in of(told, ev.ProtectionTold)[0].text
    asked = say(call, "Vous êtes d'accord pour être mis en relation ?", "demander_accord")
    assert of(asked, ev.ConsentWithheld)
    assert not of(asked, ev.ConsentGiven)


def test_naming_the_measure_costs_where_asking_who_signs_does_not() -> None:
    blunt, tactful = a_situation(protection=PROTECTION), a_situation(protection=PROTECTION)
    say(blunt, "Êtes-vous sous tutelle ?", "question_fermee")
    say(tactful, "Qui signe ce contrat avec vous ?", "question_fermee")
    assert trust(blunt) < trust(tactful)


def test_who_is_spoken_to_by_name_answers_and_what_is_then_asked_is_asked_of_them() -> None:
    told = say(a_situation(compagnon=SON), "Philippe, je regarderai votre feuille tout à l'heure.")
    assert of(told, ev.CompanionSpoke)
    assert not of(told, ev.CompanionAddressed)
    call = a_situation(compagnon=SON)
    text = "Philippe, je vois bien votre idée. Vous connaissiez ce projet ?"
    assert of(say(call, text, "question_fermee", topics=["usage_vehicule"]), ev.CompanionSpoke)
