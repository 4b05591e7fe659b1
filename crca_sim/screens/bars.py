"""Bars and curves in eighths of a block: always beside the same value in words."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(value: float, width: int) -> str:
    """`value` between 0 and 1, `width` in cells; filled from the left, blank after."""
    eighths = round(max(0.0, min(1.0, value)) * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)


def curve(values: Sequence[int], width: int) -> str:
    """Values between 0 and 100, one cell each; the last `width` of a longer series, spread to keep both ends."""
    if len(values) > width > 1:
        last = len(values) - 1
        values = [values[round(cell * last / (width - 1))] for cell in range(width)]
    return "".join(_HEIGHTS[min(7, max(0, value) * 8 // 101)] for value in values)
