"""`make model`: learns the acts from the labelled sentences of the repository, and says how well.

Development only: it needs scikit-learn, reading does not. Every figure and every threshold comes from sentences
that the model judged without having seen them, near-duplicates kept on the same side.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from . import context, corpus, encoder, training_forbidden, training_likeness, training_themes
from .acts import MODEL
from .duplicates import groups, near_duplicates, needless, remove
from .french import normalise
from .grams import grams
from .learning import Array, Pieces, export_linear, matrix, sigmoid, vocabulary_of, write_json
from .linear import Vocabulary
from .neural import Network
from .neural_training import train as train_network
from .sentences import clauses
from .weighing import features

FOLDS = 5
MOST_USUAL = 3000
ACT_BETA, ACT_CONFIDENCE = 0.9, (0.2, 0.6)
"""Acts are decided from the confidence where F-beta is best: F1 is flat there, and an act wrongly seen costs a little more."""
FAULT_BETA, INTERVIEW_COST, FAULT_CONFIDENCE = 0.5, 5.0, (0.5, 0.7)
"""Faults are decided from the confidence where F-beta is best: precision weighs four times as much as recall, and a false
accusation within an interview counts five times. Training faults are chosen hard, among their innocent neighbours: ordinary
sentences are surer still (19 in 20 right on the development sets). Bounded, since training sentences are not an interview."""


@dataclass(frozen=True)
class Material:
    """Everything that is computed once about the training sentences."""

    sentences: list[corpus.Labelled]
    acts: tuple[str, ...]
    labels: Array
    group: Array
    pieces: Pieces
    vectors: Array
    clause_owner: Array
    clause_pieces: Pieces
    clause_vectors: Array
    marks: Array
    words: list[int]


def gather() -> Material:
    """The labelled sentences and all that their models will look at."""
    sentences, acts = corpus.read_folder(), corpus.known_acts()
    rank = {act: i for i, act in enumerate(acts)}
    labels = np.zeros((len(sentences), len(acts)), dtype=np.int8)
    for row, sentence in enumerate(sentences):
        labels[row, [rank[act] for act in sentence.acts]] = 1
    parts = [(row, clause) for row, s in enumerate(sentences) for clause in clauses(s.text)]
    owner, before = np.asarray([row for row, _ in parts]), encoder.encode_clients([s.client for s in sentences])
    return Material(
        sentences, acts, labels, np.asarray(groups(sentences)),
        [grams(normalise(s.text)) for s in sentences], np.hstack([encoder.encode([s.text for s in sentences]), before]),
        owner, [grams(normalise(c)) for _, c in parts], np.hstack([encoder.encode([c for _, c in parts]), before[owner]]),
        np.asarray([context.marks(s.text, s.client) for s in sentences]), [normalise(s.text).count(" ") + 1 for s in sentences],
    )  # fmt: skip


@dataclass(frozen=True)
class FirstStage:
    """The lexical and the semantic model, fitted on some of the sentences."""

    vocabulary: Vocabulary
    idf: Array
    lexical_weights: Array
    lexical_bias: Array
    network: Network

    def scores(self, pieces: Pieces, vectors: Array) -> Array:
        """Sentence × act × (lexical, semantic)."""
        lexical = np.asarray(matrix(pieces, self.vocabulary, self.idf) @ self.lexical_weights.T) + self.lexical_bias
        return np.stack([lexical, self.network.batch(vectors)], axis=2)


def first_stage(m: Material, rows: Array) -> FirstStage:
    """Both models: one linear classifier an act over words and letters, one network for all acts over the embeddings."""
    vocabulary, idf = vocabulary_of([m.pieces[i] for i in rows])
    words = matrix([m.pieces[i] for i in rows], vocabulary, idf)
    lexical = [LinearSVC(C=0.5, random_state=0).fit(words, m.labels[rows, act]) for act in range(len(m.acts))]
    weights, bias = np.vstack([c.coef_ for c in lexical]), np.hstack([c.intercept_ for c in lexical])
    return FirstStage(vocabulary, idf, weights, bias, train_network(m.vectors[rows], m.labels[rows]))


def _folds(m: Material, seed: int) -> Iterator[tuple[Array, Array]]:
    return iter(GroupKFold(FOLDS, shuffle=True, random_state=seed).split(m.group, groups=m.group))


def unseen_scores(m: Material) -> tuple[Array, Array]:
    """Scores by models that had not seen the sentence: (sentence, then clause) × act × (lexical, semantic)."""
    whole = np.zeros((len(m.sentences), len(m.acts), 2))
    clause = np.zeros((len(m.clause_owner), len(m.acts), 2))
    for known, judged in _folds(m, seed=0):
        model = first_stage(m, known)
        mine = np.flatnonzero(np.isin(m.clause_owner, judged))
        whole[judged] = model.scores([m.pieces[i] for i in judged], m.vectors[judged])
        clause[mine] = model.scores([m.clause_pieces[i] for i in mine], m.clause_vectors[mine])
    return whole, clause


CURVE = (0.125, 0.25, 0.5, 0.75, 1.0)
"""Shares of the sentences from which the learning curve is drawn."""


def learning_curve(m: Material) -> dict[str, float]:
    """Sentences learnt from → micro F1 of the first stage alone on one unseen fold, at the best cut an act."""
    known, judged = next(_folds(m, seed=0))
    order = known[np.argsort([zlib.crc32(m.sentences[i].group.encode()) for i in known], kind="stable")]
    return {str(n): round(_reached(m, order[:n], judged), 4) for n in (int(share * len(order)) for share in CURVE)}


def _reached(m: Material, known: Array, judged: Array) -> float:
    scores = first_stage(m, known).scores([m.pieces[i] for i in judged], m.vectors[judged])
    fused = (scores / scores.std(axis=0)).sum(axis=2)
    hits, taken = 0, 0
    for act in range(len(m.acts)):
        order = np.argsort(-fused[:, act])
        found, target = np.cumsum(m.labels[judged[order], act]), m.labels[judged, act].sum()
        cut = int((2 * found / (np.arange(1, len(order) + 1) + target)).argmax())
        hits, taken = hits + int(found[cut]), taken + cut + 1
    return 2 * hits / (taken + int(m.labels[judged].sum()))


def standard_of(whole: Array) -> Array:
    """Mean and spread of each act's scores, for both models: what makes them comparable."""
    return np.stack([np.stack([whole[:, :, k].mean(axis=0), whole[:, :, k].std(axis=0)]) for k in (0, 1)])


