"""The simulated day and hour: the scenario's, plus the seconds that the events took."""

from __future__ import annotations

import datetime as dt

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.state import DeskState
from crca_sim.house import calendar, typeset


def moment(scenario: Scenario, seconds: float) -> dt.datetime:
    """When something happened, `seconds` after the contact began."""
    return dt.datetime.combine(scenario.day, dt.time.fromisoformat(scenario.hour)) + dt.timedelta(seconds=seconds)


def now(scenario: Scenario, state: DeskState) -> dt.datetime:
    """The present moment on the desk."""
    return moment(scenario, state.elapsed)


def today(scenario: Scenario, state: DeskState) -> dt.date:
    """The present day on the desk."""
    return now(scenario, state).date()


def now_in_words(scenario: Scenario, state: DeskState) -> str:
    """« mardi 24 novembre 2026, 10 h 05 »."""
    return in_words(now(scenario, state))


def in_words(when: dt.datetime) -> str:
    """« mardi 24 novembre 2026, 10 h 05 »."""
    return typeset(f"{calendar.spoken(when.date())}, {calendar.hour(when)}")


def short(when: dt.datetime) -> str:
    """« 24/11/2026 à 10 h 05 »."""
    return typeset(f"{calendar.short(when.date())} à {calendar.hour(when)}")
