"""Sentences that say the same thing in almost the same words: they must not sit on both sides of a measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from .corpus import TRAINING, Labelled
from .french import normalise

ALIKE = 0.8
_RARE = 40


def _shingles(text: str) -> frozenset[str]:
    padded = f" {normalise(text)} "
    return frozenset(padded[i : i + 4] for i in range(max(1, len(padded) - 3)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _pairs(sentences: Sequence[Labelled]) -> Iterator[tuple[int, int]]:
    """Pairs that share rare pieces and turn out alike."""
    pieces = [_shingles(s.text) for s in sentences]
    places: dict[str, list[int]] = defaultdict(list)
    for row, own in enumerate(pieces):
        close = {other for piece in own if len(places[piece]) <= _RARE for other in places[piece]}
        yield from ((other, row) for other in sorted(close) if _alike(pieces[other], own))
        for piece in own:
            places[piece].append(row)


def near_duplicates(sentences: Sequence[Labelled]) -> list[tuple[Labelled, Labelled]]:
    """Pairs of sentences that are almost the same."""
    return [(sentences[a], sentences[b]) for a, b in _pairs(sentences)]


def needless(sentences: Sequence[Labelled]) -> list[Labelled]:
    """Those that teach nothing more: the later one of two alike, same acts, standing outside an interview."""
    later = {
        (b.source, b.line): b
        for a, b in near_duplicates(sentences)
        if not b.header and a.acts == b.acts and bool(a.client) == bool(b.client)
    }
    return list(later.values())


def remove(needless: Sequence[Labelled], folder: Path = TRAINING) -> None:
    """Takes these lines out of their files."""
    lines: dict[str, set[int]] = defaultdict(set)
    for sentence in needless:
        lines[sentence.source].add(sentence.line)
    for name, gone in lines.items():
        kept = (text for n, text in enumerate((folder / name).read_text("utf-8").splitlines(), start=1) if n not in gone)
        (folder / name).write_text("\n".join(kept) + "\n", encoding="utf-8")


def groups(sentences: Sequence[Labelled]) -> list[int]:
    """A group number a sentence: near-duplicates, answers to one client turn and sentences of one interview share it."""
    parent = list(range(len(sentences)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = row = parent[parent[row]]
        return row

    first: dict[str, int] = {}
    for row, sentence in enumerate(sentences):
        parent[root(row)] = root(first.setdefault(sentence.group, row))
        if sentence.client:
            parent[root(row)] = root(first.setdefault(f"C {sentence.client}", row))
    for one, other in _pairs(sentences):
        parent[root(other)] = root(one)
    return [root(row) for row in range(len(sentences))]
