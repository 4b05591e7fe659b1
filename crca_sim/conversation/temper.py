"""What moves the client's trust, patience, comprehension and fatigue: a table of causes, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from crca_sim.events import Measure


@dataclass(frozen=True, slots=True)
class Reaction:
    """A cause, what the debrief calls it, its points by measure, and how many times it counts."""

    cause: str
    label: str
    points: tuple[tuple[Measure, int], ...]
    times: int


@cache
def reactions() -> dict[str, Reaction]:
    """The table of `reactions.yaml`."""
    rows = yaml.load(files(__package__).joinpath("reactions.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return {cause: Reaction(cause, row["libelle"], tuple(row["mesures"].items()), row.get("fois", 99)) for cause, row in rows.items()}


def weighted(points: int, sensitive: int) -> int:
    """A fall weighs by the persona's sensitivity (50 is the table's own value, 100 half as much again); gains do not."""
    if points >= 0:
        return points
    return round(points * (0.5 + sensitive / 100))


def earned(points: int, trust: int) -> int:
    """What a gain of trust is worth: the more one has, the harder the next point is to win."""
    if points <= 0 or trust < 60:
        return points
    return round(points * (0.6 if trust < 75 else 0.3 if trust < 88 else 0.12))
