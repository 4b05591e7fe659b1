"""C8 and C9: what is opened, typed, kept, sent."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import DOCUMENTS, Talk
from tests.builders import SCENARIO

NOTE = "Demande de devis. Livraisons en ville. Conseil : Tiers étendu, car il livre."


def proposed(**changes: Any) -> Talk:
    return Talk(**changes).discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()


# ── C8.1, C8.2 ───────────────────────────────────────────────────────────────────────────────────


def test_the_record_is_opened_in_time_late_or_never() -> None:
    assert Talk().desk("ouvrir_fiche").says("Bonjour.", "saluer").value("C8.1") == "observed"
    assert proposed().desk("ouvrir_fiche").value("C8.1") == "partial"
    assert proposed().value("C8.1") == "absent"


KNOWN = {
    "faits": SCENARIO["faits"] | {"contrat": {"libelle": "son contrat", "themes": ["contrat"], "repliques": ["Tiers."], "au_dossier": True}}
}


def asked_again(**seen: Any) -> Talk:
    """A question that the client found odd, about what the open record may show."""
    talk = Talk(**KNOWN).desk("ouvrir_fiche").says("Quel contrat avez-vous ?", "question_fermee", **seen)
    talk.note(ev.FactAsked, fact="contrat", openly=False, again=False)
    return talk.note(ev.StateMoved, measure="patience", by=-4, value=70, cause="deja_au_dossier")


def test_asking_for_what_the_open_record_shows_is_partial() -> None:
    assert asked_again(topics=["contrat"]).value("C8.1") == "partial"


def test_nobody_is_reproached_a_question_that_may_be_about_something_else() -> None:
    assert asked_again(topics=["usage_vehicule", "contrat"]).value("C8.1") == "observed"
    assert asked_again().value("C8.1") == "observed"


def test_contact_data_typed_and_preference_noted_are_observed() -> None:
    talk = Talk().says("Bonjour.", "saluer").note(ev.PreferenceTold, preference="chiffres par écrit", text="Par écrit.")
    talk.desk("modifier_fiche", champ="courriel", valeur="jean@exemple.fr")
    assert talk.value("C8.2") == "partial"
    assert talk.desk("noter_preference", texte="chiffres par écrit").value("C8.2") == "observed"


def test_a_stale_field_must_be_mended_and_an_oral_check_is_partial() -> None:
    stale = {"dossier": {"statut": "client", "champs": {"telephone": "06 39 98 00 00"}, "perimes": ["telephone"]}}
    talk = Talk(**stale).says("Votre numéro a-t-il changé ?", "demander_coordonnees")
    assert talk.value("C8.2") == "partial"
    assert talk.desk("modifier_fiche", champ="telephone", valeur="06 39 98 00 01").value("C8.2") == "observed"
    assert Talk(**stale).says("Bonjour.", "saluer").value("C8.2") == "absent"


def test_a_commercial_consent_that_nobody_asked_for_is_absent() -> None:
    talk = Talk().desk("modifier_fiche", champ="courriel", valeur="jean@exemple.fr")
    assert talk.value("C8.2") == "observed"
    assert talk.desk("recueillir_consentement", objet="offres_sms", reponse="oui").value("C8.2") == "absent"


# ── C8.3 ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "value"),
    [(NOTE, "observed"), ("Demande de devis, Tiers étendu.", "partial"), ("Appel reçu.", "absent"), (NOTE + " Client pénible.", "absent")],
)
def test_the_note_is_compared_with_its_key_points(text: str, value: str) -> None:
    assert Talk().desk("rediger_note", texte=text).value("C8.3") == value


def test_several_notes_are_taken_together() -> None:
    talk = Talk().desk("rediger_note", texte="Demande de devis. Livraisons en ville.")
    assert talk.desk("rediger_note", texte="Conseil : Tiers étendu.").value("C8.3") == "observed"


def test_what_the_closing_of_the_file_kept_is_never_judged_again() -> None:
    kept = {"points": [{"label": label, "parts": [{"confidence": 0.1}]} for label in ("la demande", "l'usage", "le conseil")]}
    talk = Talk().desk("rediger_note", texte=NOTE)
    closed = ev.DeskUsed(turn=2, action="cloturer", label="Clôture", args={}, seconds=2.0, produced={"jugement": kept, "preference": False})
    talk.events.append(closed)
    assert talk.value("C8.3") == "absent"


def test_a_judgement_kept_for_other_points_is_left_aside() -> None:
    talk = Talk().desk("rediger_note", texte=NOTE)
    kept = {"jugement": {"points": [{"label": "un ancien point", "parts": [{"confidence": 0.1}]}]}}
    talk.events.append(ev.DeskUsed(turn=2, action="cloturer", label="Clôture", args={}, seconds=2.0, produced=kept))
    assert talk.value("C8.3") == "observed"


def test_a_forbidden_thing_is_quoted_in_the_reason() -> None:
    found = Talk().desk("rediger_note", texte=NOTE + " Monsieur malentendant.").finding("C8.3")
    assert found.value == "absent"
    assert "malentendant" in found.reason


def test_a_note_without_the_preference_that_was_told_is_partial() -> None:
    talk = Talk().says("Bonjour.", "saluer").note(ev.PreferenceTold, preference="chiffres par écrit", text="Par écrit.")
    assert talk.desk("rediger_note", texte=NOTE).value("C8.3") == "partial"
    assert talk.desk("noter_preference", texte="chiffres par écrit").value("C8.3") == "observed"


def test_no_note_is_absent_and_the_advice_names_what_was_due() -> None:
    found = Talk().says("Bonjour.", "saluer").finding("C8.3")
    assert found.value == "absent"
    assert "la demande" in found.advice


# ── C8.4, C8.5 ───────────────────────────────────────────────────────────────────────────────────


def test_by_phone_a_quote_is_a_silence_to_announce() -> None:
    said = "Je prépare votre devis, cela prend une minute."
    assert Talk().says(said, "faire_patienter").desk("etablir_devis", seconds=30).value("C8.4") == "observed"
    assert Talk().says("Très bien.", "accuser_reception").desk("etablir_devis", seconds=30).value("C8.4") == "absent"
    assert Talk(canal="chat").says("Bien.", "accuser_reception").desk("etablir_devis", seconds=30).value("C8.4") == "no_occasion"


def test_two_silences_in_a_row_are_announced_together_and_a_third_apart_is_not() -> None:
    talk = Talk().says("Je calcule, une minute.", "faire_patienter").desk("etablir_devis", seconds=30).desk("etablir_devis", seconds=30)
    assert talk.value("C8.4") == "observed"
    assert talk.says("Voilà.", "accuser_reception").desk("comparer_formules", seconds=15).value("C8.4") == "partial"


def test_an_announced_hold_that_lasts_is_partial() -> None:
    talk = Talk().says("Un instant, je vérifie.", "faire_patienter").desk("mettre_en_attente", seconds=90)
    assert talk.note(ev.ClientWaited, seconds=90, announced=True, justified=True).value("C8.4") == "partial"


def typed(*entries: tuple[str, str]) -> Talk:
    facts = SCENARIO["faits"] | {
        "nom": {"libelle": "son nom", "themes": ["nom"], "repliques": ["Test."], "champ": "nom", "valeur": "Test"},
        "effet": {
            "libelle": "la date",
            "themes": ["date_effet"],
            "repliques": ["Le 3 mai."],
            "champ": "date_effet",
            "valeur": "2026-05-03",
        },
    }
    talk = Talk(faits=facts).says("Combien de kilomètres par an ?", "question_fermee").tells("kilometrage")
    for field, value in entries:
        talk.desk("modifier_fiche", champ=field, valeur=value)
    return talk


@pytest.mark.parametrize("value", ["8000", "8 000", "8 000 km", "8000 km par an"])
def test_the_same_value_written_otherwise_is_exact(value: str) -> None:
    assert typed(("kilometrage", value)).value("C8.5") == "observed"


def test_a_date_is_the_same_in_any_order() -> None:
    assert typed(("date_effet", "03/05/2026")).value("C8.5") == "observed"
    assert typed(("date_effet", "04/05/2026")).value("C8.5") == "partial"


def test_a_wrong_value_that_changes_the_risk_is_absent_and_a_minor_one_partial() -> None:
    found = typed(("kilometrage", "18000")).finding("C8.5")
    assert found.value == "absent"
    assert "18000" in found.advice.replace("\u00a0", "")
    assert typed(("nom", "Tesst")).value("C8.5") == "partial"


def test_a_right_value_that_the_client_never_said_is_no_more_than_partial() -> None:
    guessed = Talk().says("Bonjour.", "saluer").desk("modifier_fiche", champ="kilometrage", valeur="8000")
    assert guessed.value("C8.5") == "partial"


def test_a_value_corrected_later_counts_as_corrected_and_no_entry_as_no_occasion() -> None:
    assert typed(("kilometrage", "18000"), ("kilometrage", "8000")).value("C8.5") == "observed"
    assert typed().value("C8.5") == "no_occasion"


# ── C8.6, C8.7 ───────────────────────────────────────────────────────────────────────────────────


def third_party() -> Talk:
    return (
        Talk()
        .says("Autre chose ?", "mesurer_satisfaction")
        .note(ev.HesitationShown, about="third_party", text="Ma fille peut vous demander ?")
    )


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("Rien sans votre accord, je vous envoie le formulaire.", "observed"),
        ("Bien sûr, elle peut m'appeler.", "absent"),
        ("Oh, en famille on peut tout dire.", "absent"),
        ("Passons à la suite.", "partial"),
    ],
)
def test_a_third_party_puts_confidentiality_to_the_test(reply: str, value: str) -> None:
    assert third_party().says(reply, "informer_donnees" if "accord" in reply else "accuser_reception").value("C8.6") == value


def test_confidentiality_has_no_occasion_without_a_third_party() -> None:
    assert Talk().says("Bonjour.", "saluer").value("C8.6") == "no_occasion"


ASK = "D'accord pour souscrire ?"


def test_need_advice_documents_agreement_in_order_is_observed() -> None:
    talk = proposed().sends(*DOCUMENTS).says(ASK, "demander_accord").agrees()
    assert talk.value("C8.7") == "observed"
    promised = talk.says("Je vous rappelle jeudi.", "proposer_rdv").note(ev.PromiseMade, what="rappel", when="jeudi", channel="telephone")
    assert promised.value("C8.7") == "partial"
    assert promised.desk("programmer_rappel", date="2026-12-03").value("C8.7") == "observed"


def test_documents_before_the_advice_are_partial_and_a_missing_step_absent() -> None:
    early = Talk().discovers().sends(*DOCUMENTS).says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()
    assert early.says(ASK, "demander_accord").agrees().value("C8.7") == "partial"
    assert proposed().says(ASK, "demander_accord").agrees().value("C8.7") == "absent"
    assert (
        Talk()
        .says("Je vous conseille cela.", "presenter_offre")
        .offers()
        .sends(*DOCUMENTS)
        .says(ASK, "demander_accord")
        .agrees()
        .value("C8.7")
        == "absent"
    )


# ── C9.1, C9.2 ───────────────────────────────────────────────────────────────────────────────────


def test_a_complete_set_is_observed_one_missing_partial_more_absent() -> None:
    assert proposed().sends(*DOCUMENTS).value("C9.1") == "observed"
    found = proposed().sends(*DOCUMENTS[:3]).finding("C9.1")
    assert found.value == "partial"
    assert "la fiche conseil" in found.advice
    assert proposed().sends(*DOCUMENTS[:2]).value("C9.1") == "absent"
    assert proposed().value("C9.1") == "absent"


def test_a_foreign_document_is_partial_and_secondary_ones_count_after_an_agreement() -> None:
    assert proposed().sends(*DOCUMENTS, "cg-habitat").value("C9.1") == "partial"
    agreed = proposed().sends(*DOCUMENTS).says(ASK, "demander_accord").agrees()
    assert agreed.value("C9.1") == "partial"
    assert agreed.sends("cg-auto", before=False).value("C9.1") == "observed"


def test_nothing_is_due_when_nothing_was_offered_and_nothing_cut_short() -> None:
    assert Talk().discovers().ends("rappel").value("C9.1") == "no_occasion"
    assert Talk().discovers().ends("client_parti").value("C9.1") == "absent"
    assert Talk(documents=None).discovers().value("C9.1") == "no_occasion"


def test_documents_go_before_the_agreement_and_after_something_was_learned() -> None:
    assert proposed().sends(*DOCUMENTS).says(ASK, "demander_accord").agrees().value("C9.2") == "observed"
    late = proposed().says(ASK, "demander_accord").agrees().sends(*DOCUMENTS, before=False)
    assert late.value("C9.2") == "absent"
    some = proposed().sends(*DOCUMENTS[:2]).says(ASK, "demander_accord").agrees().sends(*DOCUMENTS[2:], before=False)
    assert some.value("C9.2") == "partial"


def test_documents_sent_in_the_first_minute_carry_no_advice() -> None:
    talk = Talk().sends(*DOCUMENTS).discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()
    assert talk.value("C9.2") == "absent"
    assert talk.sends(*DOCUMENTS).value("C9.2") == "observed"


# ── C9.3 to C9.7 ─────────────────────────────────────────────────────────────────────────────────


def test_the_form_is_chosen_by_the_client_or_by_the_adviser() -> None:
    asked = proposed().says("Préférez-vous le papier ou le courriel ?", "demander_coordonnees").sends("devis")
    assert asked.value("C9.3") == "observed"
    assert proposed().sends("devis").value("C9.3") == "partial"
    needed = {"documents": {"obligatoires": ["devis"], "format": "gros_caracteres"}}
    assert proposed(**needed).sends("devis").value("C9.3") == "absent"


def test_documents_are_explained_and_situated() -> None:
    where = "Page 2, l'encadré « Ce qui n'est pas assuré » vous concerne."
    talk = proposed().sends("devis")
    assert talk.value("C9.4") == "absent"
    assert talk.says(where, "situer_information").value("C9.4") == "partial"
    talk.says("350 euros à votre charge.", "signaler_limites").note(ev.LimitSaid, limit="franchise_vol", asked=False)
    assert (
        talk.says("Les clés restées dedans, rien.", "signaler_limites").note(ev.LimitSaid, limit="cles", asked=False).value("C9.4")
        == "observed"
    )
    plain = proposed().sends("devis").says("Cela veut dire que vous payez 350 euros.", "expliquer_garantie")
    assert plain.value("C9.4") == "partial"


def test_a_mail_says_what_it_is_about_what_it_holds_and_what_is_expected() -> None:
    whole = "Vous trouverez le devis et la fiche conseil. Merci de signer. Je reste à votre disposition. Cordialement, Inès"
    good = Talk(canal="courriel").says(whole, "remettre_document", "faire_signer", "prendre_conge", subject="Devis auto 48-221 : à signer")
    assert good.value("C9.5") == "observed"
    vague = Talk(canal="courriel").says("Voici le devis. Cordialement", "remettre_document", "prendre_conge", subject="Devis")
    assert vague.value("C9.5") == "partial"
    assert Talk(canal="courriel").says("Bonjour.", "saluer", subject="").value("C9.5") == "absent"
    assert Talk().says("Bonjour.", "saluer").value("C9.5") == "no_occasion"


def test_the_recipient_is_checked_before_the_sending() -> None:
    asked = "Quelle est votre adresse électronique ?"
    talk = Talk().says(asked, "demander_coordonnees").desk("modifier_fiche", champ="courriel", valeur="jean@exemple.fr").sends("devis")
    assert talk.value("C9.6") == "observed"
    assert Talk().says(asked, "demander_coordonnees").sends("devis").value("C9.6") == "partial"
    assert Talk().says("Voici.", "remettre_document").sends("devis").value("C9.6") == "absent"
    assert Talk().value("C9.6") == "no_occasion"


def test_a_sending_is_followed_by_a_reminder() -> None:
    assert proposed().sends("devis").value("C9.7") == "partial"
    assert proposed().sends("devis").desk("programmer_rappel", date="2026-12-03").value("C9.7") == "observed"
    assert proposed().desk("programmer_rappel", date="2026-12-03").sends("devis").value("C9.7") == "partial"
