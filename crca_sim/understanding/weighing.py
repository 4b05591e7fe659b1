"""What the second look at a sentence weighs, act by act.

An act is judged by its own scores, on the whole sentence and on its best clause, and by how its rivals do: a
score that is high alone decides more than a score that is high among ten. Seventy rule flags (greeting words,
imperatives, amounts…) were tried beside these and gained nothing in cross-validation: the word pieces know them.
"""

from __future__ import annotations

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


def features(
    lexical: NDArray[np.float64], semantic: NDArray[np.float64], faults: NDArray[np.bool_], marks: Sequence[float], words: int
) -> NDArray[np.float64]:
    """One row an act; the first row of the scores is the whole sentence, the others are its clauses."""
    import numpy as np

    fused, parts = lexical + semantic, slice(1, None) if len(lexical) > 1 else slice(0, None)
    shares, whole = _shares(fused), fused[0]
    own = [lexical[0], semantic[0], lexical[parts].max(axis=0), semantic[parts].max(axis=0)]
    rank = np.log1p((whole[:, None] < whole[None, :]).sum(axis=1))
    rivals = [np.log1p((fused[parts][:, :, None] < fused[parts][:, None, :]).sum(axis=2)).min(axis=0), rank]
    best = [np.full(len(whole), 0.3 * group.max()) for group in (whole[faults], whole[~faults])]
    rows = np.stack([*own, shares[0], shares[parts].max(axis=0), *rivals, *best], axis=1)
    shared = [min(words, 30) / 30, float(np.log1p(words)), float(len(lexical) - 1) / 4]
    context = np.asarray([*shared, *(CONTEXT_WEIGHT * mark for mark in marks)])
    return np.hstack([rows, np.tile(context, (len(rows), 1))])
