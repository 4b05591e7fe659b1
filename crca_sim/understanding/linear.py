"""A linear model over word and letter pieces, run with numpy alone.

Weights are stored on eight bits and summed in double precision: what two machines may round otherwise is far below
what a confidence shows.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
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

    def scores(self, normal: str) -> NDArray[np.float64]:
        """Scores of a normalised sentence."""
        import numpy as np

        (words, of_words), (letters, of_letters) = self._words(normal), self._letters(tokens_of(normal))
        weights = self.weights[np.concatenate([words, letters])].astype(np.float64)
        scores: NDArray[np.float64] = np.concatenate([of_words, of_letters]) @ weights * self.scale + self.bias
        return scores

    def _words(self, normal: str) -> Weighed:
        import numpy as np

        column_of = self.vocabulary[WORDS].get
        pieces, times = counted_word_grams(normal)
        columns = np.asarray([column_of(piece, -1) for piece in pieces])
        known = columns >= 0
        return self._weighed(columns[known], np.asarray(times)[known])

    def _letters(self, tokens: list[str]) -> Weighed:
        import numpy as np

        if not tokens:
            return self._weighed(*np.zeros((2, 0), dtype=np.int64))
        return self._weighed(*np.unique(np.concatenate([self._of_word(token) for token in tokens]), return_counts=True))

    def _letters_of(self, word: str) -> NDArray[np.int64]:
        import numpy as np

        column_of = self.vocabulary[LETTERS].get
        return np.asarray([column for piece in letter_grams(word) if (column := column_of(piece)) is not None], dtype=np.int64)

    def _weighed(self, columns: NDArray[np.int64], times: NDArray[np.int64]) -> Weighed:
        """`weighed` of one kind of pieces."""
        import numpy as np

        values = (1 + np.log(times)) * self._rarity[columns]
        return columns, values / (math.sqrt(values @ values) or 1.0)


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
