"""Amounts, dates, durations, names, documents and clauses said in a sentence, each with its role and object.

Precision first: what is not sure keeps the role `montant` or `date`, or is left out. `docs/guide-elements.md` says what is right.
"""

from __future__ import annotations

from . import slot_amounts, slot_dates, slot_durations, slot_names, slot_papers
from .french import fold
from .reading import Slot
from .slot_found import Found

_FINDERS = (slot_amounts.find, slot_dates.find, slot_durations.find, slot_names.find, slot_papers.find)


def slots(sentence: str) -> tuple[Slot, ...]:
    """All slots of a sentence, in order; where two overlap the longer one stays."""
    folded = fold(sentence)
    found = [one for find in _FINDERS for one in find(sentence, folded)]
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Found] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: one.start)
    return tuple(Slot(role=one.role, object=one.object, value=one.value, text=sentence[one.start : one.end]) for one in kept)
