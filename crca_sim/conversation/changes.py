"""Amounts that tell a difference, not a value: nobody is accused of a wrong figure for « une franchise réduite de 100 € »."""

from __future__ import annotations

import re

_CHANGE = re.compile(
    r"(?:r[ée]dui\w*|baiss\w*|diminu\w*|abaiss\w*|all[ée]g\w*|augment\w*|major[ée]\w*)(?: \w+)? (?:de |d')$", re.IGNORECASE
)
_ADDED = re.compile(r"\bajout\w*(?: \w+)? $", re.IGNORECASE)
_CHANGED = re.compile(r"\s*(?:d(?:e |')\w+ )?(?:de |en )(?:moins|plus)\b|\s*d(?:e diff[ée]rence|'[ée]cart|'[ée]conomie)", re.IGNORECASE)


def tells_a_change(sentence: str, amount: str) -> bool:
    """« Une franchise réduite de 100 euros », « 100 € de moins »: what it comes down to is not the amount said."""
    before, _, after = sentence.partition(amount)
    return bool(_CHANGE.search(before) or _ADDED.search(before) or _CHANGED.match(after))
