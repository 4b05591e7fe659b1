"""A short scenario, a plain persona, and the library they make."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crca_sim.authoring.library import Library, open_library
from crca_sim.house import house
from tests.authoring.aim import SAMPLES


@pytest.fixture(scope="session", autouse=True)
def _house() -> None:
    """The house is read once, before any example is timed."""
    house()


@pytest.fixture
def library() -> Library:
    return open_library(SAMPLES)


@pytest.fixture
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, holding a copy of the samples, in which commands run."""
    folder = tmp_path / "mon dossier"
    shutil.copytree(SAMPLES, folder)
    monkeypatch.chdir(folder)
    return folder
