"""The names of the tabs, on as many lines as they need; the letter that opens each is underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from crca_sim.house.names import plain
from crca_sim.screens.desk.tabs import Tab


class TabStrip(Static, can_focus=True):
    """Left and right go from tab to tab; Enter or down goes into the one that is shown, between brackets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("enter,down", "go_in", show=False),
    ]
    active: reactive[str] = reactive("", layout=True)

    class Chosen(Message):
        """A tab to show; `enter`, and to go into."""

        def __init__(self, tab: str, *, enter: bool) -> None:
            self.tab, self.enter = tab, enter
            super().__init__()

    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__(id="strip", markup=False)
        self._tabs = tuple(tabs)

    def render(self) -> Content:
        return Content(" ").join(self._named(tab) for tab in self._tabs)

    def _named(self, tab: Tab) -> Content:
        here = tab.id == self.active
        name = tab.name.replace(" ", "\u00a0")
        at = next(place for place, letter in enumerate(name) if plain(letter) == tab.letter) + 1
        style = "bold $accent" if here else "$foreground"
        shown = Content.styled(f"[{name}]" if here else f"\u00a0{name}\u00a0", style).stylize("underline bold", at, at + 1)
        return shown.stylize(Style.from_meta({"tab": tab.id}))

    def on_click(self, event: events.Click) -> None:
        if tab := event.style.meta.get("tab"):
            self.post_message(self.Chosen(tab, enter=True))

    def action_step(self, step: int) -> None:
        names = [tab.id for tab in self._tabs]
        place = (names.index(self.active) + step) % len(names) if self.active in names else 0
        self.post_message(self.Chosen(names[place], enter=False))

    def action_go_in(self) -> None:
        self.post_message(self.Chosen(self.active, enter=True))
