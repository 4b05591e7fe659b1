"""The form of a question, and the short answer of that form when nothing else is known."""

from __future__ import annotations

import pytest

from crca_sim.conversation.forms import feeling, form_of
from crca_sim.conversation.lines import common
from tests.builders import a_call, reply, say


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("Est-ce que votre mari travaille en ce moment ?", "oui_non"),
        ("Vous avez déjà résilié, ou pas encore ?", "oui_non"),
        ("Vous voulez que je vous explique pourquoi on a refusé ?", "oui_non"),
        ("Quand vous êtes partie, la porte était fermée ?", "oui_non"),
        ("Avez-vous de quoi vous changer pour la nuit ?", "oui_non"),
        ("Vous disiez que vous cherchez quelqu'un : c'est vous qui vous en occupez toute seule ?", "oui_non"),
        ("Vous la garez où ?", "lieu"),
        ("Où est l'école de votre fils ?", "lieu"),
        ("Vous l'avez vue quand ?", "quand"),
        ("À quelle heure part le car ?", "quand"),
        ("Depuis combien de temps travaillez-vous de nuit ?", "duree"),
        ("Quel âge a votre père ?", "combien"),
        ("Si un jour vous tombez en panne, vous comptez sur qui ?", "personne"),
        ("Pourquoi l'aviez-vous laissée au garage ?", "raison"),
        ("Comment vous l'a-t-il rendu ?", "maniere"),
        ("Qu'est-ce qui vous a le plus blessée ?", "chose"),
    ],
)
def test_what_is_asked_for_is_told_by_the_last_clause(asked: str, form: str) -> None:
    assert form_of(asked) == form


def test_what_one_feels_is_no_thing_to_look_up() -> None:
    assert feeling("Qu'est-ce qui vous a le plus blessée, dans notre lettre ?")
    assert not feeling("Quelle est la marque de la voiture ?")


def among(text: str, *keys: str) -> bool:
    return any(line.rstrip(".") in text for key in keys for line in common("courant")[key])


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("Vous avez une lampe de poche ?", ("oui_court",)),
        ("Vous êtes content de votre pêche ?", ("oui_court",)),
        ("Quelqu'un d'autre vous conseille ?", ("non_court",)),
        ("Vous avez déjà perdu vos clés ?", ("non_court",)),
        ("Le garagiste est au courant ?", ("ne_sait_pas_oui_non",)),
        ("Comment faites-vous le matin ?", ("maniere_simple",)),
    ],
)
def test_a_plain_question_gets_a_plain_answer_of_its_form(asked: str, keys: tuple[str, ...]) -> None:
    assert among(reply(say(a_call(), asked, "question_fermee")), *keys)


def test_the_same_question_gets_a_yes_or_a_no_again() -> None:
    call = a_call()
    first = among(reply(say(call, "Vous avez une lampe de poche ?", "question_fermee")), "oui_court")
    again = reply(say(call, "Une lampe de poche, vous en avez une ?", "question_fermee"))
    assert first
    assert among(again, "oui_court")


def test_time_to_think_is_taken_and_presses_nobody() -> None:
    assert among(reply(say(a_call(), "Prenez huit jours pour y penser, ça vous convient ?", "laisser_reflechir")), "accepte_reflexion")
