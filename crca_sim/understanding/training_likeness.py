"""Learns what makes two questions alike: a turn of the sentence vectors, then how likenesses are weighed.

Development only. Learnt on authored examples (the repartees of the shipped scenarios, the shared bank, the questions of the
topics): two examples of one thing are alike. Judged by leaving one example out, on scenarios kept apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from . import encoder
from .french import normalise
from .learning import Array, write_json
from .lexicons import read_yaml
from .likeness import TURN, WEIGHTS, Examples, turned
from .scenario_topics import ScenarioFact
from .themes import bank

ROOT = Path(__file__).parents[2]
STEPS, RATE, SHARPNESS, BATCH = 900, 5e-4, 0.07, 512
JUDGED = 5
"""One set of examples in so many is kept apart to learn the weighing."""


def sets() -> list[list[ScenarioFact]]:
    """Everything that can be called for, scenario by scenario, the shared bank, then the topics."""
    found = [_of_scenario(path) for path in sorted(ROOT.glob("scenarios/*/reparties.yaml"))]
    shared = read_yaml(ROOT / "crca_sim/conversation/repliques/reparties.yaml")
    found.append(_things(shared))
    found.append([ScenarioFact(topic.id, examples=topic.questions) for topic in bank()])
    return found


def _of_scenario(path: Path) -> list[ScenarioFact]:
    facts = read_yaml(path.with_name("scenario.yaml"))["faits"]
    return _things(facts) + _things(read_yaml(path)["reparties"])


def _things(rows: Mapping[str, Any]) -> list[ScenarioFact]:
    return [ScenarioFact(name, examples=tuple(row["exemples"])) for name, row in rows.items() if len(row.get("exemples", ())) > 1]


def learn_turn(groups: Sequence[tuple[Array, Array]]) -> Array:
    """A matrix that brings two examples of one thing together and others apart (contrastive loss, Adam)."""
    chance = np.random.default_rng(0)
    start = np.eye(encoder.SIZE, dtype=np.float32)
    matrix, mean, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        vectors, things = groups[int(chance.integers(len(groups)))]
        rows = chance.permutation(len(vectors))[:BATCH]
        slope = _slope(vectors[rows], things[rows], matrix) + 1e-4 * (matrix - start)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope * slope
        matrix = matrix - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return matrix


def _slope(vectors: Array, things: Array, matrix: Array) -> Array:
    """Gradient of the loss: each example should be nearer to those of its own thing than to any other."""
    moved = vectors @ matrix
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    unit = moved / length
    likeness = unit @ unit.T / SHARPNESS
    np.fill_diagonal(likeness, -1e9)
    shares = np.exp(likeness - likeness.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    same = (things[:, None] == things[None]).astype(np.float32)
    np.fill_diagonal(same, 0)
    own = shares * same
    known = same.sum(axis=1, keepdims=True) > 0
    pull = (shares - own / (own.sum(axis=1, keepdims=True) + 1e-12)) * known / known.sum()
    by_unit = (pull + pull.T) @ unit / SHARPNESS
    by_moved = (by_unit - unit * (by_unit * unit).sum(axis=1, keepdims=True)) / length
    return np.asarray(vectors.T @ by_moved)


def left_out(things: Sequence[ScenarioFact]) -> tuple[Array, Array]:
    """Features of each example against all things, itself left out, and which thing is its own."""
    known = Examples(things)
    texts = [(text, rank) for rank, thing in enumerate(things) for text in thing.examples]
    rows = [known.features(known.vectors[row], normalise(text), without=row) for row, (text, _) in enumerate(texts)]
    return np.stack(rows), np.asarray([rank for _, rank in texts])


def train() -> dict[str, float]:
    """Both decisions, written beside the model; how often the first is right on the sets kept apart."""
    gathered = sets()
    groups = [_grouped(things) for things in gathered]
    apart = [rank for rank in range(len(gathered) - 1) if rank % JUDGED == 2]
    np.savez_compressed(TURN, turn=learn_turn([g for r, g in enumerate(groups) if r not in apart]).astype(np.float16))
    turned.cache_clear()
    figures = _weigh([left_out(gathered[rank]) for rank in apart])
    np.savez_compressed(TURN, turn=learn_turn(groups).astype(np.float16))
    turned.cache_clear()
    return figures


def _grouped(things: Sequence[ScenarioFact]) -> tuple[Array, Array]:
    texts = [(text, rank) for rank, thing in enumerate(things) for text in thing.examples]
    return encoder.encode([text for text, _ in texts]).astype(np.float32), np.asarray([rank for _, rank in texts])


def _weigh(judged: Sequence[tuple[Array, Array]]) -> dict[str, float]:
    rows = np.concatenate([features.reshape(-1, features.shape[-1]) for features, _ in judged])
    right = np.concatenate([(own[:, None] == np.arange(features.shape[1])).reshape(-1) for features, own in judged])
    each = LogisticRegression(C=10, max_iter=2000).fit(rows, right)
    likeness = [round(float(w), 4) for w in (*each.coef_[0], each.intercept_[0])]
    pairs, found, none = [], [], []
    for features, own in judged:
        scores = features @ each.coef_[0] + each.intercept_[0]
        pairs.append(_best_and_lead(scores))
        found.append(scores.argmax(axis=1) == own)
        scores[np.arange(len(own)), own] = -99.0
        none.append(_best_and_lead(scores))
    seen, truth = np.concatenate([*pairs, *none]), np.concatenate([*found, *(np.zeros(len(p), dtype=bool) for p in none)])
    sure = LogisticRegression(C=10, max_iter=2000).fit(seen, truth)
    write_json(WEIGHTS.name, {"likeness": likeness, "sure": [round(float(w), 4) for w in (*sure.coef_[0], sure.intercept_[0])]})
    confident = sure.predict_proba(np.concatenate(pairs))[:, 1] >= 0.5
    right_ones = np.concatenate(found)
    return {
        "ressemblance_premier": float(right_ones.mean()),
        "ressemblance_surs": float(confident.mean()),
        "ressemblance_surs_justes": float(right_ones[confident].mean()),
        "ressemblance_rien": float((sure.predict_proba(np.concatenate(none))[:, 1] < 0.5).mean()),
    }


def _best_and_lead(scores: Array) -> Array:
    order = np.sort(scores, axis=1)
    return np.stack([order[:, -1], np.minimum(2.0, order[:, -1] - order[:, -2])], axis=1)
