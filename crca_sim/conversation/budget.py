"""The client's own budget: said back to them, it announces no price; a price far above it makes them start."""

from __future__ import annotations

import re

from crca_sim.conversation.access import known_figure
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading, Slot

TOPIC = "budget"
FAR_ABOVE = 1.4
"""Times the budget from which nobody takes a price calmly."""
_SUM = re.compile(r"(\d+(?:[.,]\d+)?) EUR(?: par (mois|an))?")


def said_back(x: Exchange, sentence: SentenceReading) -> bool:
    """The sentence takes up the budget, or asks about a sum, that the client told, and names nothing for sale."""
    if any(said_among(sentence.text, solution.named) for solution in x.scenario.solutions.values()):
        return False
    if asks_about_own_sum(x, sentence):
        return True
    told = [(name, x.fact(name)) for name in x.state.disclosed if name in x.scenario.facts]
    return any(TOPIC in (name, *fact.topics) and said_among(sentence.text, fact.taken_up) for name, fact in told)


def asks_about_own_sum(x: Exchange, sentence: SentenceReading) -> bool:
    """« Les trois cent douze euros, c'est pour l'année ? » to who said three hundred and twelve: no price of ours."""
    sums = [slot.value for slot in sentence.slots if slot.value.endswith("EUR")]
    ours = any(price in sums for prices in x.cast.prices.values() for price in prices)
    return bool(sums) and sentence.text.rstrip().endswith("?") and not ours and all(known_figure(x, value) for value in sums)


def far_above(x: Exchange, slot: Slot) -> bool:
    """Whether this price is well over what the client can pay, as far as both are known by the year."""
    values = [fact.value for name, fact in x.scenario.facts.items() if fact.value and TOPIC in (name, *fact.topics)]
    budgets = [yearly for value in values if (yearly := _by_year(value)) is not None]
    price = _by_year(f"{slot.value} par {'mois' if slot.object == 'mensuelle' else 'an'}")
    return slot.role == "cotisation" and bool(budgets) and price is not None and price > FAR_ABOVE * max(budgets)


def _by_year(value: str) -> float | None:
    """A sum of money by the year; one without a period is taken for a year's."""
    found = _SUM.fullmatch(value)
    return float(found[1].replace(",", ".")) * (12 if found[2] == "mois" else 1) if found else None
