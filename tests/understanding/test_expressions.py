"""Authors' expressions are found in what people really write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.expressions import fold, said_among, says


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Il n'y a pas de petit boîtier.", "pas de boîtier"),
        ("vous roulez très peu", "roul* peu"),
        ("PAS DE BOITIERS", "pas de boîtier"),
        ("Un vélo à 1 900 €", "1 900"),
        ("c’est bien ça ?", "c'est bien ça"),
        ("176,63 euros", "176.63"),
        ("Œuvrez", "oeuvr*"),
    ],
)
def test_an_expression_is_found_whatever_the_spelling(text: str, expression: str) -> None:
    assert says(text, expression)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("boîtier ? pas du tout", "pas de boîtier"),
        ("un boîtier de série, pas cher", "pas de boîtier"),
        ("il n'y en a pas, dans la voiture ni ailleurs, de boîtier", "pas de boîtier"),
        ("roulement", "roule"),
        ("", "vol"),
        ("vol", ""),
    ],
)
def test_order_gaps_and_whole_words_count(text: str, expression: str) -> None:
    assert not says(text, expression)


def test_the_first_expression_of_the_list_is_told() -> None:
    assert said_among("la voiture dort au garage", ("garage", "dort au garage")) == "garage"
    assert said_among("rien de tout cela", ("garage",)) is None


words = st.text(st.sampled_from("abcdé ' '"), max_size=30)


@given(words, st.lists(words, max_size=6))
def test_looking_for_many_is_looking_for_each(text: str, expressions: list[str]) -> None:
    assert said_among(text, expressions) == next((e for e in expressions if says(text, e)), None)


@given(st.text(max_size=200))
def test_any_text_is_folded_once_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)
