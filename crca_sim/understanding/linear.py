"""A linear model over word and letter pieces, run with numpy alone.

Weights are stored on eight bits and summed in a fixed order in double precision: the same score on every
machine, with or without a vectorised BLAS.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .grams import LETTERS, WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
        self._rarity: list[float] = idf.tolist()

    @classmethod
    def load(cls, stem: Path) -> Linear:
        """From `<stem>.json` (the pieces, in order) and `<stem>.npz` (the numbers)."""
        import numpy as np

        pieces: dict[str, list[str]] = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
        order = iter(range(sum(map(len, pieces.values()))))
        vocabulary = {kind: {piece: next(order) for piece in pieces[kind]} for kind in (WORDS, LETTERS)}
        with np.load(stem.with_suffix(".npz"), allow_pickle=False) as z:
            return cls(vocabulary, z["idf"], z["weights"], z["scale"], z["bias"])

    def scores(self, pieces: Mapping[str, Mapping[str, int]]) -> NDArray[np.float64]:
        """Scores of a sentence, from its pieces."""
        import numpy as np

        columns, values = weighed(pieces, self.vocabulary, self._rarity)
        if not columns:
            return self.bias.astype(np.float64)
        products = self.weights[columns].astype(np.float64) * np.asarray(values)[:, None]
        scores: NDArray[np.float64] = np.add.reduce(products, axis=0) * self.scale + self.bias
        return scores


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
