"""Above the conversation: what the interview is about, its channel, the simulated day and hour; and who is waiting."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Static

from crca_sim.screens.words import CHANNELS, tidy


class Header(Horizontal):
    """One line. The day and the hour are the simulated ones."""

    def __init__(self, title: str, channel: str) -> None:
        super().__init__(id="bar")
        self._title, self._channel = tidy(title), CHANNELS[channel]

    def compose(self) -> ComposeResult:
        yield Static(self._title, id="title", markup=False)
        yield Static(self._channel, id="channel", markup=False)

    def tell(self, now: str) -> None:
        """The day and the hour now."""
        self.query_one("#channel", Static).update(f"{self._channel} · {now}" if now else self._channel)


class HoldBar(Horizontal):
    """There only while the client is on hold."""

    class Resumed(Message):
        """Take the client back."""

    def compose(self) -> ComposeResult:
        yield Static("", id="waiting", markup=False)
        yield Button("Reprendre (Ctrl+L)", id="resume", variant="primary")

    def tell(self, waiting: str) -> None:
        """Who waits, why and for how long; nobody, when it is empty."""
        self.query_one("#waiting", Static).update(tidy(waiting))
        self.display = bool(waiting)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Resumed())
