"""Pieces of a sentence that linear models weigh: words one to three at a time, and runs of letters.

Words give the meaning, letters survive bad spelling. The same code serves training and reading, so that both
see the same pieces.
"""

from __future__ import annotations

from collections import Counter

WORDS, LETTERS = "w", "c"


def _word_grams(tokens: list[str]) -> Counter[str]:
    bounded = ["^", *tokens, "$"]
    grams: Counter[str] = Counter()
    for size in (1, 2, 3):
        for start in range(len(bounded) - size + 1):
            grams[" ".join(bounded[start : start + size])] += 1
    return grams


def _letter_grams(tokens: list[str]) -> Counter[str]:
    grams: Counter[str] = Counter()
    for token in tokens:
        padded = f" {token} "
        for size in (2, 3, 4, 5):
            for start in range(len(padded) - size + 1):
                grams[padded[start : start + size]] += 1
    return grams


def grams(normal: str) -> dict[str, Counter[str]]:
    """Pieces of a normalised sentence and how often each occurs, words and letters apart."""
    tokens = normal.split()[:400]
    return {WORDS: _word_grams(tokens), LETTERS: _letter_grams(tokens)}
