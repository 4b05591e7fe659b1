"""The screens on the real practice: library, desk, conversation, assessment and debrief; only log and reader are small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from crca_sim.event_log.log import MemoryLog
from crca_sim.event_log.notes import Notebook, Notes
from crca_sim.events import DeskUsed, SelfRated, SessionStarted, TraineeSpoke
from crca_sim.house import house
from crca_sim.screens.backstage import Choice, RealBackstage
from crca_sim.screens.briefing import BriefingScreen
from crca_sim.screens.debriefing.screen import DebriefScreen
from crca_sim.screens.desk.comparison import ComparisonScreen
from crca_sim.screens.desk.form import DeskForm
from crca_sim.screens.desk.panel import SidePanel
from crca_sim.screens.desk.tabs import APART
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.widgets.transcript import Transcript
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading
from tests.screens.helpers import LARGE, SMALL, press, say, settle, simulator, write

ACTS = {"bonjour": "saluer", "racontez": "question_ouverte", "bonne journée": "prendre_conge"}


class StubReader:
    """Understands three words."""

    version = "bouchon"

    def read(self, text: str, *, client: str = "", stage: str = "", topics: Any = None) -> Reading:
        acts = tuple(ActSeen(act=act, confidence=0.9) for word, act in ACTS.items() if word in text.lower())
        return Reading(text=text, sentences=(SentenceReading(text=text, start=0, end=len(text), acts=acts),), model=self.version)


class SmallBackstage(RealBackstage):
    """The real one, with a log in memory and a reader without a model."""

    def __init__(self, folder: Path, log: MemoryLog) -> None:
        super().__init__(folder)
        self._kept |= {"log": log, "reader": StubReader()}

    def _log(self) -> Any:
        return self._kept["log"]

    def _reader(self) -> Any:
        return self._kept["reader"]


async def open_chat(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    options = pilot.app.screen.query_one("#to-do", OptionList)
    options.highlighted = options.get_option_index("play:habitat-etudiante-velo")
    await press(pilot, "enter")


async def test_from_home_to_the_debrief(tmp_path: Path) -> None:
    log = MemoryLog()
    app = simulator(tmp_path, SmallBackstage(tmp_path, log))
    async with app.run_test(size=LARGE) as pilot:
        await open_chat(pilot)
        assert isinstance(app.screen, BriefingScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, InterviewScreen)
        await say(pilot, "Bonjour, Inès de la Mutuelle Aubelune.")
        await press(pilot, "f2", "f", "enter", "escape")
        await say(pilot, "Racontez-moi votre projet, s'il vous plaît.")
        await press(pilot, "ctrl+r", "tab", "enter", "enter")
        await write(pilot, "Premier logement, attestation demandée.")
        await press(pilot, "ctrl+s", "ctrl+r", "tab", "enter", "right", "right", "f2")
        assert isinstance(app.screen, DebriefScreen)
        told = "\n".join(str(block.render()) for block in app.screen.query("#page Static").results(Static))
        assert "il ne certifie pas" in told
    events = log.read(log.sessions()[0].session)
    assert [e.text for e in events if isinstance(e, TraineeSpoke)] == [
        "Bonjour, Inès de la Mutuelle Aubelune.",
        "Racontez-moi votre projet, s'il vous plaît.",
    ]
    assert [e.action for e in events if isinstance(e, DeskUsed)] == ["ouvrir_fiche", "raccrocher", "rediger_note", "cloturer"]
    assert [e.levels for e in events if isinstance(e, SelfRated)] == [{"C1": "en_cours"}]


async def test_an_interview_left_abruptly_is_resumed_where_it_was(tmp_path: Path) -> None:
    log = MemoryLog()
    app = simulator(tmp_path, SmallBackstage(tmp_path, log))
    async with app.run_test(size=LARGE) as pilot:
        await open_chat(pilot)
        await press(pilot, "enter")
        await say(pilot, "Bonjour, Inès de la Mutuelle Aubelune.")
        before = app.screen.query_one(Transcript).entries
        await pilot.press("ctrl+q")
    again = simulator(tmp_path, SmallBackstage(tmp_path, log))
    async with again.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert again.screen.query_one(Transcript).entries == before


async def test_every_action_of_the_desk_is_in_one_tab_where_its_form_opens(tmp_path: Path) -> None:
    app = simulator(tmp_path, SmallBackstage(tmp_path, MemoryLog()))
    async with app.run_test(size=LARGE) as pilot:
        await open_chat(pilot)
        await press(pilot, "enter")
        panel = app.screen.query_one(SidePanel)
        opened = set()
        for tab in panel.tabs[:-2]:
            await press(pilot, "f2", tab.letter)
            page = panel.page_of(tab.id)
            assert page is not None
            for form in page.forms:
                if form.fields:
                    page.open(form.action)
                    await settle(pilot)
                    assert app.screen.focused is not None
                    assert page.query_one(DeskForm) in app.screen.focused.ancestors
                    assert page.query_one(DeskForm).form.action == form.action
                    await press(pilot, "escape")
                opened.add(form.action)
            await press(pilot, "escape")
        assert opened == set(house().actions) - APART
        assert len(app._notifications) == 0


async def test_a_comparison_is_shown_side_by_side_and_printed(tmp_path: Path) -> None:
    app = simulator(tmp_path, SmallBackstage(tmp_path, MemoryLog()))
    async with app.run_test(size=SMALL) as pilot:
        await open_chat(pilot)
        await press(pilot, "enter", "f2", "d", "down", "enter", "ctrl+s")
        assert isinstance(app.screen, ComparisonScreen)
        await press(pilot, "i")
        page = next((tmp_path / "impressions").iterdir())
        assert page.name in next(iter(app._notifications)).message
        assert '<th scope="row">' in page.read_text(encoding="utf-8")
        assert "fictifs" in page.read_text(encoding="utf-8")


def test_an_interview_that_is_erased_leaves_no_notes(tmp_path: Path) -> None:
    backstage = SmallBackstage(tmp_path, MemoryLog())
    session = backstage.start(Choice("habitat-etudiante-velo", seed=7), "Inès").session
    Notebook(tmp_path).write(session, Notes(pad="4 500 km"))
    backstage.erase(session)
    assert backstage.sessions("Inès") == []
    assert list((tmp_path / "bloc-notes").iterdir()) == []


async def test_the_briefing_offers_another_difficulty_and_another_client(tmp_path: Path) -> None:
    log = MemoryLog()
    app = simulator(tmp_path, SmallBackstage(tmp_path, log))
    async with app.run_test(size=LARGE) as pilot:
        await open_chat(pilot)
        await press(pilot, "a", "d")
        assert isinstance(app.screen, BriefingScreen)
        shown = "\n".join(str(block.render()) for block in app.screen.query(Static).results(Static))
        assert str(app.screen.query_one("#harder").label) == "Difficulté : difficile"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, InterviewScreen)
    started = log.read(log.sessions()[0].session)[0]
    assert isinstance(started, SessionStarted)
    assert (started.persona, started.difficulty) == ("aleatoire", "difficile")
    assert f"{started.identity['prenom']} {started.identity['nom']}" in shown
