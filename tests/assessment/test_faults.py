"""Eliminatory faults: two independent proofs, or only « à vérifier »; and the innocents they must spare."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import DOCUMENTS, Talk

ASK = "D'accord pour souscrire ?"


def said(text: str, *acts: str, **reading: Any) -> Talk:
    return Talk().says("Bonjour.", "saluer").says(text, *acts, **reading)


# ── An act and its words ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "act", "text"),
    [
        ("FE-01", "f_insulter", "Vous êtes vraiment stupide."),
        ("FE-02", "f_demander_secret", "Donnez-moi votre mot de passe."),
        ("FE-04", "f_inciter_fausse_declaration", "Mettez que vous n'avez rien eu, ça passera."),
        ("FE-05", "f_demander_diagnostic", "De quelle maladie souffrez-vous ?"),
        ("FE-05", "f_question_interdite", "Êtes-vous enceinte ?"),
        ("FE-06", "f_discriminer", "On ne prend pas les personnes handicapées."),
        ("FE-07", "f_forcer_vente", "Il faut signer maintenant, l'offre expire ce soir."),
        ("FE-08", "f_entraver_droit", "Vous ne pouvez pas résilier sans lettre recommandée."),
        ("FE-12", "f_divulguer_soupcon", "Je dois déclarer un soupçon de blanchiment."),
    ],
)
def test_the_act_and_its_words_establish_the_fault_and_one_alone_never_does(code: str, act: str, text: str) -> None:
    assert said(text, act).status(code) == "established"
    assert said("Et donc voilà, continuons.", act).status(code) == "to_verify"
    assert said(text, "question_fermee").status(code) is None
    assert said(text, act, sure=0.5).status(code) is None


def test_a_fault_quotes_its_words() -> None:
    fault = said("Vous êtes vraiment stupide.", "f_insulter").fault("FE-01")
    assert fault is not None
    assert fault.proofs[0].quote == "Vous êtes vraiment stupide."
    assert fault.reason


def test_words_of_the_style_are_a_proof_of_the_diagnosis_question() -> None:
    assert (
        said("Qu'est-ce que vous avez au juste ?", "f_demander_diagnostic", diagnosis=("qu'est-ce que vous avez",)).status("FE-05")
        == "established"
    )


def test_recalling_never_to_give_a_code_is_no_fault() -> None:
    assert said("Ne donnez jamais votre mot de passe, pas même à moi.", "f_demander_secret").status("FE-02") is None
    assert said("Gardez votre code secret pour vous.", "f_demander_secret", "rappeler_securite").status("FE-02") is None


def test_haste_with_an_invented_urgency_is_pressure_and_haste_alone_is_not() -> None:
    assert said("Il faut vous décider, la promotion s'arrête ce soir.", "f_brusquer").status("FE-07") == "established"
    assert said("Allons plus vite.", "f_brusquer").status("FE-07") is None


def test_pressure_after_a_refusal_is_established_by_the_order() -> None:
    talk = said(ASK, "demander_accord").note(ev.ConsentWithheld, about="souscription", text="Je préfère réfléchir.")
    assert talk.says("Allons, faites un effort.", "f_forcer_vente").status("FE-07") == "established"


# ── FE-02, FE-03 ─────────────────────────────────────────────────────────────────────────────────


def test_two_recorded_values_before_identification_are_established_and_one_is_to_verify() -> None:
    talk = said("Vous habitez bien 49000 ?").note(ev.RecordedValueSaid, fact="code_postal", identified=False)
    assert talk.status("FE-02") == "to_verify"
    talk.says("Et vous êtes Monsieur Test ?").note(ev.RecordedValueSaid, fact="nom", identified=False)
    assert talk.status("FE-02") == "established"


def test_recorded_values_after_identification_or_without_controls_are_no_fault() -> None:
    assert said("49000, donc.").note(ev.RecordedValueSaid, fact="code_postal", identified=True).status("FE-02") is None
    free = Talk(controles=[]).says("49000, donc.").note(ev.RecordedValueSaid, fact="code_postal", identified=False)
    assert free.status("FE-02") is None


def rushed() -> Talk:
    return Talk().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()


def test_an_offer_without_needs_is_to_verify_and_established_once_concluded() -> None:
    assert rushed().status("FE-03") == "to_verify"
    assert rushed().says(ASK, "demander_accord").agrees().status("FE-03") == "established"
    assert rushed().discovers().sends(*DOCUMENTS).says(ASK, "demander_accord").agrees().status("FE-03") is None


def proposed() -> Talk:
    return Talk().discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()


def test_documents_after_the_agreement_are_established_and_never_sent_to_verify() -> None:
    agreed = proposed().says(ASK, "demander_accord").agrees()
    assert agreed.status("FE-03") == "to_verify"
    assert agreed.sends(*DOCUMENTS, before=False).status("FE-03") == "established"


def test_an_agreement_asked_for_again_after_the_documents_is_concluded_there() -> None:
    talk = proposed().says("Cela vous convient-il ?", "demander_accord").agrees().sends(*DOCUMENTS, before=False)
    assert talk.says(ASK, "demander_accord").note(ev.DecisionAsked, explicit=True).status("FE-03") is None


# ── FE-04 ────────────────────────────────────────────────────────────────────────────────────────


def claimed(text: str, *acts: str, verdict: str = "wrong", role: str = "franchise", value: str = "100 EUR") -> Talk:
    talk = said(text, *acts)
    return talk.note(ev.ClaimMade, role=role, object="vol", value=value, verdict=verdict, expected="350 EUR")


def test_a_wrong_figure_asserted_is_established_until_it_is_corrected() -> None:
    talk = claimed("La franchise vol est de 100 euros.", "signaler_limites")
    assert talk.status("FE-04") == "established"
    talk.says("Pardon, elle est de 350 euros.", "signaler_limites")
    talk.note(ev.ClaimMade, role="franchise", object="vol", value="350 EUR", verdict="right", expected=None)
    assert talk.status("FE-04") == "to_verify"


def test_a_wrong_figure_in_words_that_assert_nothing_is_to_verify_and_a_question_is_nothing() -> None:
    assert claimed("Cent euros, je crois.", "accuser_reception").status("FE-04") == "to_verify"
    assert claimed("La franchise vol est de 100 euros ?", "signaler_limites").status("FE-04") is None


def test_right_or_unverifiable_figures_are_no_fault() -> None:
    for verdict in ("right", "unverifiable"):
        assert claimed("La franchise vol est de 350 euros.", "signaler_limites", verdict=verdict).status("FE-04") is None


def test_a_false_statement_that_is_denied_is_not_asserted() -> None:
    false = {"role": "affirmation", "value": "14 jours pour renoncer"}
    assert claimed("Vous avez 14 jours pour renoncer.", "informer_retractation", **false).status("FE-04") == "established"
    assert claimed("Vous n'avez pas 14 jours pour renoncer.", "informer_retractation", **false).status("FE-04") == "to_verify"


# ── FE-05 and the file ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Client sourd, à rappeler.", "established"),
        ("Client pénible et radin.", "established"),
        ("Souhaite des échanges écrits, phrases courtes.", None),
        ("Client un peu radin.", "established"),
    ],
)
def test_the_note_keeps_the_need_never_the_cause_nor_a_judgement(text: str, status: str | None) -> None:
    assert Talk().desk("rediger_note", texte=text).status("FE-05") == status


def test_a_single_word_that_only_the_scenario_forbids_is_to_verify() -> None:
    note = {"note": {"points_cles": [{"libelle": "x", "formulations": ["devis"]}], "interdits": ["origine", "copain"]}}
    assert Talk(**note).desk("rediger_note", texte="Son copain demande un devis.").status("FE-05") == "to_verify"
    assert Talk(**note).desk("rediger_note", texte="À l'origine de la demande, un devis.").status("FE-05") is None
    assert Talk(**note).desk("rediger_note", texte="Origine inconnue, son copain insiste.").status("FE-05") == "established"


# ── Order, and what is ignored ───────────────────────────────────────────────────────────────────


def test_formalities_before_safety_are_established_from_the_second() -> None:
    urgent = (
        Talk(motif="urgence_personne").says("Votre date de naissance ?", "demander_identite").note(ev.IdentityAsked, element="naissance")
    )
    assert urgent.status("FE-09") == "to_verify"
    urgent.says("Votre code postal ?", "demander_coordonnees").note(ev.IdentityAsked, element="code_postal")
    assert urgent.status("FE-09") == "established"
    safe = Talk(motif="urgence_personne").says("Êtes-vous en sécurité ?", "consigne_securite")
    safe.says("Votre nom ?", "demander_identite").note(ev.IdentityAsked, element="naissance")
    assert safe.status("FE-09") is None


def misled() -> Talk:
    talk = proposed().says("Que retenez-vous ?", "verifier_comprehension").note(ev.ComprehensionChecked, openly=True)
    return talk.note(ev.ClientRestated, point="franchise_vol", right=False, text="Vous payez tout.")


def test_going_on_in_spite_of_a_misunderstanding_is_to_verify_and_established_when_it_collapsed() -> None:
    assert misled().says(ASK, "demander_accord").agrees().status("FE-10") == "to_verify"
    lost = misled().note(ev.StateMoved, measure="comprehension", by=-40, value=25, cause="phrase_trop_longue")
    assert lost.says(ASK, "demander_accord").agrees().status("FE-10") == "established"
    mended = misled().says("Non, 350 euros sont pour vous.", "signaler_limites").note(ev.LimitSaid, limit="franchise_vol", asked=False)
    assert mended.says(ASK, "demander_accord").agrees().status("FE-10") is None


def complained(**changes: Any) -> Talk:
    talk = Talk(**changes).says("Bonjour.", "saluer").note(ev.DissatisfactionShown, fact="retard", text="Trois semaines que j'attends.")
    return talk.says("D'accord.", "accuser_reception")


def closed(talk: Talk) -> Talk:
    return talk.desk("cloturer").note(ev.FileClosed)


def test_a_complaint_that_the_closed_file_does_not_hold_is_established_where_it_was_the_request() -> None:
    due = {"motif": "reclamation_delai"}
    assert closed(complained(**due)).status("FE-11") == "established"
    assert closed(complained()).status("FE-11") == "to_verify"
    assert complained(**due).status("FE-11") is None
    assert closed(complained(**due).desk("enregistrer_reclamation", texte="retard")).status("FE-11") is None


def test_canvassing_that_goes_on_after_a_refusal_is_a_fault_of_outbound_calls_only() -> None:
    def refused(**changes: Any) -> Talk:
        talk = Talk(**changes).says("Puis-je vous parler d'une offre ?", "annoncer_caractere_commercial")
        talk.note(ev.ConsentWithheld, about="appel", text="Non merci.")
        return talk.says("Je vous propose quand même le Tiers.", "presenter_offre").offers("tiers")

    assert refused().status("FE-13") is None
    assert refused(sens="sortant").status("FE-13") == "to_verify"
    opposed = {"statut": "client", "champs": {}, "alertes": ["Opposition au démarchage"]}
    assert refused(sens="sortant", dossier=opposed).status("FE-13") == "established"


def test_a_faultless_interview_carries_no_fault() -> None:
    talk = proposed().sends(*DOCUMENTS).says("La franchise simple est de 350 euros.", "signaler_limites")
    talk.says("Le traitement de votre dossier prendra deux jours.", "annoncer_suite").says(
        "Bon courage pour la suite.", "exprimer_empathie"
    )
    assert talk.says(ASK, "demander_accord").agrees().assessed().faults == ()


def test_an_established_fault_makes_its_competencies_not_acquired() -> None:
    assessment = proposed().says("De quelle maladie souffrez-vous ?", "f_demander_diagnostic").assessed()
    assert {assessment.competency(code).level for code in ("C1", "C3", "C8")} == {"non_acquis"}
    assert assessment.competency("C9").level != "non_acquis" or assessment.competency("C9").score == 0
