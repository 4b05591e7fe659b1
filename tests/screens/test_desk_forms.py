"""The house's desk vocabulary as forms."""

from __future__ import annotations

import pytest
from crca_sim.screens.interview.desk_forms import APART, NAMES, ActionForm, FormField, documents, forms

from crca_sim.authoring.library import open_library
from crca_sim.house import house

SCENARIO = open_library().scenario("auto-petit-kilometrage")
FORMS = {form.id: form for form in forms(house(), SCENARIO)}


def field(action: str, name: str) -> FormField:
    return next(f for f in FORMS[action].fields if f.name == name)


def test_every_action_of_the_house_has_a_french_name_and_a_form_or_a_key() -> None:
    assert set(FORMS) | APART == set(house().actions)
    assert set(house().actions) <= set(NAMES)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
def test_whatever_must_be_chosen_can_be(form: ActionForm) -> None:
    assert all(f.choices for f in form.fields if f.kind in ("choice", "many"))
    assert all(not f.label.islower() for f in form.fields)


def test_the_solutions_of_the_scenario_are_not_listed() -> None:
    """Their names would say what is to be discovered."""
    assert "solution" not in [f.name for f in FORMS["etablir_devis"].fields]
    assert field("etablir_devis", "formule").required


def test_only_the_product_s_own_documents_are_offered() -> None:
    offered = [key for key, _ in documents(house(), SCENARIO)]
    assert "dipa-auto" in offered
    assert "dipa-habitat" not in offered


def test_a_contact_note_is_a_whole_page() -> None:
    assert field("rediger_note", "texte").kind == "page"
    assert field("programmer_rappel", "date").example
