"""What is wrong in an authored file, said to a trainer who has never programmed: where, what, and a way out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from crca_sim.understanding.expressions import fold

Severity = Literal["erreur", "conseil"]
MOST_SHOWN = 60
"""Mistakes told of one file: beyond, the author corrects these first."""


class Place(NamedTuple):
    """Where in a file: line and column, from 1, in characters."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to mend (`erreur`) or to reread (`conseil`: the file can be used as it is)."""

    file: str
    line: int
    column: int
    message: str
    proposal: str | None = None
    severity: Severity = "erreur"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


def errors_of(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Those that keep a file from being used."""
    return tuple(m for m in mistakes if m.severity == "erreur")


def in_order(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Sorted by place, each once, and cut to what one can mend at a time."""
    ordered = sorted(set(mistakes), key=lambda m: (m.file, m.line, m.column, m.severity, m.message))
    if len(ordered) <= MOST_SHOWN:
        return tuple(ordered)
    # Too many to mend at a time: what keeps the file from being used goes first.
    kept = (errors_of(ordered) or tuple(ordered))[:MOST_SHOWN]
    return (*kept, replace(kept[-1], message="… et d'autres plus loin : corrigez d'abord ceux-ci.", proposal=None, severity="conseil"))


class AuthoringError(Exception):
    """Base of what authors' files can do wrong; its text is a French sentence."""


class BrokenFile(AuthoringError):
    """A file with mistakes: nothing was read from it. `mistakes` holds them all, in order."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = in_order(mistakes)
        super().__init__("\n".join(str(m) for m in self.mistakes))


class UnknownName(AuthoringError):
    """A name that the library does not hold; `proposals` are the nearest right ones, best first."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.proposals = nearest_among(name, known)
        hint = f" {did_you_mean(self.proposals)}" if self.proposals else ""
        super().__init__(f"{what} « {shown(name)} » n'existe pas.{hint}")


def _comparable(name: str) -> str:
    return fold(name).replace("_", "-")


def nearest_among(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names nearest to one that is not, best first (three at most): accents and case do not count."""
    by_form = {_comparable(k): k for k in sorted(known)}
    close = difflib.get_close_matches(_comparable(name[:80]), by_form, n=3, cutoff=0.6)
    return tuple(by_form[form] for form in close)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The nearest known name, if one is near enough."""
    return next(iter(nearest_among(name, known)), None)


def did_you_mean(names: Iterable[str]) -> str:
    """« Vouliez-vous dire … ? »"""
    return f"Vouliez-vous dire {one_of(names)} ?"


def one_of(names: Iterable[str]) -> str:
    """« a », « b » ou « c »."""
    quoted = [f"« {name} »" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} ou {quoted[-1]}"


def shown(value: object, length: int = 40) -> str:
    """A value short enough for a message, its control characters made visible."""
    text = "".join(c if c.isprintable() or c in "\u00a0\u202f" else f"\\x{ord(c):02x}" for c in str(value)[: length + 1])
    return text if len(text) <= length else f"{text[: length - 1]}…"


def why(error: OSError) -> str:
    """The system's refusal, in French."""
    if isinstance(error, PermissionError):
        return "vous n'en avez pas le droit"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "un fichier porte déjà le nom d'un des dossiers"
    return "le disque est plein, ou le dossier n'est pas accessible"
