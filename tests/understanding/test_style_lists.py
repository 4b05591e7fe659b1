"""Each measure of style on sentences that it must notice, and on innocent ones that look guilty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.lexicons import read_yaml
from crca_sim.understanding.reading import Style
from crca_sim.understanding.sentences import sentences
from crca_sim.understanding.style import measure

SENTENCES: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).parent / "jeux" / "mesures-style.yaml")


def _cases(kind: str) -> list[tuple[str, str]]:
    return [(field, sentence) for field, both in SENTENCES.items() for sentence in both[kind]]


def seen(field: str, message: str) -> Any:
    return getattr(measure(message, sentences(message)), field)


@pytest.mark.parametrize(("field", "sentence"), _cases("oui"))
def test_it_is_noticed(field: str, sentence: str) -> None:
    assert seen(field, sentence)


@pytest.mark.parametrize(("field", "sentence"), _cases("non"))
def test_it_is_left_alone(field: str, sentence: str) -> None:
    assert not seen(field, sentence)


@pytest.mark.parametrize("field", SENTENCES)
def test_every_measure_is_tried_both_ways(field: str) -> None:
    assert min(len(SENTENCES[field]["oui"]), len(SENTENCES[field]["non"])) >= 8


_VERBATIM = [
    name for name, field in Style.model_fields.items() if field.annotation == tuple[str, ...] and name not in ("jargon", "explained")
]


@given(st.lists(st.sampled_from([s for both in SENTENCES.values() for s in (*both["oui"], *both["non"])]), max_size=3).map(" ".join))
def test_what_is_shown_is_cut_from_the_message(message: str) -> None:
    style = measure(message, sentences(message))
    assert all(found in message for name in _VERBATIM for found in getattr(style, name) if name != "acronyms")


@given(st.text(max_size=200))
def test_any_text_can_be_measured(message: str) -> None:
    style = measure(message, sentences(message))
    assert 0 <= style.clarity <= 100
    assert 0 <= style.indirect_share <= 1
