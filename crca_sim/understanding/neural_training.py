"""How the small network learns: gradient steps with momentum, words dropped at random. Development only, numpy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .learning import Array, sigmoid
from .neural import SCALE, Network

HIDDEN, ROUNDS, BATCH = 768, 14, 128
RATE, DECAY = 4e-3, 1e-2
DROP_IN, DROP_HIDDEN = 0.1, 0.5
"""Shares of the embedding and of the hidden layer left out at each step, so that nothing is learnt by heart."""
_KEEP, _SPREAD = 0.9, 0.999


@dataclass
class _Adam:
    """One table of weights being learnt (Loshchilov and Hutter's decoupled decay)."""

    value: Array
    decays: bool
    mean: Array
    spread: Array

    @classmethod
    def of(cls, value: Array, *, decays: bool) -> _Adam:
        return cls(value, decays, np.zeros_like(value), np.zeros_like(value))

    def step(self, slope: Array, rate: float, time: int) -> None:
        self.mean += (1 - _KEEP) * (slope - self.mean)
        self.spread += (1 - _SPREAD) * (slope * slope - self.spread)
        if self.decays:
            self.value *= 1 - rate * DECAY
        self.value -= rate * (self.mean / (1 - _KEEP**time)) / (np.sqrt(self.spread / (1 - _SPREAD**time)) + 1e-8)


def _start(rows: int, columns: int, chance: np.random.Generator) -> Array:
    limit = 1 / np.sqrt(rows)
    return chance.uniform(-limit, limit, (rows, columns)).astype(np.float32)


def _rate(done: float) -> float:
    """Rises during the first third, then falls to nothing."""
    return float(RATE * (0.5 - 0.5 * np.cos(np.pi * done / 0.3)) if done < 0.3 else RATE * (0.5 + 0.5 * np.cos(np.pi * (done - 0.3) / 0.7)))


def train(vectors: Array, targets: Array, seed: int = 0) -> Network:
    """Learns from all rows; the same rows and seed give the same network on one machine."""
    chance = np.random.default_rng(seed)
    inputs, wanted = vectors.astype(np.float32) * np.float32(SCALE), targets.astype(np.float32)
    layers = (
        _Adam.of(_start(inputs.shape[1], HIDDEN, chance), decays=True), _Adam.of(np.zeros(HIDDEN, np.float32), decays=False),
        _Adam.of(_start(HIDDEN, wanted.shape[1], chance), decays=True), _Adam.of(np.zeros(wanted.shape[1], np.float32), decays=False),
    )  # fmt: skip
    steps, time = ROUNDS * -(-len(inputs) // BATCH), 0
    for _ in range(ROUNDS):
        order = chance.permutation(len(inputs))
        for start in range(0, len(order), BATCH):
            time += 1
            rows = order[start : start + BATCH]
            slopes = _slopes(inputs[rows], wanted[rows], layers, chance)
            for layer, slope in zip(layers, slopes, strict=True):
                layer.step(slope, _rate(time / steps), time)
    return Network(*(layer.value.astype(np.float64) for layer in layers))


def _slopes(inputs: Array, wanted: Array, layers: tuple[_Adam, ...], chance: np.random.Generator) -> tuple[Array, ...]:
    """Slopes of the error (cross-entropy, averaged over rows and acts) for each table."""
    first, first_bias, second, second_bias = (layer.value for layer in layers)
    shown = inputs * _mask(inputs.shape, DROP_IN, chance)
    raw = shown @ first + first_bias
    kept = _mask(raw.shape, DROP_HIDDEN, chance)
    hidden = np.maximum(raw, 0) * kept
    error = (sigmoid(hidden @ second + second_bias) - wanted) / np.float32(wanted.size)
    back = (error @ second.T) * kept * (raw > 0)
    return shown.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)


def _mask(shape: tuple[int, ...], drop: float, chance: np.random.Generator) -> Array:
    return (chance.random(shape, dtype=np.float32) >= drop).astype(np.float32) / np.float32(1 - drop)
