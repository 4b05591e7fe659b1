"""What an action answers: French lines for the adviser, what it made, the documents that leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.label import told
from crca_sim.desk.state import DeskState


@dataclass(frozen=True, slots=True)
class Sent:
    """A document that leaves; whether it is before the agreement is for the conversation to say."""

    document: str
    channel: str
    format: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an accepted action answers."""

    lines: list[str]
    produced: dict[str, JsonValue] | None = None
    documents: tuple[Sent, ...] = ()


Act = Callable[[Arguments, DeskState], Answer]
"""Raises `Refused` when the desk does not do it."""
Acts = Mapping[str, Act]


def says(template: str) -> Act:
    """An action whose only answer is a sentence."""
    return lambda arguments, state: Answer([told(template, arguments.shown)])


def shows(view: Callable[[Scenario, DeskState], list[str]]) -> Act:
    """An action that shows what the desk holds."""
    return lambda arguments, state: Answer(view(arguments.scenario, state))
