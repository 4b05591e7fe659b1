"""How an interview ends, and why."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import agreement, desk_felt, fatigue
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked


def consider(x: Exchange) -> None:
    """The client leaves, runs out of time, or answers the trainee's farewell."""
    if x.state.outcome:
        return
    if x.state.measures["patience"] <= 0 or x.state.measures["trust"] <= x.cast.difficulty.leaves:
        _part(x, "depart", "client_parti", "patience" if x.state.measures["patience"] <= 0 else "confiance")
    elif x.state.seconds > x.scenario.minutes * 60:
        _part(x, "heure", "temps_ecoule", "temps")
    elif x.state.transferred:
        _part(x, desk_felt.transfer_line(x), "transfere", "transfert")
    elif agreement.takes_leave(x):
        _farewell(x)
    elif rested := fatigue.rest(x):
        _part(x, "fatigue_depart" if rested == "client_parti" else "fatigue_au_revoir", rested, "fatigue")


def _part(x: Exchange, line: str, outcome: ev.Outcome, why: str) -> None:
    x.said.clear()
    x.line("reaction", line)
    x.note(ev.InterviewEnded(turn=x.turn, outcome=outcome, why=why))


def _farewell(x: Exchange) -> None:
    outcome = outcome_so_far(x)
    wants_more = x.state.measures["patience"] > 30 and x.state.access.spent is None
    if outcome == "conseiller_parti" and x.turn <= 3 and wants_more:
        x.line("raise", "prenez_conge_trop_tot")
        return
    x.said.pop("raise", None)
    x.line("answer", _goodbye(x, outcome))
    x.note(ev.InterviewEnded(turn=x.turn, outcome=outcome, why="conge"))


def _goodbye(x: Exchange, outcome: ev.Outcome) -> str:
    if x.state.measures["trust"] <= 35:
        return "au_revoir_froid"
    if outcome in ("differe", "conseiller_parti"):
        return "sans_decision"
    return "au_revoir_bien" if x.state.measures["trust"] >= 60 else "au_revoir"


def outcome_so_far(x: Exchange) -> ev.Outcome:
    """What the interview came to, if it ended now."""
    state = x.state
    if agreement.SUBSCRIPTION in state.consents:
        return "accord"
    if marked(x.text, "deconseil"):
        return "deconseille"
    if any(p.what == "rappel" for p in state.promises):
        return "rappel" if not state.offers else "differe"
    return "differe" if state.offers else "conseiller_parti"
