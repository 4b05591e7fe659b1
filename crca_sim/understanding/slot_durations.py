"""How long: deadlines, the right of withdrawal, waiting periods, durations. Ages are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numbers_fr import NUMBER, plain, value_of
from .slot_found import Found, names
from .slot_objects import mention

_UNITS = {
    "jour": "j", "j": "j", "jr": "j", "semaine": "sem", "sem": "sem", "mois": "mois", "an": "an", "annee": "an", "heure": "h", "h": "h",
    "minute": "min", "min": "min", "mn": "min", "trimestre": "trim", "nuit": "nuits", "nuitee": "nuits",
}  # fmt: skip
_BETWEEN = r"(?: (?:derni|premi|procha|petit|bon)\w+)?"
_DURATION = re.compile(
    rf"(?P<n>{NUMBER}|quinzaine|vingtaine|dizaine|huitaine)(?: de)?{_BETWEEN} ?"
    r"(?P<u>jours?|jrs?|j|semaines?|sem|mois|ans?|annees?|heures?|h|minutes?|min|mn|trimestres?|nuits?|nuitees?)(?![\w/'])"
    r"(?: (?:ouvres?|ouvrables?|calendaires?|francs))?"
    r"|(?<!\w)(?P<half>demi-heure|quart d'heure|quinzaine|huitaine)(?!\w)"
)
_HALVES = {"demi-heure": "30 min", "quart d'heure": "15 min", "quinzaine": "15 j", "huitaine": "8 j"}
_ABOUT = {"quinzaine": 15, "vingtaine": 20, "dizaine": 10, "huitaine": 8}
_OLDEST = 15
"""More years than this are an age, or a date, unless a word of duration says otherwise."""

_EXCESS = re.compile(r"franchise (?:de |d'|est de |: ?)?$")
_EXCESS_AFTER = re.compile(r" (?:de )?franchise")
_LONG_LASTING = re.compile(r"(?:depuis|pendant|durant|sur|il y a)(?: \w+)? $")
_OLD = re.compile(r"\bage\w*|moins de|plus de|\bfete\w*|vous avez|enfants?|fils|fille|chien|chat")
_DAILY = re.compile(r" ?(?:/|sur) ?(?:24|7)")
_SINCE = re.compile(r"\bdepuis ?$")


def _before(part: str, text: str) -> bool:
    return names("durees", part).closing(text) is not None


def _after(part: str, text: str) -> bool:
    return names("durees", part).at(text.lstrip(" ,")) is not None


def _value(match: re.Match[str]) -> str:
    if match["half"]:
        return _HALVES[match["half"]]
    number = _ABOUT[match["n"]] if match["n"] in _ABOUT else plain(value_of(match["n"]))
    unit = match["u"] if match["u"] == "mois" else match["u"].rstrip("s")
    return f"{number} {_UNITS[unit]}"


def _idle(value: str, before: str, after: str) -> bool:
    """Not a duration: « un jour », an hour of the day, « 7 j/7 », an age, « deux minutes »."""
    number, _, unit = value.partition(" ")
    if _DAILY.match(after) or before.endswith(("24/", "24 sur ", "24 h/", "24h/")):
        return True
    if unit == "min":
        return float(number) <= 2 and not before.endswith(("sous ", "dans "))
    if value == "1 j" or (unit == "h" and float(number) <= 24):
        return not any(_before(part, before) for part in ("delai_avant", "duree_avant", "prend"))
    return unit == "an" and _is_age(float(number), before, after)


def _is_age(number: float, before: str, after: str) -> bool:
    """Years count an age unless a word of duration says otherwise."""
    if number > _OLDEST and not _LONG_LASTING.search(before):
        return True
    if _after("duree_apres", after) or _before("delai_avant", before):
        return False
    return not _before("duree_avant", before) or bool(_OLD.search(before[-25:]) and not _LONG_LASTING.search(before))


def _role(folded: str, match: re.Match[str]) -> tuple[str, str | None]:
    before, after = folded[: match.start()], folded[match.end() :]
    if _EXCESS.search(before) or _EXCESS_AFTER.match(after):
        return "franchise", mention(before, after)
    around = _clause(folded, match)
    if any(names("durees", "renonciation").within(around)) and not _SINCE.search(before):
        return "delai_renonciation", None
    minutes = match["u"] in ("minutes", "min", "mn")
    if _before("delai_avant", before) or (not minutes and _after("delai_apres", after)):
        return "delai", None
    return ("delai" if any(names("durees", "attente").within(around)) else "duree"), None


def _clause(folded: str, match: re.Match[str]) -> str:
    """The clause around a duration: what it is the delay of is said there."""
    left = max(folded.rfind(mark, 0, match.start()) for mark in (";", ". ", " mais "))
    rights = [place for mark in (";", ". ", " mais ", ", et ") if (place := folded.find(mark, match.end())) >= 0]
    return folded[max(0, left) : min([len(folded), *rights])]


def find(_sentence: str, folded: str) -> Iterator[Found]:
    """Durations of a folded sentence."""
    for match in _DURATION.finditer(folded):
        value = _value(match)
        if not _idle(value, folded[: match.start()], folded[match.end() :]):
            role, about = _role(folded, match)
            yield Found(match.start(), match.end(), role, value, about)
