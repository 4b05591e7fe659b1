"""The client portal: every link leads somewhere, every task can be walked; a description that cannot be is refused."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

from crca_sim.house import house
from crca_sim.house.portal import Portal

SMALL: dict[str, Any] = {
    "nom": "Essai",
    "adresse": "essai.exemple",
    "entete": [
        {"type": "bouton", "nom": "Menu"},
        {"type": "lien", "nom": "Aide", "mene": "aide", "derriere": "Menu"},
    ],
    "pages": [
        {"id": "debut", "titre": "Début", "elements": [
            {"type": "liste", "nom": "Genre", "obligatoire": True, "choix": ["un", "deux"]},
            {"type": "champ", "nom": "Code", "secret": True, "obligatoire": True},
            {"type": "bouton", "nom": "Valider", "mene": "fin", "envoie": True},
            {"type": "bouton"},
        ]},
        {"id": "fin", "titre": "Fin", "elements": [{"type": "texte", "nom": "C'est fini."}]},
        {"id": "aide", "titre": "Aide", "entete": False, "elements": [{"type": "lien", "nom": "Retour", "mene": "debut"}]},
    ],
    "taches": [
        {"id": "essai", "libelle": "essayer", "utile": "pour voir", "arrivee": "fin", "chemin": [
            {"page": "debut", "element": "Genre", "action": "choisir", "valeur": "deux"},
            {"page": "debut", "element": "Code", "action": "saisir"},
            {"page": "debut", "element": "Valider"},
        ]},
    ],
}  # fmt: skip


def refused(change: Any) -> str:
    """What is said of the small portal once changed."""
    described = deepcopy(SMALL)
    change(described)
    with pytest.raises(ValidationError) as error:
        Portal.model_validate(described)
    return str(error.value)


def test_the_small_portal_can_be_walked() -> None:
    portal = Portal.model_validate(SMALL)
    assert portal.within_reach("aide") == {"aide", "debut", "fin"}
    assert portal.find("debut", "sans nom") is not None
    assert [e.name for e in portal.missing("debut", {"genre"})] == ["Code"]


def test_a_link_to_nowhere_is_refused() -> None:
    assert "n'existe pas" in refused(lambda d: d["pages"][2]["elements"][0].update(mene="ailleurs"))


def test_what_hides_behind_a_menu_that_is_not_there_is_refused() -> None:
    assert "derrière « Rideau »" in refused(lambda d: d["entete"][1].update(derriere="Rideau")).replace("\u00a0", " ")


def test_two_elements_of_one_name_on_a_page_are_refused() -> None:
    assert "deux éléments" in refused(lambda d: d["pages"][0]["elements"].append({"type": "lien", "nom": "valider"}))


@pytest.mark.parametrize(
    ("step", "change", "why"),
    [
        (0, {"page": "fin"}, "n'est pas sur"),
        (1, {"page": "fin"}, "on est sur"),
        (1, {"element": "Cod"}, "n'est pas sur"),
        (0, {"valeur": "trois"}, "n'est pas un choix"),
        (1, {"action": "cocher"}, "ne convient pas"),
        (1, {"element": "Aide", "action": "activer"}, "derrière"),
    ],
)
def test_a_path_that_cannot_be_followed_is_refused(step: int, change: dict[str, str], why: str) -> None:
    assert why in refused(lambda d: d["taches"][0]["chemin"][step].update(change))


def test_a_path_that_sends_without_a_mandatory_field_is_refused() -> None:
    assert "obligatoire" in refused(lambda d: d["taches"][0]["chemin"].pop(1))


def test_a_path_that_ends_elsewhere_is_refused() -> None:
    assert "finit sur" in refused(lambda d: d["taches"][0].update(arrivee="aide"))


def test_a_secret_or_a_document_on_the_way_makes_the_task_sensitive() -> None:
    assert Portal.model_validate(SMALL).sensitive("essai")
    portal = house().portal
    assert {t for t in portal.tasks if portal.sensitive(t)} == {"deposer_piece", "changer_rib", "mot_de_passe_oublie"}


def test_the_house_has_the_six_tasks_and_every_page_can_be_reached() -> None:
    portal = house().portal
    assert set(portal.tasks) == {
        "declarer_sinistre", "deposer_piece", "telecharger_attestation", "changer_rib", "mot_de_passe_oublie", "consulter_remboursement",
    }  # fmt: skip
    assert portal.within_reach("connexion") == set(portal.pages)


def test_every_page_of_the_house_has_something_to_act_on_or_a_way_out() -> None:
    portal = house().portal
    for page in portal.pages:
        assert portal.next_pages(page), page
