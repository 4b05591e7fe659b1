"""The judge of texts longer than a sentence: which key points a note, a mail or a form says, and where.

The author gives each point a few wordings; the judge also knows synonyms, abbreviations, bad spelling and likeness of
meaning. What is denied or still to be done does not count, and a double point counts only if all its parts are there.
Forbidden things are in `forbidden.py`. Whoever asks twice about the same text gets the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .forbidden import Forbidden, find_forbidden
from .french import MAX_CHARACTERS, fold
from .point_quote import Quote, Value
from .point_scores import ENOUGH, scores, table
from .point_windows import Note, Window, read_note

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class KeyPoint:
    """Something that a text must say. Each part is a tuple of wordings; a single point has one part."""

    label: str
    parts: tuple[tuple[str, ...], ...]


class PartFound(Value):
    """How surely a part is said (0 to 1), and where if it is."""

    confidence: float
    quote: Quote | None = None


class PointFound(Value):
    """The verdict on one point."""

    label: str
    parts: tuple[PartFound, ...]

    @property
    def present(self) -> bool:
        """Whether every part is said."""
        return bool(self.parts) and all(part.quote is not None for part in self.parts)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Where it is said, in the order of the text, each place once."""
        return tuple(sorted({part.quote for part in self.parts if part.quote}, key=lambda quote: (quote.start, quote.end)))


class Judgement(Value):
    """All that is to be said of a text."""

    points: tuple[PointFound, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()

    @property
    def present(self) -> frozenset[str]:
        """Labels of the points that are said."""
        return frozenset(point.label for point in self.points if point.present)


def judge(text: str, points: Sequence[KeyPoint], forbidden: Sequence[str] = ()) -> Judgement:
    """The points that a text says, the forbidden things that it holds; `forbidden` are the scenario's own expressions."""
    found = find_forbidden(text, tuple(forbidden))
    return Judgement(points=find_points(text, tuple(points)), forbidden=tuple(thing for thing in found if not _asked_for(thing, points)))


def _asked_for(thing: Forbidden, points: Sequence[KeyPoint]) -> bool:
    """What the author wants written is never held against whoever writes it: « aides auditives » where they are to be insured."""
    said = fold(thing.quote.text)
    return not thing.own and any(said in fold(wording) for point in points for part in point.parts for wording in part)


@lru_cache(maxsize=64)
def find_points(text: str, points: tuple[KeyPoint, ...]) -> tuple[PointFound, ...]:
    """Which points the text says, in the given order."""
    found = iter(_parts(read_note(text[:MAX_CHARACTERS]), tuple(point.parts for point in points)))
    return tuple(PointFound(label=point.label, parts=tuple(next(found) for _ in point.parts)) for point in points)


def _parts(note: Note, points: tuple[tuple[tuple[str, ...], ...], ...]) -> list[PartFound]:
    known, count = table(points), sum(map(len, points))
    if not len(known.parts) or not note.windows:
        return [PartFound(confidence=0.0)] * count
    scored = scores(note, known)
    return [_best(note, scored[known.parts == rank]) for rank in range(count)]


def _best(note: Note, scored: NDArray[np.float64]) -> PartFound:
    """The window where a part is best said, the shortest one first."""
    if not len(scored):
        return PartFound(confidence=0.0)
    best = scored.max(axis=0)
    at = int(best.argmax())
    return _part(note, round(float(best[at]), 3), note.windows[at])


def _part(note: Note, confidence: float, window: Window) -> PartFound:
    start, end = note.span(window)
    return PartFound(confidence=confidence, quote=Quote.cut(note.text, start, end) if confidence >= ENOUGH else None)
