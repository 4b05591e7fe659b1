"""Names as people write them: compared without accents or capitals, and the nearest right one when wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

_HARD_SPACE = "\u00a0"
_BEFORE_MARK = re.compile(r"(?<=\S) (?=[:;?!%€»×])")
_AFTER_QUOTE = re.compile(r"(?<=[«−×]) ")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def typeset(text: str) -> str:
    """French spacing: no-break spaces inside « », before : ; ? ! % €, and in 15 000."""
    for spot in (_BEFORE_MARK, _AFTER_QUOTE, _THOUSANDS):
        text = spot.sub(_HARD_SPACE, text)
    return text


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The comparable form of a name: `Tiers étendu`, `tiers-etendu` and `tiers_etendu` are one."""
    lowered = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("’", "'"))
    letters = "".join(c for c in lowered if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like this word, when one is close enough."""
    by_plain = {plain(name): name for name in names}
    found = get_close_matches(plain(word), by_plain, n=1, cutoff=0.55)
    return by_plain[found[0]] if found else None


def resolve(word: str, labels: Mapping[str, str]) -> str | None:
    """The id meant by a word: the id itself, or the label that goes with it."""
    wanted = plain(word)
    return next((name for name, label in labels.items() if wanted in (plain(name), plain(label))), None)


def unknown(what: str, word: str, names: Iterable[str]) -> str:
    """A French refusal: what was not recognised, and the nearest right name or the few possible ones."""
    known = list(names)
    said = f"{what} « {word if len(word) <= 60 else word[:60] + '…'} » : nom inconnu.".lstrip()
    near = nearest(word, known)
    if near is not None:
        return f"{said} Vouliez-vous dire « {near} » ?"
    return f"{said} Choix possibles : {', '.join(known) or 'aucun'}." if len(known) <= 12 else said
