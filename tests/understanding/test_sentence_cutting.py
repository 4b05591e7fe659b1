"""Where sentences begin and end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.sentences import clauses, sentences


def cut(message):
    return [span.of(message) for span in sentences(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Bonjour M. Petit. Je vous écoute.", ["Bonjour M. Petit.", "Je vous écoute."]),
        ("Cela fait 176.63 euros. Merci !", ["Cela fait 176.63 euros.", "Merci !"]),
        ("Le RIB, la carte grise, etc. sont utiles.", ["Le RIB, la carte grise, etc. sont utiles."]),
        ("Voici le RIB, etc. Merci.", ["Voici le RIB, etc.", "Merci."]),
        ("Je… je vous écoute. Oui…", ["Je… je vous écoute.", "Oui…"]),
        ("« Que faire ? », dites-vous. Rien.", ["« Que faire ? », dites-vous.", "Rien."]),
        ("ok ? c noté", ["ok ?", "c noté"]),
        ("Voir www.aubelune.exemple/aide.html pour la suite.", ["Voir www.aubelune.exemple/aide.html pour la suite."]),
        ("Écrivez à conseil@aubelune.exemple. Merci.", ["Écrivez à conseil@aubelune.exemple.", "Merci."]),
        ("Bonjour\nJe suis Inès", ["Bonjour", "Je suis Inès"]),
        ("Super 👍 Merci", ["Super 👍 Merci"]),
        ("👍", ["👍"]),
        ("?!…", []),
        ("   ", []),
        ("", []),
        ("你好。谢谢", ["你好。", "谢谢"]),
    ],
)
def test_messages_are_cut_where_a_reader_would(message, expected):
    assert cut(message) == expected


def test_unpunctuated_speech_is_cut_before_what_starts_a_new_sentence():
    said = "alors bonjour madame je vous appelle pour votre contrat auto donc vous avez une échéance en janvier est-ce que vous avez reçu votre avis"  # noqa: E501
    assert len(cut(said)) >= 3


def test_long_sentences_have_clauses_and_short_ones_none():
    assert clauses("D'accord, merci.") == []
    assert len(clauses("Je comprends votre hésitation, prenez le temps de réfléchir, et je vous rappelle jeudi matin.")) >= 2


@given(st.text(max_size=500))
def test_offsets_always_cut_the_message_verbatim_and_in_order(message):
    spans = sentences(message)
    assert all(0 <= span.start < span.end <= len(message) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.of(message).strip() == span.of(message) for span in spans)


@given(st.text(alphabet="ab .!?…«»\n,'éM", max_size=200))
def test_no_letter_is_lost_by_cutting(message):
    kept = "".join(span.of(message) for span in sentences(message))
    assert [c for c in kept if c.isalnum()] == [c for c in message if c.isalnum()]
