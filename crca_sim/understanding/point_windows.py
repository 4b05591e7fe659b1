"""The stretches of a note in which a wording may be said: clauses, runs of clauses, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .french import abbreviations, fold
from .point_polarity import marked
from .point_vocabulary import spelt_out, vocabulary
from .point_wordings import Element
from .point_words import Word, read_words
from .sentences import Span, sentences

_PIECES = 4
"""Punctuated pieces in a row that may say one thing together."""
_RUN_WORDS = 26
_LONG_PIECE = 16
"""Words after which an unpunctuated piece is cut at its conjunctions."""
_JOINTS = frozenset({"mais", "donc", "et", "puis", "car", "je", "j", "jlui", "il", "elle", "on"})
_LEAST = 4
_TELLING = 3
"""Telling words that make a clause worth comparing with a wording."""
_ANSWER = re.compile(r"(?:non|oui)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (excluded)."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first

    def holds(self, other: Window) -> bool:
        """Whether the other one is within it."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Window) -> bool:
        """Whether they have a word in common."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True)
class Note:
    """A text, its words, and the windows on them, shortest first."""

    text: str
    words: list[Word]
    windows: list[Window]
    clauses: list[Window]
    """Those that are compared with wordings by their meaning."""

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            for key in word.keys:
                places.setdefault(key, []).append(i)
        return places

    def places(self, element: Element) -> list[int]:
        """The words that say an element, denials aside."""
        if element.prefix:
            return [i for i, word in enumerate(self.words) if word.plain.startswith(element.prefix)]
        return sorted({i for key in element.keys for i in self._by_key.get(key, ())})

    def other_counts(self, element: Element) -> list[int]:
        """Other numbers of the same thing: « 14 500 km » where the wording says « 4 500 km »."""
        if not element.counted:
            return []
        after = (i for i, word in enumerate(self.words[1:], 1) if not element.counted.isdisjoint(word.keys))
        return [i - 1 for i in after if "{nombre}" in self.words[i - 1].keys and element.keys.isdisjoint(self.words[i - 1].keys)]

    def span(self, window: Window) -> tuple[int, int]:
        """Where a window stands in the text."""
        return self.words[window.first].start, self.words[window.last - 1].end

    def spelt_out(self, window: Window) -> str:
        """The words of a window, abbreviations written out."""
        start, end = self.span(window)
        kept, at = [], start
        for word in self.words[window.first : window.last]:
            if word.kind == "mot" and (whole := spelt_out(word.plain)):
                kept += [self.text[at : word.start], whole]
                at = word.end
        return "".join([*kept, self.text[at:end]])


@lru_cache(maxsize=32)
def read_note(text: str) -> Note:
    """The words of a text and the windows on them."""
    words: list[Word] = []
    windows: set[Window] = set()
    clauses: list[Window] = []
    for sentence in _sentences(text):
        first = len(words)
        words += marked(read_words(sentence.of(text), sentence.start))
        if len(words) > first:
            parts = list(_parts(words, first, len(words)))
            mine = _clauses(words, parts)
            windows.update(_runs(parts), mine)
            clauses += mine
    return Note(text, words, sorted(windows, key=lambda w: (w.size, w.first)), clauses)


def _sentences(text: str) -> Iterator[Span]:
    """Sentences, those that a shortened word cut in two put together again."""
    waiting: Span | None = None
    for span in sentences(text):
        joined = Span(waiting.start, span.end) if waiting and _goes_on(text, waiting, span) else span
        if waiting and joined is span:
            yield waiting
        waiting = joined
    if waiting:
        yield waiting


def _goes_on(text: str, before: Span, after: Span) -> bool:
    """« Vérif. à faire », « Identité vérifiée ? Non » are one sentence."""
    if "\n" in text[before.end : after.start]:
        return False
    head = text[after.start]
    if _ANSWER.match(text, after.start):
        return True
    last = fold(text[before.start : before.end]).rstrip(".").split(" ")[-1]
    return (
        text[before.end - 1] == "." and not (head.isupper() or head.isdigit()) and (last in vocabulary().short or last in abbreviations())
    )


def _parts(words: list[Word], first: int, last: int) -> Iterator[Window]:
    """Pieces between two marks of punctuation; long ones are cut at conjunctions."""
    starts = [first, *(i for i in range(first + 1, last) if words[i].broken_by)]
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        yield from _cut(words, start, end) if end - start > _LONG_PIECE else (Window(start, end),)


def _cut(words: list[Word], start: int, end: int) -> Iterator[Window]:
    for i in range(start + 1, end):
        if words[i].plain in _JOINTS and i - start >= _LEAST and end - i >= _LEAST:
            yield Window(start, i)
            start = i
    yield Window(start, end)


def _runs(parts: Sequence[Window]) -> Iterator[Window]:
    for i, head in enumerate(parts):
        yield head
        for tail in parts[i + 1 : i + _PIECES]:
            if tail.last - head.first <= _RUN_WORDS:
                yield Window(head.first, tail.last)


def _clauses(words: list[Word], parts: list[Window]) -> list[Window]:
    """Pieces put together until they tell something."""
    found: list[Window] = []
    start = parts[0].first
    for part in parts:
        if _telling(words, start, part.last) >= _TELLING:
            found.append(Window(start, part.last))
            start = part.last
    return [*found, Window(start, parts[-1].last)] if start < parts[-1].last else found


def _telling(words: list[Word], start: int, end: int) -> int:
    return sum(word.tells for word in words[start:end])
