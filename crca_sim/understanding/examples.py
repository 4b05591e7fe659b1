"""Likeness of a sentence to what an author gave as examples, for all the facts of a scenario at once.

A scenario may come with thousands of examples: one matrix product compares a sentence with all of them, and
what the facts share out (their own best two, their words, their key words) is gathered by index.
"""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from .french import content_words
from .spotting import Spotter, spots

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from .scenario_topics import ScenarioFact
    from .view import View

_ABSENT = -9.0
"""Below any likeness: the place of an example that a fact does not have."""


class Examples:
    """The examples of some facts, encoded; never changes."""

    def __init__(self, facts: Sequence[ScenarioFact]):
        self.ids = tuple(fact.id for fact in facts)
        self._facts = tuple(fact.examples for fact in facts)
        self._texts = tuple(text for examples in self._facts for text in examples)
        self._words = tuple(map(content_words, self._texts))
        self._preparing = Lock()
        self._keywords = Spotter([spots(fact.keywords) for fact in facts])

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        """One column an example."""
        from .kept_examples import vectors

        return vectors(self._facts).T.astype("float32")

    def prepare(self) -> None:
        """Encodes the examples, if that is still to do."""
        with self._preparing:
            _ = self._vectors

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        import numpy as np

        return np.asarray([len(words) for words in self._words], dtype=np.int64)

    @cached_property
    def _holders(self) -> dict[str, NDArray[np.int64]]:
        """Word → the examples that hold it."""
        import numpy as np

        holders: dict[str, list[int]] = {}
        for example, words in enumerate(self._words):
            for word in words:
                holders.setdefault(word, []).append(example)
        return {word: np.asarray(found) for word, found in holders.items()}

    @cached_property
    def _places(self) -> NDArray[np.int64]:
        """A row a fact: its examples, then absent ones; a lone example stands twice, its second best being itself."""
        import numpy as np

        absent, none = len(self._texts), len(self._texts) + 1
        places, start = np.full((len(self._facts), max([2, *map(len, self._facts)])), absent), 0
        for row, examples in zip(places, self._facts, strict=True):
            own = range(start, start + len(examples))
            shown = own if len(own) > 1 else [*(own or [none])] * 2
            row[: len(shown)], start = shown, own.stop
        return places

    def _shared(self, words: frozenset[str]) -> NDArray[np.float64]:
        """For each example, the words it shares with these, as a share of the shorter of both."""
        import numpy as np

        held = [self._holders[word] for word in words if word in self._holders]
        common = np.bincount(np.concatenate(held), minlength=len(self._texts)) if held else np.zeros(len(self._texts))
        shares: NDArray[np.float64] = common / np.maximum(1, np.minimum(len(words), self._lengths))
        return shares

    def features(self, vectors: NDArray[np.float64], texts: Sequence[str], normals: Sequence[str]) -> NDArray[np.float64]:
        """What decides a fact: likeness to its examples, words shared, key words met; sentences × facts × 4."""
        import numpy as np

        self.prepare()
        around = np.asarray([_ABSENT, 0.0])
        likeness = np.hstack([vectors.astype(np.float32) @ self._vectors, np.tile(around, (len(vectors), 1))])
        best = np.partition(likeness[:, self._places], -2, axis=2)[:, :, -2:]
        shared = np.stack([np.append(self._shared(content_words(text)), [0.0, 0.0])[self._places].max(axis=1) for text in texts])
        hits = np.asarray([self._keywords.hits(normal) for normal in normals])
        return np.stack([best[:, :, 1], best.mean(axis=2), shared, hits], axis=2)

    def seen(self, view: View) -> NDArray[np.float64]:
        """The features of a sentence and its clauses."""
        return self.features(view.vectors, view.texts, view.normals)
