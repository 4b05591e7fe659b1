"""Whether a confidence means what it says, whether two people label alike, what bad spelling costs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from .corpus import Labelled, read_file
from .measures import Count
from .measures_acts import Judged

BINS = (0.25, 0.4, 0.55, 0.7, 0.85, 1.0001)


@dataclass(frozen=True)
class Bin:
    """Acts read with a confidence in an interval: how many, the mean confidence, the share that were there."""

    low: float
    high: float
    count: int
    said: float
    true: float


def reliability(judged: Iterable[Judged]) -> list[Bin]:
    """The reliability table: confidence said against share right, candidates included."""
    pairs = [(c, act in one.sentence.acts) for one in judged for act, c in one.confidence.items()]
    return [_bin(low, high, pairs) for low, high in pairwise(BINS)]


def _bin(low: float, high: float, pairs: list[tuple[float, bool]]) -> Bin:
    inside = [(c, there) for c, there in pairs if low <= c < high]
    many = max(1, len(inside))
    return Bin(low, min(high, 1.0), len(inside), sum(c for c, _ in inside) / many, sum(there for _, there in inside) / many)


def agreement(first: Path, second: Path) -> dict[str, Count]:
    """Per act, how a second labeller agrees with the first, on the same sentences."""
    counts: dict[str, Count] = {}
    for one, other in zip(read_file(first), read_file(second), strict=True):
        for act in one.acts | other.acts:
            counts.setdefault(act, Count()).add(one.acts & {act}, other.acts & {act})
    return counts


# ── Noise ────────────────────────────────────────────────────────────────────────────────────────

_NEAR = dict(zip("azertyuiopqsdfghjklmwxcvbn", "zsrtyuiopasdfghjklmlxcvbnb", strict=True))
MISSPELT = 25
"""One word in so many is misspelt: four per cent."""


def misspelt(sentences: Sequence[Labelled]) -> list[Labelled]:
    """The same sentences with four words in a hundred misspelt, always the same ones."""
    return [replace(s, text=" ".join(_maybe_misspelt(w, f"{s.text}{i}") for i, w in enumerate(s.text.split(" ")))) for s in sentences]


def _maybe_misspelt(word: str, key: str) -> str:
    draw = zlib.crc32(key.encode())
    return _spoilt(word, draw // MISSPELT) if draw % MISSPELT == 0 and len(word) > 3 else word


def _spoilt(word: str, draw: int) -> str:
    """A letter dropped, doubled, swapped with the next, or struck beside."""
    place, how = 1 + draw % (len(word) - 2), draw // 100 % 4
    before, here, after = word[:place], word[place], word[place + 1 :]
    return (
        before + after,
        before + here * 2 + after,
        before + after[:1] + here + after[1:],
        before + _NEAR.get(here, here) + after,
    )[how]
