"""Documents on the desk: read, sent with their proof, followed up, back."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.desk import document_view, documents_view
from crca_sim.house import house
from crca_sim.house.texts import texts
from tests.desk.builders import Desk, plain_spaces, scenario

PROSPECT = {"statut": "prospect", "champs": {"nom": "Ollier"}}


def told(fact: str) -> ev.FactDisclosed:
    return ev.FactDisclosed(turn=1, fact=fact, how="closed", in_full=True)


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


def test_a_document_is_read_whole_or_by_article_or_by_words() -> None:
    desk = Desk()
    assert "Article 3.3. Vol : ce qui n'est pas garanti" in desk.said("lire_document", document="cg-auto")
    assert "clés" in desk.said("lire_document", document="cg-auto", article="3.3")
    assert "Article 3.3" in desk.said("lire_document", document="cg-auto", recherche="cles sur le tableau")
    assert desk.state.read == [("cg-auto", None), ("cg-auto", "3.3"), ("cg-auto", "3.3")]


def test_an_article_that_does_not_exist_is_refused_with_those_that_do() -> None:
    desk = Desk()
    assert "3.3 Vol" in desk.refused("lire_document", document="cg-auto", article="9.9")
    assert "rien sur « xylophone »" in desk.refused("lire_document", document="cg-auto", recherche="xylophone")
    assert desk.state.drafts["lire_document"].mistakes.keys() == {"recherche"}


@pytest.mark.parametrize("form", house().formats)
@pytest.mark.parametrize("document", texts())
def test_every_document_renders_in_every_format(document: str, form: str) -> None:
    lines = document_view(document, scenario(), Desk().state, form=form)
    assert len(lines) > 2
    assert not any("{" in line for line in lines)
    assert lines[0].startswith("Format") == (form != "standard")


def test_a_quote_is_printed_with_what_was_established_and_declared() -> None:
    desk = Desk()
    desk.do("modifier_fiche", champ="stationnement", valeur="garage")
    desk.do("etablir_devis", solution="leger")
    lines = plain_spaces(document_view("devis", desk.scenario, desk.state))
    assert "- Aubelune Auto, Tiers étendu avec Rouler léger : 176,63 € par an (tarif fictif), soit 14,72 € par mois (tarif fictif)" in lines
    assert "- stationnement : garage" in lines
    assert not [line for line in lines if "4500" in line]


def test_the_advice_sheet_holds_what_was_told_and_advised_and_nothing_else() -> None:
    desk = Desk()
    assert "- aucun besoin n'est recueilli à ce jour" in document_view("fiche-conseil", desk.scenario, desk.state)
    desk.happens(told("budget"))
    desk.happens(ev.OfferMade(turn=2, solution="leger", needs=("payer_moins",), recommended=True, quote=""))
    lines = plain_spaces(document_view("fiche-conseil", desk.scenario, desk.state))
    assert "- son budget" in lines
    assert "- Le Tiers étendu avec Rouler léger. Raison : payer moins" in lines
    assert not [line for line in lines if "roule" in line and "Tiers" not in line]


def test_a_refusal_letter_cites_the_article_that_was_read() -> None:
    desk = Desk()
    assert any("lisez d'abord" in line for line in document_view("lettre-refus", desk.scenario, desk.state))
    desk.do("lire_document", document="cg-auto", article="3.3")
    shown = "\n".join(plain_spaces(document_view("lettre-refus", desk.scenario, desk.state)))
    assert "conditions générales automobile, article 3.3 (Vol : ce qui n'est pas garanti)" in shown


def test_what_was_typed_is_never_taken_for_a_blank() -> None:
    desk = Desk()
    desk.do("enregistrer_reclamation", texte="Il dit {annuel} et {clause}")
    assert "Il dit {annuel} et {clause}" in document_view("reponse-reclamation", desk.scenario, desk.state)


# ── Sending ──────────────────────────────────────────────────────────────────────────────────────


def test_a_sending_leaves_a_numbered_proof_with_its_hour_and_address() -> None:
    desk = Desk()
    said = desk.said("envoyer_document", document="devis", canal="courriel")
    assert "nº ENV-2411-01, le 24/11/2026 à 10 h" in said
    assert "marc@ici.exemple (celle de la fiche)" in said
    assert "pas été vérifiée" in said
    assert "vérifiée" not in desk.said("envoyer_document", document="devis", canal="courriel", adresse_verifiee="oui").split("Adresse")[1]
    assert [s.number for s in desk.state.sendings] == [1, 2]
    assert plain_spaces(documents_view(desk.scenario, desk.state))[-1].endswith("nº ENV-2411-02, le 24/11/2026 à 10 h, à marc@ici.exemple")


@pytest.mark.parametrize(("channel", "field"), [("courriel", "courriel"), ("courrier", "adresse")])
def test_a_sending_without_an_address_is_refused_and_says_what_to_do(channel: str, field: str) -> None:
    desk = Desk(scenario(dossier=PROSPECT))
    said = desk.refused("envoyer_document", document="devis", canal=channel)
    assert "demandez-la au client" in said
    assert f"champ « {field} »" in said
    assert desk.state.drafts["envoyer_document"].mistakes.keys() == {"canal"}


def test_an_address_typed_or_told_is_enough() -> None:
    facts = scenario().model_dump(by_alias=True)["faits"] | {
        "mail": {"libelle": "son adresse", "repliques": ["marc@la.exemple"], "champ": "courriel", "valeur": "marc@la.exemple"}
    }
    desk = Desk(scenario(dossier=PROSPECT, faits=facts))
    desk.happens(told("mail"))
    assert "dite par le client, pas encore saisie" in desk.said("envoyer_document", document="devis", canal="courriel")
    desk.do("modifier_fiche", champ="courriel", valeur="marc@la.exemple")
    assert "saisie pendant ce contact" in desk.said("envoyer_document", document="devis", canal="courriel")


def test_the_number_one_calls_from_is_known() -> None:
    desk = Desk(scenario(dossier=PROSPECT))
    assert desk.do("envoyer_message", canal="sms", texte="176,63 €").accepted
    chat = Desk(scenario(dossier=PROSPECT, canal="chat"))
    assert "aucun numéro" in chat.refused("envoyer_message", canal="sms", texte="176,63 €")


def test_one_hands_over_a_paper_only_to_who_is_there() -> None:
    assert "n'est pas devant vous" in Desk().refused("envoyer_document", document="devis", canal="main_propre")
    assert Desk(scenario(canal="face_a_face")).do("envoyer_document", document="devis", canal="main_propre").accepted


def test_a_return_is_verified_once_it_came() -> None:
    desk = Desk()
    assert "n'est pas revenu" in desk.refused("verifier_retour", document="cp", constat="conforme")
    desk.happens(ev.DocumentReturned(turn=2, document="cp", signed=True, flaw="la page 2 manque"))
    assert "dites ce qui manque" in desk.refused("verifier_retour", document="cp", constat="a_completer")
    assert desk.do("verifier_retour", document="cp", constat="a_completer", texte="page 2").accepted
    assert "Retour signé : conditions particulières à signer, à compléter : la page 2 manque" in plain_spaces(
        documents_view(desk.scenario, desk.state)
    )


def test_a_reminder_stands_in_the_diary() -> None:
    desk = Desk()
    desk.do("programmer_relance", document="cp", date="mardi", canal="sms")
    assert [(e.kind, e.day, e.about) for e in desk.state.diary] == [("relance", "2026-12-01", "cp")]
