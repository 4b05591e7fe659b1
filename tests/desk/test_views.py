"""The desk in plain text."""

from __future__ import annotations

import pytest

from crca_sim.desk import (
    DeskState,
    contacts_view,
    contracts_view,
    directory_view,
    documents_view,
    fold,
    help_view,
    knowledge_view,
    record_view,
)
from crca_sim.events import DocumentSent
from crca_sim.house import house
from tests.desk.builders import Desk, plain_spaces, scenario


def test_the_record_shows_what_was_entered() -> None:
    desk = Desk()
    desk.do("modifier_fiche", champ="date_permis", valeur="12/05/1983")
    desk.do("noter_preference", texte="Chiffres écrits")
    desk.do("recueillir_consentement", objet="offres_sms")
    assert plain_spaces(record_view(desk.scenario, desk.state)) == [
        "Fiche : prospect",
        "Date : mardi 24 novembre 2026, 10 h",
        "Identité : aucun élément contrôlé",
        "Nom : Ollier",
        "Téléphone : {telephone}",
        "Courriel : marc@ici.exemple",
        "Date du permis : 12/05/1983 (modifié)",
        "Alerte : À rappeler avant le 15",
        "Préférence de communication : Chiffres écrits",
        "Consentement, offres commerciales par SMS : demandé (le 24/11/2026 à 10 h)",
    ]


def test_an_empty_record_says_so() -> None:
    empty = scenario(dossier={"statut": "client"})
    assert plain_spaces(record_view(empty, DeskState())) == [
        "Fiche : client",
        "Date : mardi 24 novembre 2026, 10 h",
        "Identité : aucun élément contrôlé",
        "Aucune donnée enregistrée.",
    ]
    assert contracts_view(empty, DeskState()) == ["Aucun contrat en cours."]
    assert contacts_view(empty, DeskState()) == ["Aucun contact antérieur."]


def test_the_record_never_shows_what_the_client_has_not_told() -> None:
    shown = "\n".join(record_view(scenario(), DeskState()))
    assert "4500" not in shown
    assert "Pêche" not in shown


def test_documents_are_those_of_the_products_at_hand() -> None:
    sent = DocumentSent(turn=2, document="devis", channel="courriel", format="standard", before_agreement=True)
    lines = plain_spaces(documents_view(scenario(), fold([sent])))
    assert "- dipa-auto : document d'information automobile" in lines
    assert "- dipa-droit : document d'information protection juridique" in lines
    assert not [line for line in lines if "dipa-habitat" in line]
    assert lines[-1] == "Envoyé : devis par courriel (standard), nº ENV-2411-01, le 24/11/2026 à 10 h"


def test_the_directory_lists_every_service() -> None:
    shown = "\n".join(directory_view())
    assert all(f"({service})" in shown for service in house().services)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("délai de renonciation auto", "Droit de renonciation"),
        ("geste commercial", "Délégations du conseiller"),
        ("client mécontent, réclamation", "Réclamation et médiation"),
        ("mise en attente charte", "Charte qualité Aubelune"),
        ("braille gros caractères", "Offre d'accessibilité"),
        ("contrôle identité", "Contrôler l'identité"),
        ("resilier hamon", "Résiliation à tout moment après un an (Hamon)"),
        ("résilliation hammon", "Résiliation à tout moment après un an (Hamon)"),
        ("loi lemoine", "Changer d'assurance emprunteur (loi Lemoine)"),
        ("avis d'échéance chatel", "Avis d'échéance reçu tard (Châtel)"),
        ("résilier ma mutuelle santé", "Résilier une complémentaire santé"),
        ("son fils demande des informations", "Un proche ou un tiers demande des informations"),
        ("refuser une garantie", "Annoncer un refus de garantie (RECAP)"),
        ("appel sortant consentement", "Appels sortants"),
        ("lsf relais", "Relais téléphonique, transcription et langue des signes"),
        ("origine des fonds", "Soupçon de blanchiment"),
        ("personne blessée danger", "Urgence et danger"),
        ("mauvais destinataire", "Incident sur des données personnelles"),
        ("tutelle", "Personnes vulnérables ou protégées"),
    ],
)
def test_a_procedure_is_found_by_its_words(query: str, title: str) -> None:
    assert plain_spaces(knowledge_view(query))[0] == title


def test_what_is_found_says_what_it_is_worth() -> None:
    assert any(line.startswith("Loi, certitude A : C. ass. L112-2-1") for line in plain_spaces(knowledge_view("renonciation")))
    assert any(line.startswith("Règle de la maison (fictive)") for line in plain_spaces(knowledge_view("délégation")))


def test_a_search_without_result_gives_the_titles() -> None:
    lines = plain_spaces(knowledge_view("xylophone"))
    assert lines[0] == "Aucune procédure trouvée pour « xylophone »."
    assert len(lines) == 1 + len(house().articles)
    assert len(knowledge_view("")) == 1 + len(house().articles)


def test_help_tells_how_to_write_each_action() -> None:
    assert len(help_view()) == len(house().actions)
    assert "etablir_devis [solution=…] [produit=…] [formule=…] [options=…] [variantes=…]" in help_view()
    assert "- canal : sms, courriel" in plain_spaces(help_view("envoyer_message"))
