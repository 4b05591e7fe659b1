"""What the client keeps: a yes out of politeness, and what was said and is gone some turns later (`handicap.md` H05, H14)."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import access
from crca_sim.conversation.exchange import Exchange

FORGOTTEN = 4
"""Turns after which what was explained may be gone."""
PRICE = "Le prix, c'était combien ?"
MOST = 2
"""Times a client asks again, at most."""


def answer_closed_check(x: Exchange) -> None:
    """« C'est clair ? » : some say yes whatever got through; others say what did not."""
    profile = access.informs(x)
    lost = [point for point, understood in x.state.understood.items() if not understood]
    if profile and profile.acquiesces and x.line("answer", "oui_de_politesse"):
        return
    question = _question(x, lost[0]) if profile and lost else None
    (question and x.line("answer", "pas_tout_compris", question=question)) or x.line("answer", "comprehension_vague")


def _question(x: Exchange, point: str) -> str | None:
    """How the client asks for a point."""
    limit = x.scenario.limits.get(point)
    if limit is None:
        return PRICE
    return limit.asked[0] if limit.asked else None


def keeps_quiet(x: Exchange) -> bool:
    """Someone who says yes out of politeness does not ask what a word means."""
    profile = access.informs(x)
    return profile is not None and profile.acquiesces


def asks_again(x: Exchange) -> bool:
    """Something explained a while ago is asked again, unless something written was left."""
    profile = access.hindered(x)
    if profile is None or not profile.forgets or x.state.access.summary or x.state.open_objection():
        return False
    if len(x.state.access.asked_again) >= 1 + x.cast.chance.number("oubli", MOST):
        return False
    for point, turn in x.state.access.explained.items():
        if x.turn - turn >= FORGOTTEN and (text := _ask(x, point)):
            x.note(ev.PointAskedAgain(turn=x.turn, point=point, text=text))
            return True
    return False


def _ask(x: Exchange, point: str) -> str | None:
    question = _question(x, point)
    return x.line("raise", "redemande", question=question) if question else None
