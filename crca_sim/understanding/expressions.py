"""Finds an author's expressions in free words: order kept, small gaps allowed, accents and plurals ignored.

`« pas de boîtier »` finds « il n'y a pas de petit boîtier » ; `roul* peu` finds « vous roulez très peu ».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)?%?")
_GAP = 2
"""Words that may stand between two words of an expression."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes and ligatures."""
    lowered = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in lowered if not unicodedata.combining(c)).replace("’", "'")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The comparable words of a text: folded, without plural marks."""
    return tuple(_singular(w.replace(",", ".")) for w in _WORD.findall(fold(text)))


@lru_cache(maxsize=8192)
def _parts(expression: str) -> tuple[tuple[str, bool], ...]:
    tokens = re.findall(r"[a-z0-9]+(?:[.,]\d+)?%?\*?", fold(expression))
    return tuple((t[:-1], True) if t.endswith("*") else (_singular(t.replace(",", ".")), False) for t in tokens)


def _fits(word: str, part: tuple[str, bool]) -> bool:
    pattern, begins = part
    return word.startswith(pattern) if begins else word == pattern


def _from(said: tuple[str, ...], start: int, parts: tuple[tuple[str, bool], ...]) -> bool:
    at = start
    for part in parts[1:]:
        found = next((i for i in range(at + 1, min(at + 2 + _GAP, len(said))) if _fits(said[i], part)), None)
        if found is None:
            return False
        at = found
    return True


@lru_cache(maxsize=4096)
def _present(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=8192)
def _whole_words(expression: str) -> frozenset[str]:
    return frozenset(word for word, begins in _parts(expression) if not begins)


def says(text: str, expression: str) -> bool:
    """Whether the expression is in the text."""
    parts = _parts(expression)
    if not parts or not _whole_words(expression) <= _present(text):
        return False
    said = words(text)
    return any(_fits(w, parts[0]) and _from(said, i, parts) for i, w in enumerate(said))


def said_among(text: str, expressions: Iterable[str]) -> str | None:
    """The first of the expressions that the text contains."""
    return next((e for e in expressions if says(text, e)), None)
