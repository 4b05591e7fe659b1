"""C6.3, C6.4, C6.5 and the faults around them: a refusal announced, a client who leaves, danger, protection, canvassing."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk

REFUSAL: dict[str, Any] = {
    "decision": ["ne peux pas prendre en charge"],
    "clause": "conditions générales, article 4.2",
    "clause_mots": ["article 4.2"],
    "raison": "le vol suppose une effraction",
    "raison_mots": ["effraction"],
    "recours_mots": ["reclamation"],
    "alternatives": {"serrurier": {"libelle": "l'assistance serrurerie", "mots": ["serrurier"], "repliques": ["Ah, ça aide."]}},
    "reaction": ["Comment ça, non ?"],
    "proteste": ["C'est trop facile."],
    "admet": ["Bon, je comprends."],
}
DEPARTURE: dict[str, Any] = {
    "motif_vrai": "la prime a doublé",
    "dit": ["Ça a doublé."],
    "maintient": ["Non, je pars."],
    "insistance": ["Vous insistez, là."],
    "formalites_mots": ["un mois"],
}
SAID = "Je ne peux pas prendre en charge ce vol : l'article 4.2 suppose une effraction, vous pouvez faire une réclamation."


def refused(**points: bool) -> Talk:
    worth = {"clause": True, "reason": True, "empathy": True, "remedies": True} | points
    return Talk(refus=REFUSAL).says(SAID, "annoncer_refus").note(ev.RefusalSaid, **worth)


def test_a_refusal_with_clause_reason_empathy_and_remedies_is_observed() -> None:
    assert refused().value("C6.3") == "observed"


@pytest.mark.parametrize("missing", ["clause", "reason", "empathy", "remedies"])
def test_a_refusal_that_lacks_one_of_them_is_partial(missing: str) -> None:
    assert refused(**{missing: False}).value("C6.3") == "partial"


def test_what_lacked_may_come_in_a_later_message() -> None:
    talk = refused(clause=False, remedies=False).says("C'est l'article 4.2 ; la réclamation reste possible.", "informer_recours")
    assert talk.note(ev.RefusalExplained, clause=True, reason=False, remedies=True).value("C6.3") == "observed"


def test_a_dry_refusal_is_absent() -> None:
    assert refused(clause=False, reason=False, empathy=False, remedies=False).value("C6.3") == "absent"


def test_a_refusal_never_announced_is_absent() -> None:
    assert Talk(refus=REFUSAL).says("Bonjour.", "saluer").value("C6.3") == "absent"


def test_nothing_to_refuse_is_no_occasion() -> None:
    assert Talk().says("Bonjour.", "saluer").value("C6.3") == "no_occasion"


def test_another_way_out_after_a_refusal_is_judged() -> None:
    assert refused().value("C6.4") == "absent"
    offered = refused().says("En revanche, l'assistance envoie un serrurier.", "proposer_option")
    assert offered.note(ev.AlternativeOffered, alternative="serrurier").value("C6.4") == "observed"


# ── C6.5 ─────────────────────────────────────────────────────────────────────────────────────────


def leaving() -> Talk:
    return Talk(depart=DEPARTURE).note(ev.DepartureWished, text="Je veux résilier.")


def eased(talk: Talk, *, formalities: bool = True) -> Talk:
    talk = talk.says("C'est votre droit : la résiliation prend effet dans un mois.", "confirmer_droit")
    return talk.note(ev.DepartureEased, right=True, formalities=formalities)


def test_motive_asked_and_right_made_easy_is_observed() -> None:
    assert eased(leaving().says("Qu'est-ce qui vous amène à partir ?", "question_ouverte")).value("C6.5") == "observed"


def test_a_right_confirmed_without_formalities_is_partial() -> None:
    talk = leaving().says("Qu'est-ce qui vous amène à partir ?", "question_ouverte")
    assert eased(talk, formalities=False).value("C6.5") == "partial"


def test_a_retention_that_goes_on_is_partial_at_best() -> None:
    talk = leaving().says("Pourquoi partir ?", "question_ouverte")
    for number in (1, 2, 3):
        talk = talk.says(f"Et avec une remise, proposition {number} ?", "proposer_geste").note(ev.RetentionTried, number=number)
    assert eased(talk).value("C6.5") == "partial"


def test_ignoring_the_wish_to_leave_is_absent() -> None:
    assert leaving().says("Il fait beau.").value("C6.5") == "absent"


# ── Faults around them ───────────────────────────────────────────────────────────────────────────

PROTECTION: dict[str, Any] = {
    "mesure": "curatelle_renforcee",
    "representant": "sa curatrice",
    "acte": "assurer la voiturette",
    "question": ["qui signe"],
    "repliques": ["C'est avec ma curatrice."],
    "bloque": True,
}


def test_formalities_before_safety_are_a_fault_when_danger_was_shown() -> None:
    talk = Talk().note(ev.DangerShown, text="L'eau coule sur le tableau électrique !")
    for asked in ("naissance", "code_postal"):
        talk = talk.says(f"Votre {asked} ?", "demander_identite").note(ev.IdentityAsked, element=asked)
    assert talk.status("FE-09") == "established"


def test_safety_first_is_no_fault() -> None:
    talk = Talk().note(ev.DangerShown, text="L'eau coule !").says("Coupez l'eau.", "consigne_securite").note(ev.SafetySaid, right=True)
    assert talk.says("Votre naissance ?", "demander_identite").note(ev.IdentityAsked, element="naissance").status("FE-09") is None


def test_an_agreement_without_asking_who_signs_is_a_fault_once_the_measure_came_up() -> None:
    talk = Talk(protection=PROTECTION).discovers().note(ev.ProtectionTold, text="Ma curatrice s'occupe de tout.")
    assert talk.says("On signe ?", "demander_accord").agrees().status("FE-10") == "established"


def test_asking_who_signs_clears_it() -> None:
    talk = Talk(protection=PROTECTION).discovers().says("Qui signe avec vous ?", "question_fermee").note(ev.ProtectionAsked)
    assert talk.says("On signe ?", "demander_accord").agrees().status("FE-10") is None


def test_an_offer_after_an_opposed_unlawful_call_is_a_fault() -> None:
    talk = Talk(sens="sortant", demarchage={"consentement": False, "s_oppose": ["Non merci."]}).says("Bonjour.", "saluer")
    talk = talk.note(ev.CanvassingOpposed, text="Non merci.").says("Juste une minute : l'option à 54 euros.", "proposer_option").offers()
    assert talk.status("FE-13") == "established"


def test_on_a_call_about_a_contract_in_force_only_a_no_to_the_call_makes_a_later_offer_a_fault() -> None:
    linked = {"consentement": False, "contrat_lie": True, "s_oppose": ["Non merci."]}
    file = {"statut": "client", "champs": {}, "alertes": ["Opposition aux offres par téléphone"]}
    talk = Talk(sens="sortant", demarchage=linked, dossier=file).says("Bonjour.", "saluer")
    later = (
        talk.note(ev.ConsentWithheld, about="souscription", text="Pas encore.")
        .says("Je vous propose le Tiers.", "presenter_offre")
        .offers()
    )
    assert later.status("FE-13") is None
    insisting = later.note(ev.CanvassingOpposed, text="Stop.").says("Juste un mot.", "argumenter").note(ev.CanvassingOpposed, text="Stop !")
    assert insisting.status("FE-13") == "established"
