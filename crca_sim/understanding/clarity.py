"""To come."""

from __future__ import annotations

from collections.abc import Sequence

from .sentences import Span


def clarity(message: str, spans: Sequence[Span]) -> tuple[int, tuple[str, ...]]:
    """To come."""
    return 100, ()
