"""French as it is typed, brought to one plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.french import content_words, count_words, fold, normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("L’été, j’ai été gêné.", "l ete j ai ete gene"),
        ("bjr vs pouvez me donner vot num de contrat svp", "bonjour vous pouvez me donner votre numero de contrat s il vous plait"),
        ("c est quoi ? cest quoi ? c'est quoi ? c koi ?", "c est quoi ? c est quoi ? c est quoi ? c est quoi ?"),
        ("La cotisation est de 32 € par mois", "la cotisation est de numeuro par mois"),
        ("cent cinquante-deux euros", "numeuro"),
        ("1 250 euros 50", "numeuro"),
        ("le 30/11/2026 à 17 h 30", "le numdate a numheure"),
        ("une remise de 5 %", "une remise de numpct"),
        ("Euh… donc, heu, merciii !", "donc merci !"),
        ("e\u0301cheance", "echeance"),
        ("你好", ""),
        ("👍🏽", ""),
    ],
)
def test_spellings_meet_in_one_plain_form(typed, plain):
    assert normalise(typed) == plain


@pytest.mark.parametrize(("text", "words"), [("l'assurance auto", 2), ("176,63 €", 1), ("rendez-vous à 17 h", 4), ("", 0), ("… !", 0)])
def test_words_are_counted_as_a_reader_would(text, words):
    assert count_words(text) == words


@given(st.text())
def test_folding_keeps_one_character_for_one_character(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=300))
def test_any_text_has_a_plain_form_without_accent_or_capital(text):
    assert normalise(text) == normalise(text).lower()


def test_content_words_forget_small_words_and_endings():
    assert content_words("Vous roulez beaucoup ?") & content_words("je roule peu")
