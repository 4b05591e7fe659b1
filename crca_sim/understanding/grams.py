"""Pieces of a sentence that linear models weigh: words one to three at a time, and runs of letters.

Words give the meaning, letters survive bad spelling. The same code serves training and reading, so that both
see the same pieces.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

WORDS, LETTERS = "w", "c"


@lru_cache(maxsize=32)
def counted_word_grams(normal: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The pieces of `word_grams` and how often each occurs; kept, since two models weigh the same sentence."""
    counts = word_grams(tokens_of(normal))
    return tuple(counts), tuple(counts.values())


def word_grams(tokens: list[str]) -> Counter[str]:
    """One to three words in a row, the bounds of the sentence included."""
    bounded = ["^", *tokens, "$"]
    pairs = map("{} {}".format, bounded, bounded[1:])
    return Counter([*bounded, *pairs, *map("{} {} {}".format, bounded, bounded[1:], bounded[2:])])


def letter_grams(token: str) -> list[str]:
    """Runs of two to five letters of a word, its bounds included, as often as they occur."""
    padded = f" {token} "
    return [padded[start : start + size] for size in (2, 3, 4, 5) for start in range(len(padded) - size + 1)]


def grams(normal: str) -> dict[str, Counter[str]]:
    """Pieces of a normalised sentence and how often each occurs, words and letters apart."""
    tokens = tokens_of(normal)
    return {WORDS: word_grams(tokens), LETTERS: Counter(piece for token in tokens for piece in letter_grams(token))}


def tokens_of(normal: str) -> list[str]:
    """Words of a normalised sentence, as many as are read."""
    return normal.split()[:400]
