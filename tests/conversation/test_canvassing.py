"""A commercial call that nobody asked for."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import of, reply, say
from tests.situations import CANVASSING, OFFER, a_situation, patience


def called(**canvassing: object) -> Call:
    return a_situation(sens="sortant", ouverture=["Allô ?"], demarchage=CANVASSING | canvassing)


def test_the_person_called_wants_to_know_who_and_why() -> None:
    call = called()
    assert call.state.client_text == "Allô ?"
    assert "?" in reply(say(call, "Bonjour.", "saluer"))
    assert not call.state.situation.opposed


def test_without_consent_the_purpose_said_is_refused_and_with_it_one_listens() -> None:
    said = ("Mon appel est commercial, puis-je vous parler d'une offre ?", "annoncer_caractere_commercial", "se_presenter")
    refused = say(called(), *said)
    assert of(refused, ev.CanvassingOpposed)
    assert of(refused, ev.ConsentWithheld)[0].about == "appel"
    for canvassing in ({"consentement": True}, {"contrat_lie": True}):
        assert not of(say(called(**canvassing), *said), ev.CanvassingOpposed)


def test_pitching_without_saying_why_one_calls_is_opposed_even_with_consent() -> None:
    assert of(say(called(consentement=True), *OFFER), ev.CanvassingOpposed)


def test_going_on_after_a_no_makes_angry_and_respecting_it_does_not() -> None:
    stubborn, fair = called(), called()
    say(stubborn, *OFFER)
    say(fair, *OFFER)
    before = patience(stubborn)
    again = say(stubborn, *OFFER)
    assert of(again, ev.CanvassingOpposed)
    assert of(again, ev.EmotionShown)[0].emotion == "colere"
    assert patience(stubborn) <= before - 20
    ended = say(fair, "Je note votre refus, excusez-moi. Au revoir.", "presenter_excuses", "prendre_conge")
    assert not of(ended, ev.CanvassingOpposed)
    assert of(ended, ev.InterviewEnded)[0].outcome == "differe"


def test_whoever_said_no_answers_no_question() -> None:
    call = called()
    say(call, *OFFER)
    assert not of(say(call, "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"]), ev.FactDisclosed)


def test_the_contract_in_force_explains_no_offer_of_another_product() -> None:
    said = ("Mon appel concerne votre contrat auto.", "annoncer_caractere_commercial", "se_presenter")
    call = called(contrat_lie=True)
    say(call, *said)
    assert not of(say(call, *OFFER), ev.CanvassingOpposed)
    assert of(say(call, "Je vous propose aussi Aubelune Accidents.", "presenter_offre"), ev.CanvassingOpposed)
