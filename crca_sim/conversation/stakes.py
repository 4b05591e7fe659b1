"""What an offer, its price or a limit is for *this* client: the words that the scenario's author gave them for it."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import KeyLimit
from crca_sim.conversation import amounts
from crca_sim.conversation.exchange import Exchange


def of_limit(x: Exchange, limit: KeyLimit) -> bool:
    """Let the client weigh a limit that they have just been told, unless they already answer something."""
    return not x.said.get("answer") and x.propose("answer", limit.reaction, f"limite:{limit.label}") is not None


def of_price(x: Exchange, value: str) -> bool:
    """Let the client weigh the price of one of the scenario's solutions; `value`: canonical (`176.63 EUR`)."""
    priced = [s for s, prices in x.cast.prices.items() if any(amounts.same_amount(price, value) for price in prices)]
    named = [s for s in priced if s in x.state.offers] or priced
    lines = x.scenario.solutions[named[-1]].price_reaction if named else ()
    return x.propose("answer", lines, f"prix:{named[-1:]}", prix=amounts.spoken(value)) is not None


def of_offer(x: Exchange) -> bool:
    """Let the client say, once, what they make of what was put forward: the advised rather than the others."""
    offers = [e for e in x.events if isinstance(e, ev.OfferMade)]
    offers = [e for e in offers if e.recommended] or offers
    lines = x.scenario.solutions[offers[-1].solution].reaction if offers and not x.said.get("answer") else ()
    said = not x.state.lines_said.isdisjoint(lines)
    return not said and x.propose("answer", lines, f"offre:{offers[-1:]}") is not None
