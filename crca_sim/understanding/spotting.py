"""Phrases looked for in a sentence, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .french import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


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
        self._longest: dict[str, int] = {}
        for phrase in self._topics:
            first = phrase.partition(" ")[0]
            self._longest[first] = max(self._longest.get(first, 0), phrase.count(" ") + 1)

    def hits(self, normal: str) -> NDArray[np.float64]:
        """`hit` of each topic, in order."""
        import numpy as np

        words, most = normal.split(), np.zeros(self._size)
        for start, word in enumerate(words):
            for size in range(1, min(self._longest.get(word, 0), len(words) - start) + 1):
                for topic in self._topics.get(" ".join(words[start : start + size]), ()):
                    most[topic] = max(most[topic], min(3, size) / 3)
        return most
