"""The diary: no closed day, no hour twice, a way out each time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.desk import diary_view
from crca_sim.desk.diary import taken
from crca_sim.house import calendar
from tests.desk.builders import Desk, plain_spaces


@pytest.mark.parametrize(
    ("date", "hour", "words"),
    [
        ("23/11/2026", "10h", ["est passé", "mardi 24 novembre 2026"]),
        ("29/11/2026", "10h", ["fermé le dimanche 29 novembre 2026", "lundi 30 novembre 2026"]),
        ("25/12/2026", "10h", ["Noël", "lundi 28 décembre 2026"]),
        ("24/11/2026", "9h", ["9 h est déjà passé", "il est 10 h"]),
        ("26/11/2026", "9h15", ["point d'équipe", "9 h 30"]),
        ("26/11/2026", "12h45", ["pause", "13 h 30"]),
        ("26/11/2026", "20h", ["fermé à 20 h", "vendredi 27 novembre 2026 à 9 h"]),
        ("26/11/2026", "17h50", ["fermé à 17 h 50"]),
    ],
)
def test_what_the_diary_cannot_take_says_when_it_could(date: str, hour: str, words: list[str]) -> None:
    said = Desk().refused("programmer_rappel", date=date, heure=hour, canal="telephone")
    assert all(word in said for word in words), said


def test_two_calls_do_not_fit_in_one_slot() -> None:
    desk = Desk()
    assert desk.do("programmer_rappel", date="jeudi", heure="14h30", canal="telephone").accepted
    assert "déjà pris" in desk.refused("prendre_rendez_vous", date="jeudi", heure="14:15", mode="visio")
    assert "14 h 45" in desk.refused("programmer_rappel", date="jeudi", heure="14h40", canal="chat")
    assert desk.do("programmer_rappel", date="jeudi", heure="14h45", canal="chat").accepted


def test_what_is_written_takes_a_day_and_no_slot() -> None:
    desk = Desk()
    for _ in range(2):
        assert desk.do("programmer_rappel", date="jeudi", heure="14h30", canal="sms").accepted


def test_the_agency_also_opens_on_saturday_morning() -> None:
    desk = Desk()
    assert desk.do("prendre_rendez_vous", date="28/11/2026", heure="10h", mode="agence").accepted
    assert "fermé" in desk.refused("prendre_rendez_vous", date="28/11/2026", heure="10h", mode="visio")


def test_the_diary_shows_the_coming_days() -> None:
    desk = Desk()
    desk.do("programmer_rappel", date="jeudi", heure="14h30", canal="telephone", objet="relire le devis")
    lines = plain_spaces(diary_view(desk.scenario, desk.state))
    assert lines[0] == "Agenda, mardi 24 novembre 2026, 10 h"
    assert lines[1:4] == ["Jeudi 26 novembre 2026", "- 9 h à 9 h 30 : point d'équipe", "- 14 h 30 : rappel, par téléphone, relire le devis"]


def test_days_that_pass_move_the_diary() -> None:
    desk = Desk()
    desk.days(3)
    assert "vendredi 27 novembre 2026" in diary_view(desk.scenario, desk.state)[0]
    assert desk.said("programmer_rappel", date="demain", heure="10h", canal="agence").endswith("Soit le samedi 28 novembre 2026.")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(8, 19), st.sampled_from([0, 10, 15, 30, 45])), max_size=12))
def test_what_the_diary_accepts_never_overlaps_and_is_never_closed(asked: list[tuple[int, int, int]]) -> None:
    desk = Desk()
    for ahead, hour, minute in asked:
        day = dt.date(2026, 11, 24) + dt.timedelta(days=ahead)
        desk.do("programmer_rappel", date=day.isoformat(), heure=f"{hour}:{minute:02d}", canal="telephone")
    for entry in desk.state.diary:
        day = dt.date.fromisoformat(entry.day)
        busy = sorted(taken(desk.state, day), key=lambda t: t.begins)
        assert calendar.is_ouvre(day)
        assert all(a.ends <= b.begins for a, b in pairwise(busy))
