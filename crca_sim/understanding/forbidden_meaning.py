"""What the lists do not know: clauses whose sense is that of things that must not be written.

A linear model on sentence vectors, learnt on `donnees/interdits.txt` (`training_forbidden.py`). It must be very sure:
a forbidden thing that is missed costs a remark, an innocent clause that is accused costs trust.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .encoder import encode
from .forbidden_denial import refused
from .point_windows import Note, Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("modele") / "interdits.npz"
SURE = 0.9
"""Confidence from which a clause is held against its author: 2 innocent clauses in 1 000 reach it (left out of training)."""
LEAST, MOST = 3, 20
"""Words that a clause needs to mean something by itself; clauses of a long text that are looked at, the longest first."""


@dataclass(frozen=True)
class Meaning:
    """One row of weights says whether a clause is forbidden, the others of which family it is."""

    families: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def judge(self, vectors: NDArray[np.float32]) -> list[tuple[float, str]]:
        """How surely each clause is forbidden, and its family."""
        import numpy as np

        scores = vectors @ self.weights.T + self.bias
        sure = 1 / (1 + np.exp(-scores[:, 0]))
        return [(float(one), self.families[rank]) for one, rank in zip(sure, scores[:, 1:].argmax(axis=1), strict=True)]


@cache
def meaning() -> Meaning:
    """As learnt."""
    import numpy as np

    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Meaning(tuple(map(str, kept["families"])), kept["weights"], kept["bias"])


def meant(note: Note, folded: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Family and place of the clauses that mean something forbidden, those that the lists already explain left out."""
    looked_at = sorted(_untold(note, folded, known), key=lambda clause: -clause.size)[:MOST]
    if looked_at:
        judged = meaning().judge(encode([note.spelt_out(clause) for clause in looked_at]))
        yield from ((family, *note.span(clause)) for clause, (sure, family) in zip(looked_at, judged, strict=True) if sure >= SURE)


def _untold(note: Note, folded: str, known: Sequence[tuple[int, int]]) -> Iterator[Window]:
    """Clauses long enough that hold nothing known, and do not say that something was not asked or noted."""
    for clause in note.clauses:
        start, end = note.span(clause)
        if clause.size >= LEAST and not any(a < end and start < b for a, b in known) and not refused(folded, end):
            yield clause
