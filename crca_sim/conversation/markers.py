"""Turns of phrase that the conversation recognises beside acts; data, so that a trainer can add to them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from crca_sim.understanding.expressions import said_among, words


@cache
def _all() -> dict[str, tuple[str, ...]]:
    rows = yaml.load(files(__package__).joinpath("marqueurs.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return {name: tuple(expressions) for name, expressions in rows.items()}


def marked(text: str, name: str) -> bool:
    """Whether the text has one of the expressions of a marker (KeyError: no such marker)."""
    return said_among(text, _all()[name]) is not None


def channel_named(text: str) -> str | None:
    """The channel that the words name, if any."""
    channels = (name.removeprefix("canal_") for name in _all() if name.startswith("canal_"))
    return next((channel for channel in channels if marked(text, f"canal_{channel}")), None)


@cache
def empty_words() -> frozenset[str]:
    """Words that, alone, say nothing."""
    return frozenset(words(_all()["vide"][0]))


@cache
def tool_words() -> frozenset[str]:
    """Words that name nothing by themselves."""
    return frozenset(words(_all()["mots_outils"][0]))


@cache
def bare_words() -> frozenset[str]:
    """Question words that, alone, are about nothing."""
    return frozenset(words(_all()["mots_nus"][0]))
