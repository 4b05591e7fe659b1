"""The French calendar: public holidays, working days, and dates as people say them. Pure: nothing reads the clock.

Public holidays are those of article L3133-1 of the Code du travail (own knowledge, certainty D); Alsace-Moselle and
overseas have others, left out. « Ouvrables » counts Monday to Saturday, « ouvrés » Monday to Friday, holidays left out.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from crca_sim.house.names import plain

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SATURDAY, SUNDAY = 5, 6
_FIXED = (
    (1, 1, "jour de l'An"), (5, 1, "fête du Travail"), (5, 8, "8 mai 1945"), (7, 14, "fête nationale"),
    (8, 15, "Assomption"), (11, 1, "Toussaint"), (11, 11, "11 novembre 1918"), (12, 25, "Noël"),
)  # fmt: skip
_AFTER_EASTER = ((1, "lundi de Pâques"), (39, "Ascension"), (50, "lundi de Pentecôte"))


@cache
def easter(year: int) -> dt.date:
    """Easter Sunday, by the Gregorian computus (Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return dt.date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


@cache
def holidays(year: int) -> dict[dt.date, str]:
    """The eleven public holidays of a year."""
    found = {dt.date(year, month, day): name for month, day, name in _FIXED}
    return found | {easter(year) + dt.timedelta(days=after): name for after, name in _AFTER_EASTER}


def holiday(day: dt.date) -> str | None:
    """The public holiday that a day is, if it is one."""
    return holidays(day.year).get(day)


def is_ouvrable(day: dt.date) -> bool:
    """Monday to Saturday, not a public holiday."""
    return day.weekday() != SUNDAY and holiday(day) is None


def is_ouvre(day: dt.date) -> bool:
    """Monday to Friday, not a public holiday."""
    return day.weekday() < SATURDAY and holiday(day) is None


def after_ouvrables(start: dt.date, count: int) -> dt.date:
    """The last of `count` « jours ouvrables » after a day, which is not counted."""
    return _after(start, count, saturdays=True)


def after_ouvres(start: dt.date, count: int) -> dt.date:
    """The last of `count` « jours ouvrés » after a day, which is not counted."""
    return _after(start, count, saturdays=False)


def _after(start: dt.date, count: int, *, saturdays: bool) -> dt.date:
    counts, day = is_ouvrable if saturdays else is_ouvre, start
    while count > 0:
        day += dt.timedelta(days=1)
        count -= counts(day)
    return day


def after_months(start: dt.date, count: int) -> dt.date:
    """The same day some months later, or the month's last: 31 December + 2 months is 28 February."""
    first, following = _month_after(start, count), _month_after(start, count + 1)
    return min(first + dt.timedelta(days=start.day - 1), following - dt.timedelta(days=1))


def _month_after(start: dt.date, count: int) -> dt.date:
    years, month = divmod(start.month - 1 + count, 12)
    return dt.date(start.year + years, month + 1, 1)


# ── Said and read ────────────────────────────────────────────────────────────────────────────────


def spoken(day: dt.date, *, weekday: bool = True) -> str:
    """`2026-11-24` → « mardi 24 novembre 2026 »; the first of the month is « 1er »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()] + ' ' if weekday else ''}{number} {MONTHS[day.month - 1]} {day.year}"


def short(day: dt.date) -> str:
    """`2026-11-24` → « 24/11/2026 »."""
    return day.strftime("%d/%m/%Y")


def hour(moment: dt.time | dt.datetime) -> str:
    """`10:05` → « 10 h 05 », `14:00` → « 14 h »."""
    return f"{moment.hour} h" + (f" {moment.minute:02d}" if moment.minute else "")


def day_meant(words: str, today: dt.date) -> dt.date | None:
    """The day meant by « jeudi », « demain matin », « dans 3 jours », `24/11`, `2026-11-24 14:00`, `2 j`, « fin novembre »; None: no day.

    A day without its year, or a day of the week, is the next one to come; « jeudi » said on a Thursday is a week later. What is
    vague is taken at its latest: « la semaine prochaine » is over on its Friday. An hour with the day is left out.
    """
    raw = _HOUR.sub("", words.strip()).removeprefix("le ")
    word = re.sub(r"^(?:le|la|d_ici)_|_(?:prochain|matin|soir|midi|apres_midi)$", "", plain(raw))
    readings = (_numbers(raw, today), _named(word, today), _span(word, today), _part_of_month(word, today), _stretch(word, today))
    return next((found for found in readings if found is not None), None)


_HOUR = re.compile(r"[\s,]+(?:à )?\d{1,2}(?::| ?h ?)(?:\d{2})?(?:-\d{2}:\d{2})?$")


def _named(word: str, today: dt.date) -> dt.date | None:
    near = {"avant_hier": -2, "hier": -1, "aujourd_hui": 0, "ce": 0, "cet": 0, "demain": 1, "apres_demain": 2}
    if word in near:
        return today + dt.timedelta(days=near[word])
    if word in DAYS:
        return today + dt.timedelta(days=(DAYS.index(word) - today.weekday() - 1) % 7 + 1)
    return None


def _span(word: str, today: dt.date) -> dt.date | None:
    found = re.fullmatch(r"(?:dans_)?(\d{1,3})_?(j|jours?|sem|semaines?|mois|trim|h|heures?)", word)
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in ("mois", "trim"):
        return after_months(today, count * (3 if unit == "trim" else 1))
    if unit.startswith("h"):
        return today + dt.timedelta(days=count // 24)
    return today + dt.timedelta(days=count * (7 if unit.startswith("sem") else 1))


def _part_of_month(word: str, today: dt.date) -> dt.date | None:
    """« début novembre » is over on the 10th."""
    found = re.fullmatch(r"(debut|mi|courant|fin)_(\w+)", word)
    months = [plain(name) for name in MONTHS]
    named = found[2] if found else ""
    month = months.index(named) + 1 if named in months else int(named) if re.fullmatch(r"0?[1-9]|1[0-2]", named) else 0
    if found is None or not month:
        return None
    found_in = (_part(found[1], dt.date(year, month, 1)) for year in (today.year, today.year + 1))
    return next(day for day in found_in if day >= today)


def _part(name: str, first: dt.date) -> dt.date:
    return {"debut": first.replace(day=10), "mi": first.replace(day=15)}.get(name, after_months(first, 1) - dt.timedelta(days=1))


def _stretch(word: str, today: dt.date) -> dt.date | None:
    """Of this week or the next, of this month or the next, of the day."""
    monday = today - dt.timedelta(days=today.weekday())
    first = today.replace(day=1)
    ends = {
        "semaine_prochaine": monday + dt.timedelta(days=11),
        "debut_semaine_prochaine": monday + dt.timedelta(days=8),
        "debut_semaine": monday + dt.timedelta(days=8),
        "milieu_semaine": monday + dt.timedelta(days=10),
        "cette_semaine": monday + dt.timedelta(days=4),
        "semaine": monday + dt.timedelta(days=4),
        "fin_semaine": monday + dt.timedelta(days=4),
        "week_end": monday + dt.timedelta(days=6),
        "ce_week_end": monday + dt.timedelta(days=6),
        "mois": after_months(first, 2) - dt.timedelta(days=1),
        "mois_prochain": after_months(first, 2) - dt.timedelta(days=1),
        "ce_mois_ci": after_months(first, 1) - dt.timedelta(days=1),
        "fin_mois": after_months(first, 1) - dt.timedelta(days=1),
    }  # fmt: skip
    if re.fullmatch(r"(?:fin_)?(?:journee|matinee)|apres_midi", word):
        return today
    found = ends.get(word)
    return max(found, today) if found else None


def _numbers(words: str, today: dt.date) -> dt.date | None:
    """`2026-11-24` and `11-24` as slots have them, `24/11` and `24/11/2026` as people write."""
    iso = re.fullmatch(r"(?:(\d{4})-)?(\d{2})-(\d{2})", words)
    typed = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", words)
    if iso is None and typed is None:
        return None
    year, month, day = iso.groups() if iso else (typed[3], typed[2], typed[1]) if typed else (None, None, None)
    years = (int(year),) if year else range(today.year, today.year + 9)
    return next((d for y in years if (d := _date(y, int(month or 0), int(day or 0))) and (year or d >= today)), None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
