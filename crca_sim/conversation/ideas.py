"""Ideas that are told in many ways: lists of expressions, named in data by « @name »."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from crca_sim.understanding.expressions import said_among

NAMED = "@"


@cache
def _all() -> dict[str, tuple[str, ...]]:
    """By name; an idea may name those before it."""
    rows: dict[str, list[str]] = yaml.load(files(__package__).joinpath("idees.yaml").read_text("utf-8"), yaml.CSafeLoader)
    known: dict[str, tuple[str, ...]] = {}
    for name, expressions in rows.items():
        several = (known[e.removeprefix(NAMED)] if e.startswith(NAMED) else (e,) for e in expressions)
        known[name] = tuple(expression for found in several for expression in found)
    return known


@lru_cache(maxsize=4096)
def spelt_out(expressions: tuple[str, ...]) -> tuple[str, ...]:
    """The expressions, those of the ideas that are named among them included (KeyError: no such idea)."""
    found = ((_all()[e.removeprefix(NAMED)] if e.startswith(NAMED) else (e,)) for e in expressions)
    return tuple(expression for several in found for expression in several)


def expresses(text: str, idea: str) -> bool:
    """Whether the text tells this idea."""
    return said_among(text, _all()[idea]) is not None


def tells(text: str, lists: Iterable[tuple[str, ...]]) -> bool:
    """Whether one expression of each list is in the text."""
    return all(said_among(text, spelt_out(expressions)) is not None for expressions in lists)
