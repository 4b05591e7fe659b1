"""What commands write for other programs."""

from __future__ import annotations

import json
from typing import Any

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
