"""The first interview, from the first word to the short debrief."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from crca_sim.screens.debriefing.screen import DebriefScreen
from crca_sim.screens.home import HomeScreen
from crca_sim.screens.interview.guided import GuideAccount, GuidedInterview
from crca_sim.screens.widgets.callout import Callout
from tests.screens.fakes import FakeBackstage
from tests.screens.helpers import SMALL, press, say, settle, simulator


def callout(app: Any) -> str:
    shown = app.screen.query_one(Callout)
    return f"{shown.border_title} {shown.render()}"


async def through(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "enter")
    await say(pilot, "Bonjour, Zoé de la Mutuelle Aubelune.")
    await say(pilot, "Racontez-moi.")
    await press(pilot, "f4")
    await say(pilot, "Si je comprends bien, c'est pour un studio ?")


async def test_each_step_is_seen_when_it_is_done(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "1 sur 5 · Saluez" in callout(app)
        await say(pilot, "Bonjour, Zoé.")
        assert "2 sur 5" in callout(app)
        assert "saluer" in callout(app)
        await say(pilot, "Combien ?")
        assert "2 sur 5" in callout(app)
        assert "Essayez par exemple" in callout(app)


async def test_it_ends_with_an_account_and_the_file_closed(tmp_path: Path) -> None:
    backstage = FakeBackstage()
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await through(pilot)
        await press(pilot, "ctrl+r", "tab", "enter")
        assert isinstance(app.screen, GuideAccount)
        assert backstage.practice is not None
        assert backstage.practice.phase == "termine"
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_the_whole_debrief_is_one_key_further(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await through(pilot)
        await press(pilot, "ctrl+r", "tab", "enter", "tab", "enter")
        assert isinstance(app.screen, DebriefScreen)


async def test_escape_leaves_it_after_a_yes(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "escape", "enter")
        assert isinstance(app.screen, GuidedInterview)
        await press(pilot, "escape", "tab", "enter")
        assert isinstance(app.screen, HomeScreen)
