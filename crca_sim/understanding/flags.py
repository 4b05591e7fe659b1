"""Marks of form that help the models to tell acts apart: a rule never decides, it only adds a feature."""

from __future__ import annotations

import re
from functools import cache

from .lexicons import lexicon

_TWO_NAMES = re.compile(r"\b[A-ZÉÈÀÂÎÔ][\w'’-]+ [A-ZÉÈÀÂÎÔ][\w'’-]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_QUOTED = re.compile(r"«[^»]+»|“[^”]+”|\"[^\"]+\"")
_ELLIPSIS = re.compile(r"…|\.\.\.")


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names and patterns of the marks, in the order of the file."""
    table: dict[str, str] = lexicon("indices")
    return tuple((name, re.compile(pattern)) for name, pattern in table.items())


def names() -> tuple[str, ...]:
    """Names of all marks, in the order of `flags`."""
    return (*(name for name, _ in patterns()), "noms_propres", "sigle", "guillemets", "suspension", "courte", "longue")


def flags(text: str, normal: str) -> list[float]:
    """One 0 or 1 a mark, read in the sentence as written and in its plain form."""
    length = normal.count(" ") + 1
    seen = [pattern.search(normal) is not None for _, pattern in patterns()]
    shouted = text.isupper()
    seen += [
        _TWO_NAMES.search(text) is not None,
        not shouted and _ACRONYM.search(text) is not None,
        _QUOTED.search(text) is not None,
        _ELLIPSIS.search(text) is not None,
        length <= 4,
        length >= 18,
    ]
    return [float(value) for value in seen]
