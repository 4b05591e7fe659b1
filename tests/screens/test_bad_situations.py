"""Small windows, hostile texts, things that fail: never a traceback, never anything lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, Static

from crca_sim.screens.app import CrcaApp
from crca_sim.screens.backstage import Choice
from crca_sim.screens.help import HelpScreen, TooSmall
from crca_sim.screens.home import HomeScreen
from crca_sim.screens.interview.composer import Composer
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.settings import SettingsFile
from crca_sim.screens.shelf import FILE_NAME, put, take
from crca_sim.screens.widgets.dialogs import WhoPractises
from tests.screens.fakes import LEA, MARC, FakeBackstage, FakePractice, finished, played, summary
from tests.screens.helpers import LARGE, SMALL, pick_up, press, settle, simulator, write


async def test_a_window_too_small_says_so_and_the_interview_waits(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Je vous écoute")
        await pilot.resize_terminal(50, 12)
        await settle(pilot)
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert isinstance(app.screen, InterviewScreen)
        assert app.screen.query_one(Composer).text == "Je vous écoute"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (99, 30), (100, 30), (200, 60)])
async def test_every_screen_fits_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    app = simulator(tmp_path, FakeBackstage([summary()], finished()))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "right", "enter")
        assert not app.screen.query("#keys") or app.screen.query_one("#keys").region.bottom <= size[1]
        assert all(widget.region.right <= size[0] for widget in app.screen.query("#page, #menu"))


async def test_resizing_an_interview_keeps_its_words_and_its_draft(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await write(pilot, "Et")
        for width in (62, 140, 80):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
        assert app.screen.query_one(Composer).text == "Et"
        assert app.screen.query_one(Composer).is_on_screen


HOSTILE = "[bold red]x[/] [@click=app.quit]y[/] \x1b[2J \u202eabc 👩\u200d🦽 مرحبا"


async def test_markup_and_control_characters_are_text_everywhere(tmp_path: Path) -> None:
    card = replace(LEA, title=HOSTILE, situation=HOSTILE * 20, product=HOSTILE)

    class Hostile(FakeBackstage):
        def cards(self) -> Any:
            return [card]

        def briefing(self, choice: Choice) -> Any:
            return replace(super().briefing(choice), card=card, record=(HOSTILE,) * 5)

        def trainees(self) -> list[str]:
            return [HOSTILE]

    practice = FakePractice(card)
    app = simulator(tmp_path, Hostile([summary(scenario=card.id, closed=False)], practice))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "escape", "down", "enter")
        assert "[bold red]x[/]" in str(app.screen.query_one("#file", Static).render())
        await press(pilot, "enter")
        app.screen.query_one(Composer).load_text(HOSTILE)
        await press(pilot, "enter", "ctrl+o", "escape")
        assert "\x1b" not in app.export_screenshot()


async def test_a_library_or_log_that_cannot_be_opened_is_said_in_french(tmp_path: Path) -> None:
    backstage = FakeBackstage()
    backstage.broken = True
    app = simulator(tmp_path, backstage)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        notice = next(iter(app._notifications))
        assert notice.message.startswith("Le journal ne peut pas être ouvert")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_quitting_asks_nothing_and_keeps_the_draft(tmp_path: Path, key: str) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Je vous")
        await pilot.press(key)
        await pilot.pause()
    assert app.return_code == 0
    again = simulator(tmp_path, FakeBackstage(practice=practice), resume=practice.session)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert again.screen.query_one(Composer).text == "Je vous"


async def test_ctrl_c_copies_a_selection_instead(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Bonjour")
        await press(pilot, "shift+home", "ctrl+c")
        assert app.clipboard == "Bonjour"
        assert app.is_running


async def test_help_and_palette_are_french_and_close_with_escape(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape", "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert app.screen.query_one(Input).placeholder == "Chercher une commande…"
        await press(pilot, "escape")
        assert isinstance(app.screen, InterviewScreen)
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Indice", "Pause", "Geste : attendre", "Couleurs : clair", "Quitter"} <= set(names)
        assert not {"Theme", "Quit", "Keys", "Screenshot"} & set(names)


async def test_a_command_that_does_not_exist_is_said_in_french(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        await write(pilot, "zzzz")
        await pilot.pause(0.7)
        assert "ne ressemble à" in app.export_screenshot().replace("&#160;", " ")
        assert "No matches" not in app.export_screenshot().replace("&#160;", " ")


async def test_a_theme_is_chosen_by_name_and_remembered(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        await write(pilot, "contraste")
        await pilot.pause(0.3)
        await press(pilot, "enter")
        assert app.theme == "contraste"
    assert SettingsFile(tmp_path).current.theme == "contraste"
    assert CrcaApp(FakeBackstage(), tmp_path).theme == "contraste"  # type: ignore[arg-type]


async def test_a_question_mark_opens_help_only_where_one_does_not_write(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        await pick_up(pilot)
        await press(pilot, "?")
        assert app.screen.query_one(Composer).text == "?"


def test_the_shelf_gives_back_what_was_put_on_it(tmp_path: Path) -> None:
    put(tmp_path, [LEA, MARC])
    assert take(tmp_path) == [LEA, MARC]


@pytest.mark.parametrize("text", ["", "[]", '{"lieu": 1}', '{"lieu": "/ailleurs", "cartes": []}', '{"cartes": [{"id": 1}]}'])
def test_a_shelf_that_does_not_fit_is_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert take(tmp_path) == []


async def test_answering_a_question_twice_answers_it_once(tmp_path: Path) -> None:
    app = simulator(tmp_path, welcomed=False)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        question = app.screen
        assert isinstance(question, WhoPractises)
        question.dismiss("Inès")
        question.dismiss("Karim")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert SettingsFile(tmp_path).current.trainee == "Inès"
