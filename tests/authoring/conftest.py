"""A short scenario, a plain persona, and the library they make."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crca_sim.authoring.library import Library, open_library
from tests.authoring.aim import SAMPLES


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
