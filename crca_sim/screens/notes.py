"""What the trainee keeps beside an interview: the scratchpad, and the message being written when they left."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "bloc-notes"


@dataclass(slots=True)
class Notes:
    """Of one session."""

    pad: str = ""
    draft: str = ""
    subject: str = ""
    """Of the mail being written."""


class Notebook:
    """One small file a session, in the data folder: nothing of it is ever assessed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def read(self, session: str) -> Notes:
        """The notes of a session; blank ones when there are none, or when the file is unreadable."""
        try:
            kept = json.loads(self._path(session).read_text(encoding="utf-8"))
            return Notes(*(str(kept.get(key, "")) for key in ("pad", "draft", "subject")))
        except (OSError, ValueError, AttributeError):
            return Notes()

    def write(self, session: str, notes: Notes) -> None:
        """Keep them; blank ones leave no file."""
        with suppress(OSError):
            if not any(asdict(notes).values()):
                self._path(session).unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(asdict(notes), ensure_ascii=False)
            self._path(session).write_text(text, encoding="utf-8", errors="replace")

    def _path(self, session: str) -> Path:
        return self._folder / (re.sub(r"[^\w-]", "_", session) + ".json")
