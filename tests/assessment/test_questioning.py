"""C2 and C3: what the request is, what is asked, what is restated."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import DOCUMENTS, Talk
from tests.builders import SCENARIO

# ── C2 ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("reason", "value"), [("devis_auto", "observed"), ("devis_habitat", "partial"), ("sinistre_vol", "absent")])
def test_the_coded_reason_is_exact_of_the_family_or_wrong(reason: str, value: str) -> None:
    assert Talk().says("Bonjour.", "saluer").desk("coder_motif", motif=reason).value("C2.1") == value


def test_the_last_coded_reason_counts_and_an_uncoded_one_is_absent() -> None:
    talk = Talk().desk("coder_motif", motif="sinistre_vol").desk("coder_motif", motif="devis_auto")
    assert talk.value("C2.1") == "observed"
    found = Talk().says("Vous voulez donc un devis.", "reformuler").finding("C2.1")
    assert found.value == "absent"
    assert "devis automobile" in found.advice


def test_a_request_carried_to_its_end_is_observed_and_a_transfer_avoids_it() -> None:
    done = Talk().discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers().sends(*DOCUMENTS)
    assert done.ends("differe").value("C2.2") == "observed"
    assert Talk().discovers().desk("transferer", service="souscription").ends("transfere").value("C2.2") == "absent"


def test_an_offer_without_anything_in_hand_is_partial_and_a_lost_client_absent() -> None:
    offered = Talk().discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()
    assert offered.ends("differe").value("C2.2") == "partial"
    assert Talk().says("Bonjour.", "saluer").ends("client_parti").value("C2.2") == "absent"


def test_the_recipient_is_judged_only_when_the_request_must_go_somewhere() -> None:
    assert Talk().desk("transferer", service="medical").value("C2.3") == "no_occasion"
    assert Talk(routage="medical").desk("transferer", service="medical").value("C2.3") == "observed"
    assert Talk(routage="medical").desk("transferer", service="recouvrement").value("C2.3") == "absent"
    assert Talk(routage="medical").says("C'est notre service médical qui s'en occupe.", "orienter_service").value("C2.3") == "partial"
    assert Talk(routage="medical").says("Bonjour.", "saluer").value("C2.3") == "absent"


def test_a_transfer_is_accompanied_or_cold() -> None:
    said = "Cela relève du service médical, je vous y transfère, d'accord ?"
    summary = "Prêt immobilier, arrêt de travail depuis mars, il attend le questionnaire et une réponse."
    warm = Talk(routage="medical").says(said, "orienter_service").desk("transferer", service="medical", resume=summary)
    assert warm.value("C2.4") == "observed"
    short = Talk(routage="medical").says(said, "orienter_service").desk("transferer", service="medical", resume="arrêt de travail")
    assert short.value("C2.4") == "partial"
    assert Talk(routage="medical").says(said, "orienter_service").desk("transferer", service="medical").value("C2.4") == "partial"
    assert Talk(routage="medical").desk("transferer", service="medical").value("C2.4") == "absent"


def test_the_need_of_access_goes_with_the_transfer() -> None:
    talk = Talk(routage="medical").says("Bonjour.", "saluer").note(ev.PreferenceTold, preference="préfère l'écrit", text="Par écrit.")
    assert talk.desk("transferer", service="medical").value("C2.5") == "absent"
    assert talk.desk("transferer", service="medical", besoin_acces="préfère l'écrit").value("C2.5") == "observed"


def test_safety_comes_before_formalities() -> None:
    urgent: dict[str, Any] = {"motif": "urgence_personne"}
    order = "Avant tout, êtes-vous en sécurité ? Appelez le 112 si besoin."
    assert Talk(**urgent).says(order, "consigne_securite").value("C2.6") == "observed"
    assert Talk(**urgent).says("Êtes-vous en sécurité ?", "consigne_securite").value("C2.6") == "partial"
    late = (
        Talk(**urgent).says("Votre nom ?", "demander_identite").note(ev.IdentityAsked, element="naissance").says(order, "consigne_securite")
    )
    assert late.value("C2.6") == "absent"
    assert Talk().says(order, "consigne_securite").value("C2.6") == "no_occasion"


# ── C3.1, C3.2 ───────────────────────────────────────────────────────────────────────────────────


def test_from_open_to_precise_is_observed() -> None:
    assert Talk().discovers().value("C3.1") == "observed"


def test_closed_questions_only_are_absent() -> None:
    talk = Talk()
    for n, fact in enumerate(("usage", "kilometrage", "garage")):
        talk.says(f"Question {n} ?", "question_fermee").tells(fact)
    assert talk.value("C3.1") == "absent"


def test_an_open_question_that_comes_after_closed_ones_is_partial() -> None:
    talk = Talk().says("Combien de kilomètres ?", "question_fermee").tells("kilometrage").says("Où ?", "question_fermee").tells("garage")
    assert talk.says("Racontez-moi l'usage.", "question_ouverte").tells("usage").value("C3.1") == "partial"


def test_several_questions_at_once_are_partial_and_one_is_the_most_for_some() -> None:
    assert Talk().discovers().value("C3.1") == "observed"
    crowded = Talk()
    for n, fact in enumerate(("usage", "kilometrage", "garage")):
        crowded.says(f"Racontez-moi {n} ? Et cela ? Et quoi encore ?", "question_ouverte").tells(fact)
    assert crowded.value("C3.1") == "partial"
    for channel, value in (("courriel", "observed"), ("chat", "partial")):
        talk = Talk(canal=channel)
        for n, fact in enumerate(("usage", "kilometrage", "garage")):
            talk.says(f"Racontez-moi {n} ? Et cela ? Et quoi encore ?", "question_ouverte").tells(fact)
        assert talk.value("C3.1") == value


def test_identity_questions_are_no_discovery() -> None:
    talk = Talk().says("Votre date de naissance ?", "demander_identite").tells("naissance").says("Votre code postal ?", "demander_identite")
    assert talk.tells("code_postal").value("C3.1") == "absent"


def test_the_whole_list_before_the_offer_is_observed_and_half_of_it_partial() -> None:
    assert Talk().discovers().value("C3.2") == "observed"
    half = Talk().says("Racontez-moi l'usage.", "question_ouverte").tells("usage").says("Où dort-elle ?", "question_fermee").tells("garage")
    found = half.finding("C3.2")
    assert found.value == "partial"
    assert "le kilométrage" in found.advice


def test_less_than_half_is_absent_and_a_volunteered_fact_counts() -> None:
    talk = Talk().says("Bonjour.", "saluer").note(ev.FactDisclosed, fact="usage", how="volunteered", in_full=True)
    assert talk.value("C3.2") == "absent"
    talk.note(ev.FactDisclosed, fact="kilometrage", how="volunteered", in_full=True)
    assert talk.value("C3.2") == "partial"


def test_an_offer_before_the_discovery_is_never_fully_mended() -> None:
    talk = Talk().says("Je vous propose le Tiers étendu.", "presenter_offre").offers().discovers()
    assert talk.value("C3.2") == "partial"
    assert Talk().says("Je vous propose le Tiers étendu.", "presenter_offre").offers().value("C3.2") == "absent"


# ── C3.3 ─────────────────────────────────────────────────────────────────────────────────────────


def sensitive() -> Talk:
    """The budget is a sensitive question here."""
    facts = SCENARIO["faits"] | {"budget": SCENARIO["faits"]["budget"] | {"sensible": True}}
    return Talk(faits=facts)


def test_a_sensitive_question_with_its_reason_is_observed_and_without_it_partial() -> None:
    why = "Je vous le demande parce que la formule en dépend : quel est votre budget ?"
    assert sensitive().says(why, "justifier_question", "question_fermee").tells("budget").value("C3.3") == "observed"
    assert sensitive().says("Votre budget ?", "question_fermee").tells("budget").value("C3.3") == "partial"


def test_a_medical_question_is_absent_and_taken_back_at_once_partial() -> None:
    asked = Talk().says("Quelle est votre maladie ?", "f_demander_diagnostic", diagnosis=("maladie",))
    assert asked.value("C3.3") == "absent"
    assert asked.says("Pardon, je n'ai pas à le savoir.", "presenter_excuses").value("C3.3") == "partial"


def test_restraint_is_judged_only_when_exposed() -> None:
    assert Talk().says("Votre usage ?", "question_fermee").value("C3.3") == "no_occasion"
    provoked = Talk().note(ev.HesitationShown, about="provocation", text="Prenez mon code, allez-y.")
    assert provoked.says("Gardez-le.", "rappeler_securite").value("C3.3") == "no_occasion"
    shown = Talk().says("Bonjour.", "saluer").note(ev.AccessNeedShown, sign="repeter", text="Pardon ?")
    assert shown.says("Je répète plus lentement.", "proposer_adaptation").value("C3.3") == "observed"


# ── C3.4, C3.5 ───────────────────────────────────────────────────────────────────────────────────


def hinted() -> Talk:
    return Talk().says("D'accord.", "accuser_reception").note(ev.HintDropped, need="outillage", text="J'ai toute ma vie là-dedans.")


def test_a_hint_picked_up_to_the_need_is_observed() -> None:
    talk = hinted().says("Toute votre vie, c'est-à-dire ?", "question_ouverte").note(ev.HintPickedUp, need="outillage").tells("outils")
    assert talk.note(ev.NeedRevealed, need="outillage").value("C3.4") == "observed"


def test_a_hint_picked_up_but_not_dug_is_partial_and_an_ignored_one_absent() -> None:
    picked = hinted().says("Toute votre vie, ah bon.", "accuser_reception").note(ev.HintPickedUp, need="outillage")
    assert picked.value("C3.4") == "partial"
    ignored = hinted().says("Votre code postal ?", "demander_coordonnees").finding("C3.4")
    assert ignored.value == "absent"
    assert "toute ma vie" in ignored.advice
    assert ignored.evidence[0].quote == "Votre code postal ?"


def test_a_need_that_the_client_told_unasked_is_no_achievement() -> None:
    talk = hinted().note(ev.FactDisclosed, fact="outils", how="volunteered", in_full=True).note(ev.NeedRevealed, need="outillage")
    assert talk.value("C3.4") == "absent"


def test_a_scenario_without_hidden_need_gives_no_occasion() -> None:
    assert Talk(besoins={"rouler": {"libelle": "rouler", "faits": ["usage"]}}).says("Bonjour.", "saluer").value("C3.4") == "no_occasion"


RESTATED = {"right": ("usage", "garage"), "wrong": (), "confirmation_asked": True}


def test_two_true_facts_confirmed_before_the_offer_are_observed() -> None:
    talk = Talk().discovers().says("Vous livrez des meubles et elle dort dans la rue, est-ce bien cela ?", "reformuler")
    talk.note(ev.Reformulated, **RESTATED)
    assert talk.says("Je vous conseille le Tiers étendu.", "presenter_offre").offers().value("C3.5") == "observed"


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ({"confirmation_asked": False}, "partial"),
        ({"right": ("usage",)}, "partial"),
        ({"right": ()}, "absent"),
        ({"wrong": ("kilometrage",)}, "partial"),
    ],
)
def test_a_restatement_is_worth_what_it_takes_up(change: dict[str, Any], value: str) -> None:
    talk = Talk().discovers().says("Donc c'est bien ça ?", "reformuler").note(ev.Reformulated, **(RESTATED | change))
    assert talk.value("C3.5") == value


def test_a_wrong_fact_restated_rightly_later_is_forgiven() -> None:
    talk = Talk().discovers().says("Donc 20000 km ?", "reformuler").note(ev.Reformulated, **(RESTATED | {"wrong": ("kilometrage",)}))
    talk.says("Pardon, 8000 km, c'est bien cela ?", "reformuler")
    assert talk.note(ev.Reformulated, right=("kilometrage",), wrong=(), confirmation_asked=True).value("C3.5") == "observed"


def test_a_restatement_after_the_offer_is_partial_and_none_is_absent() -> None:
    late = Talk().discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()
    assert late.says("Donc vous livrez, c'est cela ?", "reformuler").note(ev.Reformulated, **RESTATED).value("C3.5") == "partial"
    assert Talk().discovers().value("C3.5") == "absent"


def test_a_restatement_in_the_very_message_that_offers_comes_too_late_except_by_mail() -> None:
    for channel, value in (("chat", "partial"), ("courriel", "observed")):
        talk = (
            Talk(canal=channel)
            .discovers()
            .says("Vous livrez, est-ce cela ? Je vous conseille le Tiers étendu.", "reformuler", "presenter_offre")
        )
        assert talk.note(ev.Reformulated, **RESTATED).offers().value("C3.5") == value


# ── C3.6 to C3.8 ─────────────────────────────────────────────────────────────────────────────────


EQUIPPED: dict[str, Any] = {
    "faits": SCENARIO["faits"]
    | {"rampe": {"libelle": "la rampe", "themes": ["equipements_handicap"], "repliques": ["Une rampe pliante."], "reprise": ["rampe"]}},
    "besoins": SCENARIO["besoins"] | {"rampe": {"libelle": "protéger sa rampe", "faits": ["rampe"]}},
}


def test_equipment_is_asked_about_and_serves_the_advice() -> None:
    asked = Talk(**EQUIPPED).says("Avez-vous un équipement à protéger ?", "question_fermee").tells("rampe")
    assert asked.value("C3.6") == "partial"
    served = asked.says("La rampe serait couverte.", "argumenter").note(ev.ArgumentMade, need="rampe", superlative=False)
    assert served.value("C3.6") == "observed"
    assert Talk(**EQUIPPED).says("Quelle maladie avez-vous ?", "f_demander_diagnostic").value("C3.6") == "absent"
    assert Talk().says("Bonjour.", "saluer").value("C3.6") == "no_occasion"


def test_the_situation_is_checked_on_the_desk_and_taken_into_account() -> None:
    talk = Talk().desk("ouvrir_fiche")
    assert talk.value("C3.7") == "partial"
    assert talk.says("Je vois votre contrat en cours.", "accuser_reception").value("C3.7") == "observed"
    assert Talk().says("Bonjour.", "saluer").value("C3.7") == "absent"
    prospect = {"statut": "prospect", "champs": {}}
    assert Talk(dossier=prospect).desk("ouvrir_fiche").value("C3.7") == "no_occasion"


def test_an_offer_to_a_client_who_waits_for_an_answer_is_absent() -> None:
    waiting = Talk(dossier={"statut": "reclamation", "champs": {}}).desk("ouvrir_fiche")
    assert waiting.says("Je vous propose le Tiers étendu.", "presenter_offre").offers().value("C3.7") == "absent"


EXACT = "Vos réponses servent à calculer la bonne garantie, dites-moi si vous n'êtes pas sûr."


def test_exactness_is_recalled_before_the_questions_of_risk() -> None:
    talk = Talk().says(EXACT, "rappeler_exactitude").says("Combien de kilomètres ?", "question_fermee").tells("kilometrage")
    assert talk.value("C3.8") == "observed"
    assert Talk().says("Combien de kilomètres ?", "question_fermee").tells("kilometrage").value("C3.8") == "absent"


def test_exactness_recalled_after_the_offer_serves_nothing() -> None:
    talk = Talk().discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()
    assert talk.says(EXACT, "rappeler_exactitude").value("C3.8") == "absent"
