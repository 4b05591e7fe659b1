"""Whether something that the scenario holds ready comes up now."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.triggers import Trigger
from crca_sim.conversation.exchange import Exchange

_JUST = {
    "offre": ev.OfferMade, "prix": ev.ClaimMade, "limite": ev.LimitSaid, "decision": ev.DecisionAsked,
    "document": ev.DocumentSent, "refus": ev.RefusalSaid, "attente": ev.ClientWaited, "objection": ev.ObjectionMoved,
    "besoin": ev.NeedRevealed,
}  # fmt: skip


def just_now(x: Exchange, trigger: Trigger) -> bool:
    """Whether what it comes after happens in this very message."""
    return trigger.after in _JUST and x.happened(_JUST[trigger.after])


def due(x: Exchange, trigger: Trigger) -> bool:
    """All the keys of the trigger hold."""
    trust = x.state.measures["trust"]
    return (
        (trigger.stage is None or trigger.stage in x.state.stages)
        and (trigger.turn is None or x.turn >= trigger.turn)
        and (trigger.after is None or after(x, trigger.after))
        and (trigger.topic is None or trigger.topic in x.reading.topics())
        and (trigger.complement is None or trigger.complement in x.state.complements)
        and (trigger.solution is None or trigger.solution in x.state.offers)
        and (trigger.unless_known is None or trigger.unless_known not in {*x.state.disclosed, *x.state.revealed})
        and (trigger.trust_below is None or trust < trigger.trust_below)
        and (trigger.trust_from is None or trust >= trigger.trust_from)
    )


def after(x: Exchange, what: str) -> bool:
    """Whether this has happened in the interview, this turn included (KeyError: no such thing)."""
    return {
        "offre": bool(x.state.offers),
        "prix": x.state.quoted,
        "limite": bool(x.state.limits),
        "question_argent": "budget" in x.state.asked,
        "decision": x.state.decisions > 0,
        "identite": x.state.identified,
        "document": bool(x.state.sent),
        "refus": x.state.situation.refused is not None,
        "attente": x.state.waits > 0,
        "objection": bool(x.state.objections),
        "besoin": bool(x.state.revealed),
        "blocage": x.state.guidance.obstacles > 0,
    }[what]
