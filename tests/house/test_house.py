"""Mutuelle Aubelune as data: names that exist, values that are true."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from crca_sim.house import House, house
from crca_sim.house.parts import Named


@pytest.mark.parametrize(
    ("role", "what", "product", "formula", "value"),
    [
        ("franchise", "vol", "auto", "tiers_etendu", "350 EUR"),
        ("franchise", "vol", "auto", "tous_risques", "300 EUR"),
        ("franchise", "bris_de_glace", "auto", "tiers_etendu", "50 EUR"),
        ("franchise", "bris de glace", "auto", None, "50 EUR"),
        ("franchise", "vol", "auto", "tiers", None),
        ("franchise", "vol", "auto", None, None),
        ("franchise", "catastrophe_naturelle", "auto", "tous_risques", "380 EUR"),
        ("franchise", "dommages_tous_accidents", "auto", "tous_risques", "450 EUR"),
        ("plafond", "conducteur", "auto", "tiers", "100000 EUR"),
        ("plafond", "protection_conducteur", "auto", "tous_risques", "500000 EUR"),
        ("remise", "rouler_leger", "auto", None, "18 %"),
        ("franchise", "vol", "habitat", "equilibre", "150 EUR"),
        ("franchise", None, "habitat", "essentielle", "250 EUR"),
        ("franchise", "fuite", "habitat", "essentielle", "180 EUR"),
        ("franchise", "vol", "habitat", "serenite", "0 EUR"),
        ("plafond", "bijoux", "habitation", "serenite", "10000 EUR"),
        ("plafond", "materiel_compensation", "habitat", None, "20000 EUR"),
        ("prix", "velo", "habitat", None, "45 EUR"),
        ("plafond", "audio", "sante", "plus", "1400 EUR"),
        ("taux", "dentaire", "sante", "sobre", "125 %"),
        ("carence", "maladie", "compagnon", None, "45 j"),
        ("seuil", "accident", "gav", "elargi", "10 %"),
        ("delai", "travail", "droit", "seule", "6 mois"),
        ("plafond", "geste_commercial", None, None, "60 EUR"),
        ("plafond", "report_echeance", "auto", None, "30 j"),
        ("franchise", "licorne", "auto", "tiers", None),
        ("franchise", "vol", "licorne", None, None),
    ],
)
def test_the_house_tells_the_value_of_the_catalogue(
    role: str, what: str | None, product: str | None, formula: str | None, value: str | None
) -> None:
    assert house().fact(role, what, product, formula) == value


def test_what_is_true_in_a_special_case_is_no_mistake() -> None:
    assert house().facts("franchise", "bris_de_glace", "auto", "tous_risques") == ("50 EUR", "0 EUR")
    assert house().facts("franchise", "dommages_tous_accidents", "auto", "tous_risques") == ("450 EUR", "700 EUR")
    assert house().facts("prix", "velo", "habitat") == ("45 EUR", "50.40 EUR")


@pytest.mark.parametrize(
    ("product", "channel", "formula", "code"),
    [
        ("auto", "telephone", None, "aucun"),
        ("auto", "numerique", None, "aucun"),
        ("auto", "domicile", None, "14_jours"),
        ("auto", "face_a_face", None, "aucun"),
        ("habitat", "chat", None, "14_jours"),
        ("habitat", "face_a_face", None, "aucun"),
        ("habitation", "courriel", None, "14_jours"),
        ("epargne", "face_a_face", None, "30_jours"),
        ("epargne", "telephone", None, "30_jours"),
        ("prevoyance", "telephone", "obseques", "30_jours"),
        ("prevoyance", "telephone", "arret_travail", "14_jours"),
        ("emprunteur", "telephone", None, None),
    ],
)
def test_the_right_of_withdrawal_depends_on_product_and_channel(product: str, channel: str, formula: str | None, code: str | None) -> None:
    rule = house().withdrawal(product, channel, formula)
    assert rule is not None
    assert rule.code == code


def test_a_withdrawal_delay_is_a_fact_like_another() -> None:
    assert house().fact("delai", "renonciation", "habitat", channel="telephone") == "14 j"
    assert house().fact("delai_renonciation", None, "auto", channel="telephone") == "aucun"
    assert house().fact("delai", "renonciation", "emprunteur", channel="telephone") is None
    assert house().fact("delai", "renonciation", "habitat") is None


def test_what_a_formula_covers_is_known() -> None:
    assert house().covered("vol", "auto", "tiers") is False
    assert house().covered("vol", "auto", "tiers_etendu") is True
    assert house().covered("licorne", "auto", "tiers") is None
    assert house().covered("vol", "auto", "licorne") is None


def test_each_sellable_product_has_its_documents_before_the_agreement() -> None:
    for product in house().products:
        before = house().documents_for(product, "avant_accord")
        assert "fiche-conseil" in before, product
        assert all(house().documents[name].concerns(product) and house().documents[name].moment == "avant_accord" for name in before), (
            product
        )


def test_non_life_has_its_normalised_document_and_life_has_not() -> None:
    for product in ("auto", "habitat", "sante", "gav", "scolaire", "compagnon", "droit"):
        assert f"dipa-{product}" in house().documents_for(product, "avant_accord")
    assert not [name for name in house().documents_for("epargne", "avant_accord") if name.startswith("dipa")]


def test_no_car_buyer_is_told_of_a_right_of_withdrawal_in_the_set() -> None:
    assert "info-renonciation" not in house().documents_for("auto", "avant_accord")
    assert "info-renonciation" in house().documents_for("habitat", "avant_accord")


def test_every_family_of_reasons_has_reasons() -> None:
    assert {reason.family for reason in house().reasons.values()} == set(house().reason_families)


def test_every_phone_number_is_in_a_range_kept_for_fiction() -> None:
    numbers = [house().phone, *(service.phone for service in house().services.values())]
    assert all(re.fullmatch(r"01 99 00 \d\d \d\d", number) for number in numbers)
    assert house().mail.endswith(".exemple")


def test_the_delegations_are_those_of_the_catalogue() -> None:
    assert {d.id: d.ceiling for d in house().delegations.values()} == {
        "geste_commercial": "60 EUR",
        "remise": "5 %",
        "report_echeance": "30 j",
        "gre_a_gre_habitation": "1500 EUR",
        "gre_a_gre_auto": "2500 EUR",
    }


def test_only_law_of_certainty_a_or_b_is_shown_as_sure() -> None:
    for article in house().articles.values():
        assert article.standing.startswith("Loi, certitude") == (article.nature == "loi" and article.certainty in ("A", "B"))
        assert article.nature != "loi" or article.certainty


def test_a_house_that_points_to_nothing_is_refused() -> None:
    described = house().model_dump(by_alias=True) | {"motifs": [{"id": "devis", "libelle": "devis", "famille": "inconnue"}]}
    with pytest.raises(ValidationError, match="famille → inconnue"):
        House.model_validate(described)


def test_labels_are_typeset_with_hard_spaces() -> None:
    assert house().products["auto"].options["amenagements"].text == "jusqu'à 15\u00a0000\u00a0€"


@pytest.mark.parametrize("name", ["à-la-carte", "Deux Mots", "", "fin_"])
def test_an_id_is_plain(name: str) -> None:
    with pytest.raises(ValidationError):
        Named.model_validate({"id": name, "libelle": "essai"})
