"""The directory and transfers: who handles what, when it is open, how one is handed over."""

from __future__ import annotations

import datetime as dt

import pytest

from crca_sim.desk import directory_view
from crca_sim.house import house
from tests.desk.builders import Desk, plain_spaces, scenario


@pytest.mark.parametrize(
    ("query", "service"),
    [
        ("cambriolage", "sinistres_habitation"),
        ("certificat médical", "medical"),
        ("plainte d'un client mécontent", "reclamations"),
        ("assurance vie", "prevoyance_epargne"),
        ("mot de passe oublié", "support_numerique"),
        ("tutelle", "vulnerabilite"),
        ("langue des signes braille handicap", "accessibilite"),
        ("serrurier porte claquée", "assistance"),
        ("prélèvement impayé", "recouvrement"),
        ("courriel au mauvais destinataire", "donnees"),
    ],
)
def test_a_service_is_found_by_what_it_handles(query: str, service: str) -> None:
    assert f"({service})" in directory_view(query)[0]


def test_every_reason_that_a_service_handles_finds_it() -> None:
    for service in house().services.values():
        for reason in service.reasons:
            shown = "\n".join(directory_view(house().reasons[reason].label))
            assert f"({service.id})" in shown, reason


@pytest.mark.parametrize("query", ["danger", "personne blessée", "fuite de gaz", "propos suicidaires, suicide"])
def test_danger_brings_the_emergency_numbers_first(query: str) -> None:
    lines = plain_spaces(directory_view(query))
    assert lines[0] == "Numéros d'urgence"
    assert {line.split(" : ")[0] for line in lines[1:7]} == {"- 15", "- 17", "- 18", "- 112", "- 114", "- 3114"}


def test_the_directory_says_whether_a_service_is_open() -> None:
    evening = dt.datetime(2026, 11, 24, 19, 0)
    shown = plain_spaces(directory_view("certificat médical", evening))
    assert "- Fermé maintenant, ouvre le mercredi 25 novembre 2026 à 9 h" in shown
    assert "- Ouvert maintenant" in plain_spaces(directory_view("dépanneuse", evening))


def test_a_search_without_a_service_lists_them_all() -> None:
    lines = directory_view("xylophone")
    assert len(lines) == 1 + len(house().services)


def test_a_transfer_with_a_summary_is_accompanied_and_without_one_is_cold() -> None:
    desk = Desk()
    assert desk.do("transferer", service="medical", resume="Arrêt de travail").used.produced == {"mode": "accompagne"}
    cold = desk.do("transferer", service="medical")
    assert cold.used.produced == {"mode": "froid"}
    assert "tout réexpliquer" in cold.used.message
    assert "résumé" in desk.refused("transferer", service="medical", mode="accompagne")


def test_a_closed_service_takes_no_call_and_something_else_is_proposed() -> None:
    desk = Desk(scenario(heure="20:00"))
    said = desk.refused("transferer", service="medical", resume="Arrêt de travail")
    assert "Fermé maintenant" in said
    assert "programmer_rappel" in said
    written = desk.said("transferer", service="medical", resume="Arrêt de travail", mode="ecrit")
    assert "au plus tard le mercredi 25 novembre 2026" in written
    assert desk.do("transferer", service="assistance", resume="Fuite").accepted


def test_no_client_is_handed_over_to_an_internal_service() -> None:
    desk = Desk()
    assert "interne" in desk.refused("transferer", service="conformite", resume="versement")
    assert desk.do("transferer", service="conformite", resume="versement", mode="ecrit").accepted
