"""How easily the client is won over: a table, read once. « moyen » is what scenarios are written for, and changes nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field

from crca_sim.events import Measure

Level = Literal["facile", "moyen", "difficile"]
LEVELS: tuple[Level, ...] = get_args(Level)
EMPTY = "poli_mais_vide"
"""The cause of a message that leads nowhere (`reactions.yaml`)."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Hints(_Row):
    """How hints to hidden needs come: how many, from which on, and after how many messages of rest."""

    most: int = Field(alias="combien", ge=1)
    first: int = Field(alias="premier", ge=0)
    rest: int = Field(alias="repos", ge=1)


class Difficulty(_Row):
    """One level of the table."""

    start: dict[Measure, int] = Field(alias="depart")
    leaves: int = Field(alias="rupture")
    """Trust at which the client leaves."""
    gains: int
    falls: dict[Measure, int] = Field(alias="pertes")
    empty_turn: int = Field(alias="patience_a_vide")
    empty_turns: int = Field(alias="tours_a_vide")
    open_question: Literal["deux", "un", "bref"] = Field(alias="ouverte")
    open_trust: int = Field(alias="ouverte_confiance")
    summary: int = Field(alias="resume", ge=0)
    """Facts that the client adds to a right summary."""
    hints: Hints = Field(alias="indices")
    objections: int = Field(ge=1)
    settles: Literal["methode", "complet"] = Field(alias="regler")
    tests: bool = Field(alias="pieges")
    """The client puts the adviser to the test: provokes, asks for a third party."""
    agreement: int = Field(alias="accord")
    confidence: int = Field(alias="confidence")

    def starts(self, measure: Measure, value: int) -> int:
        """Where a measure starts from, for a client who would start from `value`."""
        return _percent(value + self.start.get(measure, 0))

    def felt(self, cause: str, measure: Measure, points: int) -> int:
        """What a move of the table of reactions is worth here."""
        better = points < 0 if measure == "fatigue" else points > 0
        weight = self.gains if better else self.empty_turn if cause == EMPTY else self.falls[measure]
        return round(points * weight / 100)

    def trust_to_agree(self, written: int) -> int:
        """The trust that an agreement needs."""
        return _percent(written + self.agreement)

    def trust_to_confide(self, written: int) -> int:
        """The trust that a confidence needs."""
        return _percent(written + self.confidence)


def _percent(value: int) -> int:
    return min(100, max(0, value))


@cache
def of(level: Level) -> Difficulty:
    """The row of a level."""
    rows = yaml.load(files(__package__).joinpath("difficulte.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return Difficulty.model_validate(rows[level])
