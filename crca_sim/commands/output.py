"""What commands write for other programs."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from crca_sim.commands.border import CommandError

ENGLISH_OUTCOMES = {
    "accord": "agreement",
    "differe": "deferred",
    "deconseille": "advised_against",
    "transfere": "transferred",
    "rappel": "callback",
    "client_parti": "client_left",
    "conseiller_parti": "adviser_ended",
    "temps_ecoule": "timeout",
}


def print_json(document: Any) -> None:
    """One JSON document on the standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def english_outcome(outcome: str | None) -> str | None:
    """An end of interview in JSON's words."""
    return ENGLISH_OUTCOMES[outcome] if outcome else None


def write_new(path: Path, text: str) -> None:
    """Write a new file, whole or not at all."""
    if path.exists():
        raise CommandError(f"« {path} » existe déjà : rien n'a été écrit. Choisissez un autre nom.")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CommandError(f"« {path} » n'a pas pu être écrit : vérifiez le dossier, ses droits et la place libre.") from error
