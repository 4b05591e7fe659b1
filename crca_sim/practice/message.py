"""A message at the border: what is kept of it, and what cannot be said."""

from __future__ import annotations

import unicodedata

LONGEST = 4_000
"""Characters in one message."""


class PracticeError(Exception):
    """Something cannot be done now; the message is French and for the trainee."""


def checked(text: str) -> str:
    """The text as it is kept: NFC, no control characters. Errors: nothing said, or too long."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not text.isprintable():
        text = "".join(c for c in text if c == "\n" or c == "\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    if not text:
        raise PracticeError("Vous n'avez rien dit.")
    if len(text) > LONGEST:
        raise PracticeError(f"Votre message compte {len(text)} caractères ; la limite est de {LONGEST}.")
    return text
