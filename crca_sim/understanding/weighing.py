"""What the second look at a sentence weighs, act by act.

An act is judged by its own scores, on the whole sentence and on its best clause, and by how its rivals do: a
score that is high alone decides more than a score that is high among ten. Seventy rule flags (greeting words,
imperatives, amounts…) were tried beside these and gained nothing in cross-validation: the word pieces know them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

CONTEXT_WEIGHT = 0.5
"""The client's last turn only nuances what the words say."""


def _shares(fused: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each act's share of the sentence or clause, rows adding up to one."""
    import numpy as np

    raised = np.exp(fused - fused.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _ranks(fused: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many acts score higher in the sentence or clause, the first few counting most."""
    import numpy as np

    ranks: NDArray[np.float64] = np.log1p(np.count_nonzero(fused[:, :, None] < fused[:, None, :], axis=2))
    return ranks


def features(
    lexical: NDArray[np.float64], semantic: NDArray[np.float64], faults: NDArray[np.bool_], marks: Sequence[float], words: int
) -> NDArray[np.float64]:
    """One row an act; the first row of the scores is the whole sentence, the others are its clauses."""
    import numpy as np

    fused, parts = lexical + semantic, slice(1, None) if len(lexical) > 1 else slice(0, None)
    shares, ranks, whole = _shares(fused), _ranks(fused), fused[0]
    own = [lexical[0], semantic[0], lexical[parts].max(axis=0), semantic[parts].max(axis=0)]
    rivals = [shares[0], shares[parts].max(axis=0), ranks[parts].min(axis=0), ranks[0]]
    best = [0.3 * whole[faults].max(), 0.3 * whole[~faults].max()]
    shared = [min(words, 30) / 30, math.log1p(words), (len(lexical) - 1) / 4]
    rows = np.empty((len(whole), len(own) + len(rivals) + len(best) + len(shared) + len(marks)))
    rows[:, : len(own) + len(rivals)] = np.asarray([*own, *rivals]).T
    rows[:, len(own) + len(rivals) :] = [*best, *shared, *(CONTEXT_WEIGHT * mark for mark in marks)]
    return rows
