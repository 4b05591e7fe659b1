"""Days pass after the contact: documents come back, promises fall due, a forgotten client writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from crca_sim import events as ev
from crca_sim.authoring.situations import Return
from crca_sim.conversation import lines
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.marks import fill
from crca_sim.desk import clock
from crca_sim.house import calendar

A_DAY = 86_400
RECENT = 3
"""Turns before a promise in which what it promises may already have been done."""


def days_pass(x: Exchange) -> None:
    """What the days that have just passed bring, once the contact is over."""
    if x.state.outcome is None or x.state.desk.ended_at is None:
        return
    for back in _coming_back(x):
        x.note(ev.DocumentReturned(turn=x.turn, document=back.document, signed=back.signed, flaw=back.flaw))
    for promise in _falling_due(x):
        _settle(x, promise)


# ── Documents that come back ─────────────────────────────────────────────────────────────────────


def _coming_back(x: Exchange) -> Iterator[Return]:
    here = {r.document for r in x.state.desk.returned}
    for back in x.scenario.work.returns:
        since = _left_at(x, back)
        if back.document not in here and since is not None and x.state.desk.elapsed - since >= back.after_days * A_DAY:
            yield back


def _left_at(x: Exchange, back: Return) -> float | None:
    """When the document left for good; the end of the contact when it need not be sent."""
    lost = {m.document for m in x.state.missed if m.why == "address"}
    left = [s.seconds for s in x.state.desk.sendings if s.document == back.document]
    if left and not (back.document in lost and back.document not in x.state.sent):
        return left[-1]
    return None if back.only_if_sent else x.state.desk.ended_at


# ── Promises ─────────────────────────────────────────────────────────────────────────────────────


def _falling_due(x: Exchange) -> Iterator[ev.PromiseMade]:
    """Dated promises whose day has come, each once."""
    seen = {(d.what, d.when) for d in x.state.settled}
    now = clock.now(x.scenario, x.state.desk)
    for promise in x.state.promises:
        day = due_day(x, promise)
        if day is not None and (promise.what, promise.when) not in seen and now.date() >= day:
            seen.add((promise.what, promise.when))
            yield promise


def due_day(x: Exchange, promise: ev.PromiseMade) -> dt.date | None:
    """The day promised; something promised for the day of the contact falls due the next day. None: no date was said."""
    contact = clock.moment(x.scenario, x.state.desk.ended_at or 0.0).date()
    day = calendar.day_meant(promise.when, contact) if promise.when else None
    return day + dt.timedelta(days=1) if day == contact else day


def _settle(x: Exchange, promise: ev.PromiseMade) -> None:
    kept = is_kept(x, promise)
    text = "" if kept else _reproach(x, promise)
    x.note(ev.PromiseDue(turn=x.turn, what=promise.what, when=promise.when, kept=kept, text=text))
    x.react("promesse_tenue" if kept else "promesse_oubliee", promise.quote)


def is_kept(x: Exchange, promise: ev.PromiseMade) -> bool:
    """A call-back is kept by the diary, on that day or before; a sending by what left since; what is vague, by either."""
    desk, day, since = x.state.desk, due_day(x, promise), promise.turn - RECENT
    dated = [e for e in desk.diary if e.kind in ("rappel", "rendez_vous") and len(e.day) == 10]
    planned = day is not None and any(dt.date.fromisoformat(e.day) <= day for e in dated)
    left = any(s.turn >= since for s in desk.sendings) or any(turn >= since for turn, _, _ in desk.messages)
    return {"rappel": planned, "envoi": left}.get(promise.what, planned or left)


def _reproach(x: Exchange, promise: ev.PromiseMade) -> str:
    """What the client writes: the scenario's words for a call-back, else common ones."""
    own = x.scenario.work.callback_missed if promise.what == "rappel" else ()
    key = "rappel_oublie" if promise.what == "rappel" else "envoi_oublie"
    choices = own or lines.variants(key, x.scenario, x.cast.persona)
    line = lines.pick(choices, x.state.lines_said, x.cast.chance, key, x.marks)
    return fill(line, x.marks) if line else ""
