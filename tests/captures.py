"""The README's images, from the product itself: a real interview is played, and the screens are drawn as they are.

`python -m tests.captures` writes docs/images/*.svg; the same sources give the same images, byte for byte.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from crca_sim.authoring.library import open_library
from crca_sim.event_log.log import MemoryLog
from crca_sim.practice import play_through
from crca_sim.screens.backstage import RealBackstage
from crca_sim.understanding import load_reader
from tests.screens.helpers import LARGE, SMALL, press, settle, simulator, write

SCENARIO, SESSION, MIDDLE = "auto-petit-kilometrage", "s-partie", 14
WHERE = Path(__file__).parents[1] / "docs" / "images"
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""The exporter asks a server for its fonts: an image of ours loads nothing from anywhere."""


class PlayedBackstage(RealBackstage):
    """The real one, in which an interview of the library was just played."""

    def __init__(self, folder: Path, quality: str) -> None:
        super().__init__(folder, now=lambda: datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
        log, library, reader = MemoryLog(), open_library(), load_reader()
        partie = next(path for path in library.playthroughs(SCENARIO) if path.stem == quality)
        practice, _ = play_through(library.playthrough(partie), library=library, reader=reader, log=log)
        if practice.phase != "termine":
            practice.use_desk("cloturer", {})
        self._kept |= {"log": log, "library": library, "reader": reader}

    def _log(self) -> Any:
        return self._kept["log"]

    def sessions(self, trainee: str) -> Any:
        return self._log().sessions()


async def home(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "down")


async def interview(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    pilot.app._retry(SESSION, MIDDLE)  # type: ignore[attr-defined]
    await settle(pilot)
    await write(pilot, "Si je résume")
    await settle(pilot)


async def desk(pilot: Pilot[Any]) -> None:
    await interview(pilot)
    await press(pilot, "f2", "down", "down", "down", "down", "down", "enter")


async def debrief(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "right", "enter", "down", "down", "down")


async def small(pilot: Pilot[Any]) -> None:
    await interview(pilot)
    await press(pilot, "f3")


SCENES: dict[str, tuple[Callable[[Pilot[Any]], Awaitable[None]], tuple[int, int], str]] = {
    "accueil": (home, LARGE, "sombre"),
    "entretien": (interview, LARGE, "sombre"),
    "poste": (desk, LARGE, "clair"),
    "debriefing": (debrief, LARGE, "sombre"),
    "petite-fenetre": (small, SMALL, "contraste"),
}


async def draw(name: str, folder: Path) -> str:
    """One image, as SVG."""
    scene, size, theme = SCENES[name]
    app = simulator(folder, PlayedBackstage(folder, "moyen" if name == "debriefing" else "excellent"))
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await scene(pilot)
        return _FONTS.sub("", app.export_screenshot(title="crca-sim"))


def main() -> None:
    WHERE.mkdir(parents=True, exist_ok=True)
    for name in SCENES:
        with tempfile.TemporaryDirectory() as folder:
            (WHERE / f"{name}.svg").write_text(asyncio.run(draw(name, Path(folder))), encoding="utf-8")
        print(f"docs/images/{name}.svg")


if __name__ == "__main__":
    main()
