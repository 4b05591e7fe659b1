"""The single pricing rule: every example of the domain, then what always holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.house import house
from crca_sim.house.profiles import PROFILES, keys_of
from crca_sim.house.tariff import NoQuote, quote_for, tariff_value


def car(**changes: Any) -> dict[str, Any]:
    return {"formule": "tiers_etendu", "crm": 0.5, "zone": "B", "stationnement": "garage", "usage": "prive", "km": 4500} | changes


def home(**changes: Any) -> dict[str, Any]:
    return {"formule": "equilibre", "pieces": 2, "statut": "locataire", "zone_vol": 1, "capital_mobilier": 20000} | changes


def health(**changes: Any) -> dict[str, Any]:
    return {"formule": "courant", "age": 40} | changes


def pet(**changes: Any) -> dict[str, Any]:
    return {"formule": "formule_70", "espece": "chien", "poids_kg": 12, "age_mois": 36} | changes


def amount(text: str) -> Decimal:
    return Decimal(text)


# ── The examples of the domain ───────────────────────────────────────────────────────────────────


def test_the_car_example_of_the_catalogue_to_the_cent() -> None:
    found = quote_for("auto", car(crm=0.68, stationnement="rue", usage="trajet_travail", km=10000))
    assert found.base_amount == amount("315.06")


def test_the_home_example_of_the_catalogue_to_the_cent() -> None:
    assert quote_for("habitat", home()).base_amount == amount("73.44")


@pytest.mark.parametrize(("formula", "yearly"), [("tiers_etendu", "176.63"), ("tous_risques", "276.97")])
@pytest.mark.parametrize("variants", [[], ["rouler_leger"]])
def test_marc_pays_what_the_interview_example_says(formula: str, yearly: str, variants: list[str]) -> None:
    found = quote_for("auto", car(formule=formula, variantes=variants))
    assert found.yearly == amount(yearly)


@pytest.mark.parametrize(
    ("product", "risk", "net"),
    [
        ("auto", car(formule="tiers", km=10000), "123.50"),
        ("auto", car(km=10000, variantes=["electrique"]), "170.43"),
        ("auto", car(km=10000, variantes=["conduite_suivie"]), "185.25"),
        ("auto", car(km=10000, variantes=["conduite_suivie"], remise_conduite=15), "157.46"),
        ("auto", car(km=15000), "185.25"),
        ("auto", car(km=20001), "218.60"),
        ("auto", car(km=10000, options=["amenagements", "vehicule_remplacement"]), "271.25"),
        ("auto", car(crm=1, zone="C", stationnement="autre", km=10000, novice="plein"), "975.00"),
        ("auto", car(crm=1, stationnement="autre", km=10000, novice="plein", annee_novice=2), "585.00"),
        ("auto", car(crm=1, stationnement="autre", km=10000, novice="conduite_accompagnee", annee_novice=2), "487.50"),
        ("habitat", home(statut="non_occupant", pieces=3, capital_mobilier=0), "114.00"),
        ("habitat", home(statut="proprietaire", pieces=4, capital_mobilier=0, formule="serenite", zone_vol=1.2), "252.00"),
        ("habitat", home(sinistres_36_mois=1, capital_mobilier=0), "78.20"),
        ("habitat", home(options=["velo", "protection_juridique"]), "180.44"),
        ("sante", health(), "408.00"),
        ("sante", health(age=61, formule="sobre"), "488.40"),
        ("sante", health(age_conjoint=40, enfants=2), "1264.80"),
        ("gav", {"formule": "integral", "composition": "famille"}, "324.00"),
        ("scolaire", {"formule": "avec_equipements", "enfants": 2}, "64.00"),
        ("compagnon", pet(), "204.00"),
        ("compagnon", pet(espece="chat", poids_kg=None, age_mois=12), "146.88"),
        ("compagnon", pet(poids_kg=20, age_mois=7 * 12), "357.00"),
        ("droit", {"formule": "seule"}, "84.00"),
    ],
)
def test_each_coefficient_of_the_catalogue(product: str, risk: dict[str, Any], net: str) -> None:
    assert quote_for(product, risk).base_amount == amount(net)


def test_the_third_child_is_free() -> None:
    three, two = ({"formule": "jour_et_nuit", "enfants": n} for n in (3, 2))
    assert quote_for("scolaire", three).yearly == quote_for("scolaire", two).yearly
    assert quote_for("sante", health(enfants=3)).yearly == quote_for("sante", health(enfants=2)).yearly


def test_only_contracts_that_cover_goods_pay_the_fixed_contribution() -> None:
    assert quote_for("auto", car(formule="tiers", km=10000)).contributions == amount("14.82")
    assert quote_for("auto", car(km=10000)).contributions == amount("28.73")
    assert quote_for("droit", {"formule": "seule"}).contributions == amount("10.08")


# ── What always holds ────────────────────────────────────────────────────────────────────────────

cars = st.builds(
    car,
    formule=st.sampled_from(["tiers", "tiers_etendu", "tous_risques"]),
    crm=st.decimals(min_value="0.5", max_value="3.5", places=2),
    zone=st.sampled_from("ABC"),
    stationnement=st.sampled_from(["garage", "rue", "autre"]),
    usage=st.sampled_from(["prive", "trajet_travail", "professionnel"]),
    km=st.integers(0, 60000),
    novice=st.sampled_from(["aucun", "plein", "conduite_accompagnee"]),
    annee_novice=st.integers(1, 3),
    options=st.lists(st.sampled_from(["amenagements", "contenu_accessoires"]), max_size=2),
)
homes = st.builds(
    home,
    formule=st.sampled_from(["essentielle", "equilibre", "serenite"]),
    pieces=st.integers(1, 10),
    statut=st.sampled_from(["locataire", "etudiant", "proprietaire", "non_occupant"]),
    zone_vol=st.sampled_from([0.9, 1, 1.2]),
    sinistres_36_mois=st.integers(0, 1),
    capital_mobilier=st.integers(0, 200000),
)


@given(cars)
def test_the_printed_parts_add_up_and_twelve_months_make_a_year(risk: dict[str, Any]) -> None:
    found = quote_for("auto", risk)
    assert found.base_amount + found.contributions == found.yearly
    assert abs(found.monthly * 12 - found.yearly) <= amount("0.06")


@given(cars)
def test_the_same_risk_has_the_same_price(risk: dict[str, Any]) -> None:
    assert quote_for("auto", risk) == quote_for("auto", dict(reversed(risk.items())))


@given(cars, st.integers(0, 20000))
def test_driving_more_never_costs_less(risk: dict[str, Any], more: int) -> None:
    assert quote_for("auto", risk | {"km": risk["km"] + more}).yearly >= quote_for("auto", risk).yearly


@given(cars)
def test_a_better_formula_never_costs_less(risk: dict[str, Any]) -> None:
    prices = [quote_for("auto", risk | {"formule": f}).yearly for f in ("tiers", "tiers_etendu", "tous_risques")]
    assert prices == sorted(prices)


@given(homes, st.integers(0, 3), st.integers(0, 50000))
def test_a_bigger_home_never_costs_less(risk: dict[str, Any], rooms: int, contents: int) -> None:
    bigger = risk | {"pieces": risk["pieces"] + rooms, "capital_mobilier": risk["capital_mobilier"] + contents}
    assert quote_for("habitat", bigger).yearly >= quote_for("habitat", risk).yearly


@given(st.integers(16, 110), st.integers(0, 5))
def test_growing_older_never_makes_health_cheaper(age: int, years: int) -> None:
    assert quote_for("sante", health(age=age + years)).yearly >= quote_for("sante", health(age=age)).yearly


def test_every_printed_price_says_that_it_is_fictional() -> None:
    for line in quote_for("auto", car(options=["amenagements"])).as_text():
        assert "€" not in line or "tarif fictif" in line


def test_no_profile_knows_of_sex_disability_or_origin() -> None:
    forbidden = ("sexe", "civilite", "handicap", "sante_etat", "origine", "nationalite", "marie", "situation")
    for product in PROFILES:
        assert not [key for key in keys_of(product) if key.startswith(forbidden)]


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("product", "risk", "words"),
    [
        ("auto", {}, ["Il manque", "bonus-malus (crm)", "km"]),
        ("auto", car(kms=3), ["« kms »", "« km »"]),
        ("auto", car(crm=9), ["3,50"]),
        ("auto", car(crm="bon"), ["« bon »", "nombre"]),
        ("auto", car(km="beaucoup"), ["« beaucoup »", "nombre entier"]),
        ("auto", car(km=True), ["nombre entier"]),
        ("auto", car(km=-1), ["au moins 0"]),
        ("auto", car(zone="D"), ["choix possibles : A, B, C"]),
        ("auto", car(stationnement="cour"), ["garage, rue, autre"]),
        ("auto", car(formule="tier_etendu"), ["tiers_etendu"]),
        ("auto", car(options=["chauffeur"]), ["« chauffeur »", "nom inconnu"]),
        ("auto", car(options=3), ["liste"]),
        ("auto", car(variantes=["rouler_leger"], km=8000), ["Rouler léger", "6 000 km"]),
        ("auto", car(formule="tiers", options=["rachat_franchise"]), ["rachat de franchise", "Tiers"]),
        ("auto", car(formule="tiers", options=["assistance_0km"]), ["pas de prix au catalogue"]),
        ("habitat", home(sinistres_36_mois=2), ["souscription"]),
        ("habitat", home(zone_vol=2), ["0,9, 1 ou 1,2"]),
        ("habitat", home(statut="squatteur"), ["locataire"]),
        ("compagnon", pet(age_mois=2), ["3 mois"]),
        ("compagnon", pet(age_mois=9 * 12), ["8 ans"]),
        ("compagnon", pet(poids_kg=None), ["poids"]),
        ("epargne", {}, ["étude personnalisée"]),
        ("emprunteur", {}, ["étude personnalisée"]),
        ("prevoyance", {}, ["étude personnalisée"]),
        ("autoo", {}, ["« auto »"]),
    ],
)
def test_what_cannot_be_priced_is_refused_in_french(product: str, risk: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(NoQuote) as refusal:
        quote_for(product, risk)
    said = str(refusal.value).replace("\u00a0", " ")
    assert all(word in said for word in words), said


def test_an_assistance_dog_may_enter_until_ten() -> None:
    assert quote_for("compagnon", pet(age_mois=10 * 12, assistance=True)).yearly > 0


def test_values_may_come_as_they_are_typed() -> None:
    typed = car(formule="Tiers étendu", crm="0,50", zone="b", stationnement="Garage", usage="Privé", km="4 500 km/an")
    assert quote_for("auto", typed) == quote_for("auto", car())
    assert tariff_value("auto", "usage", "Trajet-travail") == "trajet_travail"


def test_each_tariffed_product_is_a_product_of_the_house_and_the_others_are_studies() -> None:
    studies = {p.id for p in house().products.values() if p.study}
    assert set(PROFILES) | studies == set(house().products)
    assert not set(PROFILES) & studies
