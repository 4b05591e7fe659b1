"""Which facts a sentence is about: the bank of insurance topics, and the facts that a scenario adds.

A fact that belongs to the bank answers under the bank's name, because similarity alone cannot guess the synonyms
of a trade. A fact that the bank does not know is as sure as the likeness to its examples (`likeness.py`).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .acts import MODEL
from .lexicons import read_yaml
from .linear import Linear
from .reading import TopicSeen
from .scenario_topics import ScenarioTopics
from .spotting import Spotter, spots
from .view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def bank_features(lexical: NDArray[np.float64], semantic: NDArray[np.float64], hits: NDArray[np.float64]) -> NDArray[np.float64]:
    """What decides a bank topic: its scores, its words, and how far ahead of the others it is; rows × topics × 5."""
    import numpy as np

    fused = lexical + semantic
    order = np.partition(fused, -2, axis=1)
    second, best = order[:, -2:-1], order[:, -1:]
    features = np.empty((*fused.shape, 5))
    features[:, :, 0], features[:, :, 1], features[:, :, 2], features[:, :, 4] = lexical, semantic, hits, best
    features[:, :, 3] = np.maximum(fused - np.where(fused >= best, second, best), -3)
    return features


_NO_SCENARIO = ScenarioTopics()


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
        self.semantic = self.numbers.pop("weights").T.astype(np.float32, order="C")
        self._gained = lru_cache(maxsize=16)(self._told_by)

    def _bank_scores(self, view: View) -> NDArray[np.float64]:
        import numpy as np

        from .encoder_layers import times

        n = self.numbers
        lexical = (self.lexical.scores(view.normals) - n["mean"][0]) / n["spread"][0]
        semantic = (times(view.vectors, self.semantic) + n["bias"] - n["mean"][1]) / n["spread"][1]
        hits = np.asarray([self.spotter.hits(normal) for normal in view.normals])
        scores: NDArray[np.float64] = bank_features(lexical, semantic, hits) @ n["bank_weights"] + n["bank_bias"]
        return scores

    def read(self, view: View, topics: ScenarioTopics | None = None, called: Sequence[TopicSeen] = ()) -> tuple[TopicSeen, ...]:
        """Topics of a sentence, best first; none when nothing is close enough. `called`: what it is like the examples of."""
        topics = topics or _NO_SCENARIO
        scores = self._bank_scores(view).max(axis=0) + self._gained(topics)
        confidences = {topic: _confidence(score) for topic, score in zip(self.topics, scores.tolist(), strict=True) if score > _HOPELESS}
        likened = {seen.topic: seen.confidence for seen in called}
        confidences |= {fact: likened.get(fact, 0.0) for fact in topics.by_example}
        return _decided(confidences)

    def _told_by(self, topics: ScenarioTopics) -> NDArray[np.float64]:
        """What each topic of the bank gains by the scenario's having something to say about it."""
        import numpy as np

        told = topics.bank_ids()
        return np.asarray([KNOWN_TO_SCENARIO * (topic in told) for topic in self.topics])


def _confidence(score: float) -> float:
    return round(1 / (1 + math.exp(-min(30.0, score))), 3)


def _decided(confidences: Mapping[str, float]) -> tuple[TopicSeen, ...]:
    ranked = sorted((-confidence, topic) for topic, confidence in confidences.items() if confidence >= DECIDED)
    return tuple(TopicSeen(topic=topic, confidence=-less) for less, topic in ranked[:MOST])
