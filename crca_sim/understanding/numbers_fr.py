"""French numbers, in figures or in words, up to the millions."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_BIG = {"mille": 1_000, "million": 1_000_000, "millions": 1_000_000}
_LARGEST = 10**12
_WORD = "|".join(sorted([*_UNITS, *_BIG, "cents?"], key=len, reverse=True))
SPELT = rf"(?<![\w-])(?:{_WORD})(?:(?: et (?=une?\b|onze\b)|[ -])(?:{_WORD})){{0,14}}(?![\w-])"
FIGURES = r"(?<![\w,./-])\d{1,3}(?:[ .]\d{3}){1,3}(?:,\d{1,6})?(?![\d/])|(?<![\w,./-])\d{1,12}(?:[.,]\d{1,6})?(?![\d/])"
NUMBER = rf"(?:{FIGURES}|{SPELT})"


def _from_words(words: str) -> Decimal:
    total, current = 0, 0
    for word in re.split(r"[ -]+", words):
        if word in _BIG:
            total, current = (total + max(1, current)) * _BIG[word] if word != "mille" else total + max(1, current) * 1_000, 0
        elif word in ("cent", "cents"):
            current = max(1, current) * 100
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif word != "et":
            current += _UNITS[word]
    return Decimal(min(total + current, _LARGEST))


def value_of(text: str) -> Decimal:
    """The number written in a folded text that matches `NUMBER`."""
    if text[0].isdigit():
        whole = (
            re.sub(r"[ .](?=\d{3}(?!\d))", "", text)
            if "," in text or " " in text or text.count(".") > 1 or re.fullmatch(r"\d{1,3}\.\d{3}", text)
            else text
        )
        return Decimal(whole.replace(",", "."))
    return _from_words(text)


def plain(number: Decimal) -> str:
    """« 150 », « 176.63 »: no needless zero."""
    return format(number.normalize(), "f") if number % 1 else str(int(number))
