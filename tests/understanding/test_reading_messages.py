"""Whole messages, from characters to acts."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crca_sim.understanding import load_reader

reader = load_reader()
UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("Bonjour Madame.", {"saluer"}),
        ("Merci beaucoup.", {"remercier"}),
        ("Combien de kilomètres faites-vous par an ?", {"question_fermee"}),
        ("La cotisation est de 32 € par mois.", {"annoncer_prix"}),
        ("Au revoir Madame, bonne journée.", {"prendre_conge"}),
        ("bjr cmt puis je vs aider", {"saluer", "demander_motif"}),
        ("De quelle maladie souffrez-vous ?", {"f_demander_diagnostic"}),
    ],
)
def test_plain_sentences_are_understood(message, acts):
    assert acts <= set(reader.read(message).acts())


@pytest.mark.parametrize("message", ["asdf qsdf poiu", "👍", "?!", "", "   \n", "xyz 123 zzz"])
def test_what_resembles_nothing_does_nothing(message):
    assert reader.read(message).acts() == ()


def test_decomposed_accents_change_nothing():
    message = "Votre échéance est au 31 décembre, ça vous va ?"
    decomposed = unicodedata.normalize("NFD", message)
    one, other = reader.read(message), reader.read(decomposed)
    assert one.acts() == other.acts()
    assert one.topics() == other.topics()
    assert [s.value for s in one.slots()] == [s.value for s in other.slots()]
    assert one.style == other.style


def test_apostrophes_and_narrow_spaces_change_nothing():
    one, other = reader.read("J'ai noté 1 250 € d'option."), reader.read("J’ai noté 1\u202f250\u00a0€ d’option.")
    assert one.acts() == other.acts()
    assert [s.value for s in one.slots()] == [s.value for s in other.slots()]


@given(st.text(max_size=200), st.text(max_size=60))
@UNHURRIED
def test_any_characters_are_read_and_cut_verbatim(message, client):
    reading = reader.read(message, client=client)
    assert all(s.text == reading.text[s.start : s.end] for s in reading.sentences)


@given(st.lists(st.sampled_from(["bonjour", "votre", "vol", "?", "32 €", "tu", "merci,", "garage", "\n"]), max_size=20).map(" ".join))
@UNHURRIED
def test_the_same_text_always_has_the_same_reading(message):
    assert reader.read(message).model_dump_json() == reader.read(message).model_dump_json()


def test_a_broken_character_is_read():
    assert reader.read("Bonjour \ud800 Madame").acts() == ("saluer",)


def test_an_absurdly_long_message_is_read():
    assert reader.read("Bonjour. " * 5000).sentences


def test_confidences_are_between_zero_and_one_and_candidates_are_not_decided():
    for sentence in reader.read("Si je comprends bien, vous hésitez ? Prenez votre temps, je vous rappelle jeudi.").sentences:
        seen = [*sentence.acts, *sentence.candidates]
        assert all(0 <= one.confidence <= 1 for one in seen)
        assert not {a.act for a in sentence.acts} & {c.act for c in sentence.candidates}


def test_the_version_names_the_model_that_answered():
    assert reader.read("Bonjour.").model == reader.version


def test_reading_types_do_not_load_the_models():
    code = "import sys, crca_sim.understanding.reading, crca_sim.understanding; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SAID = [
    "Bonjour Madame.",
    "Si je comprends bien, vous hésitez, et le prix vous paraît élevé ?",
    "La franchise est de 150 €.",
    "Merci, au revoir.",
]


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=4))
@UNHURRIED
def test_sentences_are_read_alike_alone_or_in_one_message(said):
    together = reader.read("\n".join(said)).sentences
    assert [(s.text, s.acts, s.candidates, s.topics) for s in together] == [
        (s.text, s.acts, s.candidates, s.topics) for one in said for s in reader.read(one).sentences
    ]
