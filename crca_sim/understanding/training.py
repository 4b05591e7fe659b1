"""`make model`: learns the acts from the labelled sentences of the repository, and says how well.

Development only: it needs scikit-learn, reading does not. Every figure and every threshold comes from sentences
that the model judged without having seen them, near-duplicates kept on the same side.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from . import context, corpus, encoder
from .acts import MODEL
from .duplicates import groups, near_duplicates
from .french import normalise
from .grams import LETTERS, WORDS, grams
from .linear import Vocabulary, weighed
from .sentences import clauses

Array = NDArray[Any]
FOLDS = 5
MIN_SEEN = {WORDS: 2, LETTERS: 3}
FAULT_PRECISION = 0.9


@dataclass(frozen=True)
class Material:
    """Everything that is computed once about the training sentences."""

    sentences: list[corpus.Labelled]
    acts: tuple[str, ...]
    labels: Array
    group: Array
    pieces: list[dict[str, Any]]
    vectors: Array
    clause_owner: Array
    clause_pieces: list[dict[str, Any]]
    clause_vectors: Array
    marks: Array


def gather() -> Material:
    """The labelled sentences and all that their models will look at."""
    sentences, acts = corpus.read_folder(), corpus.known_acts()
    rank = {act: i for i, act in enumerate(acts)}
    labels = np.zeros((len(sentences), len(acts)), dtype=np.int8)
    for row, sentence in enumerate(sentences):
        labels[row, [rank[act] for act in sentence.acts]] = 1
    parts = [(row, clause) for row, s in enumerate(sentences) for clause in clauses(s.text)]
    return Material(
        sentences, acts, labels, np.asarray(groups(sentences)),
        [grams(normalise(s.text)) for s in sentences], encoder.encode([s.text for s in sentences]),
        np.asarray([row for row, _ in parts]), [grams(normalise(c)) for _, c in parts], encoder.encode([c for _, c in parts]),
        np.asarray([context.marks(s.text, s.client) for s in sentences]),
    )  # fmt: skip


@dataclass(frozen=True)
class FirstStage:
    """The lexical and the semantic model, fitted on some of the sentences."""

    vocabulary: Vocabulary
    idf: Array
    lexical_weights: Array
    lexical_bias: Array
    semantic_weights: Array
    semantic_bias: Array

    def lexical(self, pieces: list[dict[str, Any]]) -> Array:
        """Lexical scores, one row a sentence."""
        return np.asarray(_matrix(pieces, self.vocabulary, self.idf) @ self.lexical_weights.T) + self.lexical_bias

    def semantic(self, vectors: Array) -> Array:
        """Semantic scores, one row a sentence."""
        return vectors @ self.semantic_weights.T + self.semantic_bias


def _vocabulary(pieces: list[dict[str, Any]]) -> tuple[Vocabulary, Array]:
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


def _matrix(pieces: list[dict[str, Any]], vocabulary: Vocabulary, idf: Array) -> Any:
    rows = [weighed(p, vocabulary, idf) for p in pieces]
    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns = np.concatenate([np.asarray(c, dtype=np.int64) for c, _ in rows])
    values = np.concatenate([np.asarray(v) for _, v in rows])
    return csr_matrix((values, columns, starts), shape=(len(rows), len(idf)))


def first_stage(m: Material, rows: Array) -> FirstStage:
    """Both models, one binary classifier an act."""
    vocabulary, idf = _vocabulary([m.pieces[i] for i in rows])
    words, vectors = _matrix([m.pieces[i] for i in rows], vocabulary, idf), m.vectors[rows]
    lexical, semantic = [], []
    for act in range(len(m.acts)):
        target = m.labels[rows, act]
        lexical.append(LinearSVC(C=0.5, random_state=0).fit(words, target))
        semantic.append(LogisticRegression(C=10, max_iter=300).fit(vectors, target))
    return FirstStage(
        vocabulary, idf,
        np.vstack([c.coef_ for c in lexical]), np.hstack([c.intercept_ for c in lexical]),
        np.vstack([c.coef_ for c in semantic]), np.hstack([c.intercept_ for c in semantic]),
    )  # fmt: skip


def _folds(m: Material, seed: int) -> Iterator[tuple[Array, Array]]:
    return iter(GroupKFold(FOLDS, shuffle=True, random_state=seed).split(m.group, groups=m.group))


def _best_of_clauses(whole: Array, clause: Array, owner: Array) -> Array:
    best = np.full_like(whole, -np.inf)
    np.maximum.at(best, owner, clause)
    return np.where(np.isfinite(best), best, whole)


def unseen_scores(m: Material) -> Array:
    """Scores of every sentence by models that had not seen it: sentence × act × (whole and clause, twice)."""
    scores = np.zeros((len(m.sentences), len(m.acts), 4))
    for known, judged in _folds(m, seed=0):
        model = first_stage(m, known)
        mine = np.isin(m.clause_owner, judged)
        place = np.searchsorted(judged, m.clause_owner[mine])
        lexical, semantic = model.lexical([m.pieces[i] for i in judged]), model.semantic(m.vectors[judged])
        clause_lexical = model.lexical([p for p, chosen in zip(m.clause_pieces, mine, strict=True) if chosen])
        clause_semantic = model.semantic(m.clause_vectors[mine])
        scores[judged, :, 0], scores[judged, :, 1] = lexical, semantic
        scores[judged, :, 2] = _best_of_clauses(lexical, clause_lexical, place)
        scores[judged, :, 3] = _best_of_clauses(semantic, clause_semantic, place)
    return scores


def standardise(scores: Array) -> tuple[Array, Array]:
    """Scores made comparable, and the mean and spread that did it: (2 models × mean and spread × act)."""
    standard = np.stack([np.stack([scores[:, :, k].mean(axis=0), scores[:, :, k].std(axis=0)]) for k in (0, 1)])
    return np.stack([(scores[:, :, k] - standard[k % 2, 0]) / standard[k % 2, 1] for k in range(4)], axis=2), standard


def _second(features: Array, target: Array) -> tuple[Array, float]:
    """Weights of one act's calibrated decision; marks are held back so that they only nuance the scores."""
    held = np.r_[np.ones(4), np.full(features.shape[1] - 4, MARKS_WEIGHT)]
    fitted = LogisticRegression(C=1.0, max_iter=500).fit(features * held, target)
    return fitted.coef_[0] * held, float(fitted.intercept_[0])


