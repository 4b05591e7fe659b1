"""What acts and topics learn with in common. Development only: it needs scikit-learn, reading does not."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from .acts import MODEL
from .grams import LETTERS, WORDS
from .linear import Vocabulary, weighed

Array = NDArray[Any]
Pieces = list[dict[str, Any]]
MIN_SEEN = {WORDS: 2, LETTERS: 3}


def vocabulary_of(pieces: Pieces) -> tuple[Vocabulary, Array]:
    """The pieces seen often enough, and how rare each is."""
    seen: dict[str, dict[str, int]] = {WORDS: {}, LETTERS: {}}
    for sentence in pieces:
        for kind, counts in sentence.items():
            for piece in counts:
                seen[kind][piece] = seen[kind].get(piece, 0) + 1
    kept = {kind: sorted(p for p, n in seen[kind].items() if n >= MIN_SEEN[kind]) for kind in seen}
    order = iter(range(sum(map(len, kept.values()))))
    vocabulary = {kind: {piece: next(order) for piece in kept[kind]} for kind in (WORDS, LETTERS)}
    counts = [seen[kind][piece] for kind in (WORDS, LETTERS) for piece in kept[kind]]
    return vocabulary, (np.log((1 + len(pieces)) / (1 + np.asarray(counts))) + 1).astype(np.float32)


def matrix(pieces: Pieces, vocabulary: Vocabulary, idf: Array) -> Any:
    """TF-IDF values, one row a sentence, exactly as the reader computes them."""
    rows = [weighed(p, vocabulary, idf) for p in pieces]
    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns = np.concatenate([np.asarray(c, dtype=np.int64) for c, _ in rows])
    values = np.concatenate([np.asarray(v) for _, v in rows])
    return csr_matrix((values, columns, starts), shape=(len(rows), len(idf)))


def sigmoid(scores: Array) -> Array:
    """Scores to confidences."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))))


def export_linear(stem: str, vocabulary: Vocabulary, idf: Array, weights: Array, bias: Array) -> None:
    """Writes a linear model on eight bits a weight: plain numbers and names, nothing that executes."""
    MODEL.mkdir(exist_ok=True)
    scale = (np.abs(weights).max(axis=1) / 127).astype(np.float32)
    eight_bits = np.ascontiguousarray(np.rint(weights / scale[:, None]).astype(np.int8).T)
    np.savez_compressed(MODEL / f"{stem}.npz", idf=idf, weights=eight_bits, scale=scale, bias=bias.astype(np.float32))
    write_json(f"{stem}.json", {kind: list(vocabulary[kind]) for kind in (WORDS, LETTERS)})


def write_json(name: str, value: object) -> None:
    """A file of the model, readable by eye."""
    (MODEL / name).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
