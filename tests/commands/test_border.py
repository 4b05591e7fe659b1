from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crca_sim.commands import border
from crca_sim.commands.border import CommandError, legible
from crca_sim.event_log.log import LogError
from tests.commands.run import run


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(place: str) -> object:
        raise error

    monkeypatch.setattr(border, "_handler", fail)


@pytest.mark.parametrize(
    ("error", "code", "word"),
    [
        (CommandError("Ce fichier existe déjà."), 1, "existe déjà"),
        (CommandError("Il manque le texte.", 2), 2, "Il manque"),
        (LogError("Le journal est abîmé."), 1, "abîmé"),
        (ZeroDivisionError("division by zero"), 1, "imprévu"),
        (KeyboardInterrupt(), 130, "Interrompu"),
    ],
)
def test_errors_become_a_french_line_and_a_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, word: str
) -> None:
    failing(monkeypatch, error)
    ran = run(capsys, "sessions")
    assert ran.code == code
    assert word in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_the_traceback_of_the_unexpected_is_there_for_who_asks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ZeroDivisionError("division by zero"))
    monkeypatch.setenv("CRCA_SIM_DEBUG", "1")
    assert "ZeroDivisionError: division by zero" in run(capsys, "sessions").err


def test_a_reader_that_leaves_early_is_no_trouble() -> None:
    line = f'"{sys.executable}" -m crca_sim schema scenario | "{sys.executable}" -c "import sys; sys.stdin.readline()"'
    ran = subprocess.run(line, shell=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert ran.stderr == ""


def test_output_is_utf8_with_plain_newlines_whatever_the_system_s_habits() -> None:
    environment = {"PYTHONIOENCODING": "latin-1", "PATH": "", "SYSTEMROOT": ""}
    ran = subprocess.run([sys.executable, "-m", "crca_sim", "--help"], capture_output=True, env=environment, cwd=Path(__file__).parents[2])
    assert "utilisation\u00a0: crca-sim" in ran.stdout.decode("utf-8")
    assert b"\r" not in ran.stdout


def test_bytes_that_are_no_utf8_on_the_command_line_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "understand", "caf\udce9")
    assert ran.code == 2
    assert "UTF-8" in ran.err
    assert legible("De\u0301ja\u0300") == "Déjà"
