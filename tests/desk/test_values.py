"""Values as they are typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.desk import values
from crca_sim.desk.values import Refused


@pytest.mark.parametrize(
    ("read", "typed", "kept"),
    [
        (values.date, "12/05/2019", "2019-05-12"),
        (values.date, "12-5-2019", "2019-05-12"),
        (values.date, "12.05.2019", "2019-05-12"),
        (values.date, "12 mai 2019", "2019-05-12"),
        (values.date, "1er août 2026", "2026-08-01"),
        (values.date, "2019-05-12", "2019-05-12"),
        (values.date, "29/02/2024", "2024-02-29"),
        (values.appointment, "jeudi 26 novembre 2026", "2026-11-26"),
        (values.appointment, "24/11", "24/11"),
        (values.appointment, "le 29/02", "29/02"),
        (values.appointment, "jeudi", "jeudi"),
        (values.appointment, "Après-demain", "après-demain"),
        (values.appointment, "dans 3 jours", "dans 3 jours"),
        (values.hour, "14 h 30", "14:30"),
        (values.hour, "9h", "09:00"),
        (values.hour, "14:30", "14:30"),
        (values.hour, "14", "14:00"),
        (values.number, "4 500 km", "4500"),
        (values.number, "0,50", "0.5"),
        (values.number, "12 m²", "12"),
        (values.number, "Aucun", "0"),
        (values.mail, "marc.ollier@Courrier.Exemple", "marc.ollier@courrier.exemple"),
        (values.phone, "0639981234", "06 39 98 12 34"),
        (values.phone, "+33 (0)6.39.98.12.34", "06 39 98 12 34"),
        (values.postcode, "49 100", "49100"),
        (values.postcode, "20000", "20000"),
        (values.postcode, "97400", "97400"),
        (values.text, "  e\u0301te\u0301\r\nfin ", "été\nfin"),
    ],
)
def test_a_value_is_kept_in_one_form(read: Callable[[str], str], typed: str, kept: str) -> None:
    assert read(typed) == kept


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (values.date, "31/11/2026"),
        (values.date, "29/02/2026"),
        (values.date, "12/13/2026"),
        (values.date, "12/05/19"),
        (values.date, "12/05"),
        (values.date, "0000-01-01"),
        (values.date, "01/01/1850"),
        (values.date, "demain"),
        (values.date, ""),
        (values.appointment, "31/11"),
        (values.appointment, "30/02"),
        (values.appointment, "bientôt"),
        (values.hour, "24:00"),
        (values.hour, "14:60"),
        (values.hour, "midi pile"),
        (values.number, "beaucoup"),
        (values.number, ""),
        (values.mail, "marc@ici"),
        (values.mail, "marc.exemple"),
        (values.mail, "marc@@ici.exemple"),
        (values.mail, "ma..rc@ici.exemple"),
        (values.phone, "06 39 98"),
        (values.phone, "06 39 98 12 34 5"),
        (values.postcode, "4910"),
        (values.postcode, "00100"),
        (values.postcode, "99000"),
        (values.text, " \n "),
        (values.text, "a\x1bb"),
        (values.text, "x" * 4001),
    ],
)
def test_a_wrong_value_is_refused_in_one_french_sentence(read: Callable[[str], str], typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(typed)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(("typed", "seconds"), [("60", 60), ("45 s", 45), ("2 min", 120), ("1 minute", 60)])
def test_a_duration_is_in_seconds(typed: str, seconds: int) -> None:
    assert values.duration(typed) == seconds


@pytest.mark.parametrize("typed", ["0", "-5", "31 min", "une minute"])
def test_a_duration_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        values.duration(typed)


@given(st.dates())
def test_any_day_of_the_useful_calendar_is_read_in_french_and_in_iso(day: object) -> None:
    iso = str(day)
    spoken = "/".join(reversed(iso.split("-")))
    if 1900 <= int(iso[:4]) <= 2100:
        assert values.date(iso) == values.date(spoken) == iso


@pytest.mark.parametrize(
    "read", [values.date, values.appointment, values.hour, values.number, values.mail, values.phone, values.postcode, values.text]
)
@given(typed=st.text(max_size=40))
def test_any_text_is_read_twice_alike_or_refused(read: Callable[[str], str], typed: str) -> None:
    try:
        kept = read(typed)
    except Refused:
        return
    assert read(kept) == kept
