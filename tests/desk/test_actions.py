"""The desk: what is done, what is refused and why."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.desk import DeskState, FormField, Sent, fold, forms, perform
from crca_sim.events import EVENT, DocumentSent, FileClosed, InterviewEnded, SessionStarted
from crca_sim.house import house
from crca_sim.understanding.key_points import Judgement
from tests.desk.builders import Desk, scenario

ONE_OF_EACH: list[tuple[str, dict[str, Any], str]] = [
    ("ouvrir_fiche", {}, "Ouvre la fiche du client"),
    ("consulter_contrats", {}, "Consulte les contrats"),
    ("consulter_historique", {}, "Consulte l'historique des contacts"),
    ("coder_motif", {"motif": "devis_auto"}, "Code le motif : devis automobile"),
    ("modifier_fiche", {"champ": "date_permis", "valeur": "12 mai 1983"}, "Modifie la fiche, date du permis : 12/05/1983"),
    ("etablir_devis", {"solution": "leger"}, "Établit un devis : le Tiers étendu avec Rouler léger"),
    (
        "etablir_devis",
        {"formule": "Tiers", "options": "contenu_accessoires"},
        "Établit un devis, formule Tiers, options : contenu et accessoires",
    ),
    ("comparer_formules", {}, "Compare les formules"),
    (
        "envoyer_document",
        {"document": "dipa-habitat", "canal": "courriel"},
        "Envoie le document d'information habitat par courriel (format standard)",
    ),
    ("envoyer_message", {"canal": "sms", "texte": "176,63 € par an"}, "Envoie un message par SMS : « 176,63 € par an »"),
    ("mettre_en_attente", {"motif": "je vérifie", "duree": 45}, "Met en attente 45 secondes : je vérifie"),
    ("mettre_en_attente", {}, "Met en attente"),
    ("reprendre", {}, "Reprend le contact et remercie d'avoir patienté"),
    ("lire_document", {"document": "cg-habitat", "article": "4.2"}, "Lit les conditions générales habitat, article 4.2"),
    (
        "programmer_relance",
        {"document": "cp", "date": "1er décembre 2026"},
        "Programme une relance, les conditions particulières à signer, le 01/12/2026",
    ),
    ("consulter_annuaire", {"texte": "cambriolage"}, "Consulte l'annuaire : « cambriolage »"),
    (
        "prendre_rendez_vous",
        {"date": "27/11/2026", "heure": "10h", "mode": "agence"},
        "Prend un rendez-vous le 27/11/2026 à 10 h, en agence",
    ),
    ("consulter_agenda", {}, "Consulte l'agenda"),
    (
        "signaler_obstacle",
        {"page": "dépôt", "etape": "envoi", "effet": "bloqué"},
        "Signale un obstacle d'accessibilité, dépôt, étape « envoi » : « bloqué »",
    ),
    (
        "alerter",
        {"circuit": "donnees", "texte": "Courriel à un homonyme"},
        "Alerte, incident sur des données personnelles : « Courriel à un homonyme »",
    ),
    ("proposer_amelioration", {"texte": "Relire l'adresse"}, "Propose une amélioration : « Relire l'adresse »"),
    ("accorder_geste", {"nature": "geste_commercial", "montant": "40 €"}, "Accorde : geste commercial, 40 €"),
    (
        "demander_accord_responsable",
        {"nature": "remise", "montant": "8 %", "texte": "fidèle"},
        "Demande l'accord du responsable : remise sur la cotisation, 8 %, « fidèle »",
    ),
    (
        "programmer_rappel",
        {"date": "24/11/2026", "heure": "14h", "canal": "telephone"},
        "Programme un rappel le 24/11/2026 à 14 h, par téléphone",
    ),
    ("programmer_rappel", {"date": "jeudi prochain"}, "Programme un rappel jeudi"),
    ("recueillir_consentement", {"objet": "offres_sms", "reponse": "non"}, "Enregistre le consentement, offres commerciales par SMS : non"),
    (
        "recueillir_consentement",
        {"objet": "offres_courriel", "reponse": "oui"},
        "Enregistre le consentement, offres commerciales par courriel : oui",
    ),
    ("retirer_consentement", {"objet": "offres_courriel"}, "Retire le consentement, offres commerciales par courriel"),
    ("noter_preference", {"texte": "Chiffres écrits"}, "Note une préférence de communication : « Chiffres écrits »"),
    ("transferer", {"service": "medical", "resume": "IJ"}, "Transfère vers le service médical, résumé : « IJ »"),
    ("transferer", {"service": "assistance"}, "Transfère vers l'assistance 24 heures sur 24"),
    ("rediger_note", {"texte": "Devis.\nRappel jeudi."}, "Rédige la note de contact : « Devis. Rappel jeudi. »"),
    ("envoyer_enquete", {"canal": "courriel"}, "Envoie l'enquête de satisfaction par courriel"),
    ("enregistrer_reclamation", {"texte": "Sans réponse"}, "Enregistre une réclamation : « Sans réponse »"),
    ("signaler_non_conformite", {"texte": "Page illisible"}, "Signale une non-conformité : « Page illisible »"),
    ("chercher_procedure", {"texte": "médiation"}, "Cherche une procédure : « médiation »"),
    ("consulter_espace_client", {"page": "accueil"}, "Consulte l'espace client, page « Accueil »"),
    ("consulter_espace_client", {}, "Consulte l'espace client"),
    (
        "signaler_obstacle",
        {"page": "dépôt", "etape": "bouton", "effet": "muet"},
        "Signale un obstacle d'accessibilité, dépôt, étape « bouton » : « muet »",
    ),
    ("raccrocher", {}, "Met fin au contact"),
    ("cloturer", {}, "Clôture le dossier"),
]


BEFORE: dict[str, tuple[str, dict[str, Any]]] = {
    "reprendre": ("mettre_en_attente", {}),
    "retirer_consentement": ("recueillir_consentement", {"objet": "offres_courriel", "reponse": "oui"}),
}
"""What must have been done first."""


@pytest.mark.parametrize(("action", "args", "label"), ONE_OF_EACH)
def test_an_action_is_told_in_french(action: str, args: dict[str, Any], label: str) -> None:
    desk = Desk()
    if action in BEFORE:
        desk.do(*BEFORE[action][:1], **BEFORE[action][1])
    done = desk.do(action, **args)
    assert done.accepted, done.used.message
    assert done.used.label.replace("\u00a0", " ") == label
    assert done.used.message
    assert done.used.seconds > 0


def test_every_action_of_the_house_can_be_done() -> None:
    assert {action for action, _, _ in ONE_OF_EACH} | {"verifier_retour"} == set(house().actions)


@pytest.mark.parametrize(
    ("action", "args", "words"),
    [
        ("envoyer_docment", {}, ["Action « envoyer_docment »", "« envoyer_document »"]),
        ("", {}, ["nom inconnu"]),
        ("ouvrir_fiche", {"page": 1}, ["aucun argument", "« page »"]),
        ("envoyer_document", {"document": "devis", "canal": "courriel", "fomat": "audio"}, ["« fomat »", "« format »"]),
        ("envoyer_document", {"document": "dipa_habitatt", "canal": "courriel"}, ["« dipa-habitat »"]),
        ("envoyer_document", {"document": "devis"}, ["canal : à préciser", "espace_client"]),
        ("envoyer_document", {"document": "devis", "canal": "pigeon"}, ["canal « pigeon »", "courriel"]),
        ("envoyer_document", {"document": "devis", "canal": "courriel", "format": "braile"}, ["« braille »"]),
        ("envoyer_document", {"document": "devis", "canal": "courriel", "format": "braille"}, ["par courrier, en main propre"]),
        ("envoyer_document", {"document": ["devis"], "canal": "courriel"}, ["un texte est attendu"]),
        ("envoyer_document", {}, ["document : à préciser", "canal : à préciser"]),
        ("envoyer_message", {"canal": "sms", "texte": 176}, ["texte : un texte est attendu"]),
        ("envoyer_message", {"canal": "sms", "texte": "  "}, ["vide"]),
        ("envoyer_message", {"canal": "fax", "texte": "a"}, ["sms, courriel"]),
        ("rediger_note", {"texte": "x" * 4001}, ["4001", "4000"]),
        ("rediger_note", {"texte": "a\x00b"}, ["caractères de contrôle"]),
        ("rediger_note", {"texte": None}, ["à préciser"]),
        ("coder_motif", {"motif": "devis_automobil"}, ["« devis_auto"]),
        ("coder_motif", {}, ["motif : à préciser"]),
        ("modifier_fiche", {"champ": "kilometrag", "valeur": 1}, ["« kilometrage »"]),
        ("modifier_fiche", {"champ": "kilometrage"}, ["valeur : à préciser"]),
        ("modifier_fiche", {"champ": "kilometrage", "valeur": True}, ["texte ou un nombre"]),
        ("modifier_fiche", {"champ": "date_permis", "valeur": "31/11/1983"}, ["n'existe pas"]),
        ("modifier_fiche", {"champ": "date_permis", "valeur": "12/05"}, ["sans année"]),
        ("modifier_fiche", {"champ": "courriel", "valeur": "marc@ici"}, ["courriel", "prenom.nom@domaine.exemple"]),
        ("modifier_fiche", {"champ": "telephone", "valeur": "06 39 98"}, ["dix chiffres"]),
        ("modifier_fiche", {"champ": "code_postal", "valeur": 4910}, ["cinq chiffres"]),
        ("modifier_fiche", {"champ": "stationnement", "valeur": "cour"}, ["garage, rue, autre"]),
        ("modifier_fiche", {"champ": "kilometrage", "valeur": "peu"}, ["« peu »", "nombre"]),
        ("etablir_devis", {}, ["formule : à préciser", "tiers_etendu"]),
        ("etablir_devis", {"formule": "tous_risque"}, ["« tous_risques »"]),
        ("etablir_devis", {"solution": "legere"}, ["« leger »"]),
        ("etablir_devis", {"formule": "tiers", "options": ["velo"]}, ["options « velo »"]),
        ("etablir_devis", {"formule": "tiers", "options": 4}, ["une liste de noms"]),
        ("etablir_devis", {"formule": "tiers", "options": [4]}, ["un texte est attendu"]),
        ("mettre_en_attente", {"duree": "longtemps"}, ["« longtemps »", "secondes"]),
        ("mettre_en_attente", {"duree": 0}, ["1 à 1 800"]),
        ("programmer_rappel", {"date": "31/11"}, ["« 31/11 »", "n'existe pas"]),
        ("programmer_rappel", {"date": "bientôt"}, ["« bientôt »", "24/11/2026"]),
        ("programmer_rappel", {"date": "24/11/2026", "heure": "25h"}, ["« 25h »"]),
        ("recueillir_consentement", {"objet": "souscription", "reponse": "peut-être"}, ["oui, non"]),
        ("transferer", {"service": "medcal"}, ["« medical »"]),
        ("envoyer_enquete", {}, ["canal : à préciser"]),
    ],
)
def test_what_is_wrong_is_refused_in_french_and_changes_nothing(action: str, args: dict[str, Any], words: list[str]) -> None:
    desk = Desk()
    said = desk.refused(action, **args)
    assert all(word in said for word in words), said
    assert desk.state == DeskState()


def test_all_mistakes_of_an_action_are_told_at_once() -> None:
    said = Desk().refused("envoyer_document", document="dipa_aut", canal="mail", fomat="x")
    assert len(said.splitlines()) == 3


def test_a_refused_action_takes_no_time_and_sends_nothing() -> None:
    done = Desk().do("envoyer_document", document="licorne", canal="courriel")
    assert (done.used.seconds, done.documents, done.used.produced) == (0, (), {})


def test_the_event_holds_ids_and_canonical_values() -> None:
    desk = Desk()
    sent = desk.do("envoyer_document", document="Le devis", canal="par courriel", format="Gros caractères")
    assert sent.used.args == {"document": "devis", "canal": "courriel", "format": "gros_caracteres"}
    assert sent.documents == (Sent("devis", "courriel", "gros_caracteres"),)
    assert desk.do("programmer_rappel", date="le 24 novembre 2026", heure=14).used.args == {"date": "2026-11-24", "heure": "14:00"}
    assert desk.do("modifier_fiche", champ="téléphone", valeur="+33 6 39 98 12 34").used.args["valeur"] == "06 39 98 12 34"


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("kilometrage", "4 500 km", "4500"),
        ("kilometrage", 4500, "4500"),
        ("kilometrage", "5000", "5000"),
        ("date_permis", "12/05/1983", "1983-05-12"),
        ("loisir_principal", "peche a la ligne", "Pêche à la ligne"),
        ("loisir_principal", "Vélo", "Vélo"),
        ("echeance", "31 décembre", "2026-12-31"),
        ("echeance", "31/12/2026", "2026-12-31"),
        ("echeance", "31/12/2027", "31/12/2027"),
        ("budget", "250 € par an", "250 EUR par an"),
        ("budget", "250 € par mois", "250 € par mois"),
        ("usage", "Trajet-travail", "trajet_travail"),
    ],
)
def test_a_field_that_says_what_a_fact_says_is_kept_in_the_author_s_words(field: str, typed: Any, kept: str) -> None:
    assert Desk().do("modifier_fiche", champ=field, valeur=typed).used.args["valeur"] == kept


def test_typed_words_are_never_taken_for_a_template() -> None:
    label = Desk().do("rediger_note", texte="{canal} [et] {texte}").used.label
    assert label.endswith("«\u00a0{canal} [et] {texte}\u00a0»")


def test_nothing_with_the_client_is_possible_once_the_contact_is_over() -> None:
    desk = Desk()
    desk.do("raccrocher")
    assert "terminé" in desk.refused("mettre_en_attente")
    assert "terminé" in desk.refused("raccrocher")
    assert desk.do("rediger_note", texte="Devis remis.").accepted


def test_nothing_at_all_is_possible_once_the_file_is_closed() -> None:
    desk = Desk()
    desk.do("cloturer")
    assert "clôturé" in desk.refused("ouvrir_fiche")


def test_closing_the_file_keeps_what_is_read_in_the_note() -> None:
    note = {"points_cles": [{"libelle": "la demande", "formulations": ["devis auto", "prix pour la voiture", "tarif auto"]}]}
    desk = Desk(scenario(note=note, besoin_a_noter=["chiffres par écrit"]))
    desk.do("rediger_note", texte="Devis auto demandé.")
    desk.do("rediger_note", texte="Souhaite les chiffres par écrit. Client pénible.")
    kept = desk.do("cloturer").used.produced
    judged = Judgement.model_validate(kept["jugement"])
    assert judged.present == {"la demande"}
    assert [thing.quote.text for thing in judged.forbidden] == ["pénible"]
    assert kept["preference"] is True


def test_closing_a_file_without_a_note_keeps_nothing() -> None:
    assert Desk().do("cloturer").used.produced == {}


def test_a_hold_takes_the_time_it_was_asked_for() -> None:
    assert Desk().do("mettre_en_attente", duree="2 min").used.seconds == 120


# ── The state is what the events add up to ───────────────────────────────────────────────────────


def test_the_desk_remembers_what_was_done() -> None:
    desk = Desk()
    for action, args, _ in ONE_OF_EACH:
        desk.do(action, **args)
    state = desk.state
    assert state.opened_turn == 1
    assert state.consulted == ["consulter_contrats", "consulter_historique"]
    assert (state.reason, state.survey, state.closed, state.ended) == ("devis_auto", "courriel", True, True)
    assert state.edits == {"date_permis": "1983-05-12"}
    assert [m[1:] for m in state.messages] == [("sms", "176,63 € par an")]
    assert state.holds[0].seconds == 45
    assert [c.date for c in state.callbacks] == ["2026-11-24", "jeudi"]
    assert state.consents == {"offres_sms": "non", "offres_courriel": "non"}
    assert state.transfer == {"service": "assistance"}
    assert state.note == "Devis.\nRappel jeudi."
    assert (state.complaints, state.nonconformities, state.searches) == (["Sans réponse"], ["Page illisible"], ["médiation"])
    assert state.preferences == ["Chiffres écrits"]


def test_the_desk_read_back_from_the_log_is_the_same() -> None:
    desk = Desk()
    for action, args, _ in ONE_OF_EACH:
        desk.do(action, **args)
    kept = [EVENT.validate_python(json.loads(EVENT.dump_json(event))) for event in desk.events]
    assert fold(kept) == desk.state


def test_the_end_of_the_contact_and_of_the_file_are_heard() -> None:
    state = fold([InterviewEnded(turn=3, outcome="accord", why=""), FileClosed(turn=4)])
    assert (state.ended, state.closed) == (True, True)


def test_documents_are_counted_once_they_are_sent() -> None:
    sent = DocumentSent(turn=2, document="devis", channel="courriel", format="standard", before_agreement=True)
    assert fold([sent]).sent == [sent]


def test_the_record_is_the_scenario_s_then_the_seed_s_then_the_adviser_s() -> None:
    desk = Desk()
    desk.state.apply(
        SessionStarted(
            turn=0,
            session="s",
            trainee="t",
            scenario="s",
            scenario_hash="",
            persona="p",
            persona_hash="",
            seed=1,
            mode="entrainement",
            versions={},
            started_at="",
            identity={"telephone": "06 39 98 00 01"},
        )
    )
    assert desk.state.fields(desk.scenario) == {
        "nom": "Ollier",
        "telephone": "06 39 98 00 01",
        "courriel": "marc@ici.exemple",
    }
    desk.do("modifier_fiche", champ="nom", valeur="Olier")
    assert desk.state.fields(desk.scenario)["nom"] == "Olier"


words = st.text(max_size=30)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words, lambda inner: st.lists(inner, max_size=3), max_leaves=5
)


@given(
    st.sampled_from(sorted(house().actions)),
    st.dictionaries(st.sampled_from(sorted({a.name for action in house().actions.values() for a in action.arguments})) | words, junk),
)
def test_whatever_is_typed_is_done_or_refused(action: str, args: dict[str, Any]) -> None:
    done = perform(action, args, scenario=scenario(), state=DeskState(), turn=1)
    assert done.used.message
    assert done.accepted or done.used.seconds == 0
    assert set(done.used.mistakes) <= {*args, *(a.name for a in house().actions[action].arguments)}


@given(st.data())
def test_a_form_filled_from_its_own_choices_is_done_or_says_which_field_is_wrong(data: st.DataObject) -> None:
    played = scenario()
    form = data.draw(st.sampled_from(forms(played)))
    args = {f.name: data.draw(_filled(f)) for f in form.fields if f.required or data.draw(st.booleans())}
    done = perform(form.action, args, scenario=played, state=DeskState(), turn=1)
    assert done.accepted or done.used.message
    assert not [m for m in done.used.mistakes.values() if "nom inconnu" in m and "produit" not in args], done.used.message


def _filled(field: FormField) -> st.SearchStrategy[Any]:
    if field.kind == "many":
        return st.lists(st.sampled_from([name for name, _ in field.choices]), min_size=1, max_size=3)
    if field.choices:
        return st.sampled_from([name for name, _ in field.choices])
    return st.just({"date": "27/11/2026", "hour": "10:00", "duration": "30 s", "amount": "4"}.get(field.kind, "4500"))
