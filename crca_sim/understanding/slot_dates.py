"""Dates, hours and durations, and what happens then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numbers_fr import NUMBER, plain, value_of
from .slot_found import Found, object_near

_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre")
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?<![\w/])(?:(?:{_DAYS}) )?(?:le )?(?:(?P<d>[0-3]?\d)(?:er)?|(?P<first>premier)) (?P<m>{_MONTH})(?: (?P<y>(?:19|20)\d\d))?(?!\w)"
    rf"|(?<![\w/])(?:(?:{_DAYS}) )?(?P<d2>[0-3]?\d)/(?P<m2>[01]?\d)(?:/(?P<y2>(?:19|20)?\d\d))?(?![\w/])"
    rf"|(?<!\w)(?P<day>{_DAYS}|demain|apres-demain|aujourd'hui|ce soir|cet apres-midi)(?: (?:prochain|matin|apres-midi|soir|midi))?(?!\w)"
    rf"|(?<!\w)(?P<part>debut|mi|fin|courant)[ -](?P<m3>{_MONTH})(?!\w)"
)
_HOUR = re.compile(
    r"(?<![\w,./])(?P<h>[01]?\d|2[0-4]) ?(?:h|heures?)(?: ?(?P<min>[0-5]\d))?(?![\w/])|"
    r"(?<!\w)(?P<noon>midi)(?!\w)(?<!apres-midi)|(?<!\d)(?P<h2>[01]?\d|2[0-3]):(?P<min2>[0-5]\d)(?!\d)"
)
_UNIT = {
    "jour": "j",
    "j": "j",
    "semaine": "sem",
    "mois": "mois",
    "an": "an",
    "annee": "an",
    "heure": "h",
    "h": "h",
    "minute": "min",
    "min": "min",
    "trimestre": "trim",
}
_DURATION = re.compile(
    rf"(?P<n>{NUMBER}) ?(?P<u>jours?|j|semaines?|mois|ans?|annees?|heures?|h|minutes?|min|"
    rf"trimestres?)(?![\w/])(?: (?:ouvres|ouvrables|calendaires|francs))?"
)

_RENOUNCE = re.compile(r"renonc\w+|retract\w+|changer d'avis|revenir sur|annuler")
_DUE = re.compile(r"echeance|renouvel\w+|anniversaire|arrive a terme|prend fin|se termine|expire")
_EFFECT = re.compile(
    r"prend\w* effet|prise d'effet|a partir d|a compter d|date d'effet|effectif|demarre\w*|debute\w*|"
    r"commence\w*|couverte? des|assuree? des|en vigueur|effet (?:au|le|des)"
)
_BEFORE = re.compile(
    r"(?:sous|dans(?: (?:un|les) (?:delai (?:de|maximum de)|prochaine?s?))?|d'ici|avant(?: le)?|"
    r"au plus tard(?: le)?|delai de|delais? d'|en moins de|jusqu'au?|a raison de|dans les|prochaine?s?|"
    r"delai)(?: (?:a|les?|les prochaine?s?|environ|maximum|un delai de))* ?$"
)
_WAIT = re.compile(r"carence|delai d'attente|delais? d'attente")
_AGE = re.compile(
    r"(?:\bage\w*|\bj'ai|\bavez|\ba|\bont|moins de|plus de|jusqu'a|apres|avant|\bde|\bses|\bvos|\bfete\w*|"
    r"a partir de|des) (?:bien |deja |environ |vos |ses )?$"
)


def _number(text: str) -> str:
    return plain(value_of(text))


def _date_value(match: re.Match[str]) -> str | None:
    """`2026-12-31`, `12-31` without a year, `12` for a month, or the day's name."""
    g = match.groupdict()
    if g["day"]:
        return str(g["day"])
    if g["m3"]:
        return f"{g['part']} {_MONTHS.index(g['m3']) + 1:02d}"
    day = 1 if g["first"] else int(g["d"] or g["d2"])
    month = _MONTHS.index(g["m"]) + 1 if g["m"] else int(g["m2"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    year = g["y"] or g["y2"]
    stamp = f"{month:02d}-{day:02d}"
    return f"{year if len(year) == 4 else '20' + year}-{stamp}" if year else stamp


def _date_role(before: str, after: str) -> str:
    near = before[-45:]
    if _EFFECT.search(near):
        return "date_effet"
    if _DUE.search(near) or re.match(r"[ ,]*(?:a l'echeance|date d'echeance)", after):
        return "echeance"
    return "delai" if _BEFORE.search(before) else "date"


def _dates(folded: str) -> Iterator[Found]:
    for match in _DATE.finditer(folded):
        value = _date_value(match)
        bare = match.groupdict()["day"]
        role = _date_role(folded[: match.start()], folded[match.end() :])
        if value and not (bare and role == "date" and bare in ("aujourd'hui", "ce soir", "cet apres-midi")):
            yield Found(match.start(), match.end(), role, value)


_AT = re.compile(
    (
        r"(?:\ba|\bavant|\bvers|\bentre|\bdes|\bet|\bjusqu'a|\bde|\bapres|lundi|mardi|mercredi|jeudi|vendredi|"
        r"samedi|demain|matin|[0-9]|,|-|/|\bou|\bpour|:|"
    )
    + _MONTH
    + r") ?$"
)


def _hours(folded: str) -> Iterator[Found]:
    for match in _HOUR.finditer(folded):
        g = match.groupdict()
        hour = "12" if g["noon"] else g["h"] or g["h2"]
        minute = g["min"] or g["min2"]
        if re.match(r" ?(?:/|sur) ?(?:24|7)", folded[match.end() :]) or re.search(
            r"24 ?h(?:eures)? ?(?:/|sur) ?$", folded[: match.start()]
        ):
            continue
        if (
            g["noon"]
            or g["h2"]
            or minute
            or (
                _AT.search(folded[: match.start()])
                and not re.search(r"(?:sous|dans(?: les)?|pendant|moins de|duree de) ?$", folded[: match.start()])
            )
        ):
            yield Found(match.start(), match.end(), "horaire", f"{int(hour):02d}:{minute or '00'}")


def _duration_role(sentence: str, before: str) -> tuple[str, str | None]:
    if _WAIT.search(sentence):
        return "delai", "attente"
    if _RENOUNCE.search(sentence) and not re.search(r"\bdepuis ?$", before):
        return "delai_renonciation", None
    if re.search(r"franchise (?:de |d'|est de )?$", before):
        return "franchise", object_near(before, "")
    return ("delai" if _BEFORE.search(before) else "duree"), None


def _durations(folded: str) -> Iterator[Found]:
    for match in _DURATION.finditer(folded):
        unit = match.group("u").rstrip("s") if match.group("u") != "mois" else "mois"
        before = folded[: match.start()]
        number = value_of(match.group("n"))
        if (
            unit in ("h", "heure")
            and number <= 24
            and _AT.search(before)
            and not re.search(r"(?:sous|dans|pendant|moins de|duree de|a|de)(?: les)? ?$", before)
        ):
            continue
        if unit in ("an", "annee") and (number > 15 or _AGE.search(before)) and not _BEFORE.search(before):
            continue
        role, what = _duration_role(_clause(folded, match), before)
        yield Found(match.start(), match.end(), role, f"{plain(number)} {_UNIT[unit]}", what)


def _clause(folded: str, match: re.Match[str]) -> str:
    """The clause around a duration: what it is the delay of is said there."""
    left = max(folded.rfind(mark, 0, match.start()) for mark in (";", ". ", " mais ", ": "))
    rights = [place for mark in (";", ". ", " mais ") if (place := folded.find(mark, match.end())) >= 0]
    return folded[max(0, left) : min([len(folded), *rights])]


def find(_sentence: str, folded: str) -> list[Found]:
    """Dates, hours and durations of a folded sentence."""
    return [*_dates(folded), *_hours(folded), *_durations(folded)]
