"""Home: who practises, what to open, what was done."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList, Static

from crca_sim.screens.briefing import BriefingScreen
from crca_sim.screens.debriefing.screen import DebriefScreen
from crca_sim.screens.home import HomeScreen
from crca_sim.screens.interview.guided import GuidedInterview
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.settings import SettingsFile
from crca_sim.screens.widgets.dialogs import WhoPractises
from tests.screens.fakes import MARC, FakeBackstage, finished, played, summary
from tests.screens.helpers import LARGE, SMALL, press, settle, simulator, write


def about(app: object) -> str:
    return str(app.screen.query_one("#about", Static).render())  # type: ignore[attr-defined]


def ids(app: object, selector: str) -> list[str | None]:
    return [option.id for option in app.screen.query_one(selector, OptionList).options]  # type: ignore[attr-defined]


async def test_a_first_visit_asks_for_a_name_and_proposes_the_guide(tmp_path: Path) -> None:
    app = simulator(tmp_path, welcomed=False)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, WhoPractises)
        await write(pilot, "Zoé")
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert ids(app, "#to-do")[0] == "guide"
    assert SettingsFile(tmp_path).current.trainee == "Zoé"


async def test_a_name_is_optional(tmp_path: Path) -> None:
    app = simulator(tmp_path, welcomed=False)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
    assert SettingsFile(tmp_path).current.welcomed


async def test_a_scenario_says_what_it_trains_and_nothing_of_what_it_hides(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down")
        told = about(app)
        assert MARC.title in told
        assert "Questionnement et analyse" in told
        assert "malentend" not in told.lower()


async def test_enter_leads_to_the_briefing_and_escape_back(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, BriefingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_an_unfinished_interview_comes_first_and_is_resumed(tmp_path: Path) -> None:
    backstage = FakeBackstage([summary(closed=False, outcome=None)], played())
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert ids(app, "#to-do")[0] == "resume:s-7k3f2"
        await press(pilot, "enter")
        assert type(app.screen) is InterviewScreen


async def test_a_past_interview_shows_its_levels_and_opens_its_debrief(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "right")
        assert "maîtrisé" in about(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)


async def test_no_interview_yet_is_drawn_too(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "right")
        assert "Pas encore d'entretien" in about(app)


async def test_a_past_interview_is_erased_only_after_a_yes(tmp_path: Path) -> None:
    backstage = FakeBackstage([summary()])
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "right", "delete", "enter")
        assert len(backstage.kept) == 1
        await press(pilot, "delete", "tab", "enter")
        assert backstage.kept == []


async def test_an_interview_is_played_again_from_a_turn(tmp_path: Path) -> None:
    backstage = FakeBackstage([summary()], finished())
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "right", "r", "down", "down", "r", "tab", "enter")
        assert backstage.retried == [("s-7k3f2", 2)]
        assert type(app.screen) is InterviewScreen


async def test_the_guide_opens_the_easiest_known_scenario(tmp_path: Path) -> None:
    backstage = FakeBackstage()
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, GuidedInterview)
        assert (backstage.started[0].scenario, backstage.started[0].mode) == ("habitat-etudiante-velo", "guide")


async def test_f2_changes_who_practises(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "tab", "down", "enter")
    assert SettingsFile(tmp_path).current.trainee == "Karim"
