"""Opening the application in a test, and using it as a person would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual._xterm_parser import XTermParser
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from crca_sim.screens.app import CrcaApp
from tests.screens.fakes import FakeBackstage

SMALL = (80, 24)
LARGE = (120, 40)


def simulator(folder: Path, backstage: Any = None, *, welcomed: bool = True, **options: Any) -> CrcaApp:
    """The application on a folder of its own; nothing moves in it."""
    app = CrcaApp(backstage or FakeBackstage(), folder, trainee="Inès" if welcomed else None, **options)
    app.animation_level = "none"
    return app


async def settle(pilot: Pilot[Any]) -> None:
    """Until nothing is being done behind the screens."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
        field.cursor_blink = False


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Keys, one after the other, as slowly as a person."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text, byte after byte as a terminal sends it (a new line is Ctrl+J)."""
    for event in XTermParser(False).feed(text):
        pilot.app.post_message(event)
    await pilot.pause()
    await pilot.pause()


async def say(pilot: Pilot[Any], text: str) -> None:
    """Type a text and send it."""
    await write(pilot, text)
    await press(pilot, "enter")


async def pick_up(pilot: Pilot[Any], *, place: int = 2) -> None:
    """From home to the interview: the `place`-th line of the list (0 is the guide, 1 the chat, 2 the call)."""
    await settle(pilot)
    await press(pilot, *["down"] * place, "enter", "enter")
