"""Amounts, dates, names and documents, with their role and object."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.french import fold
from crca_sim.understanding.numbers_fr import value_of
from crca_sim.understanding.slots import slots


def said(sentence):
    return [(slot.role, slot.object, slot.value) for slot in slots(sentence)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("cent cinquante", "150"),
        ("quatre-vingt-dix-sept", "97"),
        ("soixante et onze", "71"),
        ("deux mille cent", "2100"),
        ("trois cent mille", "300000"),
        ("un million deux cent mille", "1200000"),
        ("1 250,50", "1250.50"),
        ("4.500", "4500"),
        ("176.63", "176.63"),
    ],
)
def test_french_numbers_are_understood(words, number):
    assert str(value_of(fold(words))) == number


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La cotisation est de 32 € par mois.", [("cotisation", "mensuelle", "32 EUR")]),
        ("Vous payez 32 euros par mois.", [("cotisation", "mensuelle", "32 EUR")]),
        ("Cela revient à 176 euros 63 par an.", [("cotisation", "annuelle", "176.63 EUR")]),
        ("176,63 € par an, soit 14,72 € par mois.", [("cotisation", "annuelle", "176.63 EUR"), ("cotisation", "mensuelle", "14.72 EUR")]),
        ("La franchise est de cent cinquante euros en cas de vol.", [("franchise", "vol", "150 EUR")]),
        ("350 euros restent à votre charge en cas de vol.", [("franchise", "vol", "350 EUR")]),
        ("Le plafond est de 3 000 €.", [("plafond", None, "3000 EUR")]),
        ("Comptez dix euros de plus pour le deuxième conducteur.", [("prime_option", None, "10 EUR")]),
        ("Je vous accorde une remise de 5 %.", [("remise", None, "5 %")]),
        ("Je peux vous offrir un geste de 30 euros.", [("geste", None, "30 EUR")]),
        ("Votre contrat prend effet le 1er janvier 2027.", [("date_effet", None, "2027-01-01")]),
        ("Votre échéance est au 31 décembre.", [("echeance", None, "12-31")]),
        ("Je vous rappelle avant jeudi 17 h.", [("delai", None, "jeudi"), ("horaire", None, "17:00")]),
        ("Vous avez 14 jours pour renoncer.", [("delai_renonciation", None, "14 j")]),
        ("Il y a un mois de délai d'attente.", [("delai", "attente", "1 mois")]),
        ("Vous aurez une réponse sous 48 h.", [("delai", None, "48 h")]),
        ("Vous roulez 4 500 km par an ?", [("kilometrage", None, "4500 km")]),
        ("Un appartement de 45 m².", [("surface", None, "45 m²")]),
        ("Bonjour Madame Vidal, je suis Inès Marchal.", [("nom_client", None, "Vidal"), ("nom_conseiller", None, "Inès Marchal")]),
        (
            "Mutuelle Aubelune bonjour, Inès Marchal à l'appareil.",
            [("organisme", None, "mutuelle_aubelune"), ("nom_conseiller", None, "Inès Marchal")],
        ),
        ("L'article 4.2 le précise.", [("clause", None, "article 4.2")]),
        ("Écrivez à conseil@aubelune.exemple.", [("courriel", None, "conseil@aubelune.exemple")]),
        ("Je vous envoie l'attestation.", [("document", None, "attestation")]),
    ],
)
def test_elements_are_told_with_role_and_object(sentence, expected):
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Vous avez 22 ans.",
        "Assistance 24 h/24.",
        "Ma collègue Madame Roche vous rappelle.",
        "Un instant, je vous prie.",
        "Deux propositions s'offrent à vous.",
        "Je suis Ravie de vous entendre.",
    ],
)
def test_innocent_numbers_and_names_are_left_alone(sentence):
    assert said(sentence) == []


@given(st.text(max_size=200))
def test_every_slot_is_cut_from_its_sentence(sentence):
    assert all(slot.text in sentence for slot in slots(sentence))
