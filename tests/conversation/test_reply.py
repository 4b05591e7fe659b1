"""How a reply is put together: in one breath, in short lines of chat, as a whole letter."""

from __future__ import annotations

import pytest

from crca_sim.authoring.scenario import Channel
from tests.builders import a_call, a_scenario, reply, say

LONG = "C'est une longue histoire, qui commence il y a dix ans dans un autre atelier. Depuis, je livre des meubles. Voilà où j'en suis."


def call_on(channel: Channel, **persona: object):  # type: ignore[no-untyped-def]
    facts = {"usage": {"libelle": "l'usage", "themes": ["usage_vehicule"], "repliques": [LONG]},
             "kilometrage": {"libelle": "les kilomètres", "themes": ["kilometrage"], "repliques": ["Huit mille."]},
             "garage": {"libelle": "le garage", "themes": ["stationnement"], "repliques": ["Dans la rue."]},
             "budget": {"libelle": "le budget", "themes": ["budget"], "repliques": ["Trente euros."]}}  # fmt: skip
    scenario = a_scenario(canal=channel, faits=facts, besoins={}, controles=[], initiatives={}, objections={})
    return a_call(3, scenario=scenario, **persona)


def test_on_the_phone_everything_is_said_in_one_breath() -> None:
    assert "\n" not in reply(say(call_on("telephone"), "Racontez-moi.", "question_ouverte", topics=["usage_vehicule"]))


def test_on_chat_a_long_message_is_sent_in_short_lines() -> None:
    lines = reply(say(call_on("chat"), "Racontez-moi.", "question_ouverte", topics=["usage_vehicule"])).split("\n")
    assert len(lines) >= 2
    assert " ".join(lines) == LONG


def test_a_letter_has_its_greeting_its_matter_its_thanks_and_its_signature() -> None:
    letter = reply(say(call_on("courriel"), "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"])).split("\n\n")
    assert letter[0].endswith((",", "!"))
    assert letter[1] == "Huit mille."
    assert letter[-1].splitlines()[-1] == "Jean Test"
    assert len(letter) == 4


def test_a_letter_answers_every_question_in_order() -> None:
    call = call_on("courriel")
    from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading, TopicSeen

    asked = [
        ("Combien de kilomètres ?", "kilometrage"),
        ("Où dort-elle ?", "stationnement"),
        ("Quel budget ?", "budget"),
        ("À quoi sert-elle ?", "usage_vehicule"),
    ]
    text, sentences = " ".join(q for q, _ in asked), []
    for question, topic in asked:
        start = text.index(question)
        seen = (TopicSeen(topic=topic, confidence=0.95),)
        acts = (ActSeen(act="question_fermee", confidence=0.95),)
        sentences.append(SentenceReading(text=question, start=start, end=start + len(question), acts=acts, topics=seen))
    answer = reply(call.hear(text, Reading(text=text, sentences=tuple(sentences))))
    places = [answer.index(part) for part in ("Huit mille.", "Dans la rue.", "Trente euros.", "C'est une longue histoire")]
    assert places == sorted(places)


def test_a_letter_that_the_author_wrote_whole_is_left_whole() -> None:
    opening = "Bonjour,\n\nJe vous écris pour ma camionnette.\n\nCordialement,\nJean Test"
    scenario = a_scenario(canal="courriel", ouverture=[opening])
    assert a_call(3, scenario=scenario).state.client_text == opening


@pytest.mark.parametrize(("register", "signed"), [("jeune", "Jean"), ("soutenu", "Jean Test")])
def test_one_signs_as_one_speaks(register: str, signed: str) -> None:
    letter = reply(say(call_on("courriel", registre=register), "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"]))
    assert letter.splitlines()[-1] == signed
