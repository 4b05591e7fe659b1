"""Learns the topics of the bank.

Development only. Sentences that talk about nothing in particular (greetings, thanks, waiting) teach the
answer « no topic ». Facts that the bank does not know are found by likeness (`training_likeness.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from . import corpus, encoder
from .acts import MODEL
from .french import normalise
from .grams import grams
from .learning import Array, export_linear, matrix, sigmoid, vocabulary_of, write_json
from .lexicons import word_set
from .linear import Vocabulary
from .spotting import hit, spots
from .themes import DECIDED, Topic, bank, bank_features

TOPICLESS = word_set("""
    saluer remercier prendre_conge faire_patienter accuser_reception mesurer_satisfaction verifier_comprehension demander_motif
    f_brusquer f_tutoyer f_insulter poser_cadre
""")
MOST_TOPICLESS = 2200


@dataclass(frozen=True)
class Examples:
    """Sentences of the bank, then sentences about nothing (labelled -1)."""

    topics: tuple[Topic, ...]
    texts: list[str]
    normals: list[str]
    vectors: Array
    labels: Array
    hits: Array


def gather() -> Examples:
    """All that the topics are learnt from."""
    topics = bank()
    pairs = [(text, rank) for rank, t in enumerate(topics) for text in (*t.questions, *t.statements)]
    nothing = sorted({s.text for s in corpus.read_folder() if s.acts <= TOPICLESS}, key=lambda t: (hash_of(t), t))[:MOST_TOPICLESS]
    texts = [text for text, _ in pairs] + nothing
    normals = [normalise(text) for text in texts]
    synonyms = [spots(t.synonyms) for t in topics]
    hits = np.asarray([[hit(normal, phrases) for phrases in synonyms] for normal in normals])
    labels = np.asarray([rank for _, rank in pairs] + [-1] * len(nothing))
    return Examples(topics, texts, normals, encoder.encode(texts).astype(np.float64), labels, hits)


def hash_of(text: str) -> int:
    """A stable shuffle, the same on every machine."""
    import zlib

    return zlib.crc32(text.encode())


@dataclass(frozen=True)
class Models:
    """Both models of the bank."""

    vocabulary: Vocabulary
    idf: Array
    lexical_weights: Array
    lexical_bias: Array
    weights: Array
    bias: Array

    def scores(self, e: Examples, rows: Array) -> tuple[Array, Array]:
        """Lexical and semantic scores of some rows."""
        words = matrix([grams(e.normals[i]) for i in rows], self.vocabulary, self.idf)
        return np.asarray(words @ self.lexical_weights.T) + self.lexical_bias, e.vectors[rows] @ self.weights.T + self.bias


def fit(e: Examples, rows: Array) -> Models:
    """Learns from some rows, and from the synonyms."""
    synonyms = [(normalise(s), rank) for rank, t in enumerate(e.topics) for s in t.synonyms]
    pieces = [grams(n) for n in [*(e.normals[i] for i in rows), *(s for s, _ in synonyms)]]
    labels = np.r_[e.labels[rows], [rank for _, rank in synonyms]]
    vocabulary, idf = vocabulary_of(pieces)
    words = matrix(pieces, vocabulary, idf)
    lexical = LinearSVC(C=0.5, random_state=0).fit(words, labels)
    named = lexical.classes_ >= 0
    semantic = [LogisticRegression(C=20, max_iter=300).fit(e.vectors[rows], e.labels[rows] == k) for k in range(len(e.topics))]
    return Models(
        vocabulary,
        idf,
        lexical.coef_[named],
        lexical.intercept_[named],
        np.vstack([c.coef_ for c in semantic]),
        np.hstack([c.intercept_ for c in semantic]),
    )


def _folds(labels: Array, seed: int) -> Iterator[tuple[Array, Array]]:
    return iter(StratifiedKFold(5, shuffle=True, random_state=seed).split(labels, labels))


def unseen_scores(e: Examples) -> Array:
    """Lexical and semantic scores by models that had not seen the sentence: 2 × rows × topics."""
    scores = np.zeros((2, len(e.texts), len(e.topics)))
    for known, judged in _folds(e.labels, seed=0):
        scores[:, judged] = fit(e, known).scores(e, judged)
    return scores


def decision(features: Array, truth: Array) -> tuple[Array, float]:
    """One calibrated decision shared by all topics."""
    flat, target = features.reshape(-1, features.shape[-1]), truth.reshape(-1)
    fitted = LogisticRegression(C=10, max_iter=1000).fit(flat, target)
    return fitted.coef_[0], float(fitted.intercept_[0])


def report(e: Examples, confidence: Array) -> dict[str, float]:
    """How well topics are told, on unseen sentences."""
    about = e.labels >= 0
    order = np.argsort(-confidence, axis=1)
    first, best = order[:, 0], confidence.max(axis=1)
    right = (first == e.labels) & (best >= DECIDED)
    return {
        "themes_premier": float((first[about] == e.labels[about]).mean()),
        "themes_trois_premiers": float((order[about, :3] == e.labels[about, None]).any(axis=1).mean()),
        "themes_precision": float(right[best >= DECIDED].mean()),
        "themes_rappel": float(right[about].mean()),
        "sans_theme_reconnus": float((best[~about] < DECIDED).mean()),
    }


def train() -> dict[str, float]:
    """The whole recipe, then the files of the model."""
    e = gather()
    raw = unseen_scores(e)
    mean, spread = raw.mean(axis=1), raw.std(axis=1)
    lexical, semantic = (raw - mean[:, None]) / spread[:, None]
    features, truth = bank_features(lexical, semantic, e.hits), e.labels[:, None] == np.arange(len(e.topics))
    confidence = np.zeros(truth.shape)
    for known, judged in _folds(e.labels, seed=1):
        weights, bias = decision(features[known], truth[known])
        confidence[judged] = sigmoid(features[judged] @ weights + bias)
    figures = report(e, confidence)
    weights, bias = decision(features, truth)
    models = fit(e, np.arange(len(e.texts)))
    export_linear("themes_lexical", models.vocabulary, models.idf, models.lexical_weights, models.lexical_bias)
    numbers = {"weights": models.weights, "bias": models.bias, "mean": mean, "spread": spread, "bank_weights": weights, "bank_bias": bias}
    plain: dict[str, Any] = {name: np.asarray(value, dtype=np.float32) for name, value in numbers.items()}
    np.savez_compressed(MODEL / "themes.npz", **plain)
    write_json("themes.json", {"topics": [t.id for t in e.topics], "figures": {k: round(v, 4) for k, v in figures.items()}})
    return figures
