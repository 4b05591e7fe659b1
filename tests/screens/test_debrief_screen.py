"""The debrief, at the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from crca_sim.screens.debriefing.reread import RereadScreen
from crca_sim.screens.debriefing.screen import DebriefScreen, QuoteLine
from crca_sim.screens.home import HomeScreen
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.rating import LevelRow, RatingScreen
from crca_sim.screens.widgets.transcript import Transcript
from tests.screens.fakes import FakeBackstage, finished, played, summary
from tests.screens.helpers import LARGE, SMALL, pick_up, press, settle, simulator, write


async def open_debrief(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "right", "enter")


def page(app: Any) -> str:
    return "\n".join(str(block.render()) for block in app.screen.query("#page Static").results(Static))


async def test_it_opens_on_the_summary_with_the_next_exercise_and_what_it_is_not(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=SMALL) as pilot:
        await open_debrief(pilot)
        assert "Prochain exercice" in page(app)
        assert "il ne certifie pas" in page(app)


async def test_a_competency_shows_each_indicator_with_its_proof_reason_and_better_wording(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=LARGE) as pilot:
        await open_debrief(pilot)
        await press(pilot, "down", "down", "down")
        told = page(app)
        for words in ("observé", "tour 4", "racontez-moi", "absent", "À essayer"):
            assert words in told


async def test_enter_on_a_quote_goes_to_its_turn_in_the_conversation(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=SMALL) as pilot:
        await open_debrief(pilot)
        await press(pilot, "down", "down", "down", "enter")
        assert isinstance(app.screen.focused, QuoteLine)
        await press(pilot, "enter")
        assert isinstance(app.screen, RereadScreen)
        assert app.screen.query_one(Transcript).chosen == 4
        await press(pilot, "escape")
        assert isinstance(app.screen, DebriefScreen)


async def test_the_arrows_read_a_page_to_its_end(tmp_path: Path) -> None:
    """What stands after the last quote is read too."""
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=(60, 18)) as pilot:
        await open_debrief(pilot)
        await press(pilot, "down", "down", "down", "enter", *["down"] * 8)
        read = app.screen.query_one("#page")
        assert isinstance(app.screen.focused, QuoteLine)
        assert read.scroll_offset.y == read.max_scroll_y > 0


async def test_r_plays_again_from_the_advised_turn(tmp_path: Path) -> None:
    backstage = FakeBackstage([summary()], finished())
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await open_debrief(pilot)
        await press(pilot, "r")
        assert backstage.retried == [("s-7k3f2", 7)]
        assert type(app.screen) is InterviewScreen


async def test_any_turn_of_the_conversation_can_be_played_again(tmp_path: Path) -> None:
    backstage = FakeBackstage([summary()], finished())
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await open_debrief(pilot)
        await press(pilot, "t", "down", "down", "down", "enter", "tab", "enter")
        assert backstage.retried == [("s-7k3f2", 3)]


async def test_escape_goes_back_to_the_menu_then_home(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=SMALL) as pilot:
        await open_debrief(pilot)
        await press(pilot, "down", "enter", "escape")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def to_rating(pilot: Pilot[Any]) -> None:
    await pick_up(pilot)
    await press(pilot, "ctrl+r", "tab", "enter", "ctrl+r", "tab", "enter")


async def test_one_s_own_judgement_comes_before_the_score_and_is_kept(tmp_path: Path) -> None:
    practice = played()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=LARGE) as pilot:
        await to_rating(pilot)
        assert isinstance(app.screen, RatingScreen)
        await press(pilot, "right", "right", "right", "down", "down", "right", *["tab"] * 9)
        await write(pilot, "le silence")
        await press(pilot, "f2")
        assert isinstance(app.screen, DebriefScreen)
        assert practice.rated == ({"C1": "acquis", "C3": "non_acquis"}, "le silence", "", "")


async def test_no_judgement_is_an_answer_too(tmp_path: Path) -> None:
    practice = played()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await to_rating(pilot)
        assert len(app.screen.query(LevelRow)) == 11
        await press(pilot, "f2")
        assert isinstance(app.screen, DebriefScreen)
        assert practice.rated is None
