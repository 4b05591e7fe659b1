"""Once the client is gone: what is left of the desk, and of the screen."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from crca_sim.screens.desk.panel import SidePanel
from tests.screens.fakes import FakeBackstage, played
from tests.screens.helpers import LARGE, pick_up, press, simulator


async def test_after_the_contact_what_needs_the_client_is_no_longer_offered(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "ctrl+r", "tab", "enter", "f2", "t")
        page = app.screen.query_one(SidePanel).page
        assert page is not None
        assert page.query_one(OptionList).option_count == 0


async def test_after_the_contact_every_button_is_in_sight_with_the_desk_beside(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "ctrl+r", "tab", "enter")
        place = app.screen.query_one("#after").region
        assert all(button.region.right < place.right for button in app.screen.query("#after Button"))
