"""What the interview has shown of the client's way of communicating: a part of the state, folded over the same events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crca_sim import events as ev

LAPSES = {
    "phrase_trop_longue": "phrase_longue",
    "trop_de_questions": "plusieurs_questions",
    "gene_message_long": "message_long",
    "interruption": "interruption",
    **{f"gene_{name}": name for name in (
        "jargon", "sigles", "figure", "visuel", "hate", "delai_flou", "chiffres", "document_standard", "telephone", "plusieurs_etapes",
    )},
    **{f"fatigue_{name}": name for name in ("phrase_longue", "message_long", "plusieurs_questions", "hate", "interruption")},
}  # fmt: skip
"""Cause → what was not adapted. A message that made such a cause was hard to follow, or tiring to answer."""


@dataclass(slots=True)
class AccessState:
    """A fold over events. Read freely; change only by `apply`."""

    told: bool = False
    """The client said by themself what helps them."""
    accepted: int | None = None
    """The turn in which a fitting adaptation was accepted."""
    shown: int = -9
    """The turn in which the need last showed, or was told."""
    lapses: dict[int, set[str]] = field(default_factory=dict)
    """Turn after the acceptance → what was not adapted any more."""
    returned: bool = False
    """A sign came back after the acceptance."""
    pending: ev.SpeechBroken | None = None
    """Words begun and not finished."""
    broken: int = 0
    """How many times an answer came in pieces."""
    weary: bool = False
    spent: int | None = None
    """The turn in which the client said that they must stop."""
    since_spent: int = 0
    """Messages of the adviser since then."""
    explained: dict[str, int] = field(default_factory=dict)
    """Point → the turn in which it was last explained."""
    asked_again: list[str] = field(default_factory=list)
    summary: bool = False
    """Something written that one keeps was sent."""

    def apply(self, event: ev.Event) -> None:
        """What it becomes after one more event."""
        change = _CHANGES.get(type(event))
        if change is not None:
            change(self, event)

    def adapted_for(self, turn: int) -> bool:
        """Whether the adaptation was accepted before this turn."""
        return self.accepted is not None and self.accepted < turn


def _told(s: AccessState, e: ev.AccessNeedTold) -> None:
    s.told = True
    s.shown = e.turn


def _offered(s: AccessState, e: ev.AdaptationOffered) -> None:
    if e.accepted and s.accepted is None:
        s.accepted = e.turn


def _shown(s: AccessState, e: ev.AccessNeedShown) -> None:
    s.shown = e.turn
    s.returned = s.returned or s.adapted_for(e.turn)


def _moved(s: AccessState, e: ev.StateMoved) -> None:
    if e.cause in LAPSES and s.adapted_for(e.turn):
        s.lapses.setdefault(e.turn, set()).add(LAPSES[e.cause])


def _broken(s: AccessState, e: ev.SpeechBroken) -> None:
    s.pending = e
    s.broken += 1


def _finished(s: AccessState, e: ev.SpeechFinished) -> None:
    s.pending = None


def _ended(s: AccessState, e: ev.InterviewEnded) -> None:
    s.pending = None


def _weary(s: AccessState, e: ev.WearinessShown) -> None:
    s.weary = True
    if e.spent and s.spent is None:
        s.spent = e.turn


def _spoke(s: AccessState, e: ev.TraineeSpoke) -> None:
    s.since_spent += s.spent is not None


def _explained(s: AccessState, e: ev.PointExplained) -> None:
    s.explained[e.point] = e.turn


def _asked_again(s: AccessState, e: ev.PointAskedAgain) -> None:
    s.asked_again.append(e.point)
    s.explained.pop(e.point, None)


def _sent(s: AccessState, e: ev.DocumentSent) -> None:
    s.summary = True


def _desk(s: AccessState, e: ev.DeskUsed) -> None:
    s.summary = s.summary or (e.accepted and e.action == "envoyer_message")


_CHANGES: dict[type, Callable[[AccessState, Any], None]] = {
    ev.AccessNeedTold: _told,
    ev.AdaptationOffered: _offered,
    ev.AccessNeedShown: _shown,
    ev.StateMoved: _moved,
    ev.SpeechBroken: _broken,
    ev.SpeechFinished: _finished,
    ev.WearinessShown: _weary,
    ev.TraineeSpoke: _spoke,
    ev.PointExplained: _explained,
    ev.PointAskedAgain: _asked_again,
    ev.DocumentSent: _sent,
    ev.DeskUsed: _desk,
    ev.InterviewEnded: _ended,
}
