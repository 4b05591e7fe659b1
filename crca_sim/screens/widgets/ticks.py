"""What is chosen shows by a sign, never by its colour alone (Textual draws the same sign in two colours)."""

from __future__ import annotations

from typing import Generic, TypeVar

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import RadioButton, RadioSet, SelectionList

T = TypeVar("T")
_BOX = 4
"""The pieces of which Textual draws a box: its sides, its inside, a space."""


class Radio(RadioButton):
    """« (•) » when it is the one, « ( ) » otherwise."""

    @property
    def _button(self) -> Content:
        return Content("(•)" if self.value else "( )")


class Radios(RadioSet):
    """Arrows choose at once: what is pointed at is what is chosen."""

    def action_next_button(self) -> None:
        super().action_next_button()
        self._follow()

    def action_previous_button(self) -> None:
        super().action_previous_button()
        self._follow()

    def _follow(self) -> None:
        if self.has_focus:
            self.action_toggle_button()


class Ticks(SelectionList[T], Generic[T]):
    """« [x] » for each that is chosen, « [ ] » for the others; a label too long is cut short."""

    def render_line(self, y: int) -> Strip:
        drawn = list(super().render_line(y))
        place = self.scroll_offset.y + y
        if place >= self.option_count or len(drawn) < _BOX:
            return Strip(drawn)
        chosen = self.get_option_at_index(place).value in self.selected
        box, style = "[x]" if chosen else "[ ]", drawn[_BOX].style if len(drawn) > _BOX else None
        return Strip([Segment(box, style), *drawn[_BOX - 1 :]])
