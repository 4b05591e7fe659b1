"""Names of the portal in the trainee's words: said as names, they are no jargon."""

from __future__ import annotations

from functools import cache

from crca_sim.conversation.exchange import Exchange
from crca_sim.house import house
from crca_sim.understanding.expressions import says


@cache
def _names() -> frozenset[str]:
    portal = house().portal
    elements = (e for p in portal.pages for e in portal.elements(p))
    return frozenset([n for e in elements for n in (e.name, e.format, *e.choices) if n] + [p.title for p in portal.pages.values()])


def is_a_name(x: Exchange, term: str) -> bool:
    """Whether a technical term is only said as the name of something on the portal (« Mes sinistres »)."""
    if x.scenario.guidance is None:
        return False
    return any(says(name, term) and says(x.text, name) for name in _names())
