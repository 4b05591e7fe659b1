"""Quotes made on the desk."""

from __future__ import annotations

from decimal import Decimal

from crca_sim.desk import quotes_view
from tests.desk.builders import Desk, scenario


def test_a_solution_is_priced_on_the_true_risk() -> None:
    desk = Desk()
    desk.do("etablir_devis", solution="leger")
    desk.do("etablir_devis", solution="complete")
    leger, complete = desk.state.quote_for("leger"), desk.state.quote_for("complete")
    assert leger is not None
    assert complete is not None
    assert (leger.yearly, complete.yearly) == (Decimal("176.63"), Decimal("276.97"))
    assert {"176.63 EUR", "14.72 EUR", "276.97 EUR", "23.08 EUR"} == desk.state.prices()


def test_a_quote_that_prices_a_solution_is_that_solution_s_though_not_named() -> None:
    desk = Desk()
    desk.do("etablir_devis", formule="tiers_etendu")
    assert list(desk.state.quotes) == ["le Tiers étendu avec Rouler léger"]
    assert desk.state.quote_for("leger") is not None


def test_another_quote_has_its_own_title() -> None:
    desk = Desk()
    desk.do("etablir_devis", formule="tiers", options=["contenu_accessoires"])
    assert list(desk.state.quotes) == ["Aubelune Auto, Tiers avec contenu et accessoires"]
    assert desk.state.quote_for("leger") is None


def test_a_wrong_mileage_gives_a_wrong_quote_and_the_right_one_mends_it() -> None:
    desk = Desk()
    desk.do("modifier_fiche", champ="kilometrage", valeur=70000)
    desk.do("etablir_devis", formule="tiers_etendu")
    wrong = next(iter(desk.state.quotes.values())).quote
    assert wrong.yearly > Decimal("176.63")
    assert "6 000 km" in desk.refused("etablir_devis", solution="leger")
    desk.do("modifier_fiche", champ="kilometrage", valeur=4500)
    assert desk.do("etablir_devis", solution="leger").accepted


def test_the_latest_quote_of_a_solution_is_the_one_that_counts() -> None:
    desk = Desk()
    desk.do("etablir_devis", solution="complete")
    desk.do("modifier_fiche", champ="stationnement", valeur="rue")
    desk.do("etablir_devis", solution="complete")
    quote = desk.state.quote_for("complete")
    assert quote is not None
    assert quote.yearly > Decimal("276.97")
    assert len(desk.state.quotes) == 1


def test_a_solution_may_change_the_risk_it_prices() -> None:
    described = scenario().model_dump(by_alias=True)["solutions"]
    described["complete"]["tarif"] = {"crm": 1}
    desk = Desk(scenario(solutions=described))
    desk.do("etablir_devis", solution="complete")
    quote = desk.state.quote_for("complete")
    assert quote is not None
    assert quote.yearly > Decimal("276.97")


def test_a_solution_of_another_product_is_priced_by_its_own_tariff() -> None:
    desk = Desk()
    desk.do("etablir_devis", solution="juridique")
    quote = desk.state.quote_for("juridique")
    assert quote is not None
    assert (quote.product, quote.yearly) == ("droit", Decimal("94.08"))


def test_formulas_are_compared_at_the_same_risk_with_their_excesses() -> None:
    desk = Desk()
    said = desk.do("comparer_formules").used.message.replace("\u00a0", " ")
    assert "Tiers étendu : 176,63 € par an (tarif fictif)" in said
    assert "Vol. Tiers : non garanti ; Tiers étendu : franchise 350 € ; Tous risques : franchise 300 €" in said
    assert list(desk.state.compared) == ["tiers", "tiers_etendu", "tous_risques"]
    assert "276.97 EUR" in desk.state.prices()


def test_a_product_without_a_tariff_has_no_quote() -> None:
    desk = Desk(scenario(produit="epargne", profil_tarif={}, solutions={}))
    assert "étude personnalisée" in desk.refused("etablir_devis", formule="libre")
    assert "étude personnalisée" in desk.refused("comparer_formules")


def test_what_the_tariff_lacks_is_named() -> None:
    desk = Desk(scenario(profil_tarif={"crm": 0.5}))
    assert "kilométrage annuel (km)" in desk.refused("etablir_devis", formule="tiers")


def test_a_quote_gives_away_nothing_of_what_was_not_discovered() -> None:
    said = Desk().do("etablir_devis", solution="leger").used.message
    assert "4500" not in said
    assert "garage" not in said


def test_the_quotes_of_the_desk_can_be_read() -> None:
    desk = Desk()
    assert quotes_view(desk.state) == ["Aucun devis établi."]
    desk.do("etablir_devis", solution="leger")
    lines = [line.replace("\u00a0", " ") for line in quotes_view(desk.state)]
    assert lines == [
        "Devis : le Tiers étendu avec Rouler léger",
        "Cotisation annuelle : 176,63 € (tarif fictif)",
        "Soit par mois : 14,72 € (tarif fictif)",
    ]
