"""Samples spoilt in one place: the place is marked in the text itself with ⌖, and taken out before reading."""

from __future__ import annotations

from pathlib import Path

from crca_sim.authoring.files import load
from crca_sim.authoring.library import open_library
from crca_sim.authoring.mistakes import BrokenFile, Mistake, Place
from crca_sim.authoring.text import place_of

SAMPLES = Path(__file__).parent / "samples"
PERSONA = (SAMPLES / "personas" / "ana.yaml").read_text("utf-8")
ACCOMMODATION = (SAMPLES / "personas" / "amenagements" / "ecrit.yaml").read_text("utf-8")
SCENARIO = (SAMPLES / "scenarios" / "essai" / "scenario.yaml").read_text("utf-8")
PLAYTHROUGH = (SAMPLES / "scenarios" / "essai" / "parties" / "bonne.yaml").read_text("utf-8")


def spoilt(text: str, old: str, new: str) -> tuple[str, Place]:
    """The text with `old` replaced by `new`, and the place that ⌖ marked in it."""
    assert text.count(old) >= 1, old
    marked = text.replace(old, new, 1)
    return marked.replace("⌖", ""), place_of(marked, marked.index("⌖"))


def told(data: str | bytes, folder: Path) -> tuple[Mistake, ...]:
    """Everything that is said of a file with this content: errors, and advice when it can be used."""
    path = folder / "essai.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    try:
        return load(path, open_library(SAMPLES)).advice
    except BrokenFile as broken:
        return broken.mistakes


def errors(data: str | bytes, folder: Path) -> list[Mistake]:
    return [m for m in told(data, folder) if m.severity == "erreur"]
