"""What the finders of slots have in common."""

from __future__ import annotations

import re
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


@cache
def elements() -> dict[str, Any]:
    """`elements.yaml`, patterns compiled."""
    table: dict[str, Any] = lexicon("elements")
    compiled: dict[str, Any] = {
        section: {name: bounded(p) for name, p in table[section].items()} for section in ("objets", "documents", "organismes")
    }
    compiled["garanties"] = {name: (bounded(entry["motif"]), entry["seule"] in (True, "oui")) for name, entry in table["garanties"].items()}
    return compiled


def found_at(match: re.Match[str], role: str, value: str, group: str | int = 0) -> Found:
    """A slot where a pattern matched."""
    return Found(match.start(group), match.end(group), role, value)


def bounded(pattern: str) -> re.Pattern[str]:
    """The pattern between word boundaries."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")


def object_near(before: str, after: str) -> str | None:
    """The risk that a franchise or a limit is about: just after it, else just before."""
    for text, first in ((after, True), (before, False)):
        places: list[tuple[int, str]] = [
            (m.start(), name) for name, pattern in elements()["objets"].items() for m in pattern.finditer(text)
        ]
        if places:
            return min(places)[1] if first else max(places)[1]
    return None
