"""The scenarios as they stood at the last visit: home has something to show while the library is being opened.

Only what the cards of home say, nothing of anyone's; a file that does not fit is as none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "rayon.json"


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """What may be known of a scenario before playing it: nothing of what is hidden."""

    id: str
    title: str
    channel: str
    product: str
    difficulty: str
    minutes: int
    competencies: tuple[str, ...]
    situation: str
    outgoing: bool = False


def take(folder: Path) -> list[ScenarioCard]:
    """The cards put there from the same working folder (the library in use depends on it)."""
    try:
        kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if kept["lieu"] != str(Path.cwd()):
            return []
        return [ScenarioCard(**card | {"competencies": tuple(card["competencies"])}) for card in kept["cartes"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def put(folder: Path, cards: Sequence[ScenarioCard]) -> None:
    """Keep the cards for the next visit; a folder that cannot be written keeps none."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"lieu": str(Path.cwd()), "cartes": [asdict(card) for card in cards]}, ensure_ascii=False)
        (folder / FILE_NAME).write_text(text, encoding="utf-8")
