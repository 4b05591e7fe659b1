"""C1: what is said at the door, who is identified, how the person is met."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.understanding.reading import Style
from tests.assessment.talk import Talk

FULL = "Mutuelle Aubelune bonjour, Inès Marchal, comment puis-je vous aider ?"


def greeted(text: str, *acts: str) -> Talk:
    return Talk().says(text, *(acts or ("saluer", "se_presenter", "demander_motif")))


# ── C1.1 ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_full_presentation_is_observed_with_its_words() -> None:
    found = greeted(FULL).finding("C1.1")
    assert found.value == "observed"
    assert found.evidence[0].quote in FULL


def test_one_missing_element_is_partial_and_the_advice_gives_the_phrase_of_the_channel() -> None:
    found = greeted("Mutuelle Aubelune bonjour, comment puis-je vous aider ?").finding("C1.1")
    assert found.value == "partial"
    assert "votre nom" in found.reason
    assert "Mutuelle Aubelune, bonjour" in found.advice


def test_a_presentation_in_two_messages_is_partial() -> None:
    talk = greeted("Bonjour, Mutuelle Aubelune.", "saluer", "se_presenter").says(
        "Inès Marchal, que puis-je faire pour vous ?", "demander_motif"
    )
    assert talk.value("C1.1") == "partial"


def test_an_entry_without_any_name_is_absent() -> None:
    assert greeted("Oui allô ?", "accuser_reception").value("C1.1") == "absent"
    assert greeted("Bonjour, comment puis-je vous aider ?", "saluer", "demander_motif").value("C1.1") == "absent"


def test_the_clients_own_name_is_not_the_advisers() -> None:
    assert greeted("Mutuelle Aubelune, bonjour Jean Test, comment puis-je vous aider ?").value("C1.1") == "partial"


def test_an_outbound_call_says_its_purpose_and_asks_leave_to_go_on() -> None:
    talk = Talk(sens="sortant")
    talk.says("Bonjour, Inès Marchal, de la Mutuelle Aubelune, acceptez-vous que nous parlions d'une garantie ?", "saluer", "se_presenter",
              "annoncer_caractere_commercial")  # fmt: skip
    assert talk.value("C1.1") == "observed"
    assert Talk(sens="sortant").says(FULL, "saluer", "se_presenter", "demander_motif").value("C1.1") == "partial"


# ── C1.2 ─────────────────────────────────────────────────────────────────────────────────────────


def test_record_open_name_used_and_known_things_used_again_is_observed() -> None:
    talk = Talk().desk("ouvrir_fiche").says("Bonjour Monsieur Test, vous nous aviez écrit mardi pour un devis.", "saluer")
    assert talk.says("Merci Monsieur Test.", "remercier").value("C1.2") == "observed"


def test_an_open_record_alone_is_partial_and_nothing_is_absent() -> None:
    assert Talk().desk("ouvrir_fiche").says("Bonjour.", "saluer").value("C1.2") == "partial"
    assert Talk().says("Bonjour.", "saluer").value("C1.2") == "absent"


def test_without_history_nothing_known_is_expected_to_be_used_again() -> None:
    talk = Talk(dossier={"statut": "prospect", "champs": {"nom": "Test"}}).desk("ouvrir_fiche")
    assert talk.says("Bonjour Monsieur Test.", "saluer").says("Merci Monsieur Test.", "remercier").value("C1.2") == "observed"


# ── C1.3 ─────────────────────────────────────────────────────────────────────────────────────────

WHY = "Pour protéger vos données, quelle est votre date de naissance ?"


def identified(text: str = WHY, *elements: str) -> Talk:
    talk = Talk().says(text, "demander_identite")
    for element in elements or ("naissance",):
        talk.note(ev.IdentityAsked, element=element).note(ev.IdentityGiven, element=element, right=True)
    return talk


def test_two_elements_asked_with_the_reason_are_observed() -> None:
    assert identified(WHY, "naissance", "code_postal").value("C1.3") == "observed"


def test_two_elements_without_the_reason_are_partial() -> None:
    assert identified("Votre date de naissance et votre code postal ?", "naissance", "code_postal").value("C1.3") == "partial"


def test_a_single_element_is_partial() -> None:
    assert identified().value("C1.3") == "partial"


def test_the_same_element_asked_twice_is_one() -> None:
    assert identified(WHY, "naissance", "naissance").value("C1.3") == "partial"


def test_a_recorded_value_said_before_identification_is_absent() -> None:
    talk = Talk().says("Vous habitez bien 49000 ?", "demander_coordonnees").note(ev.RecordedValueSaid, fact="code_postal", identified=False)
    assert talk.value("C1.3") == "absent"


def test_controls_that_come_after_the_offer_are_partial() -> None:
    talk = Talk().says("Je vous propose le Tiers étendu.", "presenter_offre").offers()
    talk.says(WHY, "demander_identite").note(ev.IdentityAsked, element="naissance").note(ev.IdentityAsked, element="code_postal")
    assert talk.value("C1.3") == "partial"


def test_without_controls_in_the_scenario_there_is_no_occasion() -> None:
    assert Talk(controles=[]).says(WHY, "demander_identite").value("C1.3") == "no_occasion"


# ── C1.4 ─────────────────────────────────────────────────────────────────────────────────────────

OFFER = "Préférez-vous que je parle plus lentement ?"
OFFERED = {"adaptations": ("plus lentement",), "asked": True, "accepted": True}


def hesitant() -> Talk:
    """The client has just asked to repeat."""
    return Talk().says(FULL, "saluer").note(ev.AccessNeedShown, sign="repeter", text="Pardon ? Vous pouvez répéter ?")


def test_a_preference_asked_at_once_and_kept_to_is_observed() -> None:
    talk = hesitant().says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).gesture()
    assert talk.says("Combien de kilomètres ?", "question_fermee").value("C1.4") == "observed"


def test_a_sign_ignored_is_absent_and_quotes_what_was_said_instead() -> None:
    found = hesitant().says("Quel est votre kilométrage annuel ?", "question_fermee").finding("C1.4")
    assert found.value == "absent"
    assert found.evidence[0].quote == "Quel est votre kilométrage annuel ?"
    assert "Vous pouvez répéter" in found.advice


def test_an_adaptation_decided_for_the_client_is_partial() -> None:
    talk = hesitant().says("Je vais parler plus lentement.", "proposer_adaptation")
    assert talk.note(ev.AdaptationOffered, **(OFFERED | {"asked": False})).value("C1.4") == "partial"


def test_an_adaptation_that_comes_late_is_partial() -> None:
    talk = hesitant()
    for n in range(4):
        talk.says(f"Question numéro {n} ?", "question_fermee")
    assert talk.says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).value("C1.4") == "partial"


def test_an_adaptation_forgotten_afterwards_is_partial() -> None:
    talk = hesitant().says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).gesture()
    for n in range(3):
        talk.says(f"Et donc, numéro {n}, voici une phrase interminable.", "expliquer_garantie")
        talk.note(ev.StateMoved, measure="comprehension", by=-5, value=60, cause="phrase_trop_longue")
    assert talk.value("C1.4") == "partial"


def test_by_phone_an_adaptation_without_any_gesture_is_partial() -> None:
    talk = hesitant().says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED)
    for n in range(3):
        talk.says(f"Question {n} ?", "question_fermee")
    assert talk.value("C1.4") == "partial"
    assert talk.gesture().value("C1.4") == "observed"


def test_a_sign_that_comes_back_shows_that_the_adaptation_was_dropped() -> None:
    talk = hesitant().says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).gesture()
    talk.says("Combien de kilomètres ?", "question_fermee").says("Et le soir ?", "question_fermee")
    assert talk.value("C1.4") == "observed"
    assert talk.note(ev.AccessNeedShown, sign="repeter", text="Pardon ?").value("C1.4") == "partial"


def test_a_need_told_by_the_client_is_an_occasion_and_meeting_it_needs_no_question() -> None:
    talk = Talk().says(FULL, "saluer").note(ev.AccessNeedTold, text="Par écrit, ça m'arrange.")
    assert talk.value("C1.4") == "absent"
    talk.says("Je vous écris les montants.", "proposer_adaptation").note(ev.AdaptationOffered, **(OFFERED | {"asked": False}))
    assert talk.gesture().value("C1.4") == "observed"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (ev.SpeechFinished, {"cut_short": False}),
        (ev.DocumentSent, {"document": "devis", "channel": "courriel", "format": "lecteur_ecran", "before_agreement": True}),
    ],
)
def test_by_phone_words_left_to_finish_or_a_readable_document_play_the_adaptation(kind: type, fields: dict[str, object]) -> None:
    talk = hesitant().says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED)
    for n in range(3):
        talk.says(f"Question {n} ?", "question_fermee")
    assert talk.note(kind, **fields).value("C1.4") == "observed"


def test_cutting_in_over_and_over_is_no_keeping_to_it() -> None:
    talk = hesitant().says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).gesture()
    for n in range(3):
        talk.says(f"Et donc, {n} ?", "question_fermee").note(ev.StateMoved, measure="trust", by=-10, value=40, cause="interruption")
    assert talk.value("C1.4") == "partial"


def test_asking_for_the_cause_is_absent_even_if_an_adaptation_follows() -> None:
    talk = hesitant().says("Vous êtes sourd ?", "f_demander_diagnostic", diagnosis=("sourd",))
    assert talk.says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).value("C1.4") == "absent"


def test_a_question_on_the_cause_taken_back_at_once_is_partial() -> None:
    talk = hesitant().says("Vous êtes sourd ?", "f_demander_diagnostic", diagnosis=("sourd",))
    talk.says("Pardon, cela ne me regarde pas.", "presenter_excuses")
    assert talk.says(OFFER, "proposer_adaptation").note(ev.AdaptationOffered, **OFFERED).value("C1.4") == "partial"


def test_without_any_sign_there_is_no_occasion_but_a_need_hidden_by_an_early_end_is_lost() -> None:
    assert Talk().says(FULL, "saluer").ends().value("C1.4") == "no_occasion"
    lost = Talk(persona={"amenagement": "malentendance"}).says(FULL, "saluer").ends("client_parti")
    assert lost.value("C1.4") == "absent"
    assert Talk(persona={"amenagement": "malentendance"}).says(FULL, "saluer").ends().value("C1.4") == "no_occasion"


# ── C1.5 to C1.7 ─────────────────────────────────────────────────────────────────────────────────


def test_a_tone_that_nothing_put_to_the_test_has_no_occasion() -> None:
    assert Talk().says(FULL, "saluer").value("C1.5") == "no_occasion"


def test_courtesy_under_resistance_is_observed_with_the_reply() -> None:
    talk = Talk().says("C'est 300 euros.", "annoncer_prix").note(ev.ObjectionRaised, objection="prix", text="Trop cher.")
    found = talk.says("Je comprends votre réaction.", "accueillir_objection").finding("C1.5")
    assert found.value == "observed"
    assert found.evidence[0].quote == "Je comprends votre réaction."


def test_a_proven_slip_of_tone_is_absent_even_without_a_test() -> None:
    assert Talk().says("Tu veux quoi ?", "f_tutoyer", informal_address=True).value("C1.5") == "absent"


def test_a_doubtful_slip_of_tone_is_partial_once_exposed() -> None:
    assert Talk().says("Allez, on avance.", "f_brusquer", sure=0.6).value("C1.5") == "no_occasion"
    exposed = Talk().says("C'est 300 euros.", "annoncer_prix").note(ev.ObjectionRaised, objection="prix", text="Trop cher.")
    assert exposed.says("Allez, on avance.", "f_brusquer", sure=0.6).value("C1.5") == "partial"


def test_a_slip_taken_back_at_once_is_partial() -> None:
    talk = Talk().says("Dépêchez-vous un peu.", "f_brusquer").says("Excusez-moi, prenez votre temps.", "presenter_excuses")
    assert talk.value("C1.5") == "partial"


def test_black_words_and_spelling_never_score() -> None:
    talk = Talk().says("C'est 300 euros.", "annoncer_prix").note(ev.ObjectionRaised, objection="prix", text="Trop cher.")
    talk.says("je comprend le probleme", "accueillir_objection", black_words=("problème",))
    assert isinstance(talk.events[-1], ev.TraineeSpoke)
    assert talk.events[-1].reading.style != Style()
    assert talk.value("C1.5") == "observed"


def moved() -> Talk:
    return Talk().says(FULL, "saluer").note(ev.EmotionShown, emotion="detresse", text="Je ne sais plus quoi faire.")


def test_empathy_before_the_first_question_is_observed() -> None:
    assert moved().says("Je comprends que cela vous inquiète beaucoup.", "exprimer_empathie").value("C1.6") == "observed"


def test_hollow_late_or_missing_empathy_is_less() -> None:
    assert moved().says("Je comprends.", "exprimer_empathie").value("C1.6") == "partial"
    late = moved().says("Votre adresse ?", "question_fermee").says("Je vois que c'est dur pour vous.", "exprimer_empathie")
    assert late.value("C1.6") == "partial"
    assert moved().says("Votre adresse ?", "question_fermee").value("C1.6") == "absent"
    assert Talk().says(FULL, "saluer").value("C1.6") == "no_occasion"


def test_the_frame_is_due_only_when_the_contact_is_recorded_or_the_scenario_says_so() -> None:
    plan = "Je vous propose de faire le point en dix minutes."
    recorded = "Cet appel est enregistré ; si vous ne le souhaitez pas, dites-le-moi."
    assert Talk().says(plan, "annoncer_deroule").value("C1.7") == "no_occasion"
    assert Talk(enregistre=True).says(plan, "annoncer_deroule").value("C1.7") == "partial"
    assert Talk(enregistre=True).says(plan, "annoncer_deroule").says(recorded, "informer_donnees").value("C1.7") == "observed"
    assert Talk(enregistre=True).says(FULL, "saluer").value("C1.7") == "absent"
    assert Talk(indicateurs=["C1.7"]).says(plan, "annoncer_deroule").value("C1.7") == "observed"