MARKS_WEIGHT = 0.5


def _features(scores: Array, marks: Array, act: int) -> Array:
    return np.hstack([scores[:, act, :], marks])


def _sigmoid(scores: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))


def unseen_confidences(m: Material, scores: Array) -> Array:
    """Confidences by second stages that had not seen the sentence."""
    seen = np.zeros(m.labels.shape)
    for known, judged in _folds(m, seed=1):
        for act in range(len(m.acts)):
            features = _features(scores, m.marks, act)
            weights, bias = _second(features[known], m.labels[known, act])
            seen[judged, act] = _sigmoid(features[judged] @ weights + bias)
    return seen


def threshold(confidence: Array, target: Array, fault: bool) -> float:
    """The confidence from which the act is decided: best F1, or precision first for a fault."""
    order = np.argsort(-confidence)
    hits = np.cumsum(target[order])
    taken = np.arange(1, len(order) + 1)
    if fault:
        good = np.flatnonzero((hits / taken >= FAULT_PRECISION) & (hits >= 5))
        cut = int(good[-1]) if len(good) else 0
        return float(np.clip(confidence[order][cut], 0.5, 0.95))
    f1 = 2 * hits / (taken + target.sum())
    return float(np.clip(confidence[order][int(f1.argmax())], 0.2, 0.6))


def thresholds(m: Material, confidence: Array, rows: Array | slice = slice(None)) -> Array:
    """One threshold an act, chosen on these rows."""
    return np.asarray([threshold(confidence[rows, a], m.labels[rows, a], act.startswith("f_")) for a, act in enumerate(m.acts)]).round(3)


