"""Simulated time, read off the events: what the words, the gestures, the desk and the waits took."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case

LASTING = (ev.TraineeSpoke, ev.GestureMade, ev.DeskUsed, ev.TimePassed, ev.ClientSpoke, ev.CompanionSpoke)
UNITS = {"s": 1, "min": 60, "h": 3600, "j": 86_400}


def seconds_before(case: Case, turn: int) -> float:
    """Simulated seconds that went by before a turn."""
    return sum(event.seconds for event in case.events if isinstance(event, LASTING) and event.turn < turn)


def first_answer(case: Case) -> float | None:
    """Seconds before the trainee's first words; None when they said nothing."""
    return seconds_before(case, case.messages[0].turn) if case.messages else None


def contact(case: Case) -> float:
    """Seconds that the contact lasted, from the trainee's first words to its end."""
    last = case.end.turn if case.end else case.last_turn
    return seconds_before(case, last + 1) - (first_answer(case) or 0.0)


def after_contact(case: Case, turn: int) -> float:
    """Seconds between the end of the contact and a turn; negative while it lasts."""
    return seconds_before(case, turn) - seconds_before(case, case.end.turn + 1) if case.end else -1.0


def duration(words: str | None) -> float | None:
    """« 60 s », « 24 h » in seconds; None when it is no duration."""
    parts = (words or "").split()
    if len(parts) != 2 or not parts[0].isdigit() or parts[1] not in UNITS:
        return None
    return float(int(parts[0]) * UNITS[parts[1]])
