"""The words of the trade that the client has of their own: nobody asks what a word means that they say themselves."""

from __future__ import annotations

from collections.abc import Iterator

from crca_sim.authoring.scenario import Scenario
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.jargon import lexicon


def owns(scenario: Scenario, term: str) -> bool:
    """Whether the client's own lines hold this term (« contre-expertise » tells who knows what an « expertise » is)."""
    wanted = next((known.wanted for known in lexicon().terms if known.label == term), None)
    return wanted is not None and wanted.search(fold(" ".join(_lines(scenario)))) is not None


def _lines(scenario: Scenario) -> Iterator[str]:
    yield from (*scenario.opening, *scenario.request)
    for fact in scenario.facts.values():
        yield from (*fact.full, *fact.brief)
    for objection in scenario.objections.values():
        yield from (*objection.raised, *objection.explored)
    for initiative in scenario.initiatives.values():
        yield from initiative.say
    if scenario.refusal:
        yield from (line for other in scenario.refusal.alternatives.values() for line in other.reply)
