"""Texts made fit to be shown."""

import pytest

from crca_sim.screens import words
from crca_sim.screens.bars import bar, curve


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("e\u0301te\u0301", "été"),
        ("a\tb", "a b"),
        ("un\ndeux", "un\ndeux"),
        ("\x1b[31mrouge", "\ufffd[31mrouge"),
        ("\u202egauche", "\ufffdgauche"),
        ("مرحبا 👩\u200d🦽", "مرحبا 👩\u200d🦽"),
        ("[bold]texte[/]", "[bold]texte[/]"),
    ],
)
def test_text_is_shown_and_never_obeyed(text: str, shown: str) -> None:
    assert words.tidy(text) == shown


@pytest.mark.parametrize(("number", "said"), [(0, "0 tour"), (1, "1 tour"), (2, "2 tours")])
def test_zero_is_singular_in_french(number: int, said: str) -> None:
    assert words.count(number, "tour") == said


@pytest.mark.parametrize(("moment", "said"), [("2026-11-23T09:05:00Z", "23 nov. 2026"), ("hier", "hier"), ("2026-13-01", "2026-13-01")])
def test_dates_are_said_in_french(moment: str, said: str) -> None:
    assert words.on_date(moment) == said


def test_every_stage_and_gesture_of_the_practice_has_a_name() -> None:
    from typing import get_args

    from crca_sim.authoring.playthrough import GESTURES
    from crca_sim.events import Outcome, Stage

    assert tuple(words.STAGES) == get_args(Stage)
    assert tuple(words.GESTURES) == GESTURES
    assert set(words.OUTCOMES) == set(get_args(Outcome))


@pytest.mark.parametrize(("value", "drawn"), [(0, "    "), (0.5, "██  "), (1, "████"), (0.03, "▏   "), (2, "████"), (-1, "    ")])
def test_bars_are_filled_in_eighths(value: float, drawn: str) -> None:
    assert bar(value, 4) == drawn


def test_a_long_curve_keeps_both_ends() -> None:
    drawn = curve([0, *[50] * 300, 100], 20)
    assert len(drawn) == 20
    assert drawn[0] == "▁"
    assert drawn[-1] == "█"
