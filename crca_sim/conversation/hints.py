"""Hints to a hidden need: picked up by the adviser, followed, and the need on the table once all is told."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import answering, asked, asking
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

LISTED = 5
"""Commas from which a sentence is a list and takes nothing up."""


def pick_up(x: Exchange) -> None:
    """A hint that was dropped, taken up in its words or by a question on its need."""
    for need_id, need in x.scenario.needs.items():
        if not x.state.hints[need_id] or need_id in x.state.picked_up:
            continue
        plain = [s for s in x.sentences if s.text.count(",") < LISTED and not s.does(*asking.FAULTY)]
        sentence = next((s for s in plain if said_among(s.text, need.picked_up) or _asks_about(s, need.topics)), None)
        if sentence:
            x.note(ev.HintPickedUp(turn=x.turn, need=need_id, quote=sentence.text))
            x.react("indice_releve", sentence.text)
            x.advanced = True


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
    back = any(isinstance(e, ev.HintPickedUp) and e.quote == sentence.text for e in x.events)
    return behind(x) if back and not surely else None


def behind(x: Exchange) -> str | None:
    """What a need picked up in this very message makes the client tell."""
    needs = [e.need for e in x.events if isinstance(e, ev.HintPickedUp)]
    return next((f for n in needs for f in x.scenario.needs[n].facts if f not in x.state.disclosed), None)


def follow(x: Exchange) -> None:
    """Coming back on a hint, even to confirm it, makes the client tell what was behind."""
    question = next((s for s in x.sentences if "?" in s.text), None)
    hinted = behind(x)
    if question and hinted and not x.held and not x.happened(ev.FactDisclosed):
        answering.answer(x, question, hinted)
