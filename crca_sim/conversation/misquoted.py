"""A told value given back with another figure: « donc 4 000 km par an » to who said 4 500.

Only what can be compared is compared: kilometres, square metres, sums and dates, each with a told fact of the same kind
that the sentence is about. A bound (« moins de 6 000 km ») is no figure, and what the author accepts as `reprise` is right.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crca_sim.authoring.scenario import Fact
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import fold, said_among
from crca_sim.understanding.numbers_fr import NUMBER, value_of
from crca_sim.understanding.reading import SentenceReading, Slot

CLOSE = 0.06
"""Share of the value within which a figure is the same one, rounded."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(?: (?:EUR|km|m2)\b.*)?")
_WRITTEN = re.compile(NUMBER)
_KINDS = {"kilometrage": "km", "surface": "m2", "montant": "EUR", "cotisation": "EUR"}
_BOUND = re.compile(r"(?:moins|plus|pres|jusqu'|au-?dessus|dessous|entre|maximum|maxi|minimum|mini|depasser?|a)\W*(?:d'|de|a|du|des)?\W*$")


def misquoted(x: Exchange, sentence: SentenceReading) -> list[str]:
    """The told facts whose value this sentence gives back wrongly."""
    about = {seen.topic for seen in sentence.topics}
    told = [f for f in x.state.disclosed if f in x.scenario.facts]
    return [f for f in told if about & {f, *x.fact(f).topics} and _wrong(x.fact(f), sentence)]


def other_figures(fact: Fact, sentence: SentenceReading) -> bool:
    """A number in the sentence that nothing told of this fact holds."""
    told = {n for line in (*fact.full, *fact.brief, *fact.taken_up, fact.label, fact.value or "") for n in numbers(line)}
    return bool(numbers(sentence.text) - told - {1})


@lru_cache(maxsize=512)
def numbers(text: str) -> frozenset[int]:
    """The whole part of the numbers of a text, in figures or in words."""
    return frozenset(int(value_of(found.group())) for found in _WRITTEN.finditer(fold(text)))


def _wrong(fact: Fact, sentence: SentenceReading) -> bool:
    if not fact.value or said_among(sentence.text, fact.taken_up):
        return False
    said = [slot for slot in sentence.slots if _comparable(fact, slot) and not _bounded(sentence.text, slot)]
    return len(said) == 1 and not _same(fact.value, said[0].value)


def _comparable(fact: Fact, slot: Slot) -> bool:
    value = fact.value or ""
    if _DAY.fullmatch(value):
        return _DAY.fullmatch(slot.value) is not None
    if slot.role in ("kilometrage", "surface"):
        return slot.role in fact.topics and _NUMBER.fullmatch(value) is not None
    return value.endswith("EUR") and _NUMBER.fullmatch(value) is not None and _KINDS.get(slot.role) == "EUR"


def _bounded(text: str, slot: Slot) -> bool:
    return _BOUND.search(text[: text.find(slot.text)].casefold()) is not None


def _same(value: str, said: str) -> bool:
    if _DAY.fullmatch(value):
        return value == said
    ours, theirs = (_NUMBER.match(figure) for figure in (value, said))
    if ours is None or theirs is None:
        return True
    right, other = (float(m[1].replace(",", ".")) for m in (ours, theirs))
    return abs(right - other) <= CLOSE * right
