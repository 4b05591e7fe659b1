"""Counting right, extra and missed decisions: what all measures of the understanding share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

JUDGES = Path("tests/understanding/jeux")
"""Sentences that judge: never read to mend a mistake, never taught."""


@dataclass
class Count:
    """Right, extra and missed decisions."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, truth: frozenset[str], seen: frozenset[str]) -> None:
        """Counts one sentence."""
        self.hit += len(truth & seen)
        self.extra += len(seen - truth)
        self.missed += len(truth - seen)

    def tell(self, right: bool) -> None:
        """Counts one decision that was due."""
        self.hit += right
        self.missed += not right

    @property
    def precision(self) -> float:
        """Share of what was decided that was right."""
        return self.hit / max(1, self.hit + self.extra)

    @property
    def recall(self) -> float:
        """Share of what was there that was decided."""
        return self.hit / max(1, self.hit + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.hit / max(1, 2 * self.hit + self.extra + self.missed)
