"""Figures as they are best written (`handicap.md` § 6, P21): an amount with its €, a date with its day and its month in letters."""

from __future__ import annotations

import re

from .french import fold

_NUMBER = r"(?:\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_SPELT_WORD = (
    r"(?:dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille|"
    r"un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
)
_SPELT = rf"{_SPELT_WORD}(?:[ -](?:et )?{_SPELT_WORD})*"
_DAY = r"(?:1er|premier|0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
_SHORT_MONTH = r"(?:janv|fevr?|avr|juil|sept?|oct|nov|dec)\b"
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_A_TERM = r"(?: ?/ ?| (?:par|le|la) )(?:mois|an|annee|trimestre|semestre)\b"

_CLEAR = (
    rf"(?<![\d.,/-]){_NUMBER} ?(?:€|euros?\b)(?: ?\d\d\b(?! ?(?:%|jours?|mois|ans?|h\b)))?",
    rf"\b{_SPELT} euros?\b(?: {_SPELT}\b)?",
    rf"(?<!\d){_DAY} {_MONTH}\b",
)
_ODD_UNITS = (rf"(?<![\d,.]){_NUMBER} ?(?:k ?€|k ?euros?|keur|eur|balles|boules)(?!\w)", r"(?<!\w)€ ?\d[\d.,]*")
_ODD_DATES = (
    r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])"
    r"(?:/(?:0[1-9]|1[0-2])|(?P<dash>[/-])(?:0?[1-9]|1[0-2])(?P=dash)(?:20)?\d\d)(?:/(?:20)?\d\d)?(?![\d/]|-\d)",
    r"(?<![\d/.,-])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?:20)?\d\d(?!\d)",
    r"(?<!\d)20\d\d-[01]\d-[0-3]\d\b",
    rf"\b{_WEEKDAY} {_DAY}\b(?! ?{_MONTH}| ?h\b| ?heures?\b|[ /.-]?\d| {_SHORT_MONTH})",
    rf"(?<!\d){_DAY} (?:{_SHORT_MONTH}|courant\b)\.?",
)
_SUM = (
    r"(?:cotisations?|franchises?|primes?|plafonds?|tarifs?|prix|cout|coute(?:ra|rait)?|montants?|remise|rembours\w+|indemnite|forfait|"
    r"mensualites?|facture|devis|capital|pay\w+|revient|reviendra|fait|fera|ferait)"
)
_LINK = (
    r"(?:(?: (?:est|sera|serait|reste|passe|passera|s'eleve|monte|mensuelle|annuelle|vol|globale|environ|seulement|donc|pour vous))*"
    r" (?:de|a|est|sera|jusqu'a|est de|sera de|a partir de)| ?:| )"
)
_OTHER_UNIT = (
    r"(?:%|pour cent|jours?\b|j\b|mois\b|ans?\b|annees?\b|semaines?\b|heures?\b|h\b|h\d|km\b|kilometres?|m2\b|m²|"
    r"fois\b|minutes?\b|k\b|[xX]\b)"
)
_NOT_MONEY = rf"(?![\d.,/]*\d| ?(?:€|euros?\b|{_OTHER_UNIT}|{_MONTH}|k€|eur\b|balles)| [a-z]+(?:s|x)\b)"
_BARE = (
    rf"(?<![\d,./-])(?P<rate>{_NUMBER}){_A_TERM}",
    rf"(?<=\bde )(?P<taken>{_NUMBER}) de (?:franchise|plafond|cotisation|prime|remise)\b",
    rf"\b{_SUM}{_LINK} ?(?P<sum>{_NUMBER})\b{_NOT_MONEY}",
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_ALONE = ("rate", "taken", "sum")
"""What is shown of a bare amount: the amount."""
_HINT = re.compile(r"\d|euro|premier")
"""What no figure can do without."""
_CLEAR_FIGURE, _UNCLEAR_FIGURE = _any(*_CLEAR), _any(*_ODD_UNITS, *_ODD_DATES, *_BARE)


def figures(message: str) -> tuple[int, tuple[str, ...]]:
    """How many amounts and dates a message gives, and those that a reader may not get at once, verbatim."""
    folded = fold(message)
    if not _HINT.search(folded):
        return 0, ()
    clear = [m.span() for m in _CLEAR_FIGURE.finditer(folded)]
    doubtful = [m.span(next((g for g in _ALONE if m[g]), 0)) for m in _UNCLEAR_FIGURE.finditer(folded)]
    unclear = [message[a:b] for a, b in doubtful if not any(a < end and start < b for start, end in clear)]
    return len(clear) + len(unclear), tuple(dict.fromkeys(unclear))
