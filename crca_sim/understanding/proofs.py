"""Faults that a rule can confirm: without the rule's word they need an almost certain model.

A trainer forgives a missed « tu » sooner than a false accusation.
"""

from __future__ import annotations

from .french import fold
from .informal import informal, to_someone_else
from .jargon import acronyms, jargon

ALMOST_CERTAIN = 0.9


def _has_jargon(text: str) -> bool:
    folded = fold(text)
    return bool(acronyms(text, folded) or jargon(folded)[0])


_RULES = {"f_tutoyer": informal, "f_jargon": _has_jargon}


def confirmed(act: str, text: str, confidence: float) -> bool:
    """Whether nothing stands against deciding this act in this sentence."""
    if act == "f_tutoyer" and to_someone_else(text):
        return False
    rule = _RULES.get(act)
    return rule is None or confidence >= ALMOST_CERTAIN or rule(text)
