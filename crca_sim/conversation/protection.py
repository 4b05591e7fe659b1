"""A protective measure (`handicap.md` § 4): one asks who signs with the person for *this* act, not whether they are under one."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading


def listen(x: Exchange) -> None:
    """Asked who signs, the client tells."""
    protection = x.scenario.protection
    asking = next((s for s in x.sentences if protection and _asks(s, protection.asked)), None)
    if protection is None or asking is None:
        return
    x.note(ev.ProtectionAsked(turn=x.turn, quote=asking.text))
    x.aside.add(asking.start)
    x.advanced = True
    if marked(asking.text, "mesure_nommee") and not said_among(asking.text, protection.asked):
        x.react("mesure_demandee", asking.text)
    text = voice.first(x, "answer", protection.told, "protection") or x.line("answer", "protection_deja_dite")
    if text and not x.state.situation.protection_told:
        x.note(ev.ProtectionTold(turn=x.turn, text=text))


def _asks(sentence: SentenceReading, asked: tuple[str, ...]) -> bool:
    if said_among(sentence.text, asked):
        return True
    asks = sentence.text.rstrip().endswith("?")
    return asks and (marked(sentence.text, "qui_signe") or marked(sentence.text, "mesure_nommee"))


def blocks(x: Exchange) -> bool:
    """Whether no agreement is possible here without the representative."""
    return x.scenario.protection is not None and x.scenario.protection.blocks
