from __future__ import annotations

import re
import subprocess
import sys

import pytest

from crca_sim import __version__
from crca_sim.commands.declared import command_line
from tests.commands.run import run

COMMANDS = [
    "play", "resume", "retry", "list", "understand", "replay", "sessions",
    "debrief", "export", "erase", "check", "schema", "new", "graph",
]  # fmt: skip
ENGLISH = re.compile(r"\b(usage|positional|arguments? are|required|invalid|choose|expected|unrecognized|show this|exit|error|optional)\b")


def modules_after(*words: str) -> tuple[str, set[str]]:
    """What a command writes in a fresh process, and the modules it has then imported."""
    code = "import sys; from crca_sim.__main__ import main; main(sys.argv[1:]); print('MODULES', *sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, encoding="utf-8", check=True)
    written, _, modules = ran.stdout.partition("MODULES ")
    return written, set(modules.split())


def test_the_version_is_answered_without_importing_anything_else() -> None:
    written, modules = modules_after("--version")
    assert written == f"crca-sim {__version__}\n"
    assert {name for name in modules if name.startswith("crca_sim")} == {"crca_sim", "crca_sim.__main__"}


def test_help_imports_nothing_heavy() -> None:
    _, modules = modules_after("--help")
    assert not {"pydantic", "numpy", "textual", "yaml", "faker", "sqlite3", "transitions"} & modules


@pytest.mark.parametrize("words", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_is_french_and_complete(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    ran = run(capsys, *words)
    assert ran.code == 0
    assert ran.out.startswith("utilisation : crca-sim")
    assert not ENGLISH.search(ran.out)
    assert ran.err == ""


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("plai", "« play »"),
        ("xyz", "Choix possibles"),
        ("play --sede 3", "--sede"),
        ("play --seed", "attend une valeur"),
        ("play --seed sept", "nombre entier"),
        ("play --seed -3", "nombre entier"),
        ("play --seed 99999999999999999999", "nombre entier"),
        ("play a b", "argument inconnu"),
        ("list --json=3", "n'attend pas de valeur"),
        ("list --js", "--js"),
        ("retry s-1", "--turn"),
        ("resume", "SEANCE"),
        ("schema scenari", "« scenario »"),
        ("new partie x", "Choix possibles"),
        ("--data-dir", "attend une valeur"),
        ("understand", "Il manque le texte"),
        ("export", "Donnez une séance"),
        ("export s-1 --tous", "Donnez une séance"),
        ("erase", "Donnez une séance"),
        ("erase s-1 --stagiaire Inès", "Donnez une séance"),
        ("replay absent.yaml", "n'existe pas"),
        ("check absent.yaml", "n'existe pas"),
        ("play absent --plain", "n'existe pas"),
        ("graph absent", "n'existe pas"),
    ],
)
def test_misuse_is_said_in_french_with_code_2(capsys: pytest.CaptureFixture[str], tmp_path: object, line: str, word: str) -> None:
    ran = run(capsys, *(["--data-dir", tmp_path, *line.split()] if "data-dir" not in line else line.split()))
    assert ran.code == 2
    assert word in ran.err
    assert not ENGLISH.search(ran.err)
    assert ran.out == ""


def test_the_data_folder_may_come_before_or_after_the_command() -> None:
    for words in (["--data-dir", "ici", "sessions"], ["sessions", "--data-dir", "ici"]):
        assert command_line().parse_args(words).data_dir == "ici"
    assert command_line().parse_args(["sessions"]).data_dir is None


@pytest.mark.parametrize("command", ["jury", "report", "reassess", "override", "explore", "workshop", "import"])
def test_what_does_not_exist_yet_is_not_declared(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run(capsys, command).code == 2
    assert command not in run(capsys, "--help").out.split()
