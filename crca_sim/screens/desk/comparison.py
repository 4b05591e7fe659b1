"""The last comparison, formulas side by side, on the whole screen; and a page of it to print."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Label, Static

from crca_sim.screens.widgets.modal import Modal
from crca_sim.screens.words import tidy

_GAP = 2


class ComparisonScreen(Modal[bool]):
    """True asks for the page to print."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("i", "dismiss(True)", show=False),
    ]

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="comparison"):
            yield Label("Comparaison des formules", classes="dialog-title")
            with VerticalScroll(id="rows"):
                yield Static("", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Fermer", id="no")
                yield Button("Enregistrer une page à imprimer (I)", id="yes", variant="primary")

    def on_mount(self) -> None:
        self.query_one("#rows").focus()

    def on_resize(self, event: events.Resize) -> None:
        width = min(event.size.width * 96 // 100, _WIDEST) - 10
        self.query_one("#rows Static", Static).update(side_by_side(self._rows, width))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")


_WIDEST = 120


def side_by_side(rows: Sequence[Sequence[str]], width: int) -> Content:
    """A table in columns of equal width; long cells go on below."""
    columns = max(map(len, rows))
    cell = max(8, (width - _GAP * (columns - 1)) // columns)
    parts: list[str | tuple[str, str]] = []
    for place, row in enumerate(rows):
        for line in _lines(row, cell):
            head, rest = line[0], (" " * _GAP).join(line[1:])
            parts += [(head + " " * _GAP, "bold"), (f"{rest}\n", "bold $accent" if place == 0 else "$foreground")]
        parts.append((f"{'─' * width}\n" if place == 0 else "\n", "$line"))
    return Content.assemble(*parts)


def _lines(row: Sequence[str], cell: int) -> Iterator[list[str]]:
    wrapped = [textwrap.wrap(tidy(text), cell) or [""] for text in row]
    for at in range(max(map(len, wrapped))):
        yield [(lines[at] if at < len(lines) else "").ljust(cell) for lines in wrapped]
