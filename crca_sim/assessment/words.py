"""Turns of phrase and quotes: what is looked for in the trainee's words, and how words are cut for proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

import yaml

from crca_sim.understanding.expressions import said_among, words

T = TypeVar("T")
LONGEST_QUOTE = 240
"""Characters of a quote; longer ones are cut at a word."""
RUN = 8
"""Words in a row that, common with a text of the scenario, show that it was copied."""


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    rows = yaml.load(files(__package__).joinpath(f"{name}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return {key: tuple(expressions) for key, expressions in rows.items()}


@lru_cache(maxsize=16384)
def turned(text: str, name: str) -> bool:
    """Whether the text has one of the turns of phrase of that name (KeyError: no such name)."""
    return said_among(text, _table("tournures")[name]) is not None


@lru_cache(maxsize=8192)
def blamed(text: str, name: str) -> str | None:
    """The expression of a list of `fautes.yaml` that the text has (KeyError: no such list)."""
    return said_among(text, _table("fautes")[name])


def pressing(text: str) -> bool:
    """An end of the day made up to hurry: « l'offre expire ce soir »."""
    return blamed(text, "fin_de_journee") is not None


def cut(text: str, quote: str) -> str:
    """The quote as it stands in the text, shortened at a word if need be; the text's own beginning when it is not in it."""
    found = quote.strip()
    if not found or found not in text:
        found = text.strip()
    if len(found) <= LONGEST_QUOTE:
        return found
    return found[:LONGEST_QUOTE].rsplit(" ", 1)[0]


def same(one: str, other: str) -> bool:
    """Whether two sentences are the same words."""
    return words(one) == words(other)


@lru_cache(maxsize=512)
def runs(text: str) -> frozenset[tuple[str, ...]]:
    """All the runs of `RUN` words of a text."""
    said = words(text)
    return frozenset(said[i : i + RUN] for i in range(len(said) - RUN + 1))


def copied(text: str, sources: Iterable[str]) -> bool:
    """Whether a run of words of the text stands in one of the sources."""
    mine = runs(text)
    return bool(mine) and any(mine & runs(source) for source in sources)


def nearly_named(text: str, expressions: Iterable[str]) -> bool:
    """Whether all the words of an expression are there, in any order and but for their last letters: « Essentiel »."""
    said = words(text)
    kept = ([w for w in words(e) if len(w) >= NAMING] for e in expressions if "*" not in e)
    return any(wanted and all(any(_akin(w, s) for s in said) for w in wanted) for wanted in kept)


NAMING = 3
"""Letters of a word that names something."""


WHOLE = 5
"""Letters up to which a word must be there as it is."""


def _akin(wanted: str, said: str) -> bool:
    shared = len(wanted) if len(wanted) <= WHOLE else len(wanted) - 2
    return len(said) <= len(wanted) + 2 and said[:shared] == wanted[:shared]


def shared_words(one: str, other: str) -> int:
    """How many different long words (five letters or more) two texts have in common."""
    return len({w for w in words(one) if len(w) >= 5} & {w for w in words(other) if len(w) >= 5})


_FIGURES = re.compile(r"\d+(?:[.,/]\d+)+|\d{3,}")


def shared_figures(one: str, other: str) -> bool:
    """Whether two texts have a telling figure in common: an amount with its decimals, a rate, a date."""
    return bool(_figures(one) & _figures(other))


def _figures(text: str) -> set[str]:
    return set(_FIGURES.findall(_THOUSANDS.sub("", text)))


_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def first_of_each(items: Iterable[T], key: Callable[[T], object]) -> list[T]:
    """The items whose key is new, in order."""
    kept: dict[object, T] = {}
    for item in items:
        kept.setdefault(key(item), item)
    return list(kept.values())


def listed(items: Iterable[str], most: int = 4) -> str:
    """« a, b et c »; beyond `most`, the first ones. « a, b ; c » when an item is a list or a sentence of its own."""
    kept = list(dict.fromkeys(items))[:most]
    if len(kept) <= 1:
        return "".join(kept)
    if any("," in item or " et " in item for item in kept):
        return " ; ".join(kept)
    return ", ".join(kept[:-1]) + " et " + kept[-1]
