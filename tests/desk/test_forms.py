"""The desk as forms: every action can be filled in, and nothing typed is lost."""

from __future__ import annotations

import pytest

from crca_sim.desk import Form, consents_view, forms, record_view
from crca_sim.house import house
from tests.desk.builders import Desk, plain_spaces, scenario

FORMS = {form.action: form for form in forms(scenario())}


def test_every_action_has_a_form_in_a_group_of_the_house() -> None:
    assert set(FORMS) == set(house().actions)
    assert {form.group for form in FORMS.values()} == set(house().groups)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda f: f.action)
def test_a_form_speaks_french_and_lets_one_choose(form: Form) -> None:
    assert form.label[0].isupper()
    assert all(f.label and f.label[0].isupper() for f in form.fields)
    assert all(f.choices for f in form.fields if f.kind in ("choice", "many"))
    assert "action" not in [f.name for f in form.fields], "« action » names the action itself in a partie"


def test_what_would_give_the_scenario_away_is_in_no_form() -> None:
    assert FORMS["etablir_devis"].field("solution") is None


def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_where() -> None:
    desk = Desk()
    desk.do("programmer_rappel", date="31/02/2027", heure="14h", objet="relire")
    form = next(f for f in forms(desk.scenario, desk.state) if f.action == "programmer_rappel")
    kept = {f.name: f.value for f in form.fields if f.value}
    assert kept == {"date": "31/02/2027", "heure": "14h", "objet": "relire"}
    assert [f.name for f in form.fields if f.error] == ["date"]
    desk.do("programmer_rappel", date="jeudi", heure="14h", objet="relire")
    assert not any(f.value for form in forms(desk.scenario, desk.state) for f in form.fields)


def test_a_refusal_that_blames_no_field_is_told_for_the_whole_form() -> None:
    desk = Desk(scenario(profil_tarif={}))
    desk.do("etablir_devis", formule="tiers")
    form = next(f for f in forms(desk.scenario, desk.state) if f.action == "etablir_devis")
    assert "Il manque" in form.error
    assert form.field("formule").value == "tiers"  # type: ignore[union-attr]


def test_closed_lists_of_the_record_are_quick_choices() -> None:
    value = FORMS["modifier_fiche"].field("valeur")
    assert value is not None
    assert value.depends_on == "champ"
    assert ("garage", "garage") in value.quick["stationnement"]
    assert value.present["nom"] == "Ollier"


def test_another_product_has_its_own_formulas() -> None:
    formula = FORMS["etablir_devis"].field("formule")
    assert formula is not None
    assert [name for name, _ in formula.quick["habitat"]] == ["essentielle", "equilibre", "serenite"]


# ── Record: identity, consents, reason, quotes ───────────────────────────────────────────────────


def test_consents_are_apart_dated_and_can_be_taken_back() -> None:
    desk = Desk(scenario(dossier={"statut": "client", "champs": {"nom": "O"}, "consentements": {"offres_sms": "oui"}}))
    desk.do("recueillir_consentement", objet="offres_courriel", reponse="oui", mode="oral")
    desk.days(2)
    desk.do("retirer_consentement", objet="offres_sms")
    assert plain_spaces(consents_view(desk.scenario, desk.state))[1:] == [
        "Consentement, offres commerciales par courriel : oui (le 24/11/2026 à 10 h, à l'oral)",
        "Consentement, offres commerciales par SMS : non (retiré le 26/11/2026 à 10 h)",
    ]
    assert "aucun consentement en cours" in desk.refused("retirer_consentement", objet="offres_telephone")


def test_the_record_says_which_elements_of_identity_were_given() -> None:
    from crca_sim import events as ev

    desk = Desk()
    desk.happens(ev.IdentityGiven(turn=1, element="permis", right=True))
    assert "Identité : 1 élément contrôlé, son permis ; il en faut deux" in plain_spaces(record_view(desk.scenario, desk.state))
    desk.happens(ev.IdentityGiven(turn=2, element="budget", right=True))
    assert "Identité : 2 éléments contrôlés, son permis et son budget" in plain_spaces(record_view(desk.scenario, desk.state))


@pytest.mark.parametrize(("product", "reason"), [("auto", "devis_auto"), ("habitat", "devis_habitat"), ("epargne", "etude_epargne")])
def test_devis_alone_is_the_reason_of_the_interview_s_product(product: str, reason: str) -> None:
    desk = Desk(scenario(produit=product, profil_tarif={}, solutions={}))
    desk.do("coder_motif", motif="devis")
    assert desk.state.reason == reason


def test_a_family_of_reasons_asks_which() -> None:
    said = Desk().refused("coder_motif", motif="sinistre")
    assert "précisez lequel" in said
    assert "sinistre_vol" in said


def test_a_quote_takes_options_and_variants_in_one_list() -> None:
    desk = Desk()
    done = desk.do("etablir_devis", formule="étendu", options="rouler_leger vehicule_remplacement")
    assert done.used.args == {"formule": "tiers_etendu", "options": ["vehicule_remplacement"], "variantes": ["rouler_leger"]}
    assert desk.do("etablir_devis", formule="étendu", options="Rouler léger").used.args == {
        "formule": "tiers_etendu", "variantes": ["rouler_leger"],
    }  # fmt: skip


def test_two_or_three_formulas_are_compared_with_what_goes_with_them() -> None:
    desk = Desk()
    said = desk.said("comparer_formules", formules="tiers, étendu", options="contenu_accessoires")
    assert "avec contenu et accessoires" in said
    assert list(desk.state.compared) == ["tiers", "tiers_etendu"]
    assert "deux ou trois" in desk.refused("comparer_formules", formules="tiers")
    assert "Tiers :" in desk.refused("comparer_formules", formules=["tiers", "tous_risques"], options=["rachat_franchise"])


def test_another_product_can_be_quoted_and_a_study_says_what_to_collect() -> None:
    desk = Desk()
    assert "94,08 €" in desk.said("etablir_devis", produit="droit", formule="seule")
    for product, word in (("epargne", "horizon"), ("prevoyance", "service médical"), ("emprunteur", "quotité")):
        said = desk.refused("etablir_devis", produit=product)
        assert "étude personnalisée" in said
        assert word in said


def test_a_hold_is_taken_up_again_with_thanks() -> None:
    desk = Desk()
    assert "pas en attente" in desk.refused("reprendre")
    desk.do("mettre_en_attente", duree="30 s")
    assert "remerciement" in desk.said("reprendre")
