"""Learns what makes two questions alike: a turn of the sentence vectors, then how likenesses are weighed.

Development only. Learnt on authored examples (the repartees of the shipped scenarios, the shared bank, the questions of the
topics): two examples of one thing are alike. How likenesses are weighed, and how sure one may be, is learnt on sentences by hands
that had not read the examples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from . import encoder
from .learning import Array, write_json
from .lexicons import read_yaml
from .likeness import TURN, WEIGHTS, Examples, turn, turned
from .measures_likeness import SURE
from .scenario_topics import ScenarioFact
from .themes import bank
from .view import look

ROOT = Path(__file__).parents[2]
FRESH = Path(__file__).with_name("donnees") / "ressemblance"
STEPS, RATE, SHARPNESS, BATCH = 1500, 5e-4, 0.07, 512
NEAREST = 12
"""Wrong things that the right one is told from."""


def sets() -> list[list[ScenarioFact]]:
    """Everything that can be called for, scenario by scenario, the shared bank, then the topics."""
    found = list(sets_by_scenario().values())
    shared = ROOT / "crca_sim/conversation/repliques"
    found.append(_with_more(_things(read_yaml(shared / "reparties.yaml")), read_yaml(shared / "formulations.yaml")))
    found.append([ScenarioFact(topic.id, examples=topic.questions) for topic in bank()])
    return found


def sets_by_scenario() -> dict[str, list[ScenarioFact]]:
    """Everything with examples of each shipped scenario."""
    return {path.parent.name: _of_scenario(path) for path in sorted(ROOT.glob("scenarios/*/reparties.yaml"))}


def _of_scenario(path: Path) -> list[ScenarioFact]:
    facts, said = read_yaml(path.with_name("scenario.yaml"))["faits"], read_yaml(path)["reparties"]
    wordings = path.with_name("formulations.yaml")
    more = read_yaml(wordings)["formulations"] if wordings.is_file() else {}
    return _with_more(_things(facts) + _things(said), more)


def _with_more(things: Sequence[ScenarioFact], more: Mapping[str, Sequence[str]]) -> list[ScenarioFact]:
    return [replace(thing, examples=(*thing.examples, *more.get(thing.id, ()))) for thing in things]


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


def train() -> dict[str, float]:
    """The turn, the weighing, and how sure one may be; how often the first is right, on sentences by other hands."""
    _keep(learn_turn([_grouped(things) for things in sets()]))
    judged = [row for scenario, sentences in fresh().items() for row in _compared(sets_by_scenario()[scenario], sentences)]
    likeness = _weigh(judged)
    sure, rival, figures = _calibrate(judged, np.asarray(likeness))
    write_json(WEIGHTS.name, {"likeness": likeness, "rival": [rival], "sure": sure})
    return figures


def _keep(turn: Array) -> None:
    np.savez_compressed(TURN, turn=turn.astype(np.float16))
    turned.cache_clear()


def _grouped(things: Sequence[ScenarioFact]) -> tuple[Array, Array]:
    texts = [(text, rank) for rank, thing in enumerate(things) for text in thing.examples]
    return encoder.encode([text for text, _ in texts]).astype(np.float32), np.asarray([rank for _, rank in texts])


def fresh(folder: Path = FRESH) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Scenario → sentences by other hands and all that each may call for."""
    found = {}
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        found[path.stem] = [(text, () if names == "-" else tuple(names.split("|"))) for text, names in rows]
    return found


class Judged(NamedTuple):
    """A sentence by another hand, compared with everything that can be called for."""

    rows: list[Array]
    """Things × features, for the whole sentence and for each of its clauses."""
    right: Array
    """Which things it may call for."""
    asks: bool


def _compared(things: Sequence[ScenarioFact], sentences: Sequence[tuple[str, tuple[str, ...]]]) -> list[Judged]:
    known = Examples(things)
    found = []
    for view, (text, names) in zip(look([text for text, _ in sentences]), sentences, strict=True):
        rows = [known.features(vector, normal) for vector, normal in zip(turn(view.vectors), view.normals, strict=True)]
        found.append(Judged(rows, np.asarray([name in names for name in known.ids]), text.rstrip().endswith("?")))
    return found


def _weigh(judged: Sequence[Judged]) -> list[float]:
    """Weights of the features: what tells a thing that a sentence calls for from the nearest that it does not."""
    pairs = [row for each in judged if each.right.any() for row in _against(each)]
    both = np.concatenate([np.stack(pairs), -np.stack(pairs)])
    learnt = LogisticRegression(C=10, max_iter=2000, fit_intercept=False).fit(both, np.repeat([1, 0], len(pairs)))
    return [round(float(w), 4) for w in learnt.coef_[0]]


def _against(each: Judged) -> list[Array]:
    """The best right thing less each of the nearest wrong ones, by the plain sum of likenesses."""
    rows = max(each.rows, key=lambda found: float(found.sum(axis=1).max()))
    order = np.argsort(-rows.sum(axis=1))
    best = next(i for i in order if each.right[i])
    return [rows[best] - rows[i] for i in [i for i in order if not each.right[i]][:NEAREST]]


def _calibrate(judged: Sequence[Judged], likeness: Array) -> tuple[list[float], float, dict[str, float]]:
    """How sure a score, its lead and a question mark make one, and the least rival."""
    scores = [np.max([rows @ likeness for rows in each.rows], axis=0) for each in judged]
    right = np.asarray([each.right[found.argmax()] for each, found in zip(judged, scores, strict=True)])
    seen = np.stack([[*_best_and_lead(found), each.asks] for each, found in zip(judged, scores, strict=True)])
    seconds = [float(np.sort(found)[-2]) for found in scores]
    sure = LogisticRegression(C=10, max_iter=2000).fit(seen, right)
    confident = sure.predict_proba(seen)[:, 1]
    figures = {
        "ressemblance_premier": float(right[[each.right.any() for each in judged]].mean()),
        "ressemblance_surs": float((confident >= SURE).mean()),
        "ressemblance_surs_justes": float(right[confident >= SURE].mean()),
    }
    return [round(float(w), 4) for w in (*sure.coef_[0], sure.intercept_[0])], round(min(seconds), 4), figures


def _best_and_lead(scores: Array) -> tuple[float, float]:
    first, second = np.sort(scores)[::-1][:2]
    return float(first), float(min(2.0, first - second))
