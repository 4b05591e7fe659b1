"""What a sentence calls for among many things that a client can say: likeness to their authors' examples.

Two likenesses are weighed together: the sense (sentence vectors, turned so that what asks for one thing is near), which
knows paraphrases, and the words and letters (rare ones count more), which know names, question words and bad spelling.
How far ahead of the next one the best is decides how sure it is.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from . import kept_examples
from .acts import MODEL
from .french import normalise
from .reading import TopicSeen
from .scenario_topics import ScenarioFact, ScenarioTopics

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from .view import View

WEIGHTS, TURN = MODEL / "ressemblance.json", MODEL / "ressemblance.npz"
MOST = 3
LEAST = 0.1
"""Confidence under which nothing is kept."""
SHARP = 10.0
"""How little the examples behind the best one count among the few best."""
FEW = 20
"""Fewer things than this are too few to be told from one another alone: nothing at all is a rival too."""
WEAK, SURELY = 0.42, 0.5
"""Confidence under which a whole sentence calls for nothing much; from which one of its clauses calls for something beside."""
STEM, RUN = 5, 4
"""Letters of a word that are compared, and of a run of letters."""


def pieces(normal: str) -> Counter[str]:
    """Words cut to their first letters, and runs of letters, of a sentence in plain form."""
    found: Counter[str] = Counter()
    for word in normal.split():
        found[word[:STEM]] += 2
        padded = f"_{word}_"
        found.update(padded[start : start + RUN] for start in range(len(padded) - RUN + 1))
    return found


class Examples:
    """Everything that can be called for, ready to be compared with a sentence."""

    def __init__(self, things: Sequence[ScenarioFact]) -> None:
        import numpy as np

        kept = [thing for thing in things if thing.examples]
        if not kept:
            self.ids: tuple[str, ...] = ()
            return
        texts = [example for thing in kept for example in thing.examples]
        self.ids = tuple(thing.id for thing in kept)
        self.counts = np.asarray([len(thing.examples) for thing in kept])
        self.starts = np.cumsum([0, *self.counts])[:-1]
        self.vectors = turn(kept_examples.vectors([thing.examples for thing in kept]))
        self._index(texts)

    def _index(self, texts: Sequence[str]) -> None:
        """Piece → the examples that have it and how much it weighs in each; every example of length one."""
        import numpy as np

        counted = [pieces(normalise(text)) for text in texts]
        spread = Counter(piece for counts in counted for piece in counts)
        self.rarity = {piece: math.log((1 + len(texts)) / (1 + count)) + 0.1 for piece, count in spread.items()}
        rows: dict[str, list[int]] = {}
        weights: dict[str, list[float]] = {}
        for row, counts in enumerate(counted):
            weighed = {piece: math.sqrt(count) * self.rarity[piece] for piece, count in counts.items()}
            length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
            for piece, weight in weighed.items():
                rows.setdefault(piece, []).append(row)
                weights.setdefault(piece, []).append(weight / length)
        self.rows = {piece: np.asarray(found, dtype=np.intp) for piece, found in rows.items()}
        self.weights = {piece: np.asarray(found) for piece, found in weights.items()}
        self.size = len(texts)

    def by_words(self, normal: str) -> NDArray[np.float64]:
        """Likeness of words and letters to each example, 0 to 1. Pieces that no example has count against it."""
        import numpy as np

        unknown = math.log(1 + self.size) + 0.1
        weighed = {piece: math.sqrt(count) * self.rarity.get(piece, unknown) for piece, count in pieces(normal).items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        met = [piece for piece in weighed if piece in self.rows]
        if not met:
            return np.zeros(self.size)
        rows, shares = [self.rows[piece] for piece in met], [self.weights[piece] for piece in met]
        of_piece = np.repeat([weighed[piece] / length for piece in met], [len(found) for found in rows])
        likeness: NDArray[np.float64] = np.bincount(np.concatenate(rows), of_piece * np.concatenate(shares), self.size)  # type: ignore[assignment]
        return likeness

    def features(self, vector: NDArray[np.float32], normal: str) -> NDArray[np.float64]:
        """Things × 5: best likeness of sense, of words, and of both on one same example; of sense to the few best, to all."""
        return self.compared(self.vectors @ vector, normal)

    def compared(self, sense: NDArray[np.float32], normal: str) -> NDArray[np.float64]:
        """`features`, the likeness of sense to each example being known."""
        import numpy as np

        words = self.by_words(normal)
        best = [np.maximum.reduceat(values, self.starts) for values in (sense, words, sense + words)]
        few = np.log(np.add.reduceat(np.exp(SHARP * sense), self.starts)) / SHARP
        return np.stack([*best, few, np.add.reduceat(sense, self.starts) / self.counts], axis=1).astype(np.float64)


@cache
def turned() -> NDArray[np.float32]:
    """The matrix that turns sentence vectors, as learnt (`training_likeness.py`)."""
    import numpy as np

    with np.load(TURN, allow_pickle=False) as z:
        return np.asarray(z["turn"], dtype=np.float32)


def turn(vectors: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """Sentence vectors, turned and of length one."""
    import numpy as np

    from .encoder_layers import times

    moved = times(vectors.astype(np.float32), turned())
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.where(length > 0, length, 1))


@cache
def weighing() -> dict[str, list[float]]:
    """`likeness`: a weight for each feature; `sure`: of the best score, of its lead, of a question mark, then the constant;
    `rival`: what the second best of a whole scenario scores at the least, for where there are too few things to be told from."""
    found: dict[str, list[float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=32)
def prepared(topics: ScenarioTopics) -> tuple[Examples, Examples, Examples]:
    """The examples of what the scenario says, of what anyone does, and of what the client may be told."""
    return examples(topics.compared), examples(topics.shared), examples(topics.announced)


@lru_cache(maxsize=32)
def examples(things: tuple[ScenarioFact, ...]) -> Examples:
    """Kept for a session: encoding the examples is what takes time."""
    return Examples(things)


def called_for(view: View, topics: ScenarioTopics) -> tuple[TopicSeen, ...]:
    """What the sentence calls for, best first, each with its confidence; among what the scenario says, then what anyone does."""
    own, shared, _ = prepared(topics)
    vectors = turn(view.vectors)
    return (*_called(view, vectors, own), *_called(view, vectors, shared))


def announced_in(view: View, topics: ScenarioTopics) -> tuple[TopicSeen, ...]:
    """What the sentence tells of what the scenario foresaw, best first: told or asked (« vous saviez que… ? ») alike."""
    known = prepared(topics)[2]
    if not known.ids:
        return ()
    rows = _scores(view, turn(view.vectors), known)
    best: dict[str, TopicSeen] = {}
    for seen in (seen for row in rows for seen in ranked(known.ids, row, asks=False)):
        if seen.topic not in best or best[seen.topic].confidence < seen.confidence:
            best[seen.topic] = seen
    return tuple(sorted(best.values(), key=lambda seen: -seen.confidence)[:MOST])


def _scores(view: View, vectors: NDArray[np.float32], known: Examples) -> list[NDArray[np.float64]]:
    """How like each thing the whole sentence is, then each of its clauses."""
    import numpy as np

    weights = np.asarray(weighing()["likeness"])
    senses = vectors @ known.vectors.T
    return [known.compared(sense, normal) @ weights for sense, normal in zip(senses, view.normals, strict=True)]


def _called(view: View, vectors: NDArray[np.float32], known: Examples) -> tuple[TopicSeen, ...]:
    """What the whole sentence calls for, then what its clauses surely do; these first where the whole calls for nothing much."""
    if not known.ids:
        return ()
    rows = _scores(view, vectors, known)
    asks = view.texts[0].rstrip().endswith("?")
    whole, *parts = (ranked(known.ids, row, asks=asks) for row in rows)
    names = {seen.topic for seen in whole}
    more = {seen.topic: seen for part in parts for seen in part[:1] if seen.confidence >= SURELY and seen.topic not in names}
    found = (*whole, *more.values())
    weak = not whole or whole[0].confidence < WEAK
    return tuple(sorted(found, key=lambda seen: -seen.confidence)) if weak else found


def ranked(ids: tuple[str, ...], scores: NDArray[np.float64], *, asks: bool) -> tuple[TopicSeen, ...]:
    """The few best, each as sure as its score and its lead on the best other make it."""
    import numpy as np

    order = np.argsort(-scores, kind="stable")[: MOST + 1]
    best, *rest = (float(scores[i]) for i in order)
    second = max([*rest[:1], *(weighing()["rival"] if len(ids) < FEW else ())])
    found = []
    for rank, i in enumerate(order[:MOST]):
        lead = float(scores[i]) - (second if rank == 0 else best)
        found.append(TopicSeen(topic=ids[i], confidence=round(confidence(float(scores[i]), lead, asks=asks), 3)))
    return tuple(seen for seen in found if seen.confidence >= LEAST)


def confidence(score: float, lead: float, *, asks: bool) -> float:
    """Chance that it is what the sentence calls for; less where it asks nothing."""
    by_score, by_lead, by_asking, constant = weighing()["sure"]
    return 1 / (1 + math.exp(-(by_score * score + by_lead * min(2.0, lead) + by_asking * asks + constant)))
