"""Learns what makes two questions alike: a turn of the sentence vectors, then how likenesses are weighed.

Development only. Learnt on authored examples (the repartees of the shipped scenarios, the shared bank, the questions of the
topics): two examples of one thing are alike. How sure one may be is learnt on sentences by hands that had not read the examples.
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
from .likeness import TURN, WEIGHTS, Examples, turn, turned
from .measures_likeness import SURE
from .scenario_topics import ScenarioFact
from .themes import bank
from .view import look

ROOT = Path(__file__).parents[2]
FRESH = Path(__file__).with_name("donnees") / "ressemblance"
STEPS, RATE, SHARPNESS, BATCH = 900, 5e-4, 0.07, 512
JUDGED = 5
"""One set of examples in so many is kept apart to learn the weighing."""


def sets() -> list[list[ScenarioFact]]:
    """Everything that can be called for, scenario by scenario, the shared bank, then the topics."""
    found = list(sets_by_scenario().values())
    shared = read_yaml(ROOT / "crca_sim/conversation/repliques/reparties.yaml")
    found.append(_things(shared))
    found.append([ScenarioFact(topic.id, examples=topic.questions) for topic in bank()])
    return found


def sets_by_scenario() -> dict[str, list[ScenarioFact]]:
    """Everything with examples of each shipped scenario."""
    return {path.parent.name: _of_scenario(path) for path in sorted(ROOT.glob("scenarios/*/reparties.yaml"))}


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
    """The turn, the weighing, and how sure one may be; how often the first is right, on sentences by other hands."""
    gathered = sets()
    groups = [_grouped(things) for things in gathered]
    apart = [rank for rank in range(len(gathered) - 1) if rank % JUDGED == 2]
    _keep(learn_turn([g for r, g in enumerate(groups) if r not in apart]))
    likeness = _weigh([left_out(gathered[rank]) for rank in apart])
    _keep(learn_turn(groups))
    sure, rival, figures = _calibrate(np.asarray(likeness))
    write_json(WEIGHTS.name, {"likeness": likeness, "rival": [rival], "sure": sure})
    return figures


def _keep(turn: Array) -> None:
    np.savez_compressed(TURN, turn=turn.astype(np.float16))
    turned.cache_clear()


def _grouped(things: Sequence[ScenarioFact]) -> tuple[Array, Array]:
    texts = [(text, rank) for rank, thing in enumerate(things) for text in thing.examples]
    return encoder.encode([text for text, _ in texts]).astype(np.float32), np.asarray([rank for _, rank in texts])


def _weigh(judged: Sequence[tuple[Array, Array]]) -> list[float]:
    """Weights of the features, then the constant: what tells an example's own thing from the others."""
    rows = np.concatenate([features.reshape(-1, features.shape[-1]) for features, _ in judged])
    right = np.concatenate([(own[:, None] == np.arange(features.shape[1])).reshape(-1) for features, own in judged])
    each = LogisticRegression(C=10, max_iter=2000).fit(rows, right)
    return [round(float(w), 4) for w in (*each.coef_[0], each.intercept_[0])]


def fresh(folder: Path = FRESH) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Scenario → sentences by other hands and all that each may call for."""
    found = {}
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        found[path.stem] = [(text, () if names == "-" else tuple(names.split("|"))) for text, names in rows]
    return found


def _calibrate(likeness: Array) -> tuple[list[float], float, dict[str, float]]:
    """How sure a score and its lead make one, and the least rival, learnt on sentences that nobody wrote as examples."""
    seen, truth, about, seconds = [], [], [], []
    for scenario, sentences in fresh().items():
        known = Examples(sets_by_scenario()[scenario])
        for view, (_, names) in zip(look([text for text, _ in sentences]), sentences, strict=True):
            rows = [known.features(v, n) @ likeness[:-1] + likeness[-1] for v, n in zip(turn(view.vectors), view.normals, strict=True)]
            scores = np.max(rows, axis=0)
            seen.append(_best_and_lead(scores[None])[0])
            seconds.append(float(np.sort(scores)[-2]))
            truth.append(known.ids[int(scores.argmax())] in names)
            about.append(bool(names))
    sure = LogisticRegression(C=10, max_iter=2000).fit(np.asarray(seen), truth)
    confident, right = sure.predict_proba(np.asarray(seen))[:, 1], np.asarray(truth)
    figures = {
        "ressemblance_premier": float(right[np.asarray(about)].mean()),
        "ressemblance_surs": float((confident >= SURE).mean()),
        "ressemblance_surs_justes": float(right[confident >= SURE].mean()),
    }
    return [round(float(w), 4) for w in (*sure.coef_[0], sure.intercept_[0])], round(min(seconds), 4), figures


def _best_and_lead(scores: Array) -> Array:
    order = np.sort(scores, axis=1)
    return np.stack([order[:, -1], np.minimum(2.0, order[:, -1] - order[:, -2])], axis=1)
