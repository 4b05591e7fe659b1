"""An interview, at the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Static

from crca_sim.screens.home import HomeScreen
from crca_sim.screens.interview.composer import Composer
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.interview.stepper import Stepper
from crca_sim.screens.rating import RatingScreen
from crca_sim.screens.widgets.callout import Callout
from crca_sim.screens.widgets.dialogs import Pick, YesNo
from crca_sim.screens.widgets.transcript import Transcript
from tests.screens.fakes import FakeBackstage, FakePractice, played
from tests.screens.helpers import LARGE, SMALL, pick_up, press, say, settle, simulator, write


def told(app: Any) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in app.screen.query_one(Transcript).entries]


def composer(app: Any) -> Composer:
    found: Composer = app.screen.query_one(Composer)
    return found


async def test_what_is_said_is_shown_with_the_answer_and_the_stage(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await say(pilot, "Bonjour, Inès Marchal.")
        await say(pilot, "Racontez-moi.")
        assert told(app)[1] == ("trainee", "Bonjour, Inès Marchal.")
        assert told(app)[-1][1].startswith("Oh, depuis")
        assert app.screen.query_one(Stepper).stage == "decouverte"
        assert composer(app).text == ""


async def test_accents_capitals_and_question_marks_are_letters(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        text = "Ça va ? Où êtes-vous né, à Saint-Étienne ? « Œuvre naïve » — 30 € /"
        await write(pilot, text)
        assert composer(app).text == text


async def test_a_decomposed_accent_is_sent_composed(tmp_path: Path) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        composer(app).load_text("e\u0301te\u0301")
        await press(pilot, "enter")
        assert practice.turns[-1].trainee == "été"


async def test_ctrl_j_goes_to_a_new_line_and_the_field_grows_to_six(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await write(pilot, "un\ndeux")
        assert composer(app).text == "un\ndeux"
        assert composer(app).content_size.height == 2
        await write(pilot, "\n" * 10)
        assert composer(app).content_size.height == 6


@pytest.mark.parametrize("sequence", ["\n", "\x1b\r", "\x1b[13;2u"], ids=["ctrl+j", "alt+enter", "shift+enter"])
async def test_new_lines_as_terminals_send_them(tmp_path: Path, sequence: str) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, f"un{sequence}")
        assert composer(app).text == "un\n"


async def test_a_paste_of_several_lines_is_kept_whole(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        app.post_message(Paste("Bonjour,\nvoici trois\nlignes."))
        await settle(pilot)
        assert composer(app).text == "Bonjour,\nvoici trois\nlignes."


async def test_up_and_down_go_through_what_was_said_and_back_to_the_draft(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Et le")
        await press(pilot, "up")
        assert composer(app).text.startswith("Elle dort")
        await press(pilot, "home", "up", "home", "up", "up", "up")
        assert composer(app).text.startswith("Mutuelle Aubelune")
        composer(app).move_cursor(composer(app).document.end)
        await press(pilot, "down")
        composer(app).move_cursor(composer(app).document.end)
        await press(pilot, "down", "down")
        assert composer(app).text == "Et le"


async def test_a_message_too_long_is_refused_and_kept(tmp_path: Path) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        composer(app).load_text("a" * 4_001)
        await press(pilot, "enter")
        assert len(practice.turns) == 1
        assert len(composer(app).text) == 4_001
        assert "4001 / 4000" in str(composer(app).border_subtitle)


async def test_what_is_typed_right_after_sending_is_not_lost(tmp_path: Path) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Bonjour.\rEt ensuite")
        await settle(pilot)
        assert practice.turns[-1].trainee == "Bonjour."
        assert composer(app).text == "Et ensuite"


async def test_a_blank_message_says_nothing(tmp_path: Path) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await say(pilot, "  ")
        assert len(practice.turns) == 1


@pytest.mark.parametrize("text", ["refus", "boum"])
async def test_what_could_not_be_said_comes_back_and_the_error_is_french(tmp_path: Path, text: str) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await say(pilot, text)
        assert composer(app).text == text
        notice = next(iter(app._notifications))
        assert "on ne peut plus parler" in notice.message or "Un imprévu est survenu (RuntimeError" in notice.message


@pytest.mark.parametrize(("key", "gesture"), [("f4", "attendre"), ("f5", "ralentir"), ("f9", "montrer")])
async def test_a_gesture_is_one_key(tmp_path: Path, key: str, gesture: str) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Et")
        await press(pilot, key)
        assert practice.turns[-1].gesture == gesture
        assert composer(app).text == "Et"


async def test_gestures_are_also_in_a_list(tmp_path: Path) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "ctrl+g", "down", "enter")
        assert practice.turns[-1].gesture == "ralentir"


async def test_the_scratchpad_and_the_draft_are_found_again(tmp_path: Path) -> None:
    practice = FakePractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Je vous")
        await press(pilot, "ctrl+n")
        await write(pilot, "4 500 km")
        await press(pilot, "escape", "escape", "tab", "enter")
        assert isinstance(app.screen, HomeScreen)
    again = simulator(tmp_path, FakeBackstage(practice=practice), resume=practice.session)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert composer(again).text == "Je vous"
        await press(pilot, "ctrl+n")
        assert again.screen.query_one("#tab-notes").text == "4 500 km"  # type: ignore[attr-defined]


async def test_a_hint_comes_on_demand_and_goes_with_escape(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f3")
        assert app.screen.query_one(Callout).shown
        await press(pilot, "escape")
        assert not app.screen.query_one(Callout).shown
        assert isinstance(app.screen, InterviewScreen)


async def test_there_is_no_hint_before_the_jury(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=FakePractice(mode="jury")))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f3")
        assert not app.screen.query_one(Callout).shown
        await press(pilot, "escape", "f2", "e")
        assert not app.screen.query("#tab-etat")


async def test_that_is_not_what_i_meant(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "ctrl+o")
        assert isinstance(app.screen, Pick)
        await press(pilot, "enter")
        assert any("précisé : reformuler" in text for _, text in told(app))


async def test_from_hanging_up_to_one_s_own_judgement(tmp_path: Path) -> None:
    practice = played()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "ctrl+r")
        assert isinstance(app.screen, YesNo)
        await press(pilot, "tab", "enter")
        assert practice.phase == "apres_contact"
        await press(pilot, "enter")
        await write(pilot, "Roule peu.")
        await press(pilot, "enter")
        await write(pilot, "Souhaite l'écrit.")
        await press(pilot, "ctrl+s")
        assert practice.turns[-1].desk is not None
        assert practice.turns[-1].desk["args"] == {"texte": "Roule peu.\nSouhaite l'écrit."}
        await press(pilot, "ctrl+r", "tab", "enter")
        assert isinstance(app.screen, RatingScreen)


async def test_nothing_said_twice_while_the_client_answers(tmp_path: Path) -> None:
    import threading

    gate = threading.Event()
    practice = FakePractice()
    say_at_once = practice.say

    def slowly(text: str) -> Any:
        gate.wait(5)
        return say_at_once(text)

    practice.say = slowly  # type: ignore[method-assign]
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Bonjour")
        await pilot.press("enter")
        await pilot.pause()
        assert "écoute" in str(app.screen.query_one("#status", Static).render())
        await write(pilot, "Et encore")
        await pilot.press("enter")
        assert composer(app).text == "Et encore"
        gate.set()
        await settle(pilot)
        assert [turn.trainee for turn in practice.turns] == [None, "Bonjour"]
        assert composer(app).text == "Et encore"


async def test_escape_asks_before_pausing(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, InterviewScreen)
        await press(pilot, "escape", "tab", "enter")
        assert isinstance(app.screen, HomeScreen)
