"""A question that no fact answers: the client's life, what brings them, a hint's other side; else an honest « je ne sais pas »."""

from __future__ import annotations

from crca_sim.conversation import (
    answering,
    asked,
    asking,
    follow_ups,
    forms,
    hints,
    identity,
    life,
    meaning,
    parry,
    plainly,
    repartees,
    telling,
    yes_or_no,
)
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.reading import SentenceReading

FAINT = 0.35
"""Confidence from which a question may be about something that was told already."""


def answer(x: Exchange, sentence: SentenceReading) -> int:
    """Answer from elsewhere than the facts; how many answers that makes."""
    if _knows(x, sentence) or repartees.answer(x, sentence) or _ahead(x, sentence) or life.answers(x, sentence):
        return 1
    if _lets_tell(x, sentence):
        return _tell_something(x, sentence)
    if repartees.answer_as_anyone(x, sentence):
        return 1
    if asked.says_nothing_else(sentence.text):
        return (
            1
            if follow_ups.honestly(x, sentence) or tell_request(x) or follow_ups.on_the_last(x, sentence) or x.line("answer", "pas_compris")
            else 0
        )
    asks_who = sentence.does(*asking.IDENTIFYING) and marked(sentence.text, "identite_dite")
    if asks_who and not life.about_another(sentence.text):
        return identity.identify(x, sentence)
    if hinted := hints.behind(x):
        answering.answer(x, sentence, hinted)
        return 1
    if asking.opens(x, sentence) and (marked(sentence.text, "invitation") or _invites(x, sentence)):
        return _tell_something(x, sentence)
    if asking.opens(x, sentence) or sentence.does("question_fermee") or sentence.text.rstrip().endswith("?"):
        return _as_best_they_can(x, sentence)
    return 0


def _ahead(x: Exchange, sentence: SentenceReading) -> bool:
    """What it is fairly like, well ahead of anything else, goes before what one word of it brings."""
    if not asked.ahead(sentence) or sentence.does(*asking.IDENTIFYING):
        return False
    fact_id = repartees.fact_called(x, sentence, repartees.PERHAPS)
    if fact_id is None or not asked.within_reach(x, sentence, fact_id):
        return fact_id is None and repartees.answer(x, sentence, repartees.PERHAPS)
    answering.answer(x, sentence, fact_id)
    return True


def _knows(x: Exchange, sentence: SentenceReading) -> bool:
    """What anyone of this persona knows on the topic, unless it is someone else's life."""
    for seen in sentence.topics:
        if seen.topic in life.PERSONAL and life.about_another(meaning.said_of(x, sentence)):
            continue
        if (known := x.cast.persona.knowledge.get(seen.topic)) and x.propose("answer", known, f"sait:{seen.topic}"):
            return True
    return False


def _as_best_they_can(x: Exchange, sentence: SentenceReading) -> int:
    """A plain question on which nothing is held: what brings them, a faint likeness, else that they do not know."""
    wide = (asking.opens(x, sentence) or x.state.spoken <= 3) and marked(sentence.text, "ouverture_large")
    if wide and not life.about_another(sentence.text) and tell_request(x):
        return 1
    if (
        yes_or_no.answer(x, sentence)
        or repartees.answer(x, sentence, repartees.PERHAPS)
        or follow_ups.on_the_last(x, sentence)
        or _told_before(x, sentence)
    ):
        return 1
    if parry.off_subject(x, sentence) and not parry.begins(x) and not _about_them(sentence):
        return 1 if x.line("answer", "hors_sujet") else 0
    return 1 if plainly.say(x, sentence) else 0


def tell_request(x: Exchange) -> int:
    """What brings the client, told while the contact is young and nothing was offered."""
    said = x.propose("answer", x.scenario.request, "demande") if not x.state.offers and x.state.spoken <= 4 else None
    x.advanced = x.advanced or said is not None
    return 1 if said else 0


def _lets_tell(x: Exchange, sentence: SentenceReading) -> bool:
    """« Racontez-moi » to who has not told everything: they do, before they say that they have nothing to add."""
    return asking.opens(x, sentence) and not sentence.topics and marked(sentence.text, "invitation") and bool(_untold(x))


def _untold(x: Exchange) -> list[str]:
    return [f for f, fact in x.scenario.facts.items() if fact.disclosure == "ouverte" and f not in x.state.disclosed]


def _tell_something(x: Exchange, sentence: SentenceReading) -> int:
    """« Racontez-moi » about nothing in particular: the client starts with what they would tell anyone."""
    fresh = _untold(x)
    if not fresh:
        return 1 if x.line("answer", "rien_a_ajouter") else 0
    answering.answer(x, sentence, fresh[0])
    return 1


def _invites(x: Exchange, sentence: SentenceReading) -> bool:
    """An open question at the start, about nothing in particular, lets the client begin where they like."""
    return not x.state.disclosed and marked(sentence.text, "ouverture_large")


def _told_before(x: Exchange, sentence: SentenceReading) -> bool:
    """Nobody claims not to know what they told: a faint likeness is enough to say it once more."""
    faintly = [seen.topic for seen in (*sentence.called, *sentence.topics) if seen.confidence >= FAINT]
    told = next((f for f in faintly if f in x.state.disclosed and f in x.scenario.facts), None)
    return told is not None and x.line("answer", "redit", fait=telling.in_short(x, told)) is not None


def _about_them(sentence: SentenceReading) -> bool:
    """A question about the client themself is answered, even if one does not see what for."""
    return forms.has(sentence.text, "de_soi")
