"""What is remembered from one start to the next: who practises, which theme, the first interview seen or not."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

FILE_NAME = "reglages.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """A missing or broken file gives these values: settings are a comfort, never an obstacle."""

    trainee: str = ""
    theme: str = "sombre"
    welcomed: bool = False


class SettingsFile:
    """The settings in a folder; `current` is what is remembered, `remember` writes it at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self.current = _read(self._path)

    def remember(self, **changes: Any) -> None:
        """Change some settings. A folder that cannot be written keeps them for this run only."""
        self.current = replace(self.current, **changes)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(asdict(self.current), ensure_ascii=False, indent=1), encoding="utf-8")


def _read(path: Path) -> Settings:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Settings(**{f.name: kept[f.name] for f in fields(Settings) if type(kept.get(f.name)) is type(f.default)})
    except (OSError, ValueError, AttributeError):
        return Settings()
