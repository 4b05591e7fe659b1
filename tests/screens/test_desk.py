"""The adviser's desk beside the conversation: tabs, forms, answers; whatever is typed stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input, OptionList, Select, Static

from crca_sim.screens.desk.form import DeskForm
from crca_sim.screens.desk.panel import SidePanel
from crca_sim.screens.desk.tabs import DESK, TABS, by_letter
from crca_sim.screens.interview.composer import Composer
from crca_sim.screens.interview.header import HoldBar
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.widgets.transcript import Transcript
from tests.screens.fakes import FakeBackstage, FakePractice, played
from tests.screens.helpers import LARGE, SMALL, pick_up, press, settle, simulator, write


def composer(app: Any) -> Composer:
    found: Composer = app.screen.query_one(Composer)
    return found


def panel(app: Any) -> SidePanel:
    found: SidePanel = app.screen.query_one(SidePanel)
    return found


def read(app: Any, selector: str) -> str:
    """What a tab in sight says there."""
    page = panel(app).page
    assert page is not None
    return "\n".join(str(static.render()) for static in page.query(selector).results(Static))


def wrong(app: Any) -> list[str]:
    """What is said at the fields."""
    page = panel(app).page
    assert page is not None
    return [str(said.render()) for said in page.query(".wrong .wrong-because").results(Static)]


def field(app: Any, name: str) -> str:
    return str(app.screen.query_one(f"#f-{name}", Input).value)


def desk_used(practice: FakePractice) -> list[str]:
    return [turn.desk["action"] for turn in practice.turns if turn.desk]


def on(tmp_path: Path, practice: FakePractice | None = None) -> Any:
    return simulator(tmp_path, FakeBackstage(practice=practice or played()))


# ── Going there and back ─────────────────────────────────────────────────────────────────────────


def test_each_tab_opens_with_a_letter_of_its_own_name() -> None:
    assert len({tab.letter for tab in TABS}) == len(TABS)
    assert all(by_letter(tab.letter.upper()) is tab for tab in TABS)
    assert by_letter("é") is by_letter("e")
    assert by_letter(None) is None


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_letter_opens_a_tab_and_the_draft_waits(tmp_path: Path, size: tuple[int, int]) -> None:
    app = on(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pick_up(pilot)
        await write(pilot, "Je regarde")
        for tab in DESK:
            await press(pilot, "f2", tab.letter)
            if tab in panel(app).tabs:
                assert panel(app).shown == tab.id
            await press(pilot, "f2")
        assert composer(app).has_focus
        assert composer(app).text == "Je regarde"


async def test_at_80_columns_the_desk_covers_the_conversation_and_gives_it_back(tmp_path: Path) -> None:
    app = on(tmp_path, FakePractice())
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Je regarde")
        await press(pilot, "f2")
        assert not composer(app).is_on_screen
        await press(pilot, "escape")
        assert composer(app).has_focus
        assert composer(app).text == "Je regarde"


async def test_a_letter_typed_in_a_form_or_in_the_notes_is_a_letter(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "fcdn")
        assert field(app, "date") == "fcdn"
        await press(pilot, "ctrl+n")
        await write(pilot, "fcdn")
        assert panel(app).page.text == "fcdn"  # type: ignore[union-attr]


async def test_resizing_in_the_middle_of_a_form_keeps_it(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await write(pilot, "Un instant")
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "30/11/2026")
        for size in (SMALL, (62, 20), LARGE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert field(app, "date") == "30/11/2026"
            assert app.screen.query_one("#f-date").has_focus
            assert app.screen.query_one("#f-date").is_on_screen
        assert composer(app).text == "Un instant"


async def test_every_tab_is_a_command_of_the_palette(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        names = {title for title, _, _ in app.screen.commands()}
        assert {f"Poste : {tab.name}" for tab in panel(app).tabs} <= names


# ── Doing ────────────────────────────────────────────────────────────────────────────────────────


async def test_the_file_is_opened_from_the_desk_and_shown_there(tmp_path: Path) -> None:
    app = on(tmp_path, FakePractice())
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "f", "enter")
        told = [(entry.kind, entry.text) for entry in app.screen.query_one(Transcript).entries]
        assert ("act", "Ouvre la fiche du client") in told
        assert "Dacia Sandero" in read(app, ".view Static")
        assert app.screen.focused.has_class("choices")


async def test_a_refused_form_keeps_what_was_filled_in_and_says_why_at_the_field(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "31/11/2026")
        await press(pilot, "tab")
        await write(pilot, "10 h")
        await press(pilot, "ctrl+s")
        assert [message.replace("\u00a0", " ") for message in wrong(app)] == ["✗ Le 31/11/2026 n'existe pas, novembre a 30 jours."]
        assert app.screen.query_one("#f-date").has_focus
        assert (field(app, "date"), field(app, "heure")) == ("31/11/2026", "10 h")


async def test_what_must_be_filled_in_is_asked_for_before_the_desk_is(tmp_path: Path) -> None:
    practice = played()
    app = on(tmp_path, practice)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        before = len(practice.turns)
        await press(pilot, "f2", "f", "down", "enter", "ctrl+s")
        assert wrong(app) == ["✗ À remplir."]
        assert isinstance(app.screen.focused, Select)
        assert len(practice.turns) == before


async def test_letters_look_for_a_choice_in_a_long_list(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "f", "down", "enter", "enter", *"attest", "enter")
        assert app.screen.query_one(DeskForm).values == {"motif": "attestation"}


async def test_a_form_left_for_the_conversation_is_found_as_it_was(tmp_path: Path) -> None:
    practice = played()
    app = on(tmp_path, practice)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "30/11")
        await press(pilot, "f2")
        await write(pilot, "Un instant.")
        await press(pilot, "enter")
        assert practice.turns[-1].trainee == "Un instant."
        await press(pilot, "f2", "escape")
        assert panel(app).shown == "agenda"
        await press(pilot, "enter")
        assert field(app, "date") == "30/11"


async def test_a_form_half_filled_in_is_there_when_the_interview_is_resumed(tmp_path: Path) -> None:
    practice = played()
    app = on(tmp_path, practice)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "30/11")
        await pilot.press("ctrl+q")
    again = simulator(tmp_path, FakeBackstage(practice=practice), resume=practice.session)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "g", "enter")
        assert field(again, "date") == "30/11"


async def test_a_form_that_was_accepted_is_blank_the_next_time(tmp_path: Path) -> None:
    practice = played()
    app = on(tmp_path, practice)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "30/11/2026")
        await press(pilot, "ctrl+s")
        assert desk_used(practice)[-1] == "programmer_rappel"
        await press(pilot, "enter")
        assert field(app, "date") == ""


async def test_everything_in_a_form_can_be_erased_at_once(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "30/11/2026")
        await press(pilot, "tab", "tab", "tab", "enter")
        assert field(app, "date") == ""


async def test_a_paste_of_several_lines_is_joined_in_a_field_of_one(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "t", "enter")
        app.screen.focused.post_message(Paste("chercher\nle contrat"))
        await settle(pilot)
        assert field(app, "motif") == "chercher le contrat"


async def test_a_document_of_the_catalogue_is_read_in_a_form_that_names_it(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "o")
        listed = panel(app).page.query_one(OptionList)  # type: ignore[union-attr]
        listed.highlighted = listed.option_count - 1
        await press(pilot, "enter")
        assert app.screen.query_one(DeskForm).values == {"document": "devis"}


# ── Keeping someone waiting ──────────────────────────────────────────────────────────────────────


async def test_holding_says_why_and_for_how_long_until_one_comes_back(tmp_path: Path) -> None:
    practice = played()
    app = on(tmp_path, practice)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Me revoilà")
        assert not app.screen.query_one(HoldBar).display
        await press(pilot, "ctrl+l")
        await write(pilot, "chercher le contrat")
        await press(pilot, "tab")
        await write(pilot, "45 s")
        await press(pilot, "ctrl+s", "f2")
        assert app.screen.query_one(HoldBar).display
        await press(pilot, "ctrl+l")
        assert not app.screen.query_one(HoldBar).display
        assert desk_used(practice)[-2:] == ["mettre_en_attente", "reprendre"]
        assert composer(app).text == "Me revoilà"


async def test_the_client_s_state_is_shown_only_when_asked_for(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "e")
        bars = app.screen.query_one("#bars", Static)
        assert str(bars.render()) == ""
        await press(pilot, "enter")
        assert "Confiance" in str(bars.render())


async def test_escape_goes_back_one_step_at_a_time_and_never_out_of_the_interview(tmp_path: Path) -> None:
    app = on(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter", "escape")
        assert app.screen.focused.has_class("choices")
        await press(pilot, "escape")
        assert composer(app).has_focus
        assert isinstance(app.screen, InterviewScreen)
