"""How near in sense two things said are: their words taken as they come, then as the questions that they would answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from . import encoder
from .likeness import turn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@lru_cache(maxsize=1024)
def _vectors(text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of length one: as encoded, and turned. Each text is encoded alone, so that it is always the same bits."""
    import numpy as np

    plain = encoder.encode([text])
    return plain[0] / (float(np.linalg.norm(plain[0])) or 1.0), turn(plain)[0]


def nearness(one: str, other: str) -> float:
    """0 and under: nothing to do with each other; from a quarter on, about the same thing."""
    if not one.strip() or not other.strip():
        return 0.0
    (a, turned_a), (b, turned_b) = _vectors(one), _vectors(other)
    return (float(a @ b) + float(turned_a @ turned_b)) / 2
