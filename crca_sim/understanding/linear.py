"""A linear model over word and letter pieces, run with numpy alone.

Weights are stored on eight bits and summed in double precision: what two machines may round otherwise is far below
what a confidence shows.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .grams import LETTERS, WORDS, counted_word_grams, letter_grams, tokens_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weighed = tuple[NDArray[np.int64], NDArray[np.float64]]

Vocabulary = dict[str, dict[str, int]]


class Linear:
    """One score a class; a positive one leans towards the class."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        idf: NDArray[np.float32],
        weights: NDArray[np.int8],
        scale: NDArray[np.float32],
        bias: NDArray[np.float32],
    ):
        self.vocabulary, self.idf, self.weights, self.scale, self.bias = vocabulary, idf, weights, scale, bias
        self._rarity = idf.astype("float64")
        self._of_word = lru_cache(maxsize=4096)(self._letters_of)

    @classmethod
    def load(cls, stem: Path) -> Linear:
        """From `<stem>.json` (the pieces, in order) and `<stem>.npz` (the numbers)."""
        import numpy as np

        pieces: dict[str, list[str]] = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
        order = iter(range(sum(map(len, pieces.values()))))
        vocabulary = {kind: {piece: next(order) for piece in pieces[kind]} for kind in (WORDS, LETTERS)}
        with np.load(stem.with_suffix(".npz"), allow_pickle=False) as z:
            return cls(vocabulary, z["idf"], z["weights"], z["scale"], z["bias"])

    def scores(self, normals: Sequence[str]) -> NDArray[np.float64]:
        """Scores of normalised sentences, a row each."""
        import numpy as np

        rows = [self._weighed(normal) for normal in normals]
        weights = self.weights.take(np.concatenate([columns for columns, _ in rows]), axis=0).astype(np.float64)
        scores, start = np.empty((len(rows), weights.shape[1])), 0
        for row, (_, values) in zip(scores, rows, strict=True):
            np.matmul(values, weights[start : start + len(values)], out=row)
            start += len(values)
        return scores * self.scale + self.bias

    def _weighed(self, normal: str) -> Weighed:
        """`weighed` of a sentence, words first."""
        import numpy as np

        words = self._words(normal)
        letters = Counter(chain.from_iterable(map(self._of_word, tokens_of(normal))))
        count = len(words) + len(letters)
        columns = np.fromiter(chain(words, letters), np.int64, count)
        values = (1 + np.log(np.fromiter(chain(words.values(), letters.values()), np.float64, count))) * self._rarity.take(columns)
        for kind in (values[: len(words)], values[len(words) :]):
            kind /= math.sqrt(kind @ kind) or 1.0
        return columns, values

    def _words(self, normal: str) -> dict[int, int]:
        column_of = self.vocabulary[WORDS].get
        pieces, times = counted_word_grams(normal)
        return {column: count for column, count in zip(map(column_of, pieces), times, strict=True) if column is not None}

    def _letters_of(self, word: str) -> tuple[int, ...]:
        column_of = self.vocabulary[LETTERS].get
        return tuple(column for piece in letter_grams(word) if (column := column_of(piece)) is not None)


def weighed(
    pieces: Mapping[str, Mapping[str, int]], vocabulary: Vocabulary, idf: Sequence[float] | NDArray[np.float32]
) -> tuple[list[int], list[float]]:
    """Columns and TF-IDF values; words and letters each have length one, so that long words do not drown the others."""
    columns: list[int] = []
    values: list[float] = []
    for kind in (WORDS, LETTERS):
        column_of = vocabulary[kind].get
        found = []
        for piece, times in pieces[kind].items():
            column = column_of(piece)
            if column is not None:
                rarity = float(idf[column])
                found.append((column, rarity if times == 1 else (1.0 + math.log(times)) * rarity))
        found.sort()
        norm = math.sqrt(math.fsum([v * v for _, v in found])) or 1.0
        columns += [column for column, _ in found]
        values += [value / norm for _, value in found]
    return columns, values
