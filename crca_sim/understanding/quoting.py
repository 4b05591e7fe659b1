"""What the adviser says in their own name: words between quotation marks are someone else's, or a name on a screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .french import count_words, fold
from .sentences import Span
from .word_lists import Message, word_list

_QUOTED = re.compile(r"«\s*([^»]*?)\s*»|“\s*([^”]*?)\s*”|\"\s*([^\"]*?)\s*\"")
_ALL_OF_IT = 0.8
"""A message that is nearly all between quotation marks was simply pasted with them."""
_LONGEST_NAME = 8


def own_words(message: str) -> str:
    """The message, quotations blanked out; same length."""
    found = list(_QUOTED.finditer(message))
    if sum(match.end() - match.start() for match in found) >= _ALL_OF_IT * len(message.strip()):
        return message
    characters = list(message)
    for match in found:
        characters[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(characters)


_SAID = re.compile(
    r"\b(?:dit(?:es|s)?|disai(?:t|s|ent)|disiez|avez dit|entend(?:ez|u)|parl(?:ez|e|iez)|ecri(?:vez|viez|t que)|mot|question) ?[:,]? ?$"
)


def names(message: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Names of buttons, pages and fields quoted in a sentence that guides; not what someone said."""
    found = [name for span in spans for name in _names_of(span.of(message))]
    return tuple(dict.fromkeys(found))


def _names_of(sentence: str) -> list[str]:
    if not any(word_list("commandes").spans(Message.of(sentence))):
        return []
    quoted = [(m.start(), next((part for part in m.groups() if part), "")) for m in _QUOTED.finditer(sentence)]
    folded = fold(sentence)
    return [name for start, name in quoted if name and count_words(name) <= _LONGEST_NAME and not _SAID.search(folded[:start])]
