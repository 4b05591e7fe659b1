"""Amounts, dates, hours and durations of a note, each with a canonical key: « 1er déc. », « 01/12/26 » are one date.

The slots of a sentence have roles and objects, and leave out what has none; a note also writes « 24.11.26 », « déc. »,
« la veille », and any day counts. So the judge reads values by itself; only the numbers are shared (`numbers_fr.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .numbers_fr import FIGURES, NUMBER, SPELT, plain, value_of


@dataclass(frozen=True, slots=True)
class Value:
    """`text[start:end]` is a value of this kind: `date`, `heure`, `duree`, `montant`, `nombre`."""

    start: int
    end: int
    kind: str
    keys: frozenset[str]


_MONTHS = (
    "janvier|janv|jan", "fevrier|fevr|fev", "mars", "avril|avr", "mai", "juin", "juillet|juil", "aout",
    "septembre|sept", "octobre|oct", "novembre|nov", "decembre|dec",
)  # fmt: skip
_LONG_DAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DAY = rf"(?:(?:{_LONG_DAY}|(?:lun|mar|mer|jeu|ven|sam|dim)\.?),? )?(?:(?:le|du|au) )?"
_YEAR = r"(?:19|20)?\d\d"
_DATE = re.compile(
    rf"(?<![\w/.,]){_DAY}(?:(?P<d>[0-3]?\d)(?:er)?|premier) ?(?P<m>{'|'.join(_MONTHS)})(?![a-z])\.?"
    rf"(?: {_YEAR}(?![\d/h€%]| ?(?:h|€|euros|km)\b))?"
    rf"|(?<![\w/.,]){_DAY}(?P<d2>[0-3]?\d)[/](?P<m2>[01]?\d)(?:[/]{_YEAR})?(?![\w/])"
    rf"|(?<![\w/.,]){_DAY}(?P<d3>[0-3]?\d)[.-](?P<m3>[01]?\d)[.-]{_YEAR}(?![\w/])"
    rf"|(?<![\w/.,]){_DAY}(?P<d4>[0-3]\d)\.(?P<m4>0[1-9]|1[0-2])(?![\w/,]|\.\d)"
)
_NEAR_DAY = re.compile(
    r"(?<![\w-])(?:avant-hier|hier|la veille|apres-demain|demain|aujourd'hui|ce jour|ce matin|ce soir|cet apres-midi|"
    rf"(?:{_LONG_DAY})(?: (?:prochain|dernier|matin|midi|soir|apres-midi|[0-3]?\d(?:er)?(?![\w/,]| ?(?:h\b|€|euros))))?|"
    r"(?:le|au|du) (?:1er|premier)(?= |[.,;)]|$))(?![\w-])"
)
_HOUR = re.compile(
    r"(?<![\w,./:])(?P<h>[01]?\d|2[0-4]) ?(?:h|heures?)(?: ?(?P<m>[0-5]\d))?(?![\w/])|"
    r"(?<![\w:])(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?![\d:])|(?<!\w)(?P<noon>midi)(?!\w)"
)
_DURATION = re.compile(
    rf"(?P<n>{NUMBER}) ?(?P<u>jours?|jrs?|j|semaines?|sem|mois|ans?|annees?|heures?|minutes?|min|mn)(?![\w/'])"
    r"(?: (?:ouvres?|ouvrables?|calendaires?))?"
)
_LASTING = re.compile(r"(?:sous|dans|d'ici|pendant|apres|moins de|delai de|depuis) (?:les |un delai de )?$")
_ALONE = re.compile(rf"(?:{FIGURES}|{SPELT})(?P<money> ?(?:€|euros?\b|eur\b))?")
_ARTICLES = ("un", "une", "zero")


def values(folded: str) -> list[Value]:
    """All values of a folded text, in order; where two overlap the longer one stays."""
    found = [*_dates(folded), *_hours(folded), *_durations(folded), *_numbers(folded)]
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Value] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _value(match: re.Match[str], kind: str, key: str) -> Value:
    return Value(match.start(), match.end(), kind, frozenset((f"{{{kind}}}", f"{kind}:{key}")))


def _dates(folded: str) -> Iterator[Value]:
    for match in _DATE.finditer(folded):
        day = int(match["d"] or match["d2"] or match["d3"] or match["d4"] or 1)
        number = match["m2"] or match["m3"] or match["m4"]
        month = int(number) if number else next(n for n, names in enumerate(_MONTHS, 1) if match["m"] in names.split("|"))
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield _value(match, "date", f"{month:02d}-{day:02d}")
    for match in _NEAR_DAY.finditer(folded):
        yield _value(match, "date", match.group())


def _hours(folded: str) -> Iterator[Value]:
    for match in _HOUR.finditer(folded):
        if not (match["h"] and _LASTING.search(folded[: match.start()])):
            hour = 12 if match["noon"] else int(match["h"] or match["h2"])
            yield _value(match, "heure", f"{hour:02d}:{match['m'] or match['m2'] or '00'}")


def _durations(folded: str) -> Iterator[Value]:
    for match in _DURATION.finditer(folded):
        if match["n"] not in _ARTICLES or match["u"] not in ("an", "mois"):
            yield _value(match, "duree", f"{plain(value_of(match['n']))} {match['u'][:2]}")


def _numbers(folded: str) -> Iterator[Value]:
    """A count is known by its number alone: « 4 500 », « 4500 km », « quatre mille cinq cents »."""
    for match in _ALONE.finditer(folded):
        if match.group() not in _ARTICLES:
            number = plain(value_of(re.sub(r" ?(?:€|euros?|eur)$", "", match.group())))
            kind = "montant" if match["money"] else "nombre"
            yield Value(match.start(), match.end(), kind, frozenset((f"{{{kind}}}", "{nombre}", f"nombre:{number}")))
