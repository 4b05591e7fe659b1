"""The conversation as it reads: who said what, on which side, in one widget however long the interview.

Lines are drawn one by one (a growing column of widgets slows down and keeps memory): a thousand turns cost what
fifty do. Sides, names and a bar tell the speakers apart; colour only helps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from crca_sim.house.names import typeset
from crca_sim.screens.words import tidy

Kind = Literal["client", "trainee", "companion", "act", "notice"]

_WIDEST = 74
"""Cells of text in a line: more is tiring to read."""
_INDENT = 6
"""What the other side always leaves free."""
_BESIDE = 4
"""Whoever is with the client speaks a little further in."""
_KEPT = 100
"""Entries kept drawn."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read. `who` is empty for what nobody says."""

    kind: Kind
    who: str
    text: str
    turn: int


class Transcript(ScrollView, can_focus=True):
    """Entries, the latest at the bottom; stays at the bottom unless one has scrolled away.

    With `choosing`, the arrows go from one of the trainee's turns to the next and Enter announces it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "transcript--client",
        "transcript--trainee",
        "transcript--companion",
        "transcript--who",
        "transcript--act",
        "transcript--notice",
        "transcript--chosen",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("enter", "announce", show=False),
    ]

    class Chosen(Message):
        """Enter was pressed on a turn."""

        def __init__(self, turn: int) -> None:
            self.turn = turn
            super().__init__()

    def __init__(self, *, choosing: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chosen: int | None = None
        self._choosing = choosing
        self._following = True
        """At the bottom: new entries, and a smaller window, keep the latest words in sight."""
        self._entries: list[Entry] = []
        self._drawn: OrderedDict[int, list[Strip]] = OrderedDict()
        """The latest drawn, by place: lines are heavy, so the others are drawn again when they come into sight."""
        self._starts: list[int] = [0]
        """First line of each entry, and the line after the last."""

    # ── Content ──────────────────────────────────────────────────────────────────────────────────

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything told so far."""
        return tuple(self._entries)

    def tell(self, entries: Iterable[Entry]) -> None:
        """Add entries at the bottom."""
        for entry in entries:
            self._entries.append(entry)
            self._place_last()
        self._resized()
        if self._following:
            self.to_the_end()

    def to_the_end(self) -> None:
        """Go to the latest entry."""
        self.scroll_end(animate=False, immediate=False)

    def choose(self, turn: int | None) -> None:
        """Draw a turn apart from the others, and bring it into sight."""
        self.chosen = turn
        self._redraw()
        self.call_after_refresh(self._show_chosen)

    def action_go(self, step: int) -> None:
        turns = sorted({e.turn for e in self._entries if e.turn and e.kind in ("trainee", "act")})
        if not self._choosing or not turns:
            self.scroll_relative(y=step, animate=False)
            return
        place = turns.index(self.chosen) if self.chosen in turns else (-1 if step > 0 else len(turns))
        self.choose(turns[max(0, min(len(turns) - 1, place + step))])

    def action_announce(self) -> None:
        if self._choosing and self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def _show_chosen(self) -> None:
        place = next((i for i, entry in enumerate(self._entries) if entry.turn == self.chosen), None)
        if place is not None:
            self.scroll_to(y=max(0, self._starts[place] - 2), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._following = self.scroll_offset.y >= self.max_scroll_y - 1

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────

    def on_resize(self) -> None:
        self._redraw()
        if self._following:
            self.to_the_end()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self.is_mounted:
            self._redraw()

    def render_line(self, y: int) -> Strip:
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        place = bisect_right(self._starts, line) - 1
        if not 0 <= place < len(self._entries):
            return Strip.blank(width, self.rich_style)
        return self._strips(place)[line - self._starts[place]].apply_style(self.rich_style)

    def _redraw(self) -> None:
        entries, self._entries, self._starts = self._entries, [], [0]
        self._drawn.clear()
        for entry in entries:
            self._entries.append(entry)
            self._place_last()
        self._resized()

    def _place_last(self) -> None:
        self._starts.append(self._starts[-1] + len(self._strips(len(self._entries) - 1)))

    def _resized(self) -> None:
        self.virtual_size = Size(self._columns, self._starts[-1])
        self.refresh()

    def _strips(self, place: int) -> list[Strip]:
        if place not in self._drawn:
            self._drawn[place] = self._draw(self._entries[place])
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return self._drawn[place]

    @property
    def _columns(self) -> int:
        return max(20, self.scrollable_content_region.width)

    def _draw(self, entry: Entry) -> list[Strip]:
        draw = {"notice": self._notice, "act": self._act}.get(entry.kind, self._speech)
        return [strip.extend_cell_length(self._columns) for strip in draw(entry)]

    def _speech(self, entry: Entry) -> list[Strip]:
        mine, chosen = entry.kind == "trainee", entry.turn == self.chosen
        beside = entry.kind == "companion"
        style = self._style(entry.kind)
        ink = self._style("chosen" if chosen else "who")
        bar = Segment("▌" if chosen else "┊" if beside else "▎", Style(color=ink.color, bgcolor=style.bgcolor))
        lines = _wrapped(entry.text, min(_WIDEST, self._columns - _INDENT - 4))
        width = max(cell_len(line) for line in (*lines, entry.who))
        indent = max(1, self._columns - width - 4) if mine else _BESIDE if beside else 1
        named = Segment(" " * (indent + 2) + entry.who, ink)
        blank = Segment(" " * indent)
        body = [Strip([blank, bar, Segment(f" {_padded(line, width)} ", style)]) for line in lines]
        return [Strip([named]), *body, Strip([])]

    def _act(self, entry: Entry) -> list[Strip]:
        style = self._style("chosen" if entry.turn == self.chosen else "act")
        lines = _wrapped(entry.text, min(_WIDEST, self._columns - _INDENT - 4))
        width = max(cell_len(line) for line in lines)
        indent = self._columns - width - 4
        marks = ["▸ ", *["  "] * len(lines)]
        body = [
            Strip([Segment(" " * indent), Segment(f"{mark}{_padded(line, width)}", style)])
            for mark, line in zip(marks, lines, strict=False)
        ]
        return [*body, Strip([])]

    def _notice(self, entry: Entry) -> list[Strip]:
        style = self._style("notice")
        lines = _wrapped(entry.text, self._columns - 8)
        body = [Strip([Segment(_centred(f"── {line} ──", self._columns), style)]) for line in lines]
        return [*body, Strip([])]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"transcript--{name}", partial=True)


def _wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in Content(typeset(tidy(text))).wrap(max(8, width))] or [""]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _centred(text: str, width: int) -> str:
    return " " * max(0, (width - cell_len(text)) // 2) + text
