"""The adviser's diary: call-backs, appointments, reminders; nothing on a closed day, nothing twice at the same hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock
from crca_sim.desk.answer import Act, Answer, shows
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.kept import Entry
from crca_sim.desk.label import told
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.desk.wording import capital, typeset_lines
from crca_sim.house import calendar, house
from crca_sim.house.directory import Slot
from crca_sim.house.opening import Opening

_KINDS = {"rappel": "rappel", "rendez_vous": "rendez-vous", "relance": "relance"}
_WAYS = {
    "telephone": "par téléphone", "sms": "par SMS", "courriel": "par courriel", "chat": "par chat", "courrier": "par courrier",
    "agence": "en agence", "visio": "en visio", "domicile": "au domicile du client",
}  # fmt: skip
SHOWN = 10
"""Days that the diary shows ahead."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Some minutes that are taken."""

    begins: dt.datetime
    ends: dt.datetime
    label: str

    def crosses(self, begins: dt.datetime, ends: dt.datetime) -> bool:
        return self.begins < ends and begins < self.ends


# ── Days and hours ───────────────────────────────────────────────────────────────────────────────


def coming_day(arguments: Arguments, state: DeskState, opening: Opening | None = None) -> dt.date:
    """The day meant, when the house is open on it. Raises Refused: past, or closed."""
    today = clock.today(arguments.scenario, state)
    day = calendar.day_meant(arguments.text("date") or "", today)
    if day is None:
        raise Refused("date : ce jour n'est pas reconnu : écrivez-le « 30/11/2026 ».", "date")
    if day < today:
        raise Refused(f"date : le {calendar.spoken(day)} est passé ; nous sommes le {calendar.spoken(today)}.", "date")
    opening = opening or _week()
    if not opening.open_on(day):
        next_day = opening.opens_after(dt.datetime.combine(day, dt.time())).date()
        why = calendar.holiday(day) or calendar.DAYS[day.weekday()]
        raise Refused(f"date : fermé le {calendar.spoken(day)} ({why}). Prochain jour ouvert : {calendar.spoken(next_day)}.", "date")
    return day


def _week() -> Opening:
    slot = house().diary.slot("telephone")
    return slot.opening if slot else Opening(always=True)


def _checked_hour(arguments: Arguments, state: DeskState, day: dt.date, slot: Slot) -> dt.datetime:
    """The beginning of the slot, when it is open and free. Raises Refused, with the next free one."""
    begins = dt.datetime.combine(day, dt.time.fromisoformat(arguments.text("heure") or "00:00"))
    ends = begins + dt.timedelta(minutes=slot.minutes)
    now = clock.now(arguments.scenario, state)
    if begins < now:
        raise Refused(f"heure : {calendar.hour(begins)} est déjà passé ; il est {calendar.hour(now)}.", "heure")
    if not (slot.opening.open_at(begins) and slot.opening.open_at(ends - dt.timedelta(minutes=1))):
        raise Refused(f"heure : fermé à {calendar.hour(begins)} ({slot.opening.in_words}).{_free_words(begins, state, slot)}", "heure")
    if conflict := next((t for t in taken(state, day) if t.crosses(begins, ends)), None):
        span = f"{calendar.hour(conflict.begins)} à {calendar.hour(conflict.ends)}"
        raise Refused(f"heure : déjà pris, {conflict.label} ({span}).{_free_words(begins, state, slot)}", "heure")
    return begins


def _free_words(begins: dt.datetime, state: DeskState, slot: Slot) -> str:
    free = next(_free(begins, state, slot), None)
    return f" Prochain créneau libre : {calendar.spoken(free.date())} à {calendar.hour(free)}." if free else ""


