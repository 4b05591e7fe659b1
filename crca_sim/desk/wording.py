"""Small words of the desk's views."""

from __future__ import annotations

from collections.abc import Iterable

from crca_sim.house import typeset


def capital(label: str) -> str:
    """With its first letter in upper case."""
    return label[:1].upper() + label[1:]


def typeset_lines(lines: Iterable[str]) -> list[str]:
    """With French spacing."""
    return [typeset(line) for line in lines]


def listed(words: Iterable[str], none: str = "aucune") -> str:
    """« a, b et c »."""
    found = list(words)
    return " et ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else found[0] if found else none
