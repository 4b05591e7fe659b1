"""What a client who has closed up keeps to themself: the intimate and the costly; what anyone tells comes in few words."""

from __future__ import annotations

from crca_sim.authoring.scenario import Fact
from crca_sim.conversation import lines
from crca_sim.conversation.exchange import Exchange

SHUT = 20
"""Trust up to which a client is closed."""


def shut(x: Exchange) -> bool:
    """Too wary to give more than the words asked for."""
    return x.state.measures["trust"] <= SHUT


def refuses(x: Exchange, fact: Fact) -> bool:
    """Whether a closed client will not tell this; the year of a car is told to anyone."""
    costs = not fact.identity and (fact.sensitive or fact.disclosure in ("confiance", "indice"))
    return shut(x) and costs and not refused_lately(x)


def refused_lately(x: Exchange) -> bool:
    """Nobody refuses twice in a row what they are asked for the very thing they came for."""
    curt = lines.variants("ferme", x.scenario, x.cast.persona)
    return x.state.refused_at >= x.turn - 1 or any(line in x.state.client_text for line in curt)
