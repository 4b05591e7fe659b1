"""What the reader promises: verbatim cuts, no surprise on any text, the same answer every time, a floor of accuracy."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim.understanding import load_reader
from crca_sim.understanding.corpus import Labelled, read_file

GAMES = Path(__file__).parent / "jeux"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_sentences_are_cut_verbatim_from_any_text(text: str) -> None:
    for sentence in load_reader().read(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert all(0 <= seen.confidence <= 1 for seen in (*sentence.acts, *sentence.candidates))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120), st.text(max_size=80))
def test_the_same_words_in_the_same_context_are_read_alike(text: str, client: str) -> None:
    reader = load_reader()
    assert reader.read(text, client=client) == reader.read(text, client=client)


@pytest.mark.parametrize(
    "text", ["🙂🙂", "你好，保险", "a" * 4000, "...", "M. Dupont, etc.", "http://exemple.fr/a?b=c", "‮abc", "\u00a0 \u202f", "1 2 3 4 5"]
)
def test_odd_texts_are_read_without_a_word_of_complaint(text: str) -> None:
    assert load_reader().read(text).text == text


def test_accents_composed_or_not_make_no_difference() -> None:
    text = "Préférez-vous que je parle plus lentement ?"
    one, other = load_reader().read(text), load_reader().read(unicodedata.normalize("NFD", text))
    assert one.acts() == other.acts()


@pytest.mark.parametrize(
    ("client", "text", "act"),
    [
        ("", "Mutuelle Aubelune bonjour, Inès Marchal, comment puis-je vous aider ?", "saluer"),
        ("", "Racontez-moi comment vous vous servez de votre voiture.", "question_ouverte"),
        ("C'est trop cher.", "Je comprends votre hésitation.", "accueillir_objection"),
        ("", "quel est votre code postal svp", "demander_coordonnees"),
        ("", "La cotisation serait de 32 € par mois.", "annoncer_prix"),
        ("", "Bonne journée, au revoir.", "prendre_conge"),
        ("", "Je vous remercie.", "remercier"),
    ],
)
def test_plain_sentences_are_understood(client: str, text: str, act: str) -> None:
    assert act in load_reader().read(text, client=client).acts()


@pytest.mark.parametrize(
    ("text", "role", "object_", "value"),
    [
        ("Il y a une franchise de 150 € sur le vol.", "franchise", "vol", "150 EUR"),
        ("Cela fait 32 € par mois.", "cotisation", "mensuelle", "32 EUR"),
        ("176 euros 63 par an, je vous l'écris.", "cotisation", "annuelle", "176.63 EUR"),
        ("Vous avez 14 jours pour renoncer.", "delai_renonciation", None, "14 j"),
    ],
)
def test_an_amount_is_read_with_its_role_and_object(text: str, role: str, object_: str | None, value: str) -> None:
    assert (role, object_, value) in [(s.role, s.object, s.value) for s in load_reader().read(text).slots()]


@pytest.mark.parametrize("text", ["Mon numéro est le 01 99 00 12 34.", "Il y a deux options.", "Pas de franchise dans ce cas."])
def test_numbers_that_are_no_amounts_are_left_alone(text: str) -> None:
    assert not [s for s in load_reader().read(text).slots() if s.value.endswith("EUR")]


@pytest.mark.parametrize(
    "text", ["C'est une franchise simple.", "Le traitement de votre dossier prend deux jours.", "Bon courage pour le déménagement."]
)
def test_innocent_words_raise_no_alarm(text: str) -> None:
    style = load_reader().read(text).style
    assert not (style.minimising)
    assert not (style.diagnosis)
    assert not (style.pity)


def test_asking_for_the_cause_is_seen_in_the_words_themselves() -> None:
    style = load_reader().read("Vous avez un problème d'audition ? Vous portez un appareil auditif ?").style
    assert style.diagnosis


def test_a_term_said_with_its_meaning_is_explained() -> None:
    told = load_reader().read("La franchise, c'est-à-dire la part qui reste à votre charge, est de 150 €.").style
    untold = load_reader().read("La subrogation joue ici.").style
    assert told.explained
    assert not told.jargon
    assert untold.jargon


# ── Floors, on sentences by hands that never saw the training ones ───────────────────────────────


def _judged(name: str) -> tuple[float, float, float]:
    """Micro F1, fault precision and the share of innocent sentences accused."""
    right = said = true = faults = sound = accused = innocents = 0
    for sentence in read_file(GAMES / name):
        found = set(load_reader().read(sentence.text, client=sentence.client).acts())
        right, said, true = right + len(found & sentence.acts), said + len(found), true + len(sentence.acts)
        blamed = {a for a in found if a.startswith("f_")}
        faults, sound = faults + len(blamed), sound + len(blamed & sentence.acts)
        if _innocent(sentence):
            innocents, accused = innocents + 1, accused + bool(blamed)
    return 2 * right / (said + true), sound / max(1, faults), accused / innocents


def _innocent(sentence: Labelled) -> bool:
    return not any(act.startswith("f_") for act in sentence.acts)


@pytest.mark.parametrize(
    ("name", "floor"),
    [("phrases-epreuve.txt", 0.80), ("entretiens-epreuve.txt", 0.73), ("phrases-reglage.txt", 0.77), ("entretiens-reglage.txt", 0.77)],
)
def test_acts_are_found_on_sentences_by_strangers(name: str, floor: float) -> None:
    micro, precision, accused = _judged(name)
    assert micro >= floor
    assert precision >= 0.85
    assert accused <= 0.02
