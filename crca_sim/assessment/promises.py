"""What was promised to the client, and what the desk did of it: kept, late or of another kind, forgotten."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.assessment.words import first_of_each, shared_words, turned
from crca_sim.house import calendar

RECENT = 3
"""Turns before a promise in which what it promises may already have been done."""
DIARY = ("programmer_rappel", "prendre_rendez_vous")
SENDING = ("envoyer_document", "envoyer_message")
LATER = ("programmer_relance", *DIARY)
"""What makes sure that something will be done."""
ELSEWHERE = ("transferer", "alerter", "enregistrer_reclamation", "demander_accord_responsable", "signaler_non_conformite")
Keeping = Literal["kept", "other", "forgotten"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise, how it was kept, and by what."""

    promise: ev.PromiseMade
    keeping: Keeping
    by: tuple[ev.DeskUsed, ...] = ()

    @property
    def nearest(self) -> tuple[ev.DeskUsed, ...]:
        """What answers these very words: done about then, of the diary, or worded alike."""
        fitting = [
            used
            for used in self.by
            if abs(used.turn - self.promise.turn) <= RECENT or used.action in LATER or shared_words(used.label, self.promise.quote)
        ]
        return tuple(sorted(fitting, key=lambda used: -shared_words(used.label, self.promise.quote))[:1])


def commitments(case: Case) -> tuple[Commitment, ...]:
    """What binds: a call-back, a sending, or anything with a day; each once."""
    made = (p for p in case.of(ev.PromiseMade) if turned(p.quote, "engagement"))
    binding = (p for p in made if (p.what in ("rappel", "envoi") or p.when or turned(p.quote, "datee")) and not _only_asked(case, p))
    return tuple(_commitment(case, promise) for promise in first_of_each(binding, lambda p: (p.what, p.quote)))


def _only_asked(case: Case, promise: ev.PromiseMade) -> bool:
    """A question that names no day, or that the client put off, binds to nothing."""
    if not promise.quote.rstrip().endswith("?"):
        return False
    put_off = any(h.about in ("agreement", "objection") for h in case.of(ev.HesitationShown, since=promise.turn, until=promise.turn))
    return put_off or not (promise.when or turned(promise.quote, "datee"))


def _commitment(case: Case, promise: ev.PromiseMade) -> Commitment:
    by = _done(case, promise)
    due = next((d for d in case.of(ev.PromiseDue) if (d.what, d.when) == (promise.what, promise.when)), None)
    in_time = tuple(used for used in by if _in_time(case, promise, used))
    if due is not None and not due.kept:
        return Commitment(promise, "forgotten")
    if in_time or (due is not None and due.kept) or _joined(case, promise):
        return Commitment(promise, "kept", in_time)
    return Commitment(promise, "other" if by else "forgotten", by)


def _done(case: Case, promise: ev.PromiseMade) -> tuple[ev.DeskUsed, ...]:
    """What the desk did that may be what was promised."""
    since = promise.turn - RECENT
    if turned(promise.quote, "delai_reponse") or turned(promise.quote, "delai_decision"):
        return case.desk("enregistrer_reclamation")
    if promise.what == "rappel":
        return (*case.desk(*DIARY, since=since), *(used for used in case.desk("transferer") if used.produced.get("mode") == "ecrit"))
    if promise.what == "envoi":
        handed = (used for used in case.desk(*ELSEWHERE, since=since) if shared_words(used.label, promise.quote))
        return (*case.desk(*SENDING, *LATER, since=since), *handed)
    return case.desk(*SENDING, *LATER, *ELSEWHERE, since=since)


def _in_time(case: Case, promise: ev.PromiseMade, used: ev.DeskUsed) -> bool:
    """On the day said or before; what is promised for another day is not what had been done already."""
    day = promised_day(case, promise)
    if used.action in LATER:
        planned = planned_day(case, used)
        return day is None or planned is None or planned <= day
    return day is None or day <= case.scenario.day or used.turn > promise.turn or promise.what == "rappel"


def _joined(case: Case, promise: ev.PromiseMade) -> bool:
    """A mail carries what it announces."""
    return promise.what != "rappel" and any(sent.turn == promise.turn for sent in case.of(ev.DocumentSent))


def promised_day(case: Case, promise: ev.PromiseMade) -> dt.date | None:
    """The day that was said, the last when the sentence says several; None when no day was understood."""
    today = case.scenario.day
    sentences = (s.sentence for s in case.sentences if (s.turn, s.text) == (promise.turn, promise.quote))
    said = [slot.value for sentence in sentences for slot in sentence.slots]
    days = [calendar.day_meant(words, today) for words in (promise.when, *said) if words]
    return max((day for day in days if day is not None), default=None)


def planned_day(case: Case, used: ev.DeskUsed) -> dt.date | None:
    """The day of an entry of the diary."""
    return calendar.day_meant(str(used.produced.get("jour") or used.args.get("date") or ""), case.scenario.day)
