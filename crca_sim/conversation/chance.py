"""Chance, handed in: the same seed and the same key always draw the same thing, whatever was drawn before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chance:
    """Draws that depend on the seed and a key only: independent of platform and of order."""

    seed: int

    def number(self, key: str, below: int) -> int:
        """A number from 0 to `below` − 1."""
        digest = hashlib.blake2b(f"{self.seed}:{key}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % max(1, below)

    def choose(self, key: str, among: Sequence[T]) -> T:
        """One of a non-empty sequence."""
        return among[self.number(key, len(among))]

    def shuffled(self, key: str, among: Sequence[T]) -> list[T]:
        """All of them, in a drawn order."""
        return [among[i] for i in sorted(range(len(among)), key=lambda i: self.number(f"{key}#{i}", 1 << 30))]
