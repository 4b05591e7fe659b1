"""The patterns of `lexiques/interdits.yaml`, made ready: « <qui> <trop> jaloux » has its classes written out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicons import lexicon

_CLASS = re.compile(r"<([a-z]+)>")


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of these, as whole words."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(spelt_out, patterns)) + r")(?!\w)")


def spelt_out(pattern: str) -> str:
    """A pattern without class names; a class may name another."""
    classes = lexicon("interdits")["classes"]
    while (whole := _CLASS.sub(lambda named: str(classes[named[1]]), pattern)) != pattern:
        pattern = whole
    return pattern
