"""Words looked for in short texts: plurals, accents and small spelling slips are forgiven."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from crca_sim.house.names import plain

K = TypeVar("K")
EMPTY = frozenset({
    "les", "des", "une", "que", "qui", "quoi", "pour", "dans", "sur", "par", "est", "avec", "comment", "quel", "quelle", "son", "ses",
    "mon", "mes", "aux", "ont", "faire", "dire", "faut", "peut", "client", "cliente", "cas",
})  # fmt: skip
"""Words that say nothing of what is looked for."""
TITLE, KEYWORD, TEXT = 3, 2, 1
"""What a word found is worth."""
Weighed = tuple[tuple[Iterable[str], int], ...]


def best(query: str, texts: Mapping[K, Weighed], most: int = 3) -> list[K]:
    """Keys of the texts that a query is about, best first: those at least half as good as the first."""
    wanted = meaningful([query])
    scores = {key: sum(worth * found(meaningful(part), wanted) for part, worth in weighed) for key, weighed in texts.items()}
    ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: -scores[key])
    return [key for key in ranked if 2 * scores[key] >= scores[ranked[0]]][:most]


def meaningful(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts that say something, without plural marks; numbers are kept whole."""
    words = (w for text in texts for w in plain(text).split("_"))
    return frozenset(w if w.isdigit() else w.rstrip("sx") for w in words if (len(w) > 2 or w.isdigit()) and w not in EMPTY)


def found(words: frozenset[str], wanted: Iterable[str]) -> int:
    """How many of the wanted words are among these."""
    return sum(any(alike(w, word) for word in words) for w in wanted)


def alike(one: str, other: str) -> bool:
    """The same word, of the same family, or one slip apart (two in a long word)."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or one.isdigit() or other.isdigit():
        return False
    return one[:5] == other[:5] or _slips(one, other, 2 if min(len(one), len(other)) >= 9 else 1)


def _slips(one: str, other: str, most: int) -> bool:
    """Whether at most this many letters are wrong, missing, too many or swapped."""
    if abs(len(one) - len(other)) > most:
        return False
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            swapped = i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b
            row.append(min(cost, last[j - 2] + 1) if swapped else cost)
    return row[-1] <= most
