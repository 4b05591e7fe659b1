"""Amounts of money, also said without their unit: « de 250 à 150 € », « 11,34/mois », « la franchise monte à quatre cents »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .numbers_fr import NUMBER, plain, value_of

MONTH = (
    r"par mois|(?:le \d\d? (?:de )?)?chaque mois|(?:chaque|le) \d\d? du mois|"
    r"/ ?(?:mois|m\b)|mensuel\w*|(?:chaque|tous les|le|du) mois|au mois|(?:la|par) mensualite"
)
YEAR = (
    r"par an(?:nee)?|(?:pour|sur) un an|sur (?:douze|12) mois|/ ?an\b|annuel\w*|(?:a |pour |sur |chaque |de )?l'an(?:nee)?\b|"
    r"chaque annee|tous les ans"
)
PERIOD = rf"(?:par \w+ et )?(?:(?P<month>{MONTH})|(?P<year>{YEAR}))"

_TENS = "vingt|trente|quarante|cinquante|soixante|quatre-vingt|dix|onze|douze|treize|quatorze|quinze|seize"
_CENTS = (
    r"\.? ?(?:et )?(?P<cents>\d\d|(?:(?:"
    rf"{_TENS})[a-z-]*(?: et (?:un|onze))?|deux|trois|quatre|cinq|six|sept|huit|neuf)(?= centimes?| cts?|(?!\w)))(?: centimes?| cts?)?"
)
_UNIT_AFTER = r" ?(?:€|%|km|euros?\b|eur\b|mois|ans?\b|jours?|h\b|heures?|m2|m²|pieces?|fois|enfants?|personnes?|\d|/)"
_WRITTEN = re.compile(
    rf"(?P<n>{NUMBER}) ?(?P<big>millions? d'|millions? de |k ?)?(?:(?:premier|petit|pauvre)s? )?"
    rf"(?:€|euros?\b|eur\b|balles\b)(?:{_CENTS}(?!{_UNIT_AFTER}))?"
)
_LETTER = re.compile(
    r"(?<![\w,./-])(?<!le )(?<!la )(?<!au )(?<!du )(?<!votre )(?P<n>\d+(?:[.,]\d+)?)e"
    r"(?= ?(?:/|[,.;!?)]|$)| (?:par|pour|pr|de (?!la |votre )|d'|en |l'an|a l|ttc|max|et |ou |chez|sur|si|mais|c'|tout))"
)
_MORE = re.compile(rf"(?P<n>{NUMBER}) ?(?:,|a|et|ou|puis|-|/) ?$")
_END = r"(?= ?(?:[,.;!?)(]|$| - )| (?:en|pour|pr|sur|si|et|mais|par|avec|dans|au|qui|quand)\b)"
_CUED = re.compile(
    rf"(?:franchises?|plafond\w*)(?: [\w'-]+){{0,4}}? ?(?:a|de|est|est de|:|=|c'est|c|serait de|sera de) (?P<n>{NUMBER}){_END}"
)
_ELLIPTIC = re.compile(rf"(?:(?<! y)(?<! en) a|c'est| est| est de| c| soit| au lieu de| contre) (?P<n>{NUMBER}){_END}")
_LISTED = re.compile(rf"(?: et|,) (?P<n>{NUMBER})(?=\.?$| (?:pour|pr|sur|si)\b)")
_NEARLY = re.compile(r" ?(?:pres\b|symbolique)")
_BY_PERIOD = re.compile(
    rf"(?P<n>(?<![\w,./-])\d+(?:[.,]\d+)?(?=/)|{NUMBER}) ?"
    r"(?=par mois|par an|/ ?(?:mois|an\b|m\b)|mensuel|annuel|(?:chaque|tous les) mois|l'an)"
)
_PRICED = re.compile(
    r"cotis|tarif|prix|coute|revien|reviendr|formule|mensualite|prime|(?:ca|cela) (?:vous |vs |te )?f(?:ait|era)|option|\bopt\b|franchise"
)
_NOT_MONEY = re.compile(r"km|kilometr|roul|bornes|fois")
_SMALLEST_BARE = 10


@dataclass(frozen=True)
class Amount:
    """Money said; `first` and `last` bound the range it is part of: « de 250 à 150 € » is one place, two amounts."""

    start: int
    end: int
    value: str
    first: int
    last: int

    @property
    def number(self) -> float:
        """In euros."""
        return float(self.value.split()[0])


def _value(match: re.Match[str]) -> str:
    number = value_of(match["n"])
    parts = match.groupdict()
    if parts.get("big"):
        number *= 1000 if parts["big"].strip() == "k" else 1_000_000
    if parts.get("cents") and number % 1 == 0:
        number += value_of(parts["cents"]) / Decimal(100)
    return f"{number:.2f} EUR" if number % 1 else f"{plain(number)} EUR"


def _bare(match: re.Match[str], smallest: int = _SMALLEST_BARE) -> bool:
    return value_of(match["n"]) >= smallest and not match["n"].startswith("zero")


def _range(folded: str, match: re.Match[str]) -> Iterator[Amount]:
    """The amount, and those before it that borrow its unit."""
    others: list[re.Match[str]] = []
    start = match.start()
    while (other := _MORE.search(folded, max(0, start - 40), start)) and _bare(other):
        others.insert(0, other)
        start = other.start()
    if match.group().startswith(("un euro", "1 euro")) or _NEARLY.match(folded, match.end()):
        return
    for one in others:
        yield Amount(one.start("n"), one.end("n"), _value(one), start, match.end())
    yield Amount(match.start(), match.end(), _value(match), start, match.end())


def _alone(match: re.Match[str]) -> Amount:
    return Amount(match.start("n"), match.end("n"), _value(match), match.start("n"), match.end("n"))


def _implied(folded: str, written: list[Amount]) -> Iterator[Amount]:
    """Numbers that can only be euros where they stand."""
    yield from (_alone(m) for m in _CUED.finditer(folded) if _bare(m))
    if written:
        others = (m for pattern in (_ELLIPTIC, _LISTED) for m in pattern.finditer(folded, written[0].end))
        yield from (_alone(m) for m in others if _bare(m))
    if not _NOT_MONEY.search(folded):
        priced = bool(written) or bool(_PRICED.search(folded))
        yield from (_alone(m) for m in _BY_PERIOD.finditer(folded) if _bare(m, 4) and (priced or value_of(m["n"]) % 1))


def _apart(found: Iterator[Amount], kept: list[Amount]) -> list[Amount]:
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def amounts(folded: str) -> list[Amount]:
    """All amounts of money of a folded sentence, in order."""
    written = [one for pattern in (_WRITTEN, _LETTER) for m in pattern.finditer(folded) for one in _range(folded, m)]
    written = _apart(iter(sorted(written, key=lambda one: one.start)), [])
    return sorted(_apart(_implied(folded, written), written), key=lambda one: one.start)
