"""C10 and C11: satisfaction, standards, promises kept, complaints."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk


@pytest.mark.parametrize(
    ("said", "act", "value"),
    [
        ("Ai-je répondu à toutes vos attentes aujourd'hui ?", "mesurer_satisfaction", "observed"),
        ("Qu'est-ce qui pourrait encore vous être utile ?", "mesurer_satisfaction", "observed"),
        ("C'est bon ?", "mesurer_satisfaction", "partial"),
        ("Avez-vous une autre question, sinon ?", "verifier_comprehension", "partial"),
        ("Voilà.", "accuser_reception", "absent"),
    ],
)
def test_satisfaction_is_asked_about_what_the_client_expected(said: str, act: str, value: str) -> None:
    assert Talk().says("Bonjour.", "saluer").says(said, act).value("C10.1") == value


def test_satisfaction_asked_in_the_middle_is_not_asked_at_the_end() -> None:
    talk = Talk().says("Ai-je répondu à toutes vos attentes ?", "mesurer_satisfaction")
    for n in range(4):
        talk.says(f"Suite {n}.", "accuser_reception")
    assert talk.value("C10.1") == "absent"


def test_a_survey_is_fair_incomplete_or_begged_for() -> None:
    assert Talk().says("Une enquête facultative vous sera envoyée.", "mesurer_satisfaction").value("C10.2") == "observed"
    assert Talk().says("Vous recevrez une enquête.", "mesurer_satisfaction").value("C10.2") == "partial"
    assert Talk().says("Il y aura une enquête, mettez-moi 10.", "mesurer_satisfaction").value("C10.2") == "absent"
    assert Talk().desk("envoyer_enquete", canal="sms").value("C10.2") == "absent"
    assert Talk().says("Bonjour.", "saluer").value("C10.2") == "no_occasion"


def parted(*, dated: bool = True) -> Talk:
    talk = Talk().says("Bonjour, Inès Marchal.", "saluer")
    talk.says("Je vous rappelle.", "proposer_rdv").note(
        ev.PromiseMade, what="rappel", when="2026-12-03" if dated else None, channel="telephone"
    )
    return talk.says("Bonne journée.", "prendre_conge").ends("differe")


def test_the_charter_is_kept_missed_once_or_several_times() -> None:
    assert parted().value("C10.3") == "observed"
    assert parted(dated=False).value("C10.3") == "partial"
    rude = Talk().says("Oui ?", "accuser_reception").ends("client_parti")
    assert rude.value("C10.3") == "absent"


def test_what_was_promised_exists_on_the_desk() -> None:
    found = parted().finding("C10.4")
    assert found.value == "absent"
    assert "Je vous rappelle." in found.advice
    assert parted().desk("programmer_rappel", date="2026-12-03").value("C10.4") == "observed"
    assert Talk().says("Bonjour.", "saluer").value("C10.4") == "no_occasion"


def test_one_promise_kept_of_two_is_partial() -> None:
    talk = parted().says("Et je vous envoie le devis.", "annoncer_suite").note(ev.PromiseMade, what="envoi", when=None, channel="courriel")
    assert talk.sends("devis").value("C10.4") == "partial"


def test_what_belongs_to_the_committee_says_so() -> None:
    for indicator in ("C10.6", "C10.7", "C11.7"):
        assert "comité" in Talk().finding(indicator).reason


# ── C11 ──────────────────────────────────────────────────────────────────────────────────────────


def complained(**changes: Any) -> Talk:
    talk = Talk(**changes).says("Bonjour.", "saluer")
    return talk.note(ev.DissatisfactionShown, fact="courrier sans réponse", text="Ça fait trois semaines que j'attends ce courrier.")


SORRY = "Vous auriez dû recevoir ce courrier, je vous présente nos excuses."


def test_a_complaint_is_spotted_at_once_late_or_never() -> None:
    assert complained().says("J'enregistre votre réclamation.", "enregistrer_reclamation").value("C11.1") == "observed"
    late = complained().says("Votre nom ?", "demander_identite").says("Votre adresse ?", "demander_coordonnees")
    assert late.value("C11.1") == "absent"
    assert late.says("J'enregistre votre réclamation.", "enregistrer_reclamation").value("C11.1") == "partial"
    assert Talk().says("Bonjour.", "saluer").value("C11.1") == "no_occasion"


def test_an_apology_says_what_it_is_for_and_blames_nobody() -> None:
    assert complained().says(SORRY, "presenter_excuses").value("C11.2") == "observed"
    assert complained().says("Désolée.", "presenter_excuses").value("C11.2") == "partial"
    assert complained().says("Ce n'est pas ma faute, voyez avec le siège.", "f_rejeter_responsabilite").value("C11.2") == "absent"
    assert complained().says("Votre nom ?", "demander_identite").value("C11.2") == "absent"


def test_the_procedure_has_two_delays_and_a_record() -> None:
    said = "Accusé de réception sous dix jours ouvrables, réponse sous deux mois au plus."
    talk = complained().says(said, "enregistrer_reclamation")
    assert talk.value("C11.3") == "partial"
    assert talk.desk("enregistrer_reclamation", texte="courrier").value("C11.3") == "partial"
    assert talk.says("Je l'écris avec vous, je vous la relis.", "enregistrer_reclamation").value("C11.3") == "observed"
    assert complained().says("Je note.", "accuser_reception").value("C11.3") == "absent"


def test_a_correction_has_its_delay() -> None:
    assert complained().says("Je vous le renvoie maintenant.", "proposer_correction").value("C11.5") == "observed"
    assert complained().says("Je vais corriger cela.", "proposer_correction").value("C11.5") == "partial"
    assert complained().says("Je note.", "accuser_reception").value("C11.5") == "absent"
