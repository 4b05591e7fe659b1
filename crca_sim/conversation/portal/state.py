"""Where a guidance stands: a part of the state, folded over the same events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crca_sim import events as ev
from crca_sim.conversation import journey

OTHER_WAY = "autre_voie"
"""What the client consents to when a way that does not go through the screen suits them."""


@dataclass(slots=True)
class GuidanceState:
    """A fold over events. Read freely; change only by `apply`."""

    page: str = ""
    trail: list[str] = field(default_factory=list)
    """Pages left behind, the last one last."""
    done: set[str] = field(default_factory=set)
    """Elements acted on since this page came up: menus opened, fields filled."""
    focus: str | None = None
    """What the client has found and not acted on yet."""
    focus_turn: int = -9
    life: journey.TaskLife = "a_faire"
    steps: int = 0
    step_turn: int = -9
    lost: Counter[str] = field(default_factory=Counter)
    lost_turn: int = -9
    obstacles: int = 0
    """How many times the client ran into something broken."""
    ways: int = 0
    """Other ways offered."""
    way_turn: int = -9

    def apply(self, event: ev.Event) -> None:
        """What it becomes after one more event."""
        change = _CHANGES.get(type(event))
        if change is not None:
            change(self, event)

    @property
    def settled(self) -> bool:
        """The task is done, or another way is agreed."""
        return self.life in ("faite", "contournee", "sue")

    @property
    def walking(self) -> bool:
        """Another way is agreed, and it is being walked on the screen."""
        return self.life == "contournee" and self.step_turn > self.way_turn

    def move(self, trigger: str) -> None:
        self.life = journey.task_after(self.life, trigger)


def _opened(s: GuidanceState, e: ev.PortalOpened) -> None:
    s.page = e.page


def _found(s: GuidanceState, e: ev.ElementFound) -> None:
    s.focus, s.focus_turn = e.element, e.turn


def _stepped(s: GuidanceState, e: ev.StepConfirmed) -> None:
    s.steps += 1
    s.step_turn = e.turn
    if e.page == s.page:
        s.done.add(e.element)
        s.focus = None
    else:
        s.trail.append(s.page)
        s.page, s.done, s.focus = e.page, set(), None
    s.move("avancer")


def _lost(s: GuidanceState, e: ev.ClientLost) -> None:
    s.lost[e.why] += 1
    s.lost_turn = e.turn


def _defect(s: GuidanceState, e: ev.DefectMet) -> None:
    s.obstacles += 1
    s.focus = e.element
    s.move("buter")


def _way(s: GuidanceState, e: ev.OtherWayOffered) -> None:
    s.ways += 1
    s.way_turn = e.turn


def _agreed(s: GuidanceState, e: ev.ConsentGiven) -> None:
    if e.about == OTHER_WAY:
        s.move("contourner")


def _task(s: GuidanceState, e: ev.TaskDone) -> None:
    s.move("redire" if e.alone else "finir")


_CHANGES: dict[type, Callable[[GuidanceState, Any], None]] = {
    ev.PortalOpened: _opened,
    ev.ElementFound: _found,
    ev.StepConfirmed: _stepped,
    ev.ClientLost: _lost,
    ev.DefectMet: _defect,
    ev.OtherWayOffered: _way,
    ev.ConsentGiven: _agreed,
    ev.TaskDone: _task,
}
