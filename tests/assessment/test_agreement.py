"""C7: what is summed up, agreed, explained of the rights, and how one parts."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk
from tests.builders import SCENARIO

ASK = "Êtes-vous d'accord pour souscrire dans ces conditions ?"
WHOLE = (
    "Je récapitule : Tiers étendu à 400 euros par an, 350 euros à votre charge en cas de vol, effet le 1er janvier, "
    "et vous avez les documents. " + ASK
)


def proposed(**changes: Any) -> Talk:
    return Talk(**changes).discovers().says("Je vous conseille le Tiers étendu, à 400 euros.", "presenter_offre", "annoncer_prix").offers()


def dated() -> dict[str, Any]:
    """A scenario in which a date of effect has to be said."""
    fact = {"libelle": "la date d'effet", "themes": ["date_effet"], "repliques": ["Le 1er janvier."]}
    return {"faits": SCENARIO["faits"] | {"effet": fact}}


# ── C7.1 ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_summary_with_all_that_applies_is_observed() -> None:
    assert proposed(**dated()).says(WHOLE, "synthetiser", "demander_accord").agrees().value("C7.1") == "observed"


def test_what_has_no_object_here_is_not_counted() -> None:
    short = "Je récapitule : Tiers étendu à 400 euros par an, 350 euros à votre charge, les documents sont partis. D'accord ?"
    assert proposed().says(short, "synthetiser", "demander_accord").agrees().value("C7.1") == "observed"
    assert proposed(renonciation="14_jours").says(short, "synthetiser", "demander_accord").agrees().value("C7.1") == "partial"


def test_two_thirds_of_the_elements_are_partial_and_less_is_absent() -> None:
    most = "Je récapitule : Tiers étendu, 400 euros par an, 350 euros à votre charge. D'accord pour souscrire ?"
    found = proposed().says(most, "synthetiser", "demander_accord").agrees().finding("C7.1")
    assert found.value == "partial"
    assert "les documents" in found.advice
    little = "Je récapitule : Tiers étendu. D'accord pour souscrire ?"
    assert proposed().says(little, "synthetiser", "demander_accord").agrees().value("C7.1") == "absent"


def test_a_summary_may_hold_in_messages_that_follow_each_other() -> None:
    talk = proposed().says("Je récapitule : Tiers étendu, 400 euros par an.", "synthetiser")
    talk.says("350 euros restent à votre charge, les documents sont chez vous. D'accord pour souscrire ?", "demander_accord")
    assert talk.agrees().value("C7.1") == "observed"


def test_without_any_decision_there_is_no_summary_to_make_unless_it_was_lost() -> None:
    assert proposed().ends("differe").value("C7.1") == "no_occasion"
    assert proposed().ends("client_parti").value("C7.1") == "absent"


# ── C7.2 ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_clear_question_and_a_trace_are_observed() -> None:
    talk = proposed().says(ASK, "demander_accord").agrees()
    assert talk.value("C7.2") == "partial"
    assert talk.desk("recueillir_consentement", objet="souscription", reponse="oui").value("C7.2") == "observed"


def test_in_writing_the_exchange_is_its_own_trace() -> None:
    assert proposed(canal="chat").says(ASK, "demander_accord").agrees().value("C7.2") == "observed"


def test_a_refusal_that_is_respected_is_worth_an_agreement() -> None:
    talk = proposed().says(ASK, "demander_accord").note(ev.DecisionAsked, explicit=True)
    assert talk.note(ev.ConsentWithheld, about="souscription", text="Plus tard.").value("C7.2") == "observed"


def test_an_agreement_taken_for_granted_is_absent() -> None:
    talk = proposed().says("Bon, on valide.", "faire_signer").note(ev.DecisionAsked, explicit=False)
    assert talk.value("C7.2") == "absent"
    assert talk.value("C7.5") == "absent"


def test_a_question_beside_an_affirmation_is_still_a_question() -> None:
    talk = proposed(canal="chat").says("On peut partir là-dessus. Êtes-vous d'accord ?", "demander_accord")
    talk.note(ev.DecisionAsked, explicit=False, quote="On peut partir là-dessus.")
    assert talk.note(ev.ConsentGiven, about="souscription", explicit=True, text="Oui.").value("C7.2") == "observed"


def test_a_client_who_puts_off_by_themselves_gives_no_occasion() -> None:
    assert proposed().ends("differe").value("C7.2") == "no_occasion"


# ── C7.3 ─────────────────────────────────────────────────────────────────────────────────────────


def agreed(**changes: Any) -> Talk:
    return proposed(**changes).says(ASK, "demander_accord").agrees()


FOURTEEN = {"renonciation": "14_jours", "produit": "habitat"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Vous avez quatorze jours pour renoncer, sans motif ni frais.", "observed"),
        ("Vous avez 14 jours pour renoncer.", "partial"),
        ("Vous pouvez renoncer.", "partial"),
        ("Merci à vous.", "absent"),
    ],
)
def test_the_right_of_withdrawal_is_said_with_its_delay_and_how(said: str, value: str) -> None:
    assert agreed(**FOURTEEN).says(said, "informer_retractation").value("C7.3") == value


def test_a_wrong_delay_is_absent_until_corrected() -> None:
    talk = agreed(**FOURTEEN).says("Vous avez 30 jours pour renoncer.", "informer_retractation")
    talk.note(ev.ClaimMade, role="delai_renonciation", object=None, value="30 j", verdict="wrong", expected="14 j")
    assert talk.value("C7.3") == "absent"
    talk.says("Pardon : 14 jours pour renoncer, par un simple courriel.", "informer_retractation")
    talk.note(ev.ClaimMade, role="delai_renonciation", object=None, value="14 j", verdict="right", expected="14 j")
    assert talk.value("C7.3") == "observed"


def test_where_there_is_no_right_saying_so_is_observed_and_silence_absent() -> None:
    assert agreed().says("Pour l'auto, il n'y a pas de délai de renonciation.", "informer_retractation").value("C7.3") == "observed"
    assert agreed().says("Il existe un droit de renonciation, vous verrez.", "informer_retractation").value("C7.3") == "partial"
    found = agreed().finding("C7.3")
    assert found.value == "absent"
    assert "L112-2-1" in found.advice


# ── C7.4, C7.5 ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("when", "channel", "value"), [("2026-12-01", "courriel", "observed"), ("2026-12-01", None, "partial"), (None, "courriel", "partial")]
)
def test_the_next_step_has_a_date_and_a_channel(when: str | None, channel: str | None, value: str) -> None:
    talk = Talk().says("Je vous envoie cela.", "annoncer_suite").note(ev.PromiseMade, what="envoi", when=when, channel=channel)
    assert talk.value("C7.4") == value


def test_no_next_step_is_absent() -> None:
    assert Talk().says("Bonjour.", "saluer").value("C7.4") == "absent"


def hesitating() -> Talk:
    talk = proposed().says(ASK, "demander_accord").note(ev.DecisionAsked, explicit=True)
    return talk.note(ev.HesitationShown, about="agreement", text="Je préfère réfléchir.")


def test_time_left_or_no_pressure_is_observed_once_the_client_hesitates() -> None:
    assert hesitating().says("Prenez le temps de comparer.", "laisser_reflechir").value("C7.5") == "observed"
    assert hesitating().says("Très bien, je comprends.", "accueillir_objection").value("C7.5") == "observed"
    assert proposed().value("C7.5") == "no_occasion"


def test_an_invented_urgency_is_absent() -> None:
    found = hesitating().says("L'offre expire ce soir.", "f_forcer_vente").finding("C7.5")
    assert found.value == "absent"
    assert "L'offre expire ce soir." in found.advice


# ── C7.6, C7.7 ───────────────────────────────────────────────────────────────────────────────────


def checked(*, openly: bool = True) -> Talk:
    talk = proposed().says("350 euros à votre charge.", "signaler_limites").note(ev.LimitSaid, limit="franchise_vol", asked=False)
    talk.note(ev.PointExplained, point="franchise_vol", got_through=True)
    return talk.says("Que se passe-t-il si on vous la vole ?", "verifier_comprehension").note(ev.ComprehensionChecked, openly=openly)


def restated(talk: Talk, *, right: bool) -> Talk:
    return talk.note(ev.ClientRestated, point="franchise_vol", right=right, text="J'en suis de trois cent cinquante.")


def test_a_point_restated_rightly_is_observed() -> None:
    assert restated(checked(), right=True).value("C7.6") == "observed"


def test_a_check_for_a_yes_is_partial_and_none_is_absent() -> None:
    assert checked(openly=False).value("C7.6") == "partial"
    talk = proposed().note(ev.PointExplained, point="prix", got_through=True)
    assert talk.value("C7.6") == "absent"


def test_a_point_restated_wrongly_must_be_explained_again() -> None:
    talk = restated(checked(), right=False)
    assert talk.says("Merci.", "remercier").value("C7.6") == "partial"
    talk.says("En cas de vol, 350 euros restent pour vous.", "signaler_limites").note(ev.LimitSaid, limit="franchise_vol", asked=False)
    assert talk.value("C7.6") == "observed"


@pytest.mark.parametrize(
    ("messages", "value"),
    [
        (("Avez-vous une autre question ?", "Je vous remercie Monsieur Test, bonne journée."), "observed"),
        (("Merci de votre appel, bonne journée.",), "partial"),
        (("Au revoir.",), "partial"),
        (("Voilà.",), "absent"),
    ],
)
def test_parting_has_its_three_parts(messages: tuple[str, ...], value: str) -> None:
    talk = Talk()
    for text in messages:
        leaving = ("remercier", "prendre_conge") if "journée" in text or "revoir" in text else ()
        talk.says(text, *(leaving or ("accuser_reception",)))
    assert talk.ends().value("C7.7") == value


def test_by_mail_a_closing_formula_is_enough() -> None:
    talk = Talk(canal="courriel").says("Je reste à votre disposition. Cordialement, Inès Marchal", "prendre_conge", subject="Votre devis")
    assert talk.value("C7.7") == "observed"


def test_a_client_who_left_was_not_taken_leave_of() -> None:
    talk = Talk().says("Une autre question ? Merci Monsieur Test, bonne journée.", "remercier", "prendre_conge")
    assert talk.ends("client_parti").value("C7.7") == "absent"
