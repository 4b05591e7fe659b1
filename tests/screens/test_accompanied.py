"""Someone accompanies the client: they speak under their own name, and one chooses whom one calls."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from crca_sim.screens.interview.composer import Composer
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.widgets.transcript import Transcript
from tests.builders import a_scenario
from tests.screens.fakes import LEA, FakeBackstage, FakePractice
from tests.screens.helpers import SMALL, pick_up, press, simulator, write
from tests.situations import SON


def composer(app: Any) -> Composer:
    found: Composer = app.screen.query_one(Composer)
    return found


def accompanied() -> FakePractice:
    """Léa's father is beside her, and spoke first."""
    practice = FakePractice(LEA)
    practice.scenario.companion = a_scenario(compagnon=SON | {"nom": "Paul Vidal", "lien": "son père"}).companion
    practice.persona.title, practice.persona.last_name = "Mme", "Vidal"
    practice.turns[0] = replace(practice.turns[0], companion=("Paul Vidal", "Bonjour, je suis son père."))
    return practice


async def test_whoever_accompanies_speaks_under_their_own_name(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=accompanied()))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        first, second, *_ = app.screen.query_one(Transcript).entries
        assert (first.kind, first.who, first.text) == ("companion", "Paul Vidal (son père)", "Bonjour, je suis son père.")
        assert (second.kind, second.who) == ("client", "Léa Vidal")
        assert "Léa Vidal" in str(composer(app).placeholder)


async def test_one_chooses_whom_a_message_is_for_and_the_words_stay(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=accompanied()))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "qu'en pensez-vous ?")
        await press(pilot, "ctrl+b", "down", "enter")
        assert composer(app).text == "Monsieur Paul Vidal, qu'en pensez-vous ?"
        await press(pilot, "ctrl+b", "enter")
        assert composer(app).text == "Madame Vidal, qu'en pensez-vous ?"
        assert composer(app).has_focus


async def test_alone_with_the_client_there_is_nobody_to_choose(tmp_path: Path) -> None:
    app = simulator(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await press(pilot, "ctrl+b")
        assert isinstance(app.screen, InterviewScreen)
        assert "seul avec le client" in next(iter(app._notifications)).message
