"""Hints to a hidden need: picked up by the adviser, followed, and the need on the table once all is told."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.conversation import answering, asked, asking, repartees
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

BACK = 2
"""Words that carry something and that a sentence shares with a hint, from which it comes back on it."""
BRIEF, FRESH = 9, 2
"""Words of a question for which one shared word is enough; messages within which the hint is still in mind then."""
_THIS = re.compile(r"\b(?:ce|cet|cette|ces) (?!que\b|qui\b|n'|serait\b|sera\b)\w", re.IGNORECASE)
"""« Ce détail »: something that was named before."""
LIGHT = content_words("même toujours encore peut jamais rien tout toute besoin chose autre moment jour après avant voir dire parler")
"""Words that anyone says: shared, they take nothing up."""
LISTED = 5
"""Commas from which a sentence is a list and takes nothing up."""


def pick_up(x: Exchange) -> None:
    """A hint that was dropped, taken up in its words or by a question on its need."""
    for need_id in x.scenario.needs:
        if not x.state.hints[need_id] or need_id in x.state.picked_up:
            continue
        plain = [s for s in x.sentences if s.text.count(",") < LISTED and not s.does(*asking.FAULTY, "prendre_conge")]
        sentence = next((s for s in plain if _comes_back(x, s, need_id)), None)
        if sentence:
            x.note(ev.HintPickedUp(turn=x.turn, need=need_id, quote=sentence.text))
            x.react("indice_releve", sentence.text)
            x.advanced = True


def _comes_back(x: Exchange, sentence: SentenceReading, need_id: str) -> bool:
    need = x.scenario.needs[need_id]
    return (
        said_among(sentence.text, need.picked_up) is not None or _asks_about(sentence, need.topics) or _in_its_words(x, sentence, need_id)
    )


def _in_its_words(x: Exchange, sentence: SentenceReading, need_id: str) -> bool:
    """« Ce détail que l'expert n'a pas voulu entendre… » : the words of the hint itself, given back to the client."""
    said = content_words(sentence.text) - LIGHT
    most = max((len(said & content_words(hint)) for hint in x.state.hint_texts[need_id]), default=0)
    fresh = x.state.spoken - x.state.hint_spoken.get(need_id, -9) <= FRESH
    brief = sentence.text.rstrip().endswith("?") and len(sentence.text.split()) <= BRIEF and fresh
    pointing = _THIS.search(sentence.text) is not None and not repartees.surely_called(x, sentence)
    return most >= BACK or (brief and pointing and most >= 1)


def _asks_about(sentence: SentenceReading, topics: tuple[str, ...]) -> bool:
    return asking.asks(sentence) and any(seen.topic in topics and seen.confidence >= asking.UNSURE for seen in sentence.topics)


def reveal_needs(x: Exchange) -> None:
    """A need whose facts are all told is on the table."""
    for need_id, need in x.scenario.needs.items():
        if need_id not in x.state.revealed and need.facts and all(f in x.state.disclosed for f in need.facts):
            x.note(ev.NeedRevealed(turn=x.turn, need=need_id))


def told_by(x: Exchange, sentence: SentenceReading) -> str | None:
    """« Vous parliez d'un détail… »: who comes back on a hint in its own words hears what was behind."""
    surely = any(seen.confidence >= asking.UNSURE and asked.facts_of(x, seen.topic) for seen in sentence.topics)
    needs = [e.need for e in x.events if isinstance(e, ev.HintPickedUp) and e.quote == sentence.text]
    back = [need for need in needs if not surely] + _just_given_back(x, sentence)
    back += [need for need in (*needs, *x.state.picked_up) if x.state.hint_texts[need] and _in_its_words(x, sentence, need)]
    return next((fact for need in back for fact in _untold(x, need)), None)


def _just_given_back(x: Exchange, sentence: SentenceReading) -> list[str]:
    """« Un détail qui vous poursuit, disiez-vous. C'est quoi ? »: the needs whose hint the sentence before gave back."""
    before = next((s for s in reversed(x.sentences) if s.end <= sentence.start), None)
    bare = len(sentence.text.split()) <= BRIEF and not repartees.surely_called(x, sentence)
    if before is None or not bare:
        return []
    return [e.need for e in x.events if isinstance(e, ev.HintPickedUp) and e.quote == before.text and x.state.hint_texts[e.need]]


def behind(x: Exchange) -> str | None:
    """What a need picked up in this very message makes the client tell."""
    needs = [e.need for e in x.events if isinstance(e, ev.HintPickedUp)]
    return next((fact for need in needs for fact in _untold(x, need)), None)


def _untold(x: Exchange, need_id: str) -> list[str]:
    return [f for f in x.scenario.needs[need_id].facts if f not in x.state.disclosed]


def _given_back(x: Exchange) -> SentenceReading | None:
    """« Le détail que l'expert n'a pas voulu entendre, je l'écoute, moi. » asks for it as well as a question."""
    back = {e.quote for e in x.events if isinstance(e, ev.HintPickedUp) and x.state.hint_texts[e.need]}
    return next((s for s in x.sentences if s.text in back and any(_in_its_words(x, s, need) for need in x.state.picked_up)), None)


def follow(x: Exchange) -> None:
    """Coming back on a hint, even to confirm it, makes the client tell what was behind."""
    question = next((s for s in x.sentences if "?" in s.text), None) or _given_back(x)
    hinted = behind(x)
    if question and hinted and not x.held and not x.happened(ev.FactDisclosed):
        answering.answer(x, question, hinted)