def cross_validated(m: Material, confidence: Array) -> Array:
    """Decisions with thresholds chosen on other sentences."""
    decided = np.zeros(m.labels.shape, dtype=bool)
    for known, judged in _folds(m, seed=1):
        decided[judged] = confidence[judged] >= thresholds(m, confidence, known)
    return decided


def report(m: Material, decided: Array) -> dict[str, float]:
    """Micro and macro F1, and how faults do."""
    truth = m.labels.astype(bool)
    hit, extra, missed = (truth & decided).sum(0), (~truth & decided).sum(0), (truth & ~decided).sum(0)
    f1 = 2 * hit / np.maximum(2 * hit + extra + missed, 1)
    faults = np.asarray([act.startswith("f_") for act in m.acts])
    innocent = ~truth[:, faults].any(axis=1)
    return {
        "phrases": float(len(truth)),
        "micro_f1": float(2 * hit.sum() / (2 * hit + extra + missed).sum()),
        "macro_f1": float(f1.mean()),
        "fautes_precision": float(hit[faults].sum() / max(1, (hit + extra)[faults].sum())),
        "fautes_rappel": float(hit[faults].sum() / (hit + missed)[faults].sum()),
        "phrases_innocentes_accusees": float(decided[innocent][:, faults].any(axis=1).mean()),
    }


def export(m: Material, model: FirstStage, standard: Array, stage: list[tuple[Array, float]], limits: Array, figures: dict[str, float]) -> None:
    """Writes the model: `.npz` of plain numbers and `.json`, nothing that executes."""
    MODEL.mkdir(exist_ok=True)
    scale = (np.abs(model.lexical_weights).max(axis=1) / 127).astype(np.float32)
    eight_bits = np.rint(model.lexical_weights / scale[:, None]).astype(np.int8).T
    np.savez_compressed(MODEL / "lexical.npz", idf=model.idf, weights=np.ascontiguousarray(eight_bits), scale=scale, bias=model.lexical_bias.astype(np.float32))
    _write_json("lexical.json", {kind: list(model.vocabulary[kind]) for kind in (WORDS, LETTERS)})
    np.savez_compressed(
        MODEL / "actes.npz",
        semantic_weights=model.semantic_weights.astype(np.float32), semantic_bias=model.semantic_bias.astype(np.float32),
        standard=standard.astype(np.float32), stage_weights=np.stack([w for w, _ in stage]).astype(np.float32),
        stage_bias=np.asarray([b for _, b in stage], dtype=np.float32),
    )  # fmt: skip
    _write_json("actes.json", {"acts": m.acts, "thresholds": limits.tolist(), "figures": {k: round(v, 4) for k, v in figures.items()}})


def _write_json(name: str, value: object) -> None:
    (MODEL / name).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def train() -> dict[str, float]:
    """The whole recipe: judge honestly, then learn from everything."""
    m = gather()
    scores, standard = standardise(unseen_scores(m))
    confidence = unseen_confidences(m, scores)
    figures = report(m, cross_validated(m, confidence))
    stage = [_second(_features(scores, m.marks, act), m.labels[:, act]) for act in range(len(m.acts))]
    export(m, first_stage(m, np.arange(len(m.sentences))), standard, stage, thresholds(m, confidence), figures)
    return figures


def main() -> None:
    """`python -m crca_sim.understanding.training [--doublons]`."""
    parser = argparse.ArgumentParser(description="Apprend les actes à partir des phrases étiquetées.")
    parser.add_argument("--doublons", action="store_true", help="liste les phrases presque identiques, sans apprendre")
    if parser.parse_args().doublons:
        for one, other in near_duplicates(corpus.read_folder()):
            print(f"{one.source}:{one.line} ≈ {other.source}:{other.line}\n    {one.text}\n    {other.text}")
        return
    for name, value in train().items():
        print(f"{name:32} {value:.3f}")


if __name__ == "__main__":
    main()
