"""Which facts a sentence is about: the bank of insurance topics, and the facts that a scenario adds.

A fact that belongs to the bank answers under the bank's name; similarity to the author's examples serves only
the facts that the bank does not know, because similarity alone cannot guess the synonyms of a trade.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import encoder
from .acts import MODEL
from .french import content_words, normalise
from .lexicons import read_yaml
from .linear import Linear
from .reading import TopicSeen
from .scenario_topics import ScenarioFact, ScenarioTopics
from .view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

BANK = Path(__file__).with_name("themes")
DECIDED = 0.4
MOST = 3
_HOPELESS = -2.0
"""Log odds well below `DECIDED`: not worth a calculation."""
KNOWN_TO_SCENARIO = 0.7
"""How much likelier, in log odds, a topic is when the scenario has something to say about it."""


@dataclass(frozen=True)
class Topic:
    """A topic of the bank, as written in `themes/*.yaml`."""

    id: str
    label: str
    products: tuple[str, ...]
    synonyms: tuple[str, ...]
    questions: tuple[str, ...]
    statements: tuple[str, ...]


@cache
def bank() -> tuple[Topic, ...]:
    """All topics of the bank, files in alphabetical order."""
    found: list[dict[str, Any]] = [topic for path in sorted(BANK.glob("*.yaml")) for topic in read_yaml(path)]
    return tuple(
        Topic(t["id"], t["libelle"], tuple(t["produits"]), tuple(t["synonymes"]), tuple(t["questions"]), tuple(t["affirmations"]))
        for t in found
    )


def spots(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Phrases in plain form with a blank each side, ready to be looked for."""
    return tuple(f" {plain} " for plain in map(normalise, phrases) if len(plain) > 2)


def hit(normal: str, phrases: tuple[str, ...]) -> float:
    """How many words of the longest of these phrases are in the sentence, as a share of three."""
    padded = f" {normal} "
    return min(3, max((p.count(" ") - 1 for p in phrases if p in padded), default=0)) / 3


class Spotter:
    """All the phrases of all topics at once: `hit` for each of them, by looking up the runs of words of a sentence."""

    def __init__(self, phrases: Sequence[tuple[str, ...]]):
        self._size = len(phrases)
        self._topics: dict[str, list[int]] = {}
        for topic, spotted in enumerate(phrases):
            for phrase in spotted:
                self._topics.setdefault(phrase.strip(), []).append(topic)
        self._longest = max((phrase.count(" ") + 1 for phrase in self._topics), default=0)

    def hits(self, normal: str) -> list[float]:
        """`hit` of each topic, in order."""
        words, most = normal.split(), [0] * self._size
        for start in range(len(words)):
            for size in range(1, min(self._longest, len(words) - start) + 1):
                for topic in self._topics.get(" ".join(words[start : start + size]), ()):
                    most[topic] = max(most[topic], size)
        return [min(3, size) / 3 for size in most]


def bank_features(lexical: NDArray[np.float64], semantic: NDArray[np.float64], hits: NDArray[np.float64]) -> NDArray[np.float64]:
    """What decides a bank topic: its scores, its words, and how far ahead of the others it is; rows × topics × 5."""
    import numpy as np

    fused = lexical + semantic
    best = np.sort(fused, axis=1)[:, -2:]
    rival = np.where(fused >= best[:, 1:], best[:, :1], best[:, 1:])
    return np.stack([lexical, semantic, hits, np.maximum(fused - rival, -3), best[:, 1:] + 0 * fused], axis=2)


def fact_features(vector: NDArray[np.float64], words: frozenset[str], normal: str, fact: PreparedFact) -> list[float]:
    """What decides a fact outside the bank: likeness to its examples, words shared, key words met."""
    likeness = sorted((float(v @ vector) for v in fact.vectors), reverse=True) or [0.0]
    shared = max((len(words & other) / max(1, min(len(words), len(other))) for other in fact.words), default=0.0)
    return [likeness[0], sum(likeness[:2]) / len(likeness[:2]), shared, hit(normal, fact.keywords)]


