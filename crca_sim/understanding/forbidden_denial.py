"""When a forbidden word is not written of anyone: it is denied, or it was neither asked for nor noted.

« Aucun soupçon » denies; « je n'ai pas demandé son état de santé » tells that the trainee kept to the rule.
"""

from __future__ import annotations

import re
from functools import cache

from .forbidden_patterns import any_of
from .lexicons import lexicon
from .point_windows import Note

_NEGATIVE = re.compile(r"(?<!\w)(?:pas|ne|n'|jamais|sans|aucune?|non|ni)(?!\w)")
_BREAK = re.compile(r"[.;!?\n:]|(?<!\w)(?:mais|car|parce|puisque|cependant|pourtant|alors qu|sauf|or)(?!\w)")
_REACH = 90
"""Letters that a refusal may govern: a clause, not a paragraph."""


def denied(note: Note, folded: str, start: int, end: int) -> bool:
    """« Aucun soupçon », « ne donnez jamais votre mot de passe »: the denial stands before, not within."""
    inside = [word for word in note.words if word.start < end and start < word.end]
    return bool(inside) and any(word.denied for word in inside) and not _NEGATIVE.search(folded[start:end])


def refused(folded: str, start: int) -> bool:
    """« Je n'ai pas demandé si elle était malade »: whatever follows in the clause was not gathered."""
    before = _BREAK.split(folded[max(0, start - _REACH) : start])[-1]
    return bool(_refusal().search(before))


@cache
def _refusal() -> re.Pattern[str]:
    return any_of(lexicon("interdits")["refus"])
