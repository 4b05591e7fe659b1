"""Which facts a sentence is about: the bank of insurance topics, and the facts that a scenario adds.

A fact that belongs to the bank answers under the bank's name, because similarity alone cannot guess the synonyms
of a trade. What is like a fact's examples, one of the bank too, is told beside the topics (`likeness.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .acts import MODEL
from .examples import Examples
from .lexicons import read_yaml
from .linear import Linear
from .reading import TopicSeen
from .scenario_topics import ScenarioTopics
from .spotting import Spotter, spots
from .view import View

if TYPE_CHECKING:
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
    best = np.sort(fused, axis=1)[:, -2:]
    rival = np.where(fused >= best[:, 1:], best[:, :1], best[:, 1:])
    return np.stack([lexical, semantic, hits, np.maximum(fused - rival, -3), best[:, 1:] + 0 * fused], axis=2)


@lru_cache(maxsize=16)
def _by_example(topics: ScenarioTopics) -> Examples | None:
    """Facts that point to no topic of the bank; one may still bear the name of a topic, and be recognised by both."""
    known = {topic.id for topic in bank()}
    facts = [fact for fact in topics.facts if not known.intersection(fact.bank)]
    return Examples(facts) if facts else None


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

    def prepare(self, topics: ScenarioTopics) -> None:
        """Encodes a scenario's examples now rather than at its first sentence."""
        if examples := _by_example(topics):
            examples.prepare()

    def _bank_scores(self, view: View) -> NDArray[np.float64]:
        import numpy as np

        n = self.numbers
        lexical = (np.stack([self.lexical.scores(normal) for normal in view.normals]) - n["mean"][0]) / n["spread"][0]
        semantic = view.vectors.astype(np.float32) @ self.semantic + n["bias"]
        semantic = (semantic - n["mean"][1]) / n["spread"][1]
        hits = np.asarray([self.spotter.hits(normal) for normal in view.normals])
        scores: NDArray[np.float64] = bank_features(lexical, semantic, hits) @ n["bank_weights"] + n["bank_bias"]
        return scores

    def _fact_scores(self, view: View, examples: Examples) -> dict[str, float]:
        scores = examples.seen(view) @ self.numbers["fact_weights"] + self.numbers["fact_bias"]
        return dict(zip(examples.ids, scores.max(axis=0).tolist(), strict=True))

    def read(self, view: View, topics: ScenarioTopics | None = None) -> tuple[TopicSeen, ...]:
        """Topics of a sentence, best first; none when nothing is close enough."""
        best = self._bank_scores(view).max(axis=0)
        known = topics.bank_ids() if topics else frozenset()
        scores = {topic: s + KNOWN_TO_SCENARIO * (topic in known) for topic, s in zip(self.topics, best.tolist(), strict=True)}
        if topics and (examples := _by_example(topics)):
            for fact, score in self._fact_scores(view, examples).items():
                scores[fact] = max(score, scores.get(fact, score))
        return _decided(scores)


def _decided(scores: dict[str, float]) -> tuple[TopicSeen, ...]:
    import math

    confidences = {topic: round(1 / (1 + math.exp(-min(30.0, score))), 3) for topic, score in scores.items() if score > _HOPELESS}
    ranked = sorted(confidences, key=lambda topic: (-confidences[topic], topic))
    return tuple(TopicSeen(topic=t, confidence=confidences[t]) for t in ranked[:MOST] if confidences[t] >= DECIDED)
