"""An action told in French, as the debrief quotes it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PIECE = re.compile(r"\[([^\]]*)\]|\{(\w+)\}")
_NAME = re.compile(r"\{(\w+)\}")


def told(template: str, shown: Mapping[str, str]) -> str:
    """`{argument}` replaced, `[ … ]` left out when one of its arguments is missing. Typed words are never interpreted."""

    def filled(match: re.Match[str]) -> str:
        return shown.get(match[1], "")

    def piece(match: re.Match[str]) -> str:
        if match[2] is not None:
            return shown.get(match[2], "")
        return _NAME.sub(filled, match[1]) if all(name in shown for name in _NAME.findall(match[1])) else ""

    return _PIECE.sub(piece, template)
