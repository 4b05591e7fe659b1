"""What the trainee keeps beside an interview: the scratchpad, the message being written, forms half filled in when they left."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FOLDER = "bloc-notes"
Typed = dict[str, Any]
"""Field → what was typed in it: words, or the names that were chosen."""


@dataclass(slots=True)
class Notes:
    """Of one session."""

    pad: str = ""
    draft: str = ""
    subject: str = ""
    """Of the mail being written."""
    forms: dict[str, Typed] = field(default_factory=dict)
    """Action of the desk → what its form holds, not sent yet."""


class Notebook:
    """One small file a session, in the data folder: nothing of it is ever assessed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def read(self, session: str) -> Notes:
        """The notes of a session; blank ones when there are none, or when the file is unreadable."""
        try:
            kept = json.loads(self._path(session).read_text(encoding="utf-8"))
            pad, draft, subject = (str(kept.get(key, "")) for key in ("pad", "draft", "subject"))
            return Notes(pad, draft, subject, _forms(kept.get("forms")))
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


def _forms(kept: Any) -> dict[str, Typed]:
    """Words and lists of words only: whatever else the file holds is dropped."""
    if not isinstance(kept, dict):
        return {}
    return {
        action: {name: value for name, value in typed.items() if _words(value)} for action, typed in kept.items() if isinstance(typed, dict)
    }


def _words(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(word, str) for word in value))