def weighed_features(m: Material, whole: Array, clause: Array, standard: Array) -> Array:
    """What the second stage looks at: sentence × act × feature."""
    (whole, clause) = ((scores - standard[:, 0].T) / standard[:, 1].T for scores in (whole, clause))
    faults = np.asarray([act.startswith("f_") for act in m.acts])
    parts = [np.flatnonzero(m.clause_owner == row) for row in range(len(whole))]
    rows = (np.concatenate([whole[row : row + 1], clause[own]]) for row, own in enumerate(parts))
    return np.stack([features(r[:, :, 0], r[:, :, 1], faults, m.marks[i], m.words[i]) for i, r in enumerate(rows)])


def _second(seen: Array, target: Array) -> tuple[Array, float]:
    """Weights of one act's calibrated decision."""
    fitted = LogisticRegression(C=1.0, max_iter=1000).fit(seen, target)
    return fitted.coef_[0], float(fitted.intercept_[0])


def unseen_confidences(m: Material, seen: Array) -> Array:
    """Confidences by second stages that had not seen the sentence."""
    confidence = np.zeros(m.labels.shape)
    for known, judged in _folds(m, seed=1):
        for act in range(len(m.acts)):
            weights, bias = _second(seen[known, act], m.labels[known, act])
            confidence[judged, act] = sigmoid(seen[judged, act] @ weights + bias)
    return confidence


def threshold(confidence: Array, target: Array, cost: Array | None = None) -> float:
    """The confidence from which acts are decided, or faults, when it is said what each false accusation costs: the best F-beta."""
    weight, bounds = (ACT_BETA**2, ACT_CONFIDENCE) if cost is None else (FAULT_BETA**2, FAULT_CONFIDENCE)
    order = np.argsort(-confidence)
    hits = np.cumsum(target[order])
    taken = np.cumsum(np.where(target == 1, 1.0, 1.0 if cost is None else cost)[order])
    score = (1 + weight) * hits / (taken + weight * target.sum())
    return float(np.clip(confidence[order][int(score.argmax())], *bounds))


