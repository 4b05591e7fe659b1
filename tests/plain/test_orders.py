from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.plain.desk_orders import SHORTHANDS, Misspelt, desk_call, how_to_write, is_desk_order
from crca_sim.plain.orders import NotPairs, Order, order_in, pairs, spoken
from tests.plain.people import HOME, library


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("/aide", Order("aide")),
        ("/Écrire", Order("ecrire")),
        ("/geste  attendre ", Order("geste", "attendre")),
        ("/mes-devis", Order("mes_devis")),
        ("/note L'assurée a 2 vélos", Order("note", "L'assurée a 2 vélos")),
        ("/", Order("")),
    ],
)
def test_a_slash_begins_an_order(line: str, order: Order) -> None:
    assert order_in(line) == order


@pytest.mark.parametrize(
    ("line", "said"), [("Bonjour", "Bonjour"), ("//1 ou /2", "/1 ou /2"), ("et/ou", "et/ou"), ("« /aide »", "« /aide »")]
)
def test_anything_else_is_said(line: str, said: str) -> None:
    assert order_in(line) is None
    assert spoken(line) == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}),
        ("document=devis canal=courriel", {"document": "devis", "canal": "courriel"}),
        ('texte="deux mots" canal=sms', {"texte": "deux mots", "canal": "sms"}),
        ("texte=« deux mots » canal = sms", {"texte": "deux mots", "canal": "sms"}),
        ("besoin-accès=x", None),
        ("Document=x", {"document": "x"}),
        ("texte=l'avenant", {"texte": "l'avenant"}),
        ("options=velo,vol", {"options": "velo,vol"}),
        ("durée=45", {"duree": "45"}),
        ('texte="sans fin', None),
        ("document", None),
        ("document=", None),
        ('texte="a"b', None),
    ],
)
def test_pairs_are_read_or_refused(text: str, found: dict[str, str] | None) -> None:
    if found is None:
        with pytest.raises(NotPairs):
            pairs(text)
    else:
        assert pairs(text) == found


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.text(st.characters(exclude_characters='"', codec="utf-8"))))
def test_any_values_between_quotes_come_back(values: dict[str, str]) -> None:
    written = " ".join(f'{key}="{value}"' for key, value in values.items())
    assert list(pairs(written).values()) == list(values.values())


@given(st.text(max_size=200))
def test_any_text_is_pairs_or_is_refused(text: str) -> None:
    with suppress(NotPairs):
        assert "=" in text or pairs(text) == {}


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("/fiche", ("ouvrir_fiche", {})),
        ("/envoyer dipa-habitat courriel", ("envoyer_document", {"document": "dipa-habitat", "canal": "courriel"})),
        (
            "/envoyer dipa-habitat courriel gros_caracteres",
            ("envoyer_document", {"document": "dipa-habitat", "canal": "courriel", "format": "gros_caracteres"}),
        ),
        ("/envoyer canal=courriel document=devis", ("envoyer_document", {"document": "devis", "canal": "courriel"})),
        ("/sms Votre tarif : 12 €", ("envoyer_message", {"canal": "sms", "texte": "Votre tarif : 12 €"})),
        ("/note Budget = 12 € par mois", ("rediger_note", {"texte": "Budget = 12 € par mois"})),
        ('/note texte="Budget"', ("rediger_note", {"texte": "Budget"})),
        ("/modifier adresse 3 rue du Port", ("modifier_fiche", {"champ": "adresse", "valeur": "3 rue du Port"})),
        ("/modifier_fiche champ=surface valeur=28", ("modifier_fiche", {"champ": "surface", "valeur": "28"})),
        ("/devis", ("etablir_devis", {})),
        ("/devis essentielle velo,vol", ("etablir_devis", {"formule": "essentielle", "options": "velo,vol"})),
        ("/devis formule=essentielle options=velo", ("etablir_devis", {"formule": "essentielle", "options": "velo"})),
        ("/raccrocher", ("raccrocher", {})),
        ("/devis etendu rouler_leger", ("etablir_devis", {"formule": "etendu", "options": "rouler_leger"})),
        ("/comparer tiers,etendu", ("comparer_formules", {"formules": "tiers,etendu"})),
        ("/lire cg-auto 3.3", ("lire_document", {"document": "cg-auto", "article": "3.3"})),
        ("/lire cg-auto vol sans effraction", ("lire_document", {"document": "cg-auto", "recherche": "vol sans effraction"})),
        ("/lire dipa-auto facile_a_lire", ("lire_document", {"document": "dipa-auto", "format": "facile_a_lire"})),
        (
            "/rappel jeudi 14 h 30 telephone le devis",
            ("programmer_rappel", {"date": "jeudi", "heure": "14h30", "canal": "telephone", "objet": "le devis"}),
        ),
        (
            "/accorder geste_commercial 40 € pour le retard",
            ("accorder_geste", {"nature": "geste_commercial", "montant": "40€", "texte": "pour le retard"}),
        ),
        ("/alerte donnees courriel à un homonyme", ("alerter", {"circuit": "donnees", "texte": "courriel à un homonyme"})),
        ('/enregistrer_reclamation faits="sans réponse"', ("enregistrer_reclamation", {"faits": "sans réponse"})),
        ("/procedure", ("chercher_procedure", {})),
    ],
)
def test_an_order_is_an_action_of_the_desk(line: str, call: tuple[str, dict[str, str]]) -> None:
    order = order_in(line)
    assert order is not None
    assert is_desk_order(order)
    assert desk_call(order) == call


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("/envoyer devis", "canal"),
        ("/envoyer", "document, canal"),
        ("/modifier adresse", "valeur"),
        ("/fiche maintenant", "clé=valeur"),
        ("/envoyer_document devis courriel", "clé=valeur"),
        ('/rediger_note texte="sans fin', "clé=valeur"),
    ],
)
def test_an_incomplete_order_says_how_to_write_it(line: str, word: str) -> None:
    order = order_in(line)
    assert order is not None
    with pytest.raises(Misspelt, match=word):
        desk_call(order)


def test_the_choices_of_an_action_are_told_except_what_is_for_the_author() -> None:
    scenario = library().scenario(HOME)
    lines = [line.replace("\u00a0", " ") for line in how_to_write("envoyer", scenario)]
    assert "- courriel : par courriel" in lines
    assert any(line.startswith("- dipa-habitat : ") for line in lines)
    quote = "\n".join(how_to_write("devis", scenario))
    assert "essentielle" in quote
    assert "solution, au choix" not in quote


def test_every_short_order_is_an_action_of_the_house_with_its_arguments() -> None:
    from crca_sim.house import house

    for name, short in SHORTHANDS.items():
        arguments = {argument.name for argument in house().actions[short.action].arguments}
        assert set(short.words) | {key for key, _ in short.settled} <= arguments, name


def test_every_action_of_the_house_has_a_short_order_or_its_own_name() -> None:
    from crca_sim.house import house

    assert all(is_desk_order(Order(action)) for action in house().actions)
