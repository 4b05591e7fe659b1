"""Settings and notes: what is remembered, and what becomes of a broken file."""

from pathlib import Path

import pytest

from crca_sim.event_log.notes import Notebook, Notes
from crca_sim.screens.settings import FILE_NAME, Settings, SettingsFile


def test_settings_are_found_again(tmp_path: Path) -> None:
    SettingsFile(tmp_path).remember(trainee="Inès", theme="clair")
    assert SettingsFile(tmp_path).current == Settings(trainee="Inès", theme="clair")


@pytest.mark.parametrize("text", ["", "{", "[]", "12", '{"trainee": 4, "theme": null}', "\x00"])
def test_broken_settings_are_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert SettingsFile(tmp_path).current == Settings()


def test_a_folder_that_cannot_be_made_keeps_settings_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    settings = SettingsFile(tmp_path / "fichier" / "dossier")
    settings.remember(trainee="Inès")
    assert settings.current.trainee == "Inès"


def test_notes_are_found_again_and_blank_ones_leave_no_file(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    notebook.write("s-7k3f2", Notes(pad="4 500 km 🚗", draft="Et le"))
    assert notebook.read("s-7k3f2") == Notes(pad="4 500 km 🚗", draft="Et le")
    notebook.write("s-7k3f2", Notes())
    assert list(tmp_path.rglob("*.json")) == []


@pytest.mark.parametrize("session", ["../../ailleurs", "s/7", "C:\\x"])
def test_notes_stay_in_their_folder(tmp_path: Path, session: str) -> None:
    Notebook(tmp_path / "donnees").write(session, Notes(pad="x"))
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / "donnees" / "bloc-notes"]
