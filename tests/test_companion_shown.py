"""Whoever is with the client is shown before them, by name, in lines as in the transcript."""

from __future__ import annotations

from crca_sim.conversation.call import Call
from crca_sim.plain.telling import told
from crca_sim.practice.turns import TurnView, views
from crca_sim.screens.interview.telling import entries
from tests.builders import say
from tests.situations import SON, a_situation, opened


def shown(call: Call, text: str) -> TurnView:
    """The turn in which this is said."""
    first = views(opened(call))[0]
    return views(say(call, text), first)[0]


def test_lines_tell_the_companion_then_the_client() -> None:
    lines = told(shown(a_situation(compagnon=SON), "Que veut votre père ?"))
    speakers = [line.split(" : ")[0].replace("\u00a0", " ").strip(" :") for line in lines]
    assert speakers[:3] == ["Vous", "Philippe Garnier", "Client"]


def test_the_transcript_tells_the_companion_then_the_client() -> None:
    told_entries = entries(shown(a_situation(compagnon=SON), "Que veut votre père ?"), "Jean Test")
    assert [(e.kind, e.who) for e in told_entries] == [("trainee", "Vous"), ("companion", "Philippe Garnier"), ("client", "Jean Test")]


def test_a_turn_in_which_only_the_companion_speaks_is_no_silence() -> None:
    silent = SON | {"interventions": {"presse": {"declencheur": {"tour": 1}, "dire": ["On signe ?"], "insistant": True}}}
    view = shown(a_situation(compagnon=silent), "Voilà.")
    assert view.companion == ("Philippe Garnier", "On signe ?")
    assert not any("silence" in line for line in told(view))
