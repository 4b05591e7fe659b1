"""Cuts a text into the encoder's tokens, word by word, each word once.

No token of the encoder spans a space, so the best cutting of a text is the best cutting of each of its words: the
same tokens as the library's own, which a test compares.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_BEGIN, _END, _UNKNOWN = 1, 2, 0
_WORDS_KEPT = 8192


class Tokens:
    """The library's tokeniser, with a memory."""

    def __init__(self, library: Any):
        self._library = library
        self._word = lru_cache(maxsize=_WORDS_KEPT)(self._of_word)

    def _of_word(self, word: str) -> tuple[int, ...]:
        normalised = self._library._normalizer.normalize(word)
        return tuple(self._library._viterbi(normalised)) if normalised else ()

    def of(self, text: str) -> list[int]:
        """Numbers of the tokens of a text, between its two bounds."""
        return [_BEGIN, *([token for word in text.split(" ") for token in self._word(word)] or [_UNKNOWN]), _END]