def thresholds(m: Material, confidence: Array, rows: Array | slice = slice(None)) -> Array:
    """One confidence for all ordinary acts and one for all faults, chosen on these rows.

    An act alone has too few examples: out of sample, thresholds of its own do worse (micro F1 0.719, against 0.723).
    """
    faults = np.asarray([act.startswith("f_") for act in m.acts])
    cost = np.asarray([INTERVIEW_COST if s.header else 1.0 for s in m.sentences])[rows]
    seen, target = confidence[rows], m.labels[rows]
    ordinary = threshold(seen[:, ~faults].ravel(), target[:, ~faults].ravel())
    fault = threshold(seen[:, faults].ravel(), target[:, faults].ravel(), np.repeat(cost, faults.sum()))
    return np.where(faults, fault, ordinary).round(3)


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


def export(
    m: Material,
    model: FirstStage,
    standard: Array,
    stage: list[tuple[Array, float]],
    limits: Array,
    figures: dict[str, float],
    curve: dict[str, float],
) -> None:
    """Writes the model: `.npz` of plain numbers and `.json`, nothing that executes."""
    export_linear("lexical", model.vocabulary, model.idf, model.lexical_weights, model.lexical_bias)
    np.savez_compressed(
        MODEL / "actes.npz",
        **{name: getattr(model.network, name).astype(np.float16) for name in ("first", "first_bias", "second", "second_bias")},
        standard=standard.astype(np.float32), stage_weights=np.stack([w for w, _ in stage]).astype(np.float32),
        stage_bias=np.asarray([b for _, b in stage], dtype=np.float32),
    )  # fmt: skip
    write_json(
        "actes.json",
        {"acts": m.acts, "thresholds": limits.tolist(), "figures": {k: round(v, 4) for k, v in figures.items()}, "curve": curve},
    )


def keep_usual_tokens(texts: Iterable[str]) -> None:
    """The encoder's tokens that these texts use most, for it to know in advance."""
    counts = Counter(token for text in texts for token in encoder.load().tokens.of(text))
    usual = sorted(counts, key=lambda token: (-counts[token], token))[:MOST_USUAL]
    np.save(encoder.USUAL, np.asarray(usual, dtype=np.int32))


def train() -> dict[str, float]:
    """The whole recipe: judge honestly, then learn from everything."""
    m = gather()
    whole, clause = unseen_scores(m)
    standard = standard_of(whole)
    seen = weighed_features(m, whole, clause, standard)
    confidence = unseen_confidences(m, seen)
    figures = report(m, cross_validated(m, confidence))
    stage = [_second(seen[:, act], m.labels[:, act]) for act in range(len(m.acts))]
    export(m, first_stage(m, np.arange(len(m.sentences))), standard, stage, thresholds(m, confidence), figures, learning_curve(m))
    return figures


def main() -> None:
    """`python -m crca_sim.understanding.training [--doublons | --sans-doublons]`."""
    parser = argparse.ArgumentParser(description="Apprend les actes à partir des phrases étiquetées.")
    parser.add_argument("--doublons", action="store_true", help="liste les phrases presque identiques, sans apprendre")
    parser.add_argument("--sans-doublons", action="store_true", help="retire des fichiers les phrases presque identiques, sans apprendre")
    asked = parser.parse_args()
    if asked.sans_doublons:
        found = needless(corpus.read_folder())
        remove(found)
        print(f"{len(found)} phrases retirées.")
    elif asked.doublons:
        for one, other in near_duplicates(corpus.read_folder()):
            print(f"{one.source}:{one.line} ≈ {other.source}:{other.line}\n    {one.text}\n    {other.text}")
    else:
        keep_usual_tokens(sentence.text for sentence in corpus.read_folder())
        for name, value in (train() | training_themes.train() | training_likeness.train() | training_forbidden.train()).items():
            print(f"{name:32} {value:.3f}")


if __name__ == "__main__":
    main()
