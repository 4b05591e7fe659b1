"""Dates, days and hours, and their canonical value: `2026-12-31`, `jeudi 17:00`, `demain matin`, `09:00-18:00`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from .numbers_fr import SPELT, value_of
from .slot_found import elements

MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre")
DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_MONTH = "|".join(MONTHS)

_CALENDAR = (
    rf"(?:(?P<d>[0-3]?\d)(?:er)?|(?P<spelt>premier|{SPELT})) (?P<m>{_MONTH})(?: (?P<y>(?:19|20)\d\d))?(?!\w)"
    r"|(?P<d2>[0-3]?\d)/(?P<m2>[01]?\d)(?:/(?P<y2>(?:19|20)?\d\d))?(?![\w/])"
)
_DAY = rf"(?P<day>{DAYS}|apres-demain|demain|dem1|aujourd'hui|ce soir|ce midi|ce matin|cet apres-midi|cet aprem|cette apres-midi)"
_PART = r"(?P<part>matin|apres-midi|aprem|soir|midi)"
_STRETCH = (
    rf"(?P<stretch>(?:la )?fin (?:de )?(?:la |du )?(?:semaine|mois|journee|annee|matinee)|fin (?:de |d')?(?:{_MONTH})|"
    rf"(?:debut|mi|courant)[ -](?:{_MONTH})|(?:debut|milieu) de semaine(?: prochaine)?|(?:la )?semaine prochaine|cette semaine|"
    r"le mois prochain|ce mois-ci|dans la (?:journee|matinee|semaine)|dans l'apr(?:es-midi|em)|"
    r"en fin de (?:journee|semaine|matinee)|ce week-end)"
)
_CLOCK = (
    r"(?:(?P<h>[01]?\d|2[0-4]) ?(?:h(?:eures?)?)(?: ?(?P<min>[0-5]\d))?|"
    rf"(?P<hs>{SPELT}) heures?(?: (?P<mins>trente|quinze|quarante-cinq|et demie|et quart))?|"
    r"(?P<h2>[01]?\d|2[0-3]):(?P<min2>[0-5]\d)|(?P<noon>(?<!apres-)midi|minuit))(?![\w/])"
)
_WITHIN = r" (?:dans|en fin de|en debut de) (?:la |l')?(?:matinee|journee|apres-midi|soiree)"
_NAMED_DAY = rf"{_DAY.replace('?P<day>', '?P<only>')}(?: prochain)?(?: {_PART}| [0-3]?\d(?=,? a )|{_WITHIN})?"
_HOUR_AFTER = rf"(?:(?:,? ?(?:a|vers|avant|des|pour|jusqu'a|entre|-)? ?){_CLOCK})?"
MOMENT = re.compile(rf"(?<![\w/.,-])(?:(?:{_DAY}(?: prochain)?,? )?(?:le )?(?:{_CALENDAR})|{_NAMED_DAY}|{_STRETCH}){_HOUR_AFTER}(?![\w/])")
_UNNAMED = re.sub(r"[?]P<[^>]+>", "?:", _CLOCK)
_FROM = rf"(?P<from>{_UNNAMED}|(?:(?<=de )|(?<=entre ))\d\d?|\d\d?(?= ?-))"
HOURS = re.compile(rf"(?:\bde |\bentre )?(?<![\w,./:]){_FROM}(?: (?:a|et|jusqu'a) | ?- ?|/)(?P<to>{_UNNAMED})")
HOUR = re.compile(rf"(?<![\w,./:]){_CLOCK}")
_AT_LAST = re.compile(r"(?:\ba|\bavant|\bvers|\bdes|\bjusqu'a|\bapres|\bpour|\bentre|\bet|,|^|\bpartir de|-) ?$")
_QUARTERS = {"trente": "30", "quinze": "15", "quarante-cinq": "45", "et demie": "30", "et quart": "15"}
_SHORT = {
    "dem1": "demain",
    "cet aprem": "cet après-midi",
    "aprem": "après-midi",
    "apres-midi": "après-midi",
    "cette apres-midi": "cet après-midi",
}


@dataclass(frozen=True)
class Moment:
    """When something happens. `dated`: a day of the calendar."""

    start: int
    end: int
    value: str
    dated: bool
    earlier: str = ""
    """The value when the date is one of the past: « votre courrier du 4 octobre »."""


def _year(month: int, given: str | None, past: bool) -> int:
    """The year said, else the one that is nearest in the direction of the sentence."""
    if given:
        return int(given) if len(given) == 4 else 2000 + int(given)
    now: dict[str, int] = elements()["calendrier"]
    if past:
        return now["annee"] - int(month > now["mois"])
    return now["annee"] + int(month < now["mois"])


def _day_of(match: re.Match[str]) -> int:
    if match["spelt"]:
        return 1 if match["spelt"] == "premier" else int(value_of(match["spelt"]))
    return int(match["d"] or match["d2"])


def _date(match: re.Match[str], past: bool) -> str | None:
    month = MONTHS.index(match["m"]) + 1 if match["m"] else int(match["m2"])
    day = _day_of(match)
    if not 1 <= month <= 12:
        return None
    year = _year(month, match["y"] or match["y2"], past)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None  # « le 30 février »
    return f"{year}-{month:02d}-{day:02d}"


def _clock(match: re.Match[str]) -> str | None:
    if match["noon"]:
        return "12:00" if match["noon"] == "midi" else "00:00"
    if match["hs"]:
        hour, minute = int(value_of(match["hs"])), _QUARTERS.get(match["mins"] or "", "00")
    else:
        hour, minute = int(match["h"] or match["h2"] or -1), match["min"] or match["min2"] or "00"
    return f"{hour:02d}:{minute}" if 0 <= hour <= 24 else None


def _words(text: str) -> str:
    plain = re.sub(r"\b(?:la|de|du|en|dans|d'|l')(?: |\b)", "", text)
    return " ".join(_SHORT.get(word, word) for word in re.sub(r"\s+", " ", plain).strip().split())


def _named_day(match: re.Match[str]) -> str:
    if match["stretch"]:
        return _words(match["stretch"])
    day = _SHORT.get(match["only"], match["only"])
    return f"{day} {_SHORT.get(match['part'], match['part'])}" if match["part"] else day


def moments(folded: str) -> list[Moment]:
    """All dates and days of a folded sentence, each with its hour when one goes with it."""
    found = []
    for match in MOMENT.finditer(folded):
        dated = bool(match["m"] or match["m2"])
        day = _date(match, past=False) if dated else _named_day(match)
        if day:
            hour = _clock(match) if any(match[g] for g in ("h", "hs", "h2", "noon")) else None
            found.append(
                Moment(
                    match.start(), match.end(), f"{day} {hour}" if hour else day, dated, (_date(match, past=True) or "") if dated else ""
                )
            )
    return found


def hours(folded: str) -> list[Moment]:
    """Hours alone and stretches of hours: « 17 h », « de 9 h à 18 h »."""
    found = []
    for match in HOURS.finditer(folded):
        ends = [_told(match["from"]), _told(match["to"])]
        if all(ends):
            found.append(Moment(match.start(), match.end(), "-".join(str(one) for one in ends), False))
    for match in HOUR.finditer(folded):
        value = _clock(match)
        sure = match["min"] or match["min2"] or match["mins"] or _AT_LAST.search(folded, max(0, match.start() - 15), match.start())
        if value and sure and not any(one.start < match.end() and match.start() < one.end for one in found):
            found.append(Moment(match.start(), match.end(), value, False))
    return found


def _told(text: str) -> str | None:
    match = HOUR.fullmatch(text)
    if match:
        return _clock(match)
    return f"{int(text):02d}:00" if text.isdigit() and int(text) <= 24 else None
