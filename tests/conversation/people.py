"""Real scenarios played by real personas, or by strangers: what a session would hold, without a log."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from crca_sim import events as ev
from crca_sim.authoring.library import Library, open_library
from crca_sim.authoring.persona import STRANGER as STRANGER
from crca_sim.conversation.call import Call
from crca_sim.conversation.casting import Engagement, cast_for, engage
from crca_sim.conversation.difficulty import Level
from tests.builders import started

SCENARIOS = ("auto-petit-kilometrage", "habitat-etudiante-velo")


@cache
def library() -> Library:
    return open_library(Path(__file__).parents[2])


def engaged(scenario: str = SCENARIOS[0], persona: str | None = None, seed: int = 7) -> Engagement:
    return engage(library(), scenario, persona, seed)


def a_meeting(scenario: str = SCENARIOS[0], persona: str | None = None, seed: int = 7, level: Level | None = None) -> Call:
    """The client of this role, who has just opened."""
    role = engaged(scenario, persona, seed)
    call = Call(cast_for(role.role, seed, level))
    call.open(started(seed=seed, identity=role.role.identity, signs=role.signs, difficulty=level))
    return call


def said(events: list[ev.Event]) -> str:
    return "\n".join(e.text for e in events if isinstance(e, ev.ClientSpoke))