@dataclass(frozen=True)
class PreparedFact:
    """A scenario's fact, its examples encoded."""

    id: str
    vectors: tuple[NDArray[np.float64], ...]
    words: tuple[frozenset[str], ...]
    keywords: tuple[str, ...]


def prepare(fact: ScenarioFact) -> PreparedFact:
    """Encodes the examples of a fact."""
    vectors = tuple(encoder.encode(fact.examples).astype("float64"))
    return PreparedFact(fact.id, vectors, tuple(map(content_words, fact.examples)), spots(fact.keywords))


@lru_cache(maxsize=64)
def _by_example(topics: ScenarioTopics) -> tuple[PreparedFact, ...]:
    """Facts that point to no topic of the bank; one may still bear the name of a topic, and be recognised by both."""
    known = {topic.id for topic in bank()}
    return tuple(prepare(fact) for fact in topics.facts if not known.intersection(fact.bank))


class TopicModel:
    """Loaded once, shared by all readings; never changes."""

    def __init__(self, folder: Path = MODEL):
        import numpy as np

        settings = json.loads((folder / "themes.json").read_text(encoding="utf-8"))
        self.topics: tuple[str, ...] = tuple(settings["topics"])
        self.lexical = Linear.load(folder / "themes_lexical")
        synonyms = {topic.id: spots(topic.synonyms) for topic in bank()}
        self.synonyms = tuple(synonyms.get(topic, ()) for topic in self.topics)
        self.spotter = Spotter(self.synonyms)
        with np.load(folder / "themes.npz", allow_pickle=False) as z:
            self.numbers = {name: z[name].astype(np.float64) for name in z.files}

    def _bank_scores(self, view: View) -> NDArray[np.float64]:
        import numpy as np

        n = self.numbers
        lexical = (np.stack([self.lexical.scores(pieces) for pieces in view.pieces]) - n["mean"][0]) / n["spread"][0]
        semantic = np.einsum("ij,kj->ik", view.vectors, n["weights"]) + n["bias"]
        semantic = (semantic - n["mean"][1]) / n["spread"][1]
        hits = np.asarray([self.spotter.hits(normal) for normal in view.normals])
        scores: NDArray[np.float64] = np.einsum("ijk,k->ij", bank_features(lexical, semantic, hits), n["bank_weights"]) + n["bank_bias"]
        return scores

    def _fact_scores(self, view: View, fact: PreparedFact) -> float:
        import numpy as np

        rows = [fact_features(v, content_words(t), n, fact) for t, n, v in zip(view.texts, view.normals, view.vectors, strict=True)]
        return float((np.asarray(rows) @ self.numbers["fact_weights"] + self.numbers["fact_bias"]).max())

    def read(self, view: View, topics: ScenarioTopics | None = None) -> tuple[TopicSeen, ...]:
        """Topics of a sentence, best first; none when nothing is close enough."""
        best = self._bank_scores(view).max(axis=0)
        known = topics.bank_ids() if topics else frozenset()
        scores = {topic: float(s) + KNOWN_TO_SCENARIO * (topic in known) for topic, s in zip(self.topics, best, strict=True)}
        for fact in _by_example(topics) if topics else ():
            scores[fact.id] = max(self._fact_scores(view, fact), scores.get(fact.id, -30.0))
        return _decided(scores)


def _decided(scores: dict[str, float]) -> tuple[TopicSeen, ...]:
    import math

    confidences = {topic: round(1 / (1 + math.exp(-min(30.0, score))), 3) for topic, score in scores.items() if score > _HOPELESS}
    ranked = sorted(confidences, key=lambda topic: (-confidences[topic], topic))
    return tuple(TopicSeen(topic=t, confidence=confidences[t]) for t in ranked[:MOST] if confidences[t] >= DECIDED)
