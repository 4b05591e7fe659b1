"""What follows: what the adviser says they will do, when, and by which channel."""

from __future__ import annotations

import datetime as dt
import re

from crca_sim import events as ev
from crca_sim.conversation import yes_or_no
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import channel_named, marked
from crca_sim.understanding.reading import SentenceReading

_DATED = ("echeance", "date_effet", "horaire", "date", "delai", "duree")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLAUSE = re.compile(r"[,;:] | et (?=je |nous |on )", re.IGNORECASE)


def listen(x: Exchange) -> None:
    """What is promised, noted with its day; the client takes note of it."""
    for sentence in x.reading.doing("annoncer_suite", "proposer_rdv"):
        if marked(sentence.text, "dedit") or _is_over(x, sentence) or yes_or_no.asks_when_free(sentence):
            continue
        when = _when(x, sentence)
        x.note(ev.PromiseMade(turn=x.turn, what=_what(sentence), when=when, channel=channel_named(sentence.text), quote=sentence.text))
        x.advanced = True
        if when:
            x.react("suite_datee", sentence.text)
    if x.happened(ev.PromiseMade) and "answer" not in x.said and "remark" not in x.said:
        x.line("remark", "suite")


def _is_over(x: Exchange, sentence: SentenceReading) -> bool:
    """« Le rappel promis le 13 n'a pas été fait » tells what happened; it promises nothing."""
    days = [dt.date.fromisoformat(slot.value[:10]) for slot in sentence.slots if _DATE.match(slot.value)]
    return any(day < x.scenario.day for day in days) and not any(day >= x.scenario.day for day in days)


def _when(x: Exchange, sentence: SentenceReading) -> str | None:
    """The day that the client picked; else the first said with what the adviser will do; without such words, the first said."""
    picked = x.chosen.get(sentence.start, "")
    if chosen := next((s.value for s in sentence.slots if s.role in _DATED and s.text in picked), None):
        return chosen
    clauses = [c for c in _CLAUSE.split(sentence.text) if marked(c, "rappel") or marked(c, "envoi")]
    days = [s for s in sentence.slots if s.role in _DATED]
    near = [s for s in days if any(s.text in clause for clause in clauses)]
    return next((s.value for s in near or days), None)


def _what(sentence: SentenceReading) -> str:
    if sentence.does("proposer_rdv") or marked(sentence.text, "rappel"):
        return "rappel"
    return "envoi" if marked(sentence.text, "envoi") else "suite"
