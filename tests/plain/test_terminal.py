from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.plain.terminal import LONGEST, Leaving, harmless
from tests.plain.people import terminal


def test_a_line_comes_in_composed_and_without_spaces_around() -> None:
    person, _ = terminal(["  De\u0301ja\u0300 vu\u00a0?  "])
    assert person.ask("Vous : ") == "Déjà vu\u00a0?"


def test_the_byte_order_mark_of_a_windows_file_is_not_said() -> None:
    person, _ = terminal([b"\xef\xbb\xbfBonjour\r\n"])
    assert person.ask("") == "Bonjour"


def test_the_last_line_needs_no_newline() -> None:
    person, _ = terminal([b"Bonjour"])
    assert person.ask("") == "Bonjour"
    with pytest.raises(Leaving):
        person.ask("")


def test_bytes_that_are_no_utf8_are_refused_kindly_and_the_next_line_is_taken() -> None:
    person, shown = terminal([b"D\xe9j\xe0\n", "Déjà"])
    assert person.ask("") == "Déjà"
    assert "UTF-8" in shown.getvalue()


@pytest.mark.parametrize("long", ["é" * (LONGEST + 1), "x" * 100_000, "🙂" * LONGEST + "!", "mot " * 2_000_000])
def test_a_line_that_is_too_long_is_refused_with_the_limit(long: str) -> None:
    person, shown = terminal([long, "Court"])
    assert person.ask("") == "Court"
    assert str(LONGEST) in shown.getvalue()
    assert len(shown.getvalue()) < 300


@pytest.mark.parametrize("character", ["x", "é", "🙂"])
def test_a_line_at_the_limit_is_taken(character: str) -> None:
    person, _ = terminal([character * LONGEST, "suite"])
    assert person.ask("") == character * LONGEST
    assert person.ask("") == "suite"


def test_a_line_that_the_typing_system_may_have_cut_is_refused() -> None:
    person, shown = terminal(["a" * 4094, "Court"], echoes=True)
    assert person.ask("Vous : ") == "Court"
    assert "limite" in shown.getvalue()


def test_the_prompt_shows_on_a_terminal_and_not_in_a_pipe() -> None:
    person, shown = terminal(["Bonjour"], echoes=True)
    person.ask("Vous : ")
    assert shown.getvalue() == "Vous : "
    person, shown = terminal(["Bonjour"])
    person.ask("Vous : ")
    assert shown.getvalue() == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrouge\x1b[0m", "\\x1b[31mrouge\\x1b[0m"),
        ("titre\x1b]0;x\x07", "titre\\x1b]0;x\\x07"),
        ("a\rb\x08c", "a\\rb\\x08c"),
        ("\x9b2J", "\\x9b2J"),
        ("un\tdeux", "un deux"),
        ("abc\u202edef", "abc\\u202edef"),
        ("L’été, « œuvre » 12 € 👩‍🦽 ñ", "L’été, « œuvre » 12 € 👩‍🦽 ñ"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_text(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_no_control_character_ever_gets_out(text: str) -> None:
    person, shown = terminal([])
    person.tell(text)
    assert all(unicodedata.category(character) not in ("Cc", "Cs") for character in shown.getvalue().replace("\n", ""))
