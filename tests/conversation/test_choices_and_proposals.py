"""« Mercredi ou jeudi ? », « je vous rappelle, ça vous va ? », « vous pouvez nous l'envoyer ? »: answered as what they are."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.farewell import in_the_evening
from crca_sim.conversation.lines import common
from crca_sim.conversation.service import asks_satisfaction
from crca_sim.conversation.yes_or_no import asks_when_free
from crca_sim.understanding.reading import ActSeen, SentenceReading, Slot
from tests.builders import a_call, of, reply, say
from tests.situations import RELATION, SERVICE, a_situation


def among(text: str, key: str) -> bool:
    """Whether the reply holds one of the common lines of a key."""
    return any(line in text for line in common("courant")[key])


# ── What the terms of a choice are ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("On se revoit la semaine prochaine, mercredi à 10 heures ou jeudi après-midi ?", ("mercredi à 10 heures", "jeudi après-midi")),
        ("Vous pourriez nous l'envoyer par courrier ou par mail ?", ("par courrier", "par mail")),
        ("On ouvre le dossier maintenant ou plus tard ?", ("maintenant", "plus tard")),
        ("Il est meublé ou vide ?", ("meublé", "vide")),
        ("Vous êtes assuré comment : au tiers ou tous risques ?", ("au tiers", "tous risques")),
        ("Il dort où la nuit : local à vélos, cave, cour ?", ("local à vélos", "cave", "cour")),
        ("La voiture, elle dort où, dans un garage ou dans la rue ?", ("dans un garage", "dans la rue")),
        ("Vous payez au mois ou à l'année ?", ("au mois", "à l'année")),
        ("Vous préférez que je vous appelle ou que je vous écrive ?", ("que je vous appelle", "que je vous écrive")),
        ("Préférez-vous régler 35,84 € en une fois ou 2,99 € par mois ?", ("régler 35,84 € en une fois", "2,99 € par mois")),
        ("Les voulez-vous en gros caractères, ou le format habituel convient-il ?", ("en gros caractères", "le format habituel")),
    ],
)
def test_the_terms_of_a_choice_are_cut_out_of_it(asked: str, terms: tuple[str, ...]) -> None:
    found = alternatives(asked)
    assert found is not None
    assert found.terms == terms


@pytest.mark.parametrize(
    "asked",
    [
        "Il y a des meubles dedans ou pas ?",
        "Je vous réserve un hôtel, oui ou non ?",
        "Vous avez confié vos clés à quelqu'un, un garage ou un voiturier par exemple ?",
        "Vous avez une facture ou un ordre de réparation ?",
        "C'est où que vous habitez ?",
        "Vous avez deux ou trois minutes ?",
        "Il est meublé ou vide.",
    ],
)
def test_what_a_yes_answers_is_no_choice(asked: str) -> None:
    assert alternatives(asked) is None


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Je vous rappelle à 9 h ou à 11 h ?", "practical"),
        ("C'était le matin ou le soir ?", "life"),
        ("Vous l'avez reçu par mail ou par courrier ?", "life"),
        ("Elle est neuve ou d'occasion ?", "life"),
    ],
)
def test_what_was_is_not_chosen(asked: str, kind: str) -> None:
    found = alternatives(asked)
    assert found is not None
    assert found.kind == kind


# ── Choosing ───────────────────────────────────────────────────────────────────────────────────────


def test_a_moment_offered_is_picked_and_promised() -> None:
    asked = "On se rappelle mercredi à 10 heures ou jeudi à 9 heures ?"
    slots = [
        Slot(role="horaire", value="mercredi 10:00", text="mercredi à 10 heures"),
        Slot(role="horaire", value="jeudi 09:00", text="jeudi à 9 heures"),
    ]
    given = say(a_call(), asked, "proposer_rdv", slots=slots)
    wednesday = "mercredi" in reply(given).lower()
    assert wednesday != ("jeudi" in reply(given).lower())
    assert of(given, ev.PromiseMade)[0].when == ("mercredi 10:00" if wednesday else "jeudi 09:00")


def test_a_choice_within_one_s_life_is_answered_by_one_of_its_terms_and_by_the_same_again() -> None:
    call = a_call()
    first, other = "Elle est verte ou bleue ?", "Alors, bleue ou verte ?"
    green = "verte" in reply(say(call, first, "question_fermee")).lower()
    again = reply(say(call, other, "question_fermee")).lower()
    assert ("verte" in again) == green
    assert ("bleue" in again) != green


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Vous préférez qu'on se revoie seule, ou avec votre fils ?", {"seule", "avec mon fils"}),
        ("Vous souhaitez que la carte arrive chez vous ou à votre bureau ?", {"chez moi", "à mon bureau"}),
        ("C'est l'argent ou c'est le soupçon qui vous pèse le plus ?", {"l'argent", "le soupçon"}),
        ("Est-ce l'école qui la réclame, ou la mairie ?", {"l'école", "la mairie"}),
        ("Le rendez-vous, c'est avant ou après Noël ?", {"avant noël", "après noël"}),
        (
            "La résiliation, vous la laissez en attente ou vous voulez toujours la faire ?",
            {"je la laisse en attente", "je veux toujours la faire"},
        ),
        ("Cette idée vous plaît, ou elle vous inquiète ?", {"cette idée me plaît", "elle m'inquiète"}),
        ("Je vous envoie un plombier ou vous préférez attendre demain ?", {"envoyez-moi un plombier", "je préfère attendre demain"}),
        ("Garage fermé ou rue ?", {"garage fermé", "rue"}),
    ],
)
def test_a_choice_is_answered_by_one_of_its_terms_in_the_client_s_mouth(asked: str, said: set[str]) -> None:
    answered = reply(say(a_call(), asked, "question_fermee")).lower()
    assert sum(term in answered for term in said) == 1


# ── Proposals and requests ─────────────────────────────────────────────────────────────────────────


def test_a_call_proposed_is_accepted_with_its_hour() -> None:
    slot = Slot(role="horaire", value="vendredi 10:00", text="vendredi à 10 heures")
    answered = say(a_call(), "Je vous rappelle vendredi à 10 heures, ça vous va ?", "proposer_rdv", slots=[slot])
    assert "vendredi à 10 heures" in reply(answered).lower()


def test_a_request_is_answered_by_i_will() -> None:
    answered = reply(say(a_call(), "Vous pourriez nous envoyer la facture ?", "demander_justificatif"))
    assert among(answered, "fera_envoi")


def test_a_wary_client_says_yes_with_a_reserve() -> None:
    call = a_call(temperament={"confiance": 22, "patience": 80})
    assert among(reply(say(call, "Voulez-vous que je vous rappelle demain ?", "proposer_rdv")), "accepte_reserve")


def test_a_step_on_the_way_is_no_decision() -> None:
    call = a_situation(accord=RELATION, **SERVICE)
    answered = say(call, "Vous pouvez compléter votre plainte. Ça vous paraît faisable ?", "expliquer_demarche", "demander_accord")
    assert not of(answered, ev.DecisionAsked)
    assert of(answered, ev.LifeTold)


@pytest.mark.parametrize(
    ("asked", "sure", "really"),
    [
        ("Qu'est-ce que vous aviez noté ?", 0.5, False),
        ("Avez-vous une autre question ?", 0.5, True),
        ("Est-ce que tout va bien pour vous ?", 0.9, True),
    ],
)
def test_satisfaction_is_asked_for_surely_or_in_plain_words(asked: str, sure: float, really: bool) -> None:
    acts = (ActSeen(act="mesurer_satisfaction", confidence=sure),)
    assert asks_satisfaction(SentenceReading(text=asked, start=0, end=len(asked), acts=acts)) == really


# ── Facts and free moments ─────────────────────────────────────────────────────────────────────────


def test_a_step_that_the_client_never_spoke_of_is_not_taken_yet() -> None:
    assert among(reply(say(a_call(), "Vous êtes allé sonner chez lui ?", "question_fermee")), "pas_fait")


@pytest.mark.parametrize(
    ("asked", "free"),
    [
        ("Vous êtes là quand dans la semaine ?", True),
        ("À quel moment je peux vous joindre ?", True),
        ("Quand est-ce arrivé ?", False),
        ("Vous étiez chez vous à quelle heure ?", False),
    ],
)
def test_days_to_come_are_not_remembered(asked: str, free: bool) -> None:
    assert asks_when_free(SentenceReading(text=asked, start=0, end=len(asked))) == free


def test_good_evening_is_answered_in_kind() -> None:
    assert in_the_evening("Merci, bonne journée à vous.") == "Merci, bonne soirée à vous."
    assert in_the_evening("Bon, au revoir.") == "Bon, bonsoir."
