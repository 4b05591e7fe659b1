"""Whether a statement denies what an author's examples affirm, or affirms what they deny: no likeness of words tells that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crca_sim.conversation.markers import marked

ENOUGH = 4
"""Examples that tell on which side they are."""
DENYING, AFFIRMING = 0.8, 0.1
"""Share of the examples that deny, from which all do; up to which none does."""


def agrees(text: str, examples: Sequence[str]) -> bool:
    """« Il faut un recommandé » is not « pas besoin de recommandé »."""
    share = _denying(tuple(examples))
    if share is None:
        return True
    denies = marked(text, "dement")
    return denies if share >= DENYING else not (denies and share <= AFFIRMING)


@lru_cache(maxsize=4096)
def _denying(examples: tuple[str, ...]) -> float | None:
    told = [text for text in examples if not text.rstrip().endswith("?")]
    return sum(marked(text, "dement") for text in told) / len(told) if len(told) >= ENOUGH else None
