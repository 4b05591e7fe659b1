"""The lists of `style.yaml` and `clarte.yaml`: expressions to notice, and the innocent passages in which they do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .french import fold
from .lexicons import lexicon


@dataclass(frozen=True)
class Message:
    """A message in the forms that lists look at; all have the same length, so that words are cut verbatim."""

    text: str
    folded: str
    lowered: str

    @classmethod
    @lru_cache(maxsize=32)
    def of(cls, text: str) -> Message:
        """Both forms of a text in composed accents; a new line ends a sentence, with or without its full stop."""
        lowered = text.lower() if text.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        return cls(text, fold(text).replace("\n", "."), lowered.replace("’", "'").replace("\n", "."))


@dataclass(frozen=True)
class Patterns:
    """Patterns without accents find all spellings; those written with accents find only these accents."""

    plain: re.Pattern[str] | None
    accented: re.Pattern[str] | None

    @classmethod
    def of(cls, patterns: Sequence[str]) -> Patterns:
        """Compiled, whole words only."""
        return cls(_any_of([p for p in patterns if not _has_accent(p)]), _any_of([p for p in patterns if _has_accent(p)]))

    def spans(self, message: Message) -> list[tuple[int, int]]:
        """Where they are, left to right."""
        found = [m.span() for m in self.plain.finditer(message.folded)] if self.plain else []
        found += [m.span() for m in self.accented.finditer(message.lowered)] if self.accented else []
        return sorted(found)


def _has_accent(pattern: str) -> bool:
    return any(c.isalpha() and not c.isascii() for c in pattern)


def _any_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?!\w)") if patterns else None


@dataclass(frozen=True)
class WordList:
    """What is wanted, outside what is innocent."""

    wanted: Patterns
    innocent: Patterns

    def spans(self, message: Message) -> Iterator[tuple[int, int]]:
        """Where they are, left to right, none twice."""
        wanted = self.wanted.spans(message)
        safe = self.innocent.spans(message) if wanted else []
        last = 0
        for start, end in wanted:
            if start >= last and not any(a < end and start < b for a, b in safe):
                last = end
                yield start, end

    def found(self, message: Message, verbatim: str) -> tuple[str, ...]:
        """The very words, each expression once."""
        return tuple(dict.fromkeys(verbatim[start:end] for start, end in self.spans(message)))


@cache
def word_list(name: str, file: str = "style") -> WordList:
    """One list of a file of word lists."""
    entry = _table(file)[name]
    named = {f"{{{key}}}": value if isinstance(value, str) else f"(?:{'|'.join(value)})" for key, value in entry.get("noms", {}).items()}

    def written_out(pattern: str) -> str:
        while any(key in pattern for key in named):
            for key, value in named.items():
                pattern = pattern.replace(key, value)
        return pattern

    return WordList(Patterns.of([*map(written_out, entry["motifs"])]), Patterns.of([*map(written_out, entry.get("sauf", ()))]))


@cache
def _table(file: str) -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = lexicon(file)
    return table
