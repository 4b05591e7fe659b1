"""What only looks like a choice, a proposal or a decision; and a long term of a choice, said back by whoever picks it."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation import agreed, tags
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.lines import common
from crca_sim.conversation.marks import fill
from crca_sim.conversation.said_back import said_back
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.reading import ActSeen, SentenceReading, Slot
from tests.builders import SCENARIO, a_call, a_scenario, of, reply, say
from tests.situations import SON, a_situation, trust


def among(text: str, *keys: str, **blanks: str) -> bool:
    """Whether the reply holds one of the common lines of these keys."""
    marks = {"e": "", **blanks}
    return any(fill(line, marks) in text for key in keys for line in common("courant")[key] if not {"{", "}"} & set(fill(line, marks)))


def seen(text: str, *acts: str, sure: float = 0.9) -> SentenceReading:
    return SentenceReading(text=text, start=0, end=len(text), acts=tuple(ActSeen(act=act, confidence=sure) for act in acts))


# ── What proposes nothing ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "proposes"),
    [
        ("Je vous demande d'où elle a disparu, de chez vous ?", False),
        ("Je peux vous demander pourquoi ?", False),
        ("J'aimerais savoir si on la note au dossier ?", False),
        ("Je leur demande un délai ?", True),
        ("Le prix, c'est elle qui regarde : je lui envoie le devis ?", True),
        ("Je vous rappelle demain ?", True),
    ],
)
def test_what_leads_to_a_question_proposes_nothing(said: str, proposes: bool) -> None:
    assert tags.adviser_does(fold(said)) is proposes


def test_a_yes_is_never_a_delight() -> None:
    for register in ("courant", "familier", "soutenu", "jeune"):
        assert not any("plaisir" in line.lower() for line in common(register)["accepte"])


# ── What is no choice ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "asked",
    [
        "Si on vous la vole ou si vous avez un accident, vous pourriez en acheter une autre ?",
        "En cas de vol ou d'incendie, vous auriez de quoi attendre ?",
        "Un vélo ou une trottinette, vous en avez ?",
    ],
)
def test_or_within_a_condition_or_a_list_is_no_choice(asked: str) -> None:
    assert alternatives(asked) is None


def test_after_a_condition_a_choice_is_one() -> None:
    found = alternatives("Si vous partez, c'est à la mer ou à la montagne ?")
    assert found is not None
    assert found.terms == ("à la mer", "à la montagne")


def test_a_condition_is_answered_by_no_either_or() -> None:
    given = say(a_call(), "Si on vous la vole ou si vous avez un accident, vous pourriez en acheter une autre ?", "question_fermee")
    assert not among(reply(given), "ne_sait_pas_choix")


# ── A long term, said back ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "back"),
    [
        ("que je regarde une garantie à part", "regardez une garantie à part"),
        ("préférez-vous en rester à l'attestation", "j'aime autant en rester à l'attestation"),
        ("que je vous écrive", "écrivez-moi"),
        ("que je fasse le point avec la banque", "faites le point avec la banque"),
        ("on attend la réponse de la banque", "on attend la réponse de la banque"),
        ("vous gardez la formule actuelle", "je garde la formule actuelle"),
        ("vous préférez la poste", "la poste"),
        ("que je laisse votre contrat comme ça", "laissez mon contrat comme ça"),
        ("que je transmette votre réclamation au service dédié", "transmettez ma réclamation au service dédié"),
        ("que je garde vos papiers", "gardez mes papiers"),
        ("que je rappelle votre Robert", None),
        ("que je regarde votre site", None),
        ("je vous l'envoie", None),
        ("qu'on fasse autrement", None),
    ],
)
def test_a_clause_is_turned_only_where_it_stays_french(term: str, back: str | None) -> None:
    assert said_back(term) == back


@pytest.mark.parametrize(
    "asked",
    [
        "Souhaitez-vous que je regarde une garantie à part, ou préférez-vous en rester à l'attestation ?",
        "Préférez-vous en rester à l'attestation, ou que je regarde une garantie à part ?",
    ],
)
def test_who_is_offered_something_more_does_not_leave_things_there(asked: str) -> None:
    assert "regardez une garantie à part" in reply(say(a_call(), asked, "demander_accord")).lower()


@pytest.mark.parametrize("seed", range(5))
def test_what_a_client_called_for_is_what_they_choose(seed: int) -> None:
    about = {"accord": SCENARIO["accord"] | {"objet": "être mis en relation avec l'assistance"}}
    asked = "Souhaitez-vous que je vous mette en relation avec l'assistance, ou préférez-vous attendre le syndic ?"
    given = say(a_call(seed, scenario=a_scenario(**about)), asked, "question_fermee")
    assert "attendre" not in reply(given)


def test_a_call_beside_something_else_is_said_by_its_day() -> None:
    found = alternatives("On se rappelle lundi à 18 heures, ou vous préférez attendre le devis ?")
    assert found is not None
    assert [found.spoken(0), said_back(found.terms[0])] == [None, "on se rappelle lundi à 18 heures"]


@pytest.mark.parametrize("seed", range(6))
def test_terms_that_were_not_numbered_are_never_called_by_their_number(seed: int) -> None:
    asked = "Vous voulez que je revoie votre bidule avec vous ou que je reprenne cela avec votre truc ?"
    said = reply(say(a_call(seed), asked, "question_fermee")).lower()
    assert "second" not in said
    assert "première" not in said


# ── What is no decision ────────────────────────────────────────────────────────────────────────────

STUDY: dict[str, Any] = {"accord": SCENARIO["accord"] | {"objet": "ouvrir l'étude et monter le dossier"}}


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        ("Je peux vous demander votre nom, que je retrouve votre dossier ?", ("demander_identite",)),
        ("L'adresse du dossier, je peux la noter ?", ("demander_coordonnees",)),
        ("Je peux le noter dans l'étude ?", ("question_fermee",)),
    ],
)
def test_what_fills_the_file_in_is_no_agreement(said: str, acts: tuple[str, ...]) -> None:
    assert not agreed.asked(a_scenario(**STUDY), seen(said, *acts))


def test_the_file_alone_names_no_agreement() -> None:
    scenario = a_scenario(**STUDY)
    assert not agreed.names(scenario, "Je retrouve votre dossier.")
    assert agreed.names(scenario, "On lance l'étude ?")


def test_nothing_is_agreed_to_while_people_present_themselves() -> None:
    call = a_call(scenario=a_scenario(**STUDY))
    assert not of(say(call, "Ça vous va si on fait l'étude ?", "demander_accord"), ev.DecisionAsked)


# ── Understanding, after something was explained ───────────────────────────────────────────────────


def test_what_was_explained_in_the_message_is_never_said_to_be_unspoken() -> None:
    explained = "Le tiers paie les dégâts des autres."
    given = say(a_call(), f"{explained} Vous me redites ce que vous avez compris ?", "expliquer_garantie", "verifier_comprehension")
    assert of(given, ev.ComprehensionChecked)
    assert not among(reply(given), "redite_rien")
    assert among(reply(given), "redite_en_partie", "redite_simple", phrase="le tiers paie les dégâts des autres")


def test_nothing_explained_is_still_said_to_be_nothing() -> None:
    given = say(a_call(), "Vous me redites ce que vous avez compris ?", "verifier_comprehension")
    assert among(reply(given), "redite_rien")


# ── A summary, and what is said on the way ─────────────────────────────────────────────────────────


def test_only_a_summary_is_well_summed_up() -> None:
    call = a_call()
    say(call, "Elle dort où ?", "question_fermee", topics=["stationnement"])
    given = say(call, "Elle dort dans la rue, donc. C'est bien ça ?", "reformuler")
    assert of(given, ev.Reformulated)
    assert not among(reply(given), "resume_juste")


# ── Time, and who answers for it ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("tag", ["Cela vous laisse-t-il le temps ?", "Ça vous va comme délai ?"])
def test_whether_the_date_will_do_is_answered_by_the_date(tag: str) -> None:
    slots = [Slot(role="delai", value="jeudi", text="jeudi")]
    given = say(a_call(), f"Vous aurez l'attestation jeudi. {tag}", "question_fermee", slots=slots)
    assert not of(given, ev.FactAsked)
    assert "jeudi" in reply(given).lower()


def test_whether_a_date_will_do_is_no_decision() -> None:
    call = a_call(scenario=a_scenario(**STUDY))
    call.state.offers.append("tiers")
    given = say(call, "Vous recevrez un accusé sous dix jours. Ça vous convient comme délai ?", "demander_accord")
    assert not of(given, ev.DecisionAsked)


def test_a_relative_answers_for_their_own_time() -> None:
    call = a_situation(compagnon=SON)
    before = trust(call)
    given = say(call, "Philippe, ça vous va si on se rappelle ensemble demain ?")
    assert not of(given, ev.CompanionAddressed)
    assert among(of(given, ev.CompanionSpoke)[0].text, "compagnon_d_accord")
    assert "demain" not in reply(given).lower()
    assert trust(call) >= before


def test_a_relative_does_not_decide_on_the_contract_for_the_client() -> None:
    assert of(say(a_situation(compagnon=SON), "Philippe, ça vous va si on prend la formule tiers ?"), ev.CompanionAddressed)


def test_a_companion_is_called_by_a_short_title_too() -> None:
    beside = SON | {"nom": "Mme Sandra Leroy", "lien": "son amie"}
    given = say(a_situation(compagnon=beside), "Mme Leroy, qu'en dites-vous ?", "question_ouverte")
    assert of(given, ev.CompanionAddressed)


@pytest.mark.parametrize("acts", [("saluer", "demander_motif"), ("demander_motif",)])
@pytest.mark.parametrize(
    "first",
    [
        "Bonjour, Inès de la Mutuelle Aubelune, que puis-je faire pour vous ?",
        "Mutuelle Aubelune bonjour, en quoi puis-je vous être utile ?",
        "Bonjour, qu'est-ce que je peux faire pour vous aujourd'hui ?",
        "Bonjour, je peux vous aider ?",
    ],
)
def test_who_offers_help_hears_what_brings_the_client(first: str, acts: tuple[str, ...]) -> None:
    call = a_call()
    assert reply(say(call, first, *acts)) in call.cast.scenario.request
