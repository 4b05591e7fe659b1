"""The French calendar: holidays, working days, days as people say them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.house import calendar
from crca_sim.house.opening import Opening

TODAY = dt.date(2026, 11, 24)
days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2011, 4, 24)]
)
def test_easter_is_where_the_computus_puts_it(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == dt.date(year, month, day)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert calendar.easter(year).weekday() == calendar.SUNDAY
    assert dt.date(year, 3, 22) <= calendar.easter(year) <= dt.date(year, 4, 25)


def test_the_holidays_of_2027_are_known() -> None:
    found = calendar.holidays(2027)
    assert len(found) == 11
    assert found[dt.date(2027, 3, 29)] == "lundi de Pâques"
    assert found[dt.date(2027, 5, 6)] == "Ascension"
    assert found[dt.date(2027, 5, 17)] == "lundi de Pentecôte"


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (dt.date(2026, 11, 24), 10, dt.date(2026, 12, 5)),
        (dt.date(2026, 12, 23), 2, dt.date(2026, 12, 26)),
        (dt.date(2026, 4, 30), 10, dt.date(2026, 5, 15)),
        (dt.date(2026, 11, 9), 3, dt.date(2026, 11, 13)),
    ],
)
def test_saturdays_count_among_jours_ouvrables_sundays_and_holidays_do_not(start: dt.date, count: int, end: dt.date) -> None:
    assert calendar.after_ouvrables(start, count) == end


@given(days, st.integers(1, 30))
def test_the_end_of_a_delay_is_a_day_that_counts(start: dt.date, count: int) -> None:
    ouvrables, ouvres = calendar.after_ouvrables(start, count), calendar.after_ouvres(start, count)
    assert calendar.is_ouvrable(ouvrables)
    assert calendar.is_ouvre(ouvres)
    assert start < ouvrables <= ouvres
    assert sum(calendar.is_ouvrable(start + dt.timedelta(days=n)) for n in range(1, (ouvrables - start).days + 1)) == count


@given(days, st.integers(1, 24))
def test_months_later_is_the_same_day_or_the_last_of_the_month(start: dt.date, count: int) -> None:
    after = calendar.after_months(start, count)
    assert (after.year * 12 + after.month) - (start.year * 12 + start.month) == count
    assert after.day == start.day or (after + dt.timedelta(days=1)).day == 1


def test_two_months_after_the_last_of_december_is_the_last_of_february() -> None:
    assert calendar.after_months(dt.date(2026, 12, 31), 2) == dt.date(2027, 2, 28)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("jeudi", "2026-11-26"),
        ("Jeudi prochain", "2026-11-26"),
        ("mardi", "2026-12-01"),
        ("demain", "2026-11-25"),
        ("hier", "2026-11-23"),
        ("aujourd'hui", "2026-11-24"),
        ("24/11", "2026-11-24"),
        ("23/11", "2027-11-23"),
        ("12-01", "2026-12-01"),
        ("2026-12-01", "2026-12-01"),
        ("le 29/02", "2028-02-29"),
        ("dans 3 jours", "2026-11-27"),
        ("24 h", "2026-11-25"),
        ("1 sem", "2026-12-01"),
        ("2 mois", "2027-01-24"),
        ("fin 11", "2026-11-30"),
        ("fin novembre", "2026-11-30"),
        ("mi-décembre", "2026-12-15"),
        ("début janvier", "2027-01-10"),
        ("jeudi 14:00", "2026-11-26"),
        ("demain matin 10:00", "2026-11-25"),
        ("2026-12-01 10:00", "2026-12-01"),
        ("jeudi 09:00-18:00", "2026-11-26"),
        ("cet après-midi", "2026-11-24"),
        ("semaine prochaine", "2026-12-04"),
        ("fin semaine", "2026-11-27"),
        ("cette semaine", "2026-11-27"),
        ("mois prochain", "2026-12-31"),
        ("fin journee", "2026-11-24"),
        ("2 trim", "2027-05-24"),
        ("mi 01", "2027-01-15"),
        ("10:00", None),
        ("bientôt", None),
        ("31/02", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_people_say_it(words: str, day: str | None) -> None:
    found = calendar.day_meant(words, TODAY)
    assert (found.isoformat() if found else None) == day


@given(days)
def test_a_day_written_in_full_comes_back(day: dt.date) -> None:
    assert calendar.day_meant(day.isoformat(), TODAY) == day
    assert calendar.day_meant(calendar.short(day), TODAY) == day


@given(
    st.sampled_from(["cette semaine", "fin semaine", "fin mois", "début novembre", "mi 01", "semaine prochaine", "lundi", "24/11"]), days
)
def test_what_is_promised_is_never_in_the_past(words: str, today: dt.date) -> None:
    found = calendar.day_meant(words, today)
    assert found is not None
    assert found >= today


@given(st.text(max_size=30))
def test_any_words_are_a_day_or_none(words: str) -> None:
    found = calendar.day_meant(words, TODAY)
    assert found is None or isinstance(found, dt.date)


def test_a_date_is_said_in_french() -> None:
    assert calendar.spoken(dt.date(2026, 12, 1)) == "mardi 1er décembre 2026"
    assert calendar.hour(dt.time(9, 5)) == "9 h 05"


# ── Opening hours ────────────────────────────────────────────────────────────────────────────────

OFFICE = Opening.model_validate({"plages": [{"de": "9:00", "a": "18:00"}, {"jours": ["samedi"], "de": "9:00", "a": "12:00"}]})


@pytest.mark.parametrize(
    ("when", "is_open", "opens"),
    [
        ("2026-11-24T10:00", True, "2026-11-24T10:00"),
        ("2026-11-24T18:00", False, "2026-11-25T09:00"),
        ("2026-11-28T12:30", False, "2026-11-30T09:00"),
        ("2026-12-25T10:00", False, "2026-12-26T09:00"),
    ],
)
def test_a_service_is_open_on_its_days_at_its_hours(when: str, is_open: bool, opens: str) -> None:
    moment = dt.datetime.fromisoformat(when)
    assert OFFICE.open_at(moment) is is_open
    assert OFFICE.opens_after(moment) == dt.datetime.fromisoformat(opens)


def test_hours_are_said_in_words() -> None:
    assert OFFICE.in_words == "lundi au vendredi, 9 h à 18 h ; samedi, 9 h à 12 h"
    assert Opening(always=True).in_words == "jour et nuit"
    assert Opening(always=True).open_at(dt.datetime(2026, 12, 25, 3))
