"""Blanks in a text: `{prenom}`, `{e}`, `{fait}` … filled by name, `{heureux|heureuse}` by gender. One way for every text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crca_sim.authoring.persona import Persona

_BLANK = re.compile(r"\{([^{}|]*)\}")
_GENDERED = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def marks_of(persona: Persona, identity: Mapping[str, str] | None = None) -> dict[str, str]:
    """What can be said of a client in a text: agreement, then all that the session knows of them; a birth date as it is said."""
    woman, known = persona.title == "Mme", dict(identity or {})
    own = {"prenom": persona.first_name, "nom": persona.last_name, "civilite": persona.title, "age": str(persona.age)}
    agreement = {"e": "e" if woman else "", "il": "elle" if woman else "il", "Il": "Elle" if woman else "Il"}
    birth = {"naissance": known["ne_le"]} if "ne_le" in known else {}
    return own | known | agreement | birth


def blanks(text: str) -> frozenset[str]:
    """The names of the blanks of a text, those of gender apart."""
    return frozenset(_BLANK.findall(text)) if "{" in text else frozenset()


def fill(text: str, marks: Mapping[str, str]) -> str:
    """The text, with the blanks that have a value filled; the others stay as they are."""
    if "{" not in text:
        return text
    side = 2 if marks.get("e") == "e" else 1
    chosen = _GENDERED.sub(lambda found: found[side], text)
    return _BLANK.sub(lambda found: marks.get(found[1], found[0]), chosen)
