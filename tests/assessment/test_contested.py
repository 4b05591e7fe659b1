"""What a trainee rightly contested: a quote that shows something else, a fault that is not one, one passage that counts for all."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.conversation.changes import tells_a_change
from tests.assessment.talk import DOCUMENTS, Talk

ASK = "D'accord pour souscrire ?"


def offered() -> Talk:
    return Talk().discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()


@pytest.mark.parametrize(
    ("said", "amount", "change"),
    [
        ("Une franchise réduite de 100 euros.", "100 euros", True),
        ("La franchise baisse alors de 100 €.", "100 €", True),
        ("C'est 100 € de moins.", "100 €", True),
        ("La franchise est de 100 euros.", "100 euros", False),
        ("Une franchise réduite à 100 euros.", "100 euros", False),
    ],
)
def test_a_difference_is_not_a_value(said: str, amount: str, change: bool) -> None:
    assert tells_a_change(said, amount) is change


def test_a_question_about_something_else_after_the_agreement_does_not_move_it() -> None:
    talk = offered().sends(*DOCUMENTS).says(ASK, "demander_accord").agrees().desk("recueillir_consentement", objet="souscription")
    talk.says("Voulez-vous que je vous envoie le formulaire ?", "demander_accord").note(ev.DecisionAsked, explicit=True)
    assert ASK in [proof.quote for proof in talk.finding("C7.2").evidence]
    assert ASK in [proof.quote for proof in talk.finding("C8.7").evidence]


def test_the_contract_asked_about_again_is_concluded_then() -> None:
    talk = offered().says(ASK, "demander_accord").agrees().sends(*DOCUMENTS)
    talk.says("Toujours d'accord pour souscrire ce contrat ?", "demander_accord").note(ev.DecisionAsked, explicit=True)
    assert talk.value("C9.2") == "observed"


def test_a_hint_picked_up_once_the_need_is_known_shows_no_listening() -> None:
    talk = Talk().discovers().note(ev.HintDropped, need="outillage", text="J'ai toute ma vie là-dedans.")
    talk.says("Avez-vous un budget ?", "question_fermee").note(ev.NeedRevealed, need="outillage")
    talk.says("Vous avez donc toute votre vie dedans.", "reformuler").note(ev.HintPickedUp, need="outillage")
    assert talk.value("C3.4") == "absent"


def test_a_hint_picked_up_and_dug_into_is_observed() -> None:
    talk = Talk().discovers().note(ev.HintDropped, need="outillage", text="J'ai toute ma vie là-dedans.")
    talk.says("Toute votre vie : qu'y a-t-il dedans ?", "question_ouverte").note(ev.HintPickedUp, need="outillage")
    assert talk.value("C3.4") == "partial"
    assert talk.tells("outils").value("C3.4") == "observed"


def objected() -> Talk:
    talk = offered()
    return talk.note(ev.ObjectionRaised, objection="prix", text="C'est trop cher pour moi.")


def welcoming(said: str, *acts: str) -> Talk:
    talk = objected().says(said, *acts).note(ev.ObjectionMoved, objection="prix", state="welcomed")
    return talk.says("Qu'est-ce qui vous gêne ?", "creuser_objection").note(ev.ObjectionMoved, objection="prix", state="explored")


def test_denying_is_no_welcome() -> None:
    assert welcoming("Je comprends que le prix compte.", "accueillir_objection").value("C6.1") == "observed"
    denied = welcoming("Oui mais c'est pas cher.", "accueillir_objection").finding("C6.1")
    assert denied.value == "partial"
    assert "Oui mais" not in " ".join(proof.quote for proof in denied.evidence)


def test_denying_what_the_client_says_is_not_calm() -> None:
    assert objected().says("Mais non, vous exagérez.", "accuser_reception").value("C6.6") == "partial"
    assert objected().says("Je vous écoute.", "accuser_reception").value("C6.6") == "observed"


def test_a_question_about_a_relative_puts_no_calm_to_the_test() -> None:
    talk = Talk().says("Bonjour.", "saluer").note(ev.HesitationShown, about="third_party", text="Ma fille peut appeler ?")
    assert talk.says("Votre fille ?", "question_fermee").value("C6.6") == "no_occasion"


def test_a_limit_is_quoted_where_it_was_first_said() -> None:
    talk = offered()
    for said in ("350 euros à votre charge, et rien si les clés sont dedans.", "Je récapitule : 350 euros et les clés."):
        talk.says(said, "signaler_limites")
        talk.note(ev.LimitSaid, limit="franchise_vol", asked=False).note(ev.LimitSaid, limit="cles", asked=False)
    assert talk.finding("C5.3").evidence[0].quote.startswith("350 euros")


def test_a_recap_is_no_argument() -> None:
    talk = offered().says("Il vous protège en livraison.", "argumenter").note(ev.ArgumentMade, need="rouler", superlative=False)
    talk.says("Je récapitule : le Tiers étendu pour vos livraisons, d'accord pour souscrire ?", "synthetiser", "demander_accord")
    talk.note(ev.ArgumentMade, need="rouler", superlative=False).note(ev.DecisionAsked, explicit=True)
    assert talk.value("C5.4") == "partial"


def test_mockery_is_a_slip_of_tone_even_when_understood_as_another_fault() -> None:
    shown = Talk().says("Bonjour.", "saluer").note(ev.AccessNeedShown, sign="repete", text="Pardon ?")
    assert shown.says("Vous êtes sourd ou quoi ?", "f_demander_diagnostic").value("C1.5") == "absent"
    kind = Talk().says("Bonjour.", "saluer").note(ev.AccessNeedShown, sign="repete", text="Pardon ?")
    assert kind.says("Je répète plus lentement ou je vous l'écris ?", "proposer_adaptation").value("C1.5") == "observed"


def test_a_made_up_deadline_with_the_agreement_taken_is_a_forced_sale() -> None:
    talk = offered().says("L'offre expire ce soir, on valide ?", "demander_accord").note(ev.DecisionAsked, explicit=False)
    assert talk.value("C7.2") == "absent"
    assert talk.status("FE-07") == "established"


def test_pressure_read_as_time_to_think_leaves_nobody_free() -> None:
    talk = offered().note(ev.HesitationShown, about="agreement", text="Je ne sais pas trop.")
    talk.says("Il faut décider aujourd'hui, cela n'attend pas.", "laisser_reflechir")
    assert talk.value("C7.5") == "absent"
    assert talk.status("FE-07") == "established"


def test_a_true_deadline_forces_nobody() -> None:
    talk = offered().says("Le devis reste valable jusqu'au 3 mai. Souhaitez-vous souscrire ?", "demander_accord")
    talk.note(ev.DecisionAsked, explicit=True)
    assert talk.status("FE-07") is None


def test_an_offer_made_without_knowing_anything_settles_no_request() -> None:
    talk = Talk().says("Prenez le Tiers étendu.", "presenter_offre").offers().ends("differe")
    assert talk.value("C2.2") == "absent"
