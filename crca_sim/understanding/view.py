"""A sentence as the models look at it: whole, then clause by clause, in plain form and as vectors.

Computed once a sentence and shared by acts and topics, because encoding is what costs time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from . import encoder
from .french import normalise
from .sentences import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

MOST_CLAUSES = 8


@dataclass(frozen=True)
class View:
    """The first row is the whole sentence; the others, if any, are its clauses."""

    texts: tuple[str, ...]
    normals: tuple[str, ...]
    vectors: NDArray[np.float32]


@dataclass(frozen=True)
class Client:
    """The client's last turn, encoded once for all the sentences that answer it."""

    said: str
    vector: NDArray[np.float32]


_hearing = Lock()


def listen(said: str) -> Client:
    """Prepares the client's last turn; kept, since it is read again with every attempt at an answer."""
    with _hearing:  # an answer that comes early waits for the turn that is being heard
        return _heard(said)


@lru_cache(maxsize=32)
def _heard(said: str) -> Client:
    return Client(said, encoder.encode_clients([said])[0])


def look(sentences: Sequence[str]) -> list[View]:
    """Prepares the sentences of a message, all encoded at once: the encoder's weights are read from memory once."""
    rows = [(text, *clauses(text)[:MOST_CLAUSES]) for text in sentences]
    vectors = encoder.encode([text for texts in rows for text in texts])
    views, start = [], 0
    for texts in rows:
        normals = tuple(map(normalise, texts))
        views.append(View(texts, normals, vectors[start : start + len(texts)]))
        start += len(texts)
    return views
