"""The client's own budget, said back to them: « votre budget : quarante euros par mois » announces no price."""

from __future__ import annotations

from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

TOPIC = "budget"


def said_back(x: Exchange, sentence: SentenceReading) -> bool:
    """The sentence takes up the budget that the client told, and names nothing for sale."""
    if any(said_among(sentence.text, solution.named) for solution in x.scenario.solutions.values()):
        return False
    told = [(name, x.fact(name)) for name in x.state.disclosed if name in x.scenario.facts]
    return any(TOPIC in (name, *fact.topics) and said_among(sentence.text, fact.taken_up) for name, fact in told)