def _free(after: dt.datetime, state: DeskState, slot: Slot) -> Iterator[dt.datetime]:
    """Free beginnings, every quarter of an hour, over two weeks."""
    start = after.replace(minute=after.minute // 15 * 15)
    length = dt.timedelta(minutes=slot.minutes)
    for step in range(14 * 24 * 4):
        begins = start + step * dt.timedelta(minutes=15)
        is_open = slot.opening.open_at(begins) and slot.opening.open_at(begins + length - dt.timedelta(minutes=1))
        if begins > after and is_open and not any(t.crosses(begins, begins + length) for t in taken(state, begins.date())):
            yield begins


def taken(state: DeskState, day: dt.date) -> list[Taken]:
    """What is already in the diary on a day, hours known: the house's engagements, then one's own."""
    name = calendar.DAYS[day.weekday()]
    fixed = [
        Taken(dt.datetime.combine(day, e.begins), dt.datetime.combine(day, e.ends), e.label)
        for e in house().diary.engagements
        if name in e.days
    ]
    return fixed + [_own(entry) for entry in state.diary if entry.day == day.isoformat() and _fixed(entry)]


def _fixed(entry: Entry) -> bool:
    return entry.time is not None and house().diary.slot(entry.way or "telephone") is not None


def _own(entry: Entry) -> Taken:
    slot = house().diary.slot(entry.way or "telephone")
    begins = dt.datetime.fromisoformat(f"{entry.day}T{entry.time}")
    return Taken(begins, begins + dt.timedelta(minutes=slot.minutes if slot else 15), _KINDS[entry.kind])


# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def called_back(arguments: Arguments, state: DeskState) -> Answer:
    """A call-back: by voice, chat or at the agency it takes a slot; in writing, only a day."""
    way = arguments.text("canal")
    slot = house().diary.slot(way or "telephone")
    day = coming_day(arguments, state, slot.opening if slot else None)
    if slot is not None and arguments.text("heure"):
        _checked_hour(arguments, state, day, slot)
    said = told("Rappel inscrit à l'agenda {date}[ à {heure}][, {canal}].", arguments.shown)
    lines = [said] if arguments.text("heure") else [said, "Sans heure : le client attendra toute la journée."]
    return Answer([*lines, f"Soit le {calendar.spoken(day)}."], {"jour": day.isoformat()})


def met(arguments: Arguments, state: DeskState) -> Answer:
    """An appointment, in a free slot."""
    slot = house().diary.slot(arguments.text("mode") or "")
    assert slot is not None
    day = coming_day(arguments, state, slot.opening)
    _checked_hour(arguments, state, day, slot)
    lines = [
        f"Rendez-vous inscrit à l'agenda le {calendar.spoken(day)} à {arguments.shown['heure']}, {slot.label}, {slot.minutes} minutes."
    ]
    if access := arguments.text("besoin_acces"):
        lines.append(f"Aménagement demandé : {access}.")
    return Answer(lines, {"jour": day.isoformat()})


def diary_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The coming days: closed ones, the house's engagements, one's own entries."""
    today = clock.today(scenario, state)
    last = max([today + dt.timedelta(days=SHOWN), *(dt.date.fromisoformat(e.day) for e in state.diary if _is_day(e.day))])
    lines = [f"Agenda, {clock.now_in_words(scenario, state)}"]
    for ahead in range((last - today).days + 1):
        day = today + dt.timedelta(days=ahead)
        lines += _day_lines(state, day)
    return typeset_lines(lines)


def _is_day(day: str) -> bool:
    return len(day) == 10 and day[:4].isdigit()


def _day_lines(state: DeskState, day: dt.date) -> list[str]:
    own = sorted((e for e in state.diary if e.day == day.isoformat()), key=lambda e: e.time or "99")
    if not _week().open_on(day) and not own:
        return [f"{capital(calendar.spoken(day))} : fermé ({calendar.holiday(day)})"] if calendar.holiday(day) else []
    name = calendar.DAYS[day.weekday()]
    fixed = [e for e in house().diary.engagements if name in e.days and e.label != "pause"]
    lines = [f"- {calendar.hour(e.begins)} à {calendar.hour(e.ends)} : {e.label}" for e in fixed]
    lines += [f"- {entry_in_words(e)}" for e in own]
    return [capital(calendar.spoken(day)), *lines] if lines else []


def entry_in_words(entry: Entry) -> str:
    """« 14 h 30 : rappel, par téléphone, vérifier l'attestation »."""
    hour = calendar.hour(dt.time.fromisoformat(entry.time)) if entry.time else "dans la journée"
    document = house().documents.get(entry.about or "")
    about = document.named if document else entry.about
    return f"{hour} : {', '.join(part for part in (_KINDS[entry.kind], _WAYS.get(entry.way or ''), about) if part)}"


ACTS: dict[str, Act] = {
    "programmer_rappel": called_back,
    "prendre_rendez_vous": met,
    "consulter_agenda": shows(diary_view),
}
