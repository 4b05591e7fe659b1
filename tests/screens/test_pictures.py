"""A few scenes, drawn whole. After a change, `make pictures` accepts the new ones: look at each before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from crca_sim.screens.app import CrcaApp
from tests.screens.fakes import LEA, FakeBackstage, finished, played, summary
from tests.screens.helpers import LARGE, SMALL, pick_up, press, say, settle, simulator, write

Snap = Callable[..., bool]
UNFINISHED = summary("s-4m9qw", closed=False, outcome=None, turns=6)
DONE = [summary(), summary("s-b6h2p", outcome="client_parti", scenario=LEA.id, turns=9)]


def drawn(snap: Snap, app: CrcaApp, size: tuple[int, int], *keys: str) -> bool:
    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return snap(app, terminal_size=size, run_before=before)


def test_a_first_visit(snap_compare: Snap, tmp_path: Path) -> None:
    assert drawn(snap_compare, simulator(tmp_path, welcomed=False), SMALL)


def test_home_with_an_interview_to_resume(snap_compare: Snap, tmp_path: Path) -> None:
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage([UNFINISHED, *DONE])), SMALL, "down", "down")


def test_past_interviews_with_their_levels(snap_compare: Snap, tmp_path: Path) -> None:
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(DONE)), LARGE, "right")


def test_the_briefing(snap_compare: Snap, tmp_path: Path) -> None:
    assert drawn(snap_compare, simulator(tmp_path), SMALL, "down", "down", "enter")


def test_an_interview_in_a_small_window(snap_compare: Snap, tmp_path: Path) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await pick_up(pilot)
        await write(pilot, "Et où dort-elle ?")
        await settle(pilot)

    assert snap_compare(simulator(tmp_path, FakeBackstage(practice=played())), terminal_size=SMALL, run_before=before)


def test_an_interview_with_the_desk_beside_it(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("down", "down", "enter", "enter", "f2", "down", "down", "down", "enter")
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(practice=played())), LARGE, *keys)


def test_a_refused_form_over_the_conversation_in_a_small_window(snap_compare: Snap, tmp_path: Path) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await pick_up(pilot)
        await press(pilot, "f2", "g", "enter")
        await write(pilot, "31/11/2026")
        await press(pilot, "ctrl+s")

    assert snap_compare(simulator(tmp_path, FakeBackstage(practice=played())), terminal_size=SMALL, run_before=before)


def test_a_client_on_hold(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("down", "down", "enter", "enter", "ctrl+l", "ctrl+s", "f2")
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(practice=played())), LARGE, *keys)


def test_an_interview_in_the_light_theme(snap_compare: Snap, tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    app.theme = "clair"
    assert drawn(snap_compare, app, LARGE, "down", "down", "enter", "enter", "f3")


def test_an_interview_in_strong_contrast(snap_compare: Snap, tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=played()))
    app.theme = "contraste"
    assert drawn(snap_compare, app, SMALL, "down", "down", "enter", "enter")


def test_the_guide_after_a_greeting(snap_compare: Snap, tmp_path: Path) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, "enter")
        await say(pilot, "Bonjour, Zoé de la Mutuelle Aubelune.")

    assert snap_compare(simulator(tmp_path), terminal_size=SMALL, run_before=before)


def test_after_the_contact(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("down", "down", "enter", "enter", "ctrl+r", "tab", "enter")
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(practice=played())), SMALL, *keys)


def test_judging_oneself(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("down", "down", "enter", "enter", "ctrl+r", "tab", "enter", "ctrl+r", "tab", "enter", "right", "right", "down")
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(practice=played())), LARGE, *keys)


def test_a_competency_and_its_proofs(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("right", "enter", "down", "down", "down", "enter")
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(DONE, finished())), LARGE, *keys)


def test_the_debrief_in_a_small_window(snap_compare: Snap, tmp_path: Path) -> None:
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(DONE, finished())), SMALL, "right", "enter")


def test_a_turn_in_its_conversation(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("right", "enter", "down", "down", "down", "enter", "enter")
    assert drawn(snap_compare, simulator(tmp_path, FakeBackstage(DONE, finished())), SMALL, *keys)
