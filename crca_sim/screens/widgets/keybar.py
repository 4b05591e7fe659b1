"""The keys that count on a screen, on one line. (Textual's own footer rebuilds its widgets and keeps the old ones.)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static


class Key(NamedTuple):
    """What is shown, what it does, and the key as Textual names it."""

    shown: str
    does: str
    name: str


class KeyBar(Static):
    """Keys, the most useful first: those that do not fit are left out whole. A click presses the key."""

    def __init__(self, keys: Sequence[Key], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._keys = tuple(keys)
        self._ends: list[tuple[int, Key]] = []

    def show(self, keys: Sequence[Key]) -> None:
        """Change the keys."""
        self._keys = tuple(keys)
        self.refresh()

    def render(self) -> Content:
        parts: list[tuple[str, str] | str] = []
        end, self._ends = 0, []
        for key in self._keys:
            width = cell_len(key.shown) + cell_len(key.does) + 3
            if end + width > self.content_size.width + 2:
                break
            parts += [(key.shown, "bold $accent"), (f" {key.does}", "$muted"), "  "]
            end += width
            self._ends.append((end, key))
        return Content.assemble(*parts)

    def on_resize(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        key = next((key for end, key in self._ends if event.get_content_offset_capture(self).x < end), None)
        if key is not None:
            self.app.simulate_key(key.name)
