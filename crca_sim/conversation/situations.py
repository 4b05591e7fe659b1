"""Particular situations, in the order in which a turn lives them. Each has its own module; a scenario without them hears nothing here."""

from __future__ import annotations

from crca_sim.conversation import canvassing, companion, contradictions, danger, departure, opening, protection, questions, refusal
from crca_sim.conversation.exchange import Exchange


def arrive(x: Exchange) -> None:
    """Turn 0: what the first words show, and who else is there."""
    opening.arrive(x)
    departure.arrive(x)
    companion.arrive(x)


def listen(x: Exchange) -> None:
    """Before the questions and offers of the message: what they run into."""
    canvassing.listen(x)
    companion.listen(x)
    danger.listen(x)
    protection.listen(x)
    departure.listen(x)
    refusal.listen(x)
    questions.listen(x)


def weigh(x: Exchange) -> None:
    """Once everything in the message was heard."""
    contradictions.listen(x)
    opening.temper(x)
    canvassing.silence(x)


def take(x: Exchange) -> bool:
    """What comes up before the client's own initiatives; whether it leaves no room for one."""
    if x.state.outcome or x.state.situation.opposed or x.state.situation.alarmed:
        return True
    return companion.intervene(x) or questions.ask_again(x)
