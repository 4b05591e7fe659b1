"""How well the topics of the bank are told, in questions and in statements, on sentences by other hands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .lexicons import read_yaml
from .measures import JUDGES, Count
from .reader import Reader

JUDGE = JUDGES / "themes-epreuve.yaml"


@dataclass
class TopicFigures:
    """Shares over a file: the whole bank is open, no scenario narrows it."""

    first_right: Count = field(default_factory=Count)
    """Questions about one topic: the first topic decided is the right one."""
    both_found: Count = field(default_factory=Count)
    """Questions about two topics: both are decided."""
    none_right: Count = field(default_factory=Count)
    """Sentences about nothing in the bank: nothing is decided."""
    statements: Count = field(default_factory=Count)


def measure(reader: Reader, path: Path = JUDGE) -> TopicFigures:
    """All figures over a file of labelled sentences."""
    figures = TopicFigures()
    for entry in read_yaml(path):
        truth, seen = frozenset(entry["topics"]), reader.read(entry["text"]).topics()
        if not truth:
            figures.none_right.tell(not seen)
        elif entry["kind"] == "affirmation":
            figures.statements.add(truth, frozenset(seen))
        elif len(truth) == 1:
            figures.first_right.tell(bool(seen) and seen[0] in truth)
        else:
            figures.both_found.tell(truth <= set(seen))
    return figures
