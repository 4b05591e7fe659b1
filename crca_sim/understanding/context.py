"""What the client said just before, told in a few marks: it separates acts that the words alone do not.

« Je comprends » answers an objection or a sorrow; « donc vous roulez peu » is a reformulation only if the
client said so.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .french import content_words, normalise
from .lexicons import lexicon


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in lexicon("client").items())


def names() -> tuple[str, ...]:
    """Names of the marks, in the order of `marks`."""
    return ("client", "reprise_client", "reprise_client_part", *(name for name, _ in _marks()))


@lru_cache(maxsize=64)
def _heard(client: str) -> tuple[frozenset[str], tuple[float, ...]]:
    """The words of a client's turn and its marks: the same turn is answered by several sentences."""
    normal = normalise(client)
    return content_words(client), tuple(float(pattern.search(normal) is not None) for _, pattern in _marks())


def marks(text: str, client: str) -> list[float]:
    """Marks of the client's last turn, and how much of it the sentence takes up."""
    if not client.strip():
        return [0.0] * len(names())
    (said, found), here = _heard(client), content_words(text)
    shared = len(said & here)
    return [1.0, min(shared, 4) / 4, shared / max(len(here), 1), *found]
