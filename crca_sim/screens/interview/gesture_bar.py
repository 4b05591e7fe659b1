"""Adaptations that are not words, one key each."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from crca_sim.screens.words import GESTURES, GESTURES_BY_CHANNEL

KEYS = dict(zip((f"f{n}" for n in range(4, 10)), GESTURES, strict=True))
"""F4 to F9: the function keys that terminals leave alone."""


class GestureBar(Static):
    """Those that mean something on this channel stand out; all of them work."""

    def __init__(self, channel: str) -> None:
        super().__init__(id="gestures", markup=False)
        self._fitting = GESTURES_BY_CHANNEL.get(channel, ())

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for key, gesture in KEYS.items():
            fits = gesture in self._fitting
            parts += [(key.upper(), "bold $accent" if fits else "$muted"), (f" {GESTURES[gesture]}  ", "$foreground" if fits else "$muted")]
        return Content.assemble(*parts)
