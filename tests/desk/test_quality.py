"""Quality forms: dates, ceilings, circuits."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.desk import document_view, quality_view
from crca_sim.desk.quality import due_dates, past_day
from crca_sim.house import calendar, house
from tests.desk.builders import Desk, plain_spaces


def test_a_complaint_gets_its_number_and_its_two_dates() -> None:
    desk = Desk()
    said = desk.said("enregistrer_reclamation", faits="Sans réponse depuis lundi", motif="reclamation_delai", canal="telephone")
    assert "REC-2611-01" in said
    assert "au plus tard le samedi 5 décembre 2026" in said
    assert "Réponse motivée au plus tard le dimanche 24 janvier 2027" in said
    assert "À compléter : les mots du client, ce qu'il demande." in said
    assert desk.state.complaints == ["Sans réponse depuis lundi"]


def test_a_complaint_of_another_day_counts_from_that_day() -> None:
    desk = Desk()
    done = desk.do("enregistrer_reclamation", texte="Retard", date="20/11")
    assert (done.used.produced["date"], done.used.produced["accuse_avant"]) == ("2026-11-20", "2026-12-02")
    assert "pas encore arrivé" in desk.refused("enregistrer_reclamation", texte="Retard", date="2026-12-01")


def test_the_acknowledgement_cites_the_registered_complaint() -> None:
    desk = Desk()
    desk.do("enregistrer_reclamation", texte="Retard", motif="reclamation_delai")
    shown = "\n".join(plain_spaces(document_view("accuse-reclamation", desk.scenario, desk.state)))
    assert "REC-2611-01" in shown
    assert "24/01/2027" in shown


@given(st.dates(dt.date(2000, 1, 1), dt.date(2080, 1, 1)))
def test_the_acknowledgement_comes_before_the_answer(sent: dt.date) -> None:
    acknowledged, answered = due_dates(sent)
    assert calendar.is_ouvrable(acknowledged)
    assert sent < acknowledged < answered


@pytest.mark.parametrize(
    ("words", "day"),
    [("hier", "2026-11-23"), ("lundi", "2026-11-23"), ("24/11", "2026-11-24"), ("25/11", "2025-11-25"), ("2026-11-20", "2026-11-20")],
)
def test_a_past_day_is_the_last_one(words: str, day: str) -> None:
    assert past_day(words, dt.date(2026, 11, 24)) == dt.date.fromisoformat(day)


def test_a_non_conformity_says_what_is_missing_in_it() -> None:
    desk = Desk()
    assert "À compléter : la date, l'effet, la cause probable, l'action immédiate, le destinataire." in desk.said(
        "signaler_non_conformite", texte="Courriel à un homonyme"
    )
    full = desk.said(
        "signaler_non_conformite", texte="Courriel à un homonyme", date="20/11", impact="deux pages lues", cause="homonymie",
        action_immediate="destinataire joint", destinataire="donnees",
    )  # fmt: skip
    assert "transmise : délégué à la protection des données" in full
    assert "compléter" not in full


@pytest.mark.parametrize("circuit", house().circuits)
def test_an_alert_goes_to_the_service_of_its_circuit(circuit: str) -> None:
    done = Desk().do("alerter", circuit=circuit, texte="Faits du jour")
    assert done.used.produced["service"] == house().circuits[circuit].service
    assert house().circuits[circuit].instruction in done.used.message


def test_a_data_breach_starts_its_seventy_two_hours() -> None:
    assert "jusqu'au 27/11/2026 à 10 h" in Desk().said("alerter", circuit="donnees", texte="Courriel à un homonyme")


def test_of_money_laundering_nothing_is_told_to_the_client() -> None:
    assert "N'en dites rien au client" in Desk().said("alerter", circuit="blanchiment", texte="Espèces")


def test_a_gesture_within_the_delegation_is_granted_and_beyond_is_not() -> None:
    desk = Desk()
    assert desk.do("accorder_geste", nature="geste_commercial", montant="40 €").accepted
    said = desk.refused("accorder_geste", nature="geste_commercial", montant="30 €")
    assert "40 € déjà accordés" in said
    assert "demander_accord_responsable" in said
    assert desk.do("accorder_geste", nature="geste_commercial", montant=20).accepted


@pytest.mark.parametrize("delegation", house().delegations)
def test_each_delegation_has_its_own_ceiling_and_unit(delegation: str) -> None:
    amount, unit = house().delegations[delegation].ceiling.split()
    desk = Desk()
    assert "dépasse" in desk.refused("accorder_geste", nature=delegation, montant=str(int(amount) + 1))
    assert desk.do("accorder_geste", nature=delegation, montant=amount).used.args["montant"] == f"{amount} {unit}"


def test_the_leader_says_yes_up_to_twice_and_thinks_beyond() -> None:
    desk = Desk()
    assert "Accord du responsable" in desk.said(
        "demander_accord_responsable", nature="geste_commercial", montant="120 €", texte="trois retards"
    )
    assert desk.do("accorder_geste", nature="geste_commercial", montant="120 €").accepted
    far = desk.said("demander_accord_responsable", nature="geste_commercial", montant="200 €", texte="tout rembourser")
    assert "mercredi 25 novembre 2026 avant midi" in far
    assert "dépasse" in desk.refused("accorder_geste", nature="geste_commercial", montant="60 €")


@pytest.mark.parametrize("typed", ["5 %", "beaucoup", "-4 €", "0", ""])
def test_an_amount_that_makes_no_sense_is_refused_at_its_field(typed: str) -> None:
    desk = Desk()
    desk.refused("accorder_geste", nature="geste_commercial", montant=typed)
    assert desk.state.drafts["accorder_geste"].mistakes.keys() == {"montant"}


def test_the_quality_view_tells_every_form() -> None:
    desk = Desk()
    assert "aucune fiche" in quality_view(desk.scenario, desk.state)[0]
    desk.do("enregistrer_reclamation", texte="Retard", verbatim="je n'ai rien reçu", motif="reclamation_delai")
    desk.do("signaler_obstacle", page="dépôt", etape="envoi", effet="bloqué", contournement="par courrier")
    desk.do("alerter", circuit="accessibilite", texte="Page illisible")
    desk.do("proposer_amelioration", texte="Relire l'adresse")
    desk.do("envoyer_enquete", canal="courriel")
    lines = plain_spaces(quality_view(desk.scenario, desk.state))
    assert "- Mots du client : je n'ai rien reçu" in lines
    assert "- Autre voie : par courrier" in lines
    assert "Idée d'amélioration : Relire l'adresse" in lines
    assert any(line.startswith("Alerte, page, document ou lieu inaccessible : référent handicap") for line in lines)


def test_a_survey_goes_where_the_client_can_be_reached() -> None:
    from tests.desk.builders import scenario

    desk = Desk(scenario(dossier={"statut": "prospect", "champs": {"nom": "Ollier"}}))
    assert "comment joindre" in desk.refused("envoyer_enquete", canal="courriel")
