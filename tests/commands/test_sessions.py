from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crca_sim.event_log.exchange import imported
from crca_sim.event_log.log import MemoryLog
from crca_sim.event_log.sqlite import FILE_NAME, SqliteLog
from tests.commands.run import Ran, run
from tests.event_log.samples import ended, opening, turn

Ask = Callable[..., Ran]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two sessions of Inès, one of Zoé."""
    log = SqliteLog(tmp_path / "data")
    log.append("s-7k3f2a", [opening("s-7k3f2a", at="2026-03-02T09:00:00+00:00"), *turn(1), *ended(2)], after=0)
    log.append("s-7m222a", [opening("s-7m222a", at="2026-03-03T09:00:00+00:00", branched_from="s-7k3f2a:2")], after=0)
    log.append("s-9zzzza", [opening("s-9zzzza", at="2026-03-04T09:00:00+00:00", trainee="Zoé")], after=0)
    log.close()
    return tmp_path / "data"


def names(data: Path) -> list[str]:
    return [line.session for line in SqliteLog(data).sessions()]


@pytest.fixture
def ask(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    def asked(*words: object, typed: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return run(capsys, *words, "--data-dir", data)

    return asked


def test_the_list_is_one_line_each_the_latest_first(ask: Ask) -> None:
    ran = ask("sessions")
    first, second, third = ran.out.splitlines()
    assert all(word in first for word in ("s-9zzzza", "Zoé", "en cours"))
    assert "reprise de s-7k3f2a au tour 2" in second
    assert all(word in third for word in ("2 tours", "accord"))


def test_the_list_as_json(ask: Ask) -> None:
    document = json.loads(ask("sessions", "--json").out)
    assert document["sessions"][2] == {
        "session": "s-7k3f2a", "trainee": "Inès", "scenario": "habitat-etudiante-velo", "persona": "lea-vidal", "seed": 7,
        "mode": "entrainement", "started_at": "2026-03-02T09:00:00+00:00", "turns": 2, "outcome": "agreement", "closed": True,
        "branched_from": None,
    }  # fmt: skip


def test_no_session_yet_is_said_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "Aucun entretien" in run(capsys, "sessions", "--data-dir", tmp_path).out
    assert json.loads(run(capsys, "sessions", "--json", "--data-dir", tmp_path).out) == {"sessions": []}


def test_the_environment_names_the_data_folder_and_the_option_wins(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CRCA_SIM_DATA", str(tmp_path / "env"))
    run(capsys, "sessions")
    assert (tmp_path / "env" / FILE_NAME).exists()
    run(capsys, "sessions", "--data-dir", tmp_path / "option")
    assert (tmp_path / "option" / FILE_NAME).exists()


@pytest.mark.parametrize("command", ["resume", "debrief", "export", "erase"])
@pytest.mark.parametrize(("name", "word"), [("s-zzz", "Aucune séance"), ("s-7", "plusieurs séances")])
def test_a_session_that_is_not_found_is_said_so(ask: Ask, command: str, name: str, word: str) -> None:
    ran = ask(command, name)
    assert (ran.code, ran.out) == (2, "")
    assert word in ran.err


def test_a_damaged_log_is_said_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"Ceci est une lettre." * 300)
    ran = run(capsys, "sessions", "--data-dir", tmp_path)
    assert ran.code == 1
    assert "n'est pas un journal" in ran.err


def test_export_writes_what_import_reads(ask: Ask, data: Path, tmp_path: Path) -> None:
    out = ask("export", "7k3").out
    ask("export", "7k3", "--vers", tmp_path / "à part" / "séance.json")
    written = (tmp_path / "à part" / "séance.json").read_text("utf-8")
    assert written.replace("\u00a0", " ") == out
    log = MemoryLog()
    assert imported(log, written) == "s-7k3f2a"
    assert log.read("s-7k3f2a") == SqliteLog(data).read("s-7k3f2a")


def test_export_overwrites_nothing(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("précieux")
    ran = ask("export", "7k3", "--vers", tmp_path / "notes.txt")
    assert ran.code == 1
    assert (tmp_path / "notes.txt").read_text() == "précieux"


def test_export_to_a_place_that_cannot_be_written_leaves_nothing(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    ran = ask("export", "7k3", "--vers", tmp_path / "fichier" / "dessous.json")
    assert ran.code == 1
    assert "n'a pas pu être écrit" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "fichier"]


def test_all_sessions_are_exported_one_file_each(ask: Ask, tmp_path: Path) -> None:
    assert ask("export", "--tous").code == 2
    assert "3 séances exportées" in ask("export", "--tous", "--vers", tmp_path / "tout").out
    assert sorted(path.name for path in (tmp_path / "tout").iterdir()) == ["s-7k3f2a.json", "s-7m222a.json", "s-9zzzza.json"]


@pytest.mark.parametrize(("typed", "left"), [("oui\n", 2), ("OUI\n", 2), ("non\n", 3), ("", 3), ("\n", 3)])
def test_erasing_asks_first(ask: Ask, data: Path, typed: str, left: int) -> None:
    ran = ask("erase", "9z", typed=typed)
    assert "s-9zzzza" in ran.err
    assert ran.code == (0 if left == 2 else 1)
    assert len(names(data)) == left


def test_erasing_a_trainee_leaves_the_others(ask: Ask, data: Path) -> None:
    assert ask("erase", "--stagiaire", "Personne", "--oui").code == 2
    assert "2 séances" in ask("erase", "--stagiaire", "Inès", "--oui").out
    assert names(data) == ["s-9zzzza"]


def test_an_interview_that_goes_on_has_no_debrief_yet(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = ask("debrief", "9z")
    assert ran.code == 1
    assert "n'est pas terminé" in ran.err
