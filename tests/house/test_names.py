"""Names as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.house import nearest, plain, resolve, typeset, unknown


@pytest.mark.parametrize("written", ["Tiers étendu", "tiers-etendu", "TIERS ÉTENDU", "tiers_etendu", " tiers  étendu "])
def test_one_name_is_written_in_many_ways(written: str) -> None:
    assert plain(written) == "tiers_etendu"


def test_the_nearest_name_is_proposed_and_a_far_one_is_not() -> None:
    names = ["envoyer_document", "envoyer_message", "rediger_note"]
    assert nearest("envoyer_docment", names) == "envoyer_document"
    assert nearest("zzz", names) is None


def test_a_label_resolves_to_its_id() -> None:
    labels = {"gros_caracteres": "gros caractères", "braille": "braille"}
    assert resolve("Gros caractères", labels) == "gros_caracteres"
    assert resolve("audio", labels) is None


def test_an_unknown_name_comes_with_a_way_out() -> None:
    assert "Vouliez-vous dire « braille »" in unknown("Format", "brail", ["braille", "audio"])
    assert "Choix possibles : braille, audio" in unknown("Format", "xyz", ["braille", "audio"])
    assert len(unknown("Format", "x" * 5000, ["braille"])) < 200


def test_french_spacing_is_hard_before_marks_and_in_thousands() -> None:
    assert typeset("« Bonjour » : 15 000 € ?") == "«\u00a0Bonjour\u00a0»\u00a0: 15\u00a0000\u00a0€\u00a0?"


@given(st.text(max_size=80))
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(st.text(max_size=80))
def test_the_plain_form_is_its_own_plain_form(text: str) -> None:
    assert plain(plain(text)) == plain(text)
