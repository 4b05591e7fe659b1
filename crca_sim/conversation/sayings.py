"""What the adviser asserts of a delay, a date or a cover, sentence by sentence: what a later saying could contradict.

Precision first: a question, a condition, two values or two subjects in a sentence, and nothing is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crca_sim.conversation.markers import marked
from crca_sim.house import house
from crca_sim.house.product import Guarantee
from crca_sim.understanding.expressions import says, words
from crca_sim.understanding.reading import SentenceReading, Slot

SUBJECTS = {
    "declaration": "le délai de déclaration",
    "accuse": "l'accusé de réception",
    "reponse": "la réponse",
    "remboursement": "le remboursement",
    "fin_du_contrat": "la fin du contrat",
    "attente": "le délai d'attente",
    "expert": "le passage de l'expert",
    "rappel": "le rappel",
    "envoi": "l'envoi",
}
"""Marker (`sujet_…`) → what the client calls it."""
_TIMES = ("delai", "duree", "date", "date_effet", "echeance")
_DAYS = {"h": 1 / 24, "j": 1.0, "sem": 7.0, "mois": 30.0, "trim": 90.0, "an": 365.0}
COVERED, NOT_COVERED = "couvert", "non couvert"


@dataclass(frozen=True, slots=True)
class Saying:
    """`value` is what is compared; `words` how it was said."""

    about: str
    value: str
    words: str


@lru_cache(maxsize=2048)
def sayings(sentence: SentenceReading, product: str) -> tuple[Saying, ...]:
    """What the sentence asserts; what it apologises for is over."""
    if sentence.text.rstrip().endswith("?") or marked(sentence.text, "condition") or sentence.does("presenter_excuses"):
        return ()
    return (*_time(sentence), *_cover(sentence, product))


def differ(one: Saying, other: Saying) -> bool:
    """Two sayings on one subject that cannot both be true; what cannot be compared does not differ."""
    if _kind(one.value) != _kind(other.value):
        return False
    (day, hour), (other_day, other_hour) = _moment(one.value), _moment(other.value)
    return day != other_day or bool(hour and other_hour and hour != other_hour)


# ── Delays and dates ─────────────────────────────────────────────────────────────────────────────


def _time(sentence: SentenceReading) -> tuple[Saying, ...]:
    times = [slot for slot in sentence.slots if slot.role in _TIMES and slot.value != "0 h"]
    subject = _subject(sentence, times[0]) if len(times) == 1 else None
    return (Saying(subject, times[0].value, times[0].text),) if subject else ()


def _subject(sentence: SentenceReading, slot: Slot) -> str | None:
    if slot.role == "date_effet":
        return "la date d'effet"
    named = [label for name, label in SUBJECTS.items() if marked(sentence.text, f"sujet_{name}")]
    return named[0] if len(named) == 1 else None


def _kind(value: str) -> str:
    """Durations, calendar dates and days of the week are not comparable with one another."""
    if value in (COVERED, NOT_COVERED):
        return "cover"
    if re.fullmatch(r"\d+(?:\.\d+)? (?:h|j|sem|mois|trim|an)", value):
        return "duration"
    return "date" if value[:1].isdigit() else "day"


def _moment(value: str) -> tuple[str, str]:
    """The day and the hour, as far as each was said: « mardi » and « mardi 14:00 » agree; thirty days are a month."""
    if _kind(value) == "duration":
        number, unit = value.split()
        return f"{float(number) * _DAYS[unit]:.2f}", ""
    found = re.fullmatch(r"(.*?) ?(\d{2}:\d{2})?", value)
    day, hour = (found[1], found[2] or "") if found else (value, "")
    return (day[-5:] if _kind(value) == "date" else day), hour


# ── Covers ───────────────────────────────────────────────────────────────────────────────────────


def _cover(sentence: SentenceReading, product: str) -> tuple[Saying, ...]:
    named = [label for label, names in _covers(product) if any(says(sentence.text, name) for name in names)]
    if len(named) != 1 or marked(sentence.text, "nuance_de_garantie"):
        return ()
    value = _polarity(sentence.text)
    return (Saying(named[0], value, value),) if value else ()


def _polarity(text: str) -> str | None:
    if marked(text, "garantie_non"):
        return NOT_COVERED
    negated = {"pas", "non", "jamais", "aucun", "aucune", "ni", "plus"} & set(words(text))
    return COVERED if marked(text, "garantie_oui") and not negated else None


@lru_cache(maxsize=16)
def _covers(product: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The guarantees of a product, each with the names it goes by: « vol et vandalisme » is also « vol »."""
    found = house().product(product)
    return tuple((g.label, _names(g)) for g in found.guarantees.values()) if found else ()


def _names(guarantee: Guarantee) -> tuple[str, ...]:
    spelt = [name.replace("_", " ").removeprefix("garantie ") for name in (guarantee.label, *guarantee.aliases)]
    parts = re.split(r",| et ", guarantee.label)
    return tuple(dict.fromkeys(name.strip() for name in (*spelt, *parts) if len(name.strip()) > 2))
