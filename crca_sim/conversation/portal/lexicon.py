"""The words of guidance: verbs, places, colours, jargon. Data (`guidage.yaml`), so that a trainer can add to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crca_sim.understanding.expressions import said_among

_ENDINGS = ("ez", "er", "ons", "e", "es")


@dataclass(frozen=True, slots=True)
class Jargon:
    """A word of computing, and what explains it."""

    term: str
    words: tuple[str, ...]
    explained: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.load(files(__package__).joinpath("guidage.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return table


@cache
def forms(name: str) -> frozenset[str]:
    """All forms of a family of verbs (KeyError: no such family)."""
    family = _table()[name]
    regular = {root + ending for root in family["er"] for ending in _ENDINGS}
    return frozenset(regular | set(family["formes"]))


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_table()[name])


@cache
def mapped(name: str) -> dict[str, Any]:
    """The words of a list, and what each stands for."""
    return dict(_table()[name])


@cache
def _expressions(name: str) -> tuple[str, ...]:
    return tuple(_table()[name])


def heard(text: str, name: str) -> bool:
    """Whether the text has one of the expressions of that name (KeyError: no such name)."""
    return said_among(text, _expressions(name)) is not None


def names_jargon(text: str) -> bool:
    """Whether the text has a word of computing, known or not."""
    return any(said_among(text, term.words) is not None for term in jargon())


@cache
def jargon() -> tuple[Jargon, ...]:
    """Words of computing that lose who does not know them."""
    return tuple(Jargon(term, tuple(row["mots"]), tuple(row["explique"])) for term, row in _table()["jargon"].items())
