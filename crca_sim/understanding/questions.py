"""How many questions a sentence asks."""

from __future__ import annotations

import re

from .french import fold

_HEAD = re.compile(
    r"\b(?:quel(?:le)?s?|combien|comment|pourquoi|est[- ]ce qu\w?|qu'est-ce|[a-z]+(?:ez|iez)-vous|[a-z]+-t-(?:il|elle|on)|"
    r"(?:est|sont|suis|a|ai|ont|etait|peut|doit|va|puis)-(?:il|elle|ils|elles|ce|je|on|nous))\b"
)
_OPENING = re.compile(r"^\W*(?:(?:et|alors|donc|mais|bon|bien|oui|d'accord|sinon|euh|dans ce cas)\b\W*)*")
_IMPERATIVE = re.compile(
    r"(?:rendez|assurez|adressez|connectez|identifiez|munissez|laissez|installez|preparez|servez|inscrivez|dirigez)-vous"
)
_HEADS_APART = 4


def questions(sentence: str) -> int:
    """Questions of one sentence: its mark, and each interrogative turn well apart from the one before."""
    folded = fold(sentence)
    heads = [m for m in _HEAD.finditer(folded) if not _IMPERATIVE.match(m.group())]
    if "?" not in sentence:
        opening = _OPENING.match(folded)
        start = opening.end() if opening else 0
        return int(any(m.start() == start and m.group() not in ("a-ce",) for m in heads) and "!" not in sentence)
    apart = 0
    last = -_HEADS_APART - 1
    for head in heads:
        place = folded[: head.start()].count(" ")
        apart += place - last >= _HEADS_APART
        last = place
    return max(1, apart)
