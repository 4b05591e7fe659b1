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


def _starts(said: tuple[str, ...], part: tuple[str, bool]) -> list[int]:
    pattern, begins = part
    if begins:
        return [i for i, word in enumerate(said) if word.startswith(pattern)]
    return [i for i, word in enumerate(said) if word == pattern]


def _from(said: tuple[str, ...], start: int, parts: tuple[tuple[str, bool], ...]) -> bool:
    at = start
    for part in parts[1:]:
        for i in range(at + 1, min(at + 2 + _GAP, len(said))):
            if _fits(said[i], part):
                at = i
                break
        else:
            return False
    return True


@lru_cache(maxsize=4096)
def _present(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=8192)
def _whole_words(expression: str) -> frozenset[str]:
    return frozenset(word for word, begins in _parts(expression) if not begins)


def says(text: str, expression: str) -> bool:
    """Whether the expression is in the text."""
    return _is_said(text, _parts(expression), _whole_words(expression))


def _is_said(text: str, parts: tuple[tuple[str, bool], ...], whole: frozenset[str]) -> bool:
    if not parts or not whole <= _present(text):
        return False
    said = words(text)
    return any(_from(said, start, parts) for start in _starts(said, parts[0]))


class _Listed:
    """Expressions ready to be looked for, by their longest whole word: few are worth a try in a text."""

    def __init__(self, expressions: tuple[str, ...]) -> None:
        self.expressions = expressions
        self._sought = [(_parts(expression), _whole_words(expression)) for expression in expressions]
        self._anchored: dict[str, list[int]] = {}
        self._always: list[int] = []
        """Those that have no whole word."""
        for rank, (_, whole) in enumerate(self._sought):
            (self._anchored.setdefault(max(whole, key=len), []) if whole else self._always).append(rank)

    def first(self, text: str) -> str | None:
        """The first of the expressions that the text contains."""
        ranks = self._always[:]
        for word in self._anchored.keys() & _present(text):
            ranks += self._anchored[word]
        return next((self.expressions[rank] for rank in sorted(ranks) if _is_said(text, *self._sought[rank])), None)


@lru_cache(maxsize=1024)
def _listed(expressions: tuple[str, ...]) -> _Listed:
    return _Listed(expressions)


_known: dict[int, _Listed] = {}
"""By the very tuple, which each holds: a list of hundreds is not even compared anew for each text."""
_MOST_KNOWN = 4096


def _prepared(expressions: tuple[str, ...]) -> _Listed:
    found = _known.get(id(expressions))
    if found is None:
        found = _listed(expressions)
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        if found.expressions is expressions:
            _known[id(expressions)] = found
    return found


def said_among(text: str, expressions: Iterable[str]) -> str | None:
    """The first of the expressions that the text contains."""
    return _prepared(expressions if isinstance(expressions, tuple) else tuple(expressions)).first(text)
