"""What the finders of slots have in common: a slot found, and the word lists of `elements.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .lexicons import lexicon


@dataclass(frozen=True)
class Found:
    """A slot and where it is in the sentence."""

    start: int
    end: int
    role: str
    value: str
    object: str | None = None


@dataclass(frozen=True)
class Named:
    """Words that mean something of the word lists: a guarantee, a document, a role."""

    start: int
    end: int
    name: str


_FAR = 120
_LITTLE = "environ|presque|a peu pres|encore|que|de|d'|les?|la|un|maximum|au plus|bien|deja|plus de|moins de"


class Names:
    """Patterns by name, searched for in one pass; where several begin at the same place the first listed wins."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._names = tuple(patterns)
        joined = bounded("|".join(rf"(?P<n{i}>{p})" for i, p in enumerate(patterns.values())))
        self._pattern = re.compile(joined)
        self._closing = re.compile(rf"{joined}(?: (?:{_LITTLE}))*[ :]*$")

    def _named(self, match: re.Match[str]) -> Named:
        return Named(match.start(), match.end(), self._names[int(str(match.lastgroup)[1:])])

    def within(self, text: str) -> Iterator[Named]:
        """All mentions, from left to right."""
        return map(self._named, self._pattern.finditer(text))

    def at(self, text: str) -> Named | None:
        """The mention that the text begins with."""
        match = self._pattern.match(text)
        return self._named(match) if match else None

    def closing(self, text: str) -> Named | None:
        """The mention that the text ends with, give or take a little word: « jusqu'à environ »."""
        match = self._closing.search(text, max(0, len(text) - _FAR))
        return self._named(match) if match else None

    def meant(self, text: str) -> str | None:
        """The name of which the whole text is a wording."""
        match = self._pattern.fullmatch(text)
        return self._named(match).name if match else None


def bounded(pattern: str) -> str:
    """The pattern between word boundaries. Lines folded by YAML leave a space after « | »."""
    return rf"(?<![\w-])(?:{pattern.replace('| ', '|')})(?!\w)"


@cache
def elements() -> dict[str, Any]:
    """`elements.yaml` as it is written."""
    table: dict[str, Any] = lexicon("elements")
    return table


@cache
def names(section: str, part: str = "") -> Names:
    """The patterns of a section of `elements.yaml`."""
    table = elements()[section]
    found = table[part] if part else table
    return Names(found if isinstance(found, dict) else {section: found})
