"""What the adviser answered or granted before it was objected: nobody objects it then."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import Objection
from crca_sim.conversation import echoes, giving
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.triggers import just_now
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import Reading, SentenceReading

SURE = 0.75
"""Confidence from which a sentence is about a fact."""
GRANTED = 3
"""Words of what is objected that a sentence holds when it says it first."""
BARELY = 0.4
"""Confidence from which an explanation bears on an objection."""
ALONG = 5
"""Messages after which who has let a call go on asks no more by what right it was made."""


def answered(x: Exchange, objection: Objection) -> bool:
    """Nobody objects what the adviser has just answered, nor what they answered or granted by themself, naming it."""
    if objection.trigger.topic is not None:
        return False
    if _let_the_call_go_on(x, objection) or _acknowledged(x, objection):
        return True
    if objection.trigger.after is not None:
        answered = any(_settled_before(said.reading, objection) for said in x.state.situation.sayings)
        return answered and not just_now(x, objection.trigger)
    if said_among(x.text, objection.answers) is not None:
        return True
    return any(_settled_before(said.reading, objection) for said in x.state.situation.sayings)


def _acknowledged(x: Exchange, objection: Objection) -> bool:
    """Explained and checked before: the client said that it was clear."""
    return any(_checks(said.reading) and _explains_it(said.reading, objection) for said in x.state.situation.sayings if said.turn < x.turn)


def _checks(reading: Reading) -> bool:
    last = next((s for s in reversed(reading.sentences) if s.text.rstrip().endswith("?")), None)
    return last is not None and (last.does("verifier_comprehension", "mesurer_satisfaction") or marked(last.text, "controle"))


def _explains_it(reading: Reading, objection: Objection) -> bool:
    about = (s for s in reading.sentences if any(seen.topic in objection.topics and seen.confidence >= BARELY for seen in s.topics))
    return any(s.does(*giving.EXPLAINING) for s in about) or said_among(reading.text, objection.answers) is not None


def _let_the_call_go_on(x: Exchange, objection: Objection) -> bool:
    """Who was told what a call is about and has talked along for a while does not ask all at once why they are called."""
    if not x.scenario.canvassing or objection.trigger.turn is None or x.happened(ev.OfferMade):
        return False
    return x.state.situation.purpose_said and x.turn > objection.trigger.turn + ALONG


def _settled_before(reading: Reading, objection: Objection) -> bool:
    about_it = any(on_topic(s, objection) for s in reading.sentences)
    granted = any(grants(s, objection) for s in reading.sentences)
    return granted or (about_it and said_among(reading.text, objection.answers) is not None)


def grants(sentence: SentenceReading, objection: Objection) -> bool:
    """« Vous aviez refusé les appels commerciaux, c'est noté »: said in the client's own words, before they had to."""
    asks = sentence.text.rstrip().endswith("?")
    return not asks and any(echoes.shared_words(sentence.text, line) >= GRANTED for line in (objection.label, *objection.raised))


def on_topic(sentence: SentenceReading, objection: Objection) -> bool:
    return any(seen.topic in objection.topics and seen.confidence >= SURE for seen in sentence.topics)
