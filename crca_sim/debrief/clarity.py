"""The messages that were hard to follow, and which words made them so: told where it cost something, never scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crca_sim import events as ev
from crca_sim.debrief.client import NOTABLE
from crca_sim.debrief.texts import HardMessage
from crca_sim.house import typeset
from crca_sim.understanding.clarity import CUTS

MOST, MOST_WORDS = 3, 5


def hard_messages(events: Sequence[ev.Event]) -> tuple[HardMessage, ...]:
    """The hardest messages, in the order of the interview: those hard for anyone, and those in which the client was lost."""
    lost = _lost(events)
    spoken = (e for e in events if isinstance(e, ev.TraineeSpoke) and e.reading.style.hard_words)
    hard = [e for e in spoken if e.reading.style.clarity < CUTS[e.turn in lost]]
    worst = sorted(hard, key=lambda e: (e.reading.style.clarity, e.turn))[:MOST]
    return tuple(HardMessage(e.turn, _why(e, lost.get(e.turn, 0)), _quote(e)) for e in sorted(worst, key=lambda e: e.turn))


def _lost(events: Sequence[ev.Event]) -> dict[int, int]:
    """Turn → points of understanding that the client lost there."""
    found: dict[int, int] = {}
    for move in events:
        if isinstance(move, ev.StateMoved) and move.measure == "comprehension" and move.by < 0:
            found[move.turn] = found.get(move.turn, 0) - move.by
    return {turn: points for turn, points in found.items() if points >= NOTABLE}


def _why(spoken: ev.TraineeSpoke, lost: int) -> str:
    style = spoken.reading.style
    words = ", ".join(f"« {word} »" for word in style.hard_words[:MOST_WORDS])
    felt = f" La compréhension du client a baissé de {lost} points à ce tour." if lost else ""
    return typeset(f"Clarté {style.clarity} sur 100. À expliquer ou à dire plus simplement : {words}.{felt}")


def _quote(spoken: ev.TraineeSpoke) -> str:
    """The sentence that holds most of the hard words."""
    return max(_sentences(spoken), key=lambda text: sum(word in text for word in spoken.reading.style.hard_words), default=spoken.text)


def _sentences(spoken: ev.TraineeSpoke) -> Iterator[str]:
    return (sentence.text for sentence in spoken.reading.sentences)
