"""Asking what a word means: seldom, and only when the word stands in the way of what matters now."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import recall, signs, vocabulary
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import says

MOST = 2
"""Words that a client asks about in one interview; then they let go."""


def listen(x: Exchange) -> None:
    """A word that stops who has nothing better to say: what was asked is answered first, what was given is taken up first."""
    if not _busy(x):
        _ask(x, vocabulary.strange(x))


def stops_at(x: Exchange, sentence: str) -> bool:
    """A question that is not understood because of one of its words: the client asks about that word."""
    return x.happened(ev.TermNotUnderstood) or _ask(x, [term for term in vocabulary.strange(x) if says(sentence, term)])


def _busy(x: Exchange) -> bool:
    given = any(isinstance(e, ev.ObjectionMoved) and e.state != "hardened" for e in x.events)
    settled = x.happened(ev.ObjectionAnswered, ev.QuestionSettled, ev.RefusalSaid, ev.DepartureSettled, *signs.TELLING)
    return given or settled or bool(x.said.get("answer")) or "raise" in x.said or bool(x.reading.doing("demander_accord"))


def _ask(x: Exchange, terms: list[str]) -> bool:
    if not terms or recall.keeps_quiet(x) or x.state.terms_asked >= MOST or "raise" in x.said:
        return False
    if signs.show(x, "raise", ("terme",)):
        return True
    text = x.line("raise", "terme", terme=terms[0])
    if text:
        x.note(ev.TermNotUnderstood(turn=x.turn, term=terms[0], text=text))
    return text is not None
