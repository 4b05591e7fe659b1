"""Someone or something is in danger: no formality gets an answer until safety was spoken of (C2.6, FE-09)."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import Fact
from crca_sim.conversation import lines, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

EMOTIONS = frozenset({"danger", "urgence"})
"""Emotions that are a danger."""


def show(x: Exchange, emotion: str, text: str) -> None:
    """A danger that comes up during the interview."""
    if emotion in EMOTIONS:
        x.note(ev.DangerShown(turn=x.turn, text=text))


def listen(x: Exchange) -> None:
    """Safety instructions: the right ones for this scenario, or something of the kind."""
    situation = x.state.situation
    if situation.danger is None or situation.safety == "right":
        return
    right = next((s for s in x.sentences if said_among(s.text, x.scenario.shows.safety_said)), None)
    said = right or next(iter(x.reading.doing("consigne_securite")), None)
    if said is None:
        return
    x.note(ev.SafetySaid(turn=x.turn, right=right is not None, quote=said.text))
    x.advanced = True
    x.aside.add(said.start)
    if right:
        _reassured(x, said.text)
    else:
        x.line("answer", "danger_demande" if said.text.rstrip().endswith("?") else "danger_encore")


def _reassured(x: Exchange, quote: str) -> None:
    x.react("securite_d_abord", quote)
    own = x.scenario.shows.safe
    voice.first(x, "reaction", own or lines.variants("rassure", x.scenario, x.cast.persona), "rassure")


def overwhelms(x: Exchange, fact_id: str, sentence: SentenceReading) -> bool:
    """The client cannot answer a formality now; asked all the same, it costs."""
    fact = x.fact(fact_id)
    if not x.state.situation.alarmed or not _formal(fact):
        return False
    if fact.identity:
        x.note(ev.IdentityAsked(turn=x.turn, element=fact_id, quote=x.quote(sentence)))
    x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="danger"))
    x.react("formalites_avant_securite", x.quote(sentence))
    if not x.said.get("answer"):
        x.line("answer", "danger_d_abord")
    return True


def _formal(fact: Fact) -> bool:
    """Identity, what the record holds or waits for: anything but the danger itself."""
    return fact.identity or fact.known or fact.field is not None
