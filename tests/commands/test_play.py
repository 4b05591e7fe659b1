"""`play`, `resume` and `retry` line by line, with a stub instead of the model."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from crca_sim.commands import play
from crca_sim.event_log.sqlite import SqliteLog
from crca_sim.events import Event, SessionStarted, TraineeSpoke
from tests.commands.run import Ran, run
from tests.plain.people import HOME, Words

Typed = Callable[..., Ran]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typed:
    monkeypatch.setattr("crca_sim.understanding.load_reader", Words)
    monkeypatch.chdir(Path(__file__).parents[2])

    def type_in(*words: object, lines: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        return run(capsys, *words, "--data-dir", tmp_path)

    return type_in


def kept(data: Path) -> list[list[Event]]:
    """All sessions, in the order in which they began."""
    log = SqliteLog(data)
    sessions = [log.read(line.session) for line in reversed(log.sessions())]
    log.close()
    return sessions


def said(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, TraineeSpoke)]


def opening(events: list[Event]) -> SessionStarted:
    assert isinstance(events[0], SessionStarted)
    return events[0]


def test_a_session_is_played_and_kept(typed: Typed, tmp_path: Path) -> None:
    ran = typed("play", HOME, "--plain", "--seed", "7", "--stagiaire", "Ine\u0300s", lines="Bonjour\nEt pour vous ?\n")
    assert ran.code == 0
    (events,) = kept(tmp_path)
    assert said(events) == ["Bonjour", "Et pour vous ?"]
    assert (opening(events).seed, opening(events).trainee, opening(events).scenario) == (7, "Inès", HOME)


def test_without_a_terminal_the_plain_mode_is_chosen_by_itself(typed: Typed) -> None:
    assert typed("play", HOME, lines="/quitter\n").out.startswith("Scénario : ")


def test_without_a_scenario_one_chooses_by_number_or_name(typed: Typed, tmp_path: Path) -> None:
    ran = typed("play", "--plain", lines=f"99\nhabitat-etudiante\n{HOME}\nBonjour\n")
    assert ran.out.startswith("Scénarios\n1. ")
    assert f"Vouliez-vous dire « {HOME} »" in ran.out
    assert said(kept(tmp_path)[0]) == ["Bonjour"]


def test_no_command_and_no_terminal_lists_the_scenarios_and_leaves(typed: Typed, tmp_path: Path) -> None:
    ran = typed()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Scénarios\n1. ")
    assert kept(tmp_path) == []


def test_an_unknown_scenario_or_persona_leaves_no_session(typed: Typed, tmp_path: Path) -> None:
    assert typed("play", "habitat-etudiante-vello", "--plain").code == 2
    assert typed("play", HOME, "--persona", "personne", "--plain").code == 2
    assert kept(tmp_path) == []


def test_a_session_is_taken_up_where_it_was_left(typed: Typed, tmp_path: Path) -> None:
    typed("play", HOME, "--plain", "--seed", "7", lines="Bonjour\n")
    name = opening(kept(tmp_path)[0]).session
    ran = typed("resume", name[2:5], "--plain", lines="Je vous écoute.\n")
    assert "Vous : Bonjour" in ran.out
    (events,) = kept(tmp_path)
    assert said(events) == ["Bonjour", "Je vous écoute."]


def test_retrying_a_turn_leaves_the_original_as_it_was(typed: Typed, tmp_path: Path) -> None:
    typed("play", HOME, "--plain", "--seed", "7", lines="Bonjour\nPremier essai\n")
    (before,) = kept(tmp_path)
    ran = typed("retry", opening(before).session, "--turn", "2", "--plain", lines="Second essai\n")
    assert ran.code == 0
    first, second = kept(tmp_path)
    assert first == before
    assert said(second) == ["Bonjour", "Second essai"]
    assert opening(second).branched_from == f"{opening(before).session}:2"


@pytest.mark.parametrize("turn", ["0", "9"])
def test_a_turn_that_was_not_played_cannot_be_retried(typed: Typed, tmp_path: Path, turn: str) -> None:
    typed("play", HOME, "--plain", lines="Bonjour\n")
    ran = typed("retry", opening(kept(tmp_path)[0]).session, "--turn", turn, "--plain")
    assert ran.code == 1
    assert "tour" in ran.err
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(("value", "linear"), [("1", True), ("oui", True), ("0", False), ("", False)])
def test_the_environment_can_ask_for_the_plain_mode(monkeypatch: pytest.MonkeyPatch, value: str, linear: bool) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Screen())
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setenv("ACCESSIBLE", value)
    assert play.linear(plain=False) is linear
    assert play.linear(plain=True)


def test_a_client_who_does_not_fit_is_refused_with_the_reasons(typed: Typed, tmp_path: Path) -> None:
    ran = typed("play", HOME, "--persona", "marc-ollier", "--plain")
    assert ran.code == 2
    assert "Marc Ollier ne peut pas jouer « habitat-etudiante-velo » :" in ran.err
    assert "il faut « Mme »" in ran.err
    assert kept(tmp_path) == []


def test_a_stranger_and_a_difficulty_can_be_asked_for(typed: Typed, tmp_path: Path) -> None:
    ran = typed("play", HOME, "--persona", "aleatoire", "--difficulte", "difficile", "--seed", "4", "--plain", lines="/quitter\n")
    (events,) = kept(tmp_path)
    assert ran.code == 0
    assert "Difficulté choisie : difficile." in ran.out
    assert opening(events).identity["nom"] in ran.out
    assert (opening(events).persona, opening(events).difficulty) == ("aleatoire", "difficile")
    assert opening(events).drawn["nom"] == opening(events).identity["nom"]


def test_an_unknown_difficulty_is_refused_with_those_there_are(typed: Typed) -> None:
    ran = typed("play", HOME, "--difficulte", "infernal", "--plain")
    assert ran.code == 2
    assert "facile, moyen, difficile" in ran.err


def test_list_says_who_can_play_a_scenario_and_why_the_others_cannot(typed: Typed) -> None:
    ran = typed("list", "--scenario", HOME)
    assert ran.code == 0
    assert "- lea-vidal : Léa Vidal" in ran.out
    assert "- aleatoire : quelqu'un tiré au sort" in ran.out
    assert "- marc-ollier : " in ran.out.partition("Qui ne le peut pas")[2]
