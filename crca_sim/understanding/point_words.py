"""The words of a note as its judge sees them, each with its place in the text, so that a quote can be cut from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .french import fold
from .note_values import Value, values
from .point_vocabulary import singular, vocabulary, word_keys

_TOKEN = re.compile(r"\{[a-z]+\}|[a-z0-9²]+\*?")
_BREAK = re.compile(r"[,;:()\[\]/|+>=!?«»]|\s-+\s|→|\s-(?=\w)")
_NEITHER = frozenset({"ne", "n"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word, value or known phrase: `text[start:end]`."""

    start: int
    end: int
    plain: str
    keys: frozenset[str]
    kind: str = "mot"
    """`mot`, or the kind of value: `date`, `heure`, `montant`, `duree`, `nombre`."""
    broken_by: str = ""
    """The punctuation just before it."""
    tells: bool = True
    """Whether it carries a meaning of its own."""
    denied: bool = False
    due: bool = False
    """Still to be done: « à envoyer »."""


def read_words(sentence: str, start: int = 0) -> list[Word]:
    """Every word and value of a sentence that begins at `start`, phrases joined, light words still there."""
    folded = fold(sentence)
    taken = values(folded)
    found: list[Value | re.Match[str]] = [*taken, *(m for m in _TOKEN.finditer(folded) if not _inside(m.start(), taken))]
    found.sort(key=_place)
    end, words = 0, []
    for one in found:
        words.append(_word(one, folded, start, _punctuation(folded[end : _place(one)])))
        end = words[-1].end - start
    return list(_joined(words))


def _place(one: Value | re.Match[str]) -> int:
    return one.start if isinstance(one, Value) else one.start()


def _inside(place: int, taken: list[Value]) -> bool:
    return any(value.start <= place < value.end for value in taken)


def _punctuation(between: str) -> str:
    return between.strip() if _BREAK.search(between) else ""


def _word(one: Value | re.Match[str], folded: str, by: int, broken_by: str) -> Word:
    if isinstance(one, Value):
        return Word(one.start + by, one.end + by, folded[one.start : one.end], one.keys, one.kind, broken_by)
    said, (start, end) = one.group(), one.span()
    if said.endswith("*"):
        return Word(start + by, end + by, said, frozenset((said,)), "mot", broken_by)
    if said.startswith("{"):
        return Word(start + by, end + by, said, frozenset((said,)), said[1:-1], broken_by)
    return Word(start + by, end + by, said, word_keys(said), "mot", broken_by, _tells(said))


@lru_cache(maxsize=16384)
def _tells(plain: str) -> bool:
    known = vocabulary()
    return not (known.light | known.denying | _NEITHER) & {plain, singular(plain)}


def _joined(raw: list[Word]) -> Iterator[Word]:
    """Runs of words that are one phrase become one word."""
    forms = [singular(word.plain) if word.kind == "mot" else word.plain for word in raw]
    at = 0
    while at < len(raw):
        length = _phrase_length(raw, forms, at)
        yield _phrase(raw[at : at + length], forms[at : at + length]) if length > 1 else raw[at]
        at += length


def _phrase_length(raw: list[Word], forms: list[str], at: int) -> int:
    known = vocabulary()
    if forms[at] not in known.heads:
        return 1
    for length in range(min(known.longest, len(raw) - at), 1, -1):
        if tuple(forms[at : at + length]) in known.phrases and not any(word.broken_by for word in raw[at + 1 : at + length]):
            return length
    return 1


def _phrase(run: list[Word], forms: list[str]) -> Word:
    keys = vocabulary().phrases[tuple(forms)] | {" ".join(forms)}
    return replace(run[0], end=run[-1].end, plain=" ".join(word.plain for word in run), keys=keys, tells=True)
