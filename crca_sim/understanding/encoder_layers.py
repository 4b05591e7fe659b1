"""The layers of the sentence encoder, laid out for the few short texts of a message.

The library's own pass multiplies every token by every weight. Half of that work depends on the token alone
(its embedding, its projection, its share in each place of the first convolutions): it is done once a token and
kept. Same numbers as the library's pass to about 1e-6 (a test compares both), and the same message always gives
the same bits, whatever was read before it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

WIDTH, DEPTH = 512, 256
_ORDERS = ((2, 0), (3, 1), (5, 2))
"""Of each branch of the network: tokens seen at once, and how many of them stand before."""
_GAP = 4
"""Silent rows between two texts: none sees its neighbour."""
_TOKENS_KEPT = 1024
"""Fifteen kilobytes each, beside the usual ones."""


class Layers:
    """From the numbers of tokens to vectors; reads the weights that the library has loaded."""

    def __init__(self, weights: Any, usual: Sequence[int] = ()):
        self._w = weights
        self._places = [np.hstack(w.reshape(n, DEPTH, DEPTH)) for (n, _), w in zip(_ORDERS, weights.w1, strict=True)]
        self._usual = dict(zip(usual, self._of_tokens(np.asarray(usual)), strict=True)) if usual else {}
        after = np.hstack([weights.d0, weights.p1])
        self._pool, self._pool_bias = weights.cnn_W @ after, weights.cnn_b @ after
        self._last = np.hstack([weights.d2, weights.p3])
        self._silence = [np.zeros(WIDTH + DEPTH * (len(_ORDERS) + sum(n for n, _ in _ORDERS)), dtype=np.float32)] * _GAP
        self._unusual: Callable[[int], Array] = lru_cache(maxsize=_TOKENS_KEPT)(lambda token: self._of_tokens(np.asarray([token]))[0])

    def _of_tokens(self, tokens: NDArray[np.int64]) -> Array:
        """All that depends on a token alone: embedding, projections, share in the first convolution of each branch."""
        w, chunk = self._w, tokens % len(self._w.scale)
        embedded = w.table[tokens] * w.scale[chunk, None] + w.lo[chunk, None]
        projected = _level(embedded @ w.proj_W + w.proj_b, w.eps) * w.ln_g_all + w.ln_b_all
        shares = [projected[:, DEPTH * rank :][:, :DEPTH] @ places for rank, places in enumerate(self._places)]
        return np.hstack([embedded, projected, *shares])

    def _of_token(self, token: int) -> Array:
        known: Array | None = self._usual.get(token)
        return self._unusual(token) if known is None else known

    def vectors(self, texts: Sequence[Sequence[int]]) -> Array:
        """One row a text, of length one."""
        lengths = np.asarray([len(tokens) for tokens in texts])
        starts = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + _GAP * (1 + np.repeat(np.arange(len(texts)), lengths))
        laid = [row for tokens in texts for row in (*self._silence, *map(self._of_token, tokens))] + self._silence
        known = np.concatenate(laid).reshape(len(laid), -1)
        rows = known[places, : WIDTH + len(_ORDERS) * DEPTH]
        branches, start = [rows[:, :WIDTH]], rows.shape[1]
        for rank, (size, before) in enumerate(_ORDERS):
            projected = rows[:, WIDTH + rank * DEPTH :][:, :DEPTH]
            branches.append(self._branch(rank, _slanted(known, start, size)[places - before], projected, places))
            start += size * DEPTH
        return self._dense(self._pooled(np.hstack(branches), starts, lengths))

    def _branch(self, rank: int, shares: Array, projected: Array, places: NDArray[np.int64]) -> Array:
        """Both convolutions of a branch, each added to what it receives."""
        w, (size, before) = self._w, _ORDERS[rank]
        first = np.maximum(shares.sum(axis=1) + w.b1[rank], 0) + projected
        around = np.zeros((places[-1] + 1 + _GAP, DEPTH), dtype=np.float32)
        around[places] = first
        windows = _in_a_row(around, size)[places - before]
        both: Array = np.maximum(windows @ w.w2[rank] + w.b2[rank], 0) + first
        return both

    def _pooled(self, rows: Array, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Array:
        """All tokens brought to one scale, summed and projected."""
        w, length = self._w, lengths.astype(np.float32)[:, None]
        summed = np.add.reduceat(_level(rows, w.eps), starts) * w.ln_g + length * w.ln_b
        pooled: Array = (times(summed, self._pool) + length * self._pool_bias) / np.sqrt(length)
        return pooled

    def _dense(self, pooled: Array) -> Array:
        """Two hidden layers, each with a way round it."""
        w = self._w
        hidden, around = np.hsplit(pooled, 2)
        first = np.maximum(around + times(np.maximum(hidden, 0), w.d1), 0)
        hidden, around = np.split(times(first, self._last), [w.d2.shape[1]], axis=1)
        raw = np.tanh(around + times(np.maximum(hidden, 0), w.d3))
        vectors: Array = raw / np.sqrt(np.maximum(np.einsum("ij,ij->i", raw, raw), w.eps))[:, None]
        return vectors


def _slanted(known: Array, start: int, size: int) -> Array:
    """From each row on, the share of that row in the first place, of the next row in the second…: places × `size` × share."""
    row, number = known.strides
    return np.ndarray((len(known) - _GAP, size, DEPTH), known.dtype, known, start * number, (row, row + DEPTH * number, number))


def _in_a_row(rows: Array, size: int) -> Array:
    """From each row on, `size` rows side by side."""
    return np.ndarray((len(rows) - _GAP, size * rows.shape[1]), rows.dtype, rows, 0, rows.strides)


def _level(rows: Array, eps: float) -> Array:
    """Each row with mean zero and spread one, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows *= 1 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) + np.float32(eps))[:, None]
    return rows


def times(rows: Array, weights: Array) -> Array:
    """A product; row by row while rows are few, which is quicker: the library would first lay the weights out anew."""
    return np.stack([row @ weights for row in rows]) if len(rows) < 4 else rows @ weights
