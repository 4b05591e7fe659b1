"""The messages that were hard to follow, and which words made them so: told where it cost something, never scored."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.debrief.client import NOTABLE
from crca_sim.debrief.texts import HardMessage
from crca_sim.house import typeset
from crca_sim.understanding.clarity import CUTS
from crca_sim.understanding.reading import Style

MOST, MOST_WORDS = 3, 5
LONG = 20
"""Words of the longest sentence that suits a client who needs plain words (`handicap.md` § 6, P1)."""


def hard_messages(events: Sequence[ev.Event]) -> tuple[HardMessage, ...]:
    """The hardest messages, in the order of the interview: those hard for anyone, and those in which the client was lost."""
    lost = _lost(events)
    spoken = [e for e in events if isinstance(e, ev.TraineeSpoke)]
    hard = [e for e in spoken if _told(e.reading.style) and e.reading.style.clarity < CUTS[e.turn in lost]]
    worst = sorted(hard, key=lambda e: (e.reading.style.clarity, e.turn))[:MOST]
    return tuple(HardMessage(e.turn, _why(e, lost.get(e.turn, 0)), _quote(e)) for e in sorted(worst, key=lambda e: e.turn))


def _told(style: Style) -> bool:
    return bool(style.hard_words) or style.longest_sentence > LONG


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
    told = [f"Clarté {style.clarity} sur 100."]
    told += [f"À expliquer ou à dire plus simplement : {words}."] if words else []
    told += [f"À couper : une phrase de {style.longest_sentence} mots."] if style.longest_sentence > LONG else []
    told += [f"La compréhension du client a baissé de {lost} points à ce tour."] if lost else []
    return typeset(" ".join(told))


def _quote(spoken: ev.TraineeSpoke) -> str:
    """The sentence that holds most of the hard words; of two, the longer."""
    words, told = spoken.reading.style.hard_words, [sentence.text for sentence in spoken.reading.sentences]
    return max(told, key=lambda text: (sum(word in text for word in words), len(text)), default=spoken.text)
