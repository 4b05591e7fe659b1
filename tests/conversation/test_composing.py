"""What goes together in one reply: no echo, nothing on what was not understood, no link to the same subject."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import SCENARIO, a_call, a_scenario, euros, of, reply, say
from tests.conversation.profiles import a_call_with, a_profile, a_sign

ALONE = ("phrase_longue", "lecture", "figure", "visuel")


def asked(call: Call, **style: Any) -> list[ev.Event]:
    return say(call, "Où dort-elle, la nuit ?", "question_fermee", topics=["stationnement"], **style)


@pytest.mark.parametrize("moment", ALONE)
def test_who_has_just_answered_does_not_say_that_they_did_not_follow(moment: str) -> None:
    hard = {"longest_sentence": 16, "words": 20, "figurative": ("dans les clous",), "visual_only": ("en haut",)}
    call = a_call_with(a_profile(signes={"signe": a_sign(moment)}, enjeu="expression"), signs=("signe",))
    say(call, "Bonjour à vous.", "saluer")
    answered = asked(call, **hard)
    assert of(answered, ev.FactDisclosed)
    assert not of(answered, ev.AccessNeedShown)
    assert of(say(call, "Voici ce qui est prévu.", "expliquer_garantie", **hard), ev.AccessNeedShown)


def test_what_costs_to_answer_shows_right_before_the_answer() -> None:
    call = a_call_with(a_profile(signes={"signe": a_sign("reponse", "Je… voilà.", "C'est… voilà.")}), signs=("signe",))
    say(call, "Bonjour à vous.", "saluer")
    answer = reply(asked(call))
    assert answer.endswith("voilà. Elle dort dans la rue.")


def test_a_figure_that_the_client_said_is_not_asked_again_nor_misheard() -> None:
    told = {"libelle": "ce qu'elle paie", "themes": ["assureur_actuel"], "repliques": ["Quatre cents euros par an."]}
    scenario = {"faits": SCENARIO["faits"] | {"paye": told}}
    call = a_call_with(a_profile(signes={"signe": a_sign("chiffre")}, chiffres=["ecrire"]), signs=("signe",), scenario=scenario)
    say(call, "Combien payez-vous ?", "question_fermee", topics=["assureur_actuel"])
    events = say(call, "Vos 400 euros, c'est pour l'année ?", "annoncer_prix", slots=[euros(400, "400 euros")])
    assert not of(events, ev.Misheard)
    assert not of(events, ev.AccessNeedShown)


def test_a_figure_misheard_is_asked_about_and_nothing_else_is_said_of_it() -> None:
    call = a_call_with(a_profile(chiffres=["ecrire"], chiffre_mal_entendu=["{entendu}, c'est ça ?"]))
    events = say(call, "Le tiers étendu est à 400 euros.", "annoncer_prix", slots=[euros(400, "400 euros")])
    assert of(events, ev.Misheard)
    assert reply(events).endswith("c'est ça ?")
    assert reply(events).count(" ") <= 3


def test_no_word_is_asked_by_who_uses_it_nor_more_than_twice() -> None:
    call = a_call(3, scenario=a_scenario(objections={}, initiatives={}, demande=["Mon avenant, je voudrais le changer."]))
    assert not of(say(call, "Un avenant suffit.", "expliquer_demarche", jargon=("avenant",)), ev.TermNotUnderstood)
    words = ("franchise", "subrogation", "forclusion", "quotité")
    asked_about = [of(say(call, f"Il y a une {w}.", "expliquer_garantie", jargon=(w,)), ev.TermNotUnderstood) for w in words]
    assert sum(bool(found) for found in asked_about) == 2


def test_the_letters_of_a_name_are_no_word_to_explain() -> None:
    named = say(a_call(3), "C'est noté pour BTP Rhodanien.", "expliquer_demarche", acronyms=("BTP",))
    assert not of(named, ev.TermNotUnderstood)
    bare = say(a_call(3), "C'est noté pour le BTP.", "expliquer_demarche", acronyms=("BTP",))
    assert of(bare, ev.TermNotUnderstood)


def test_who_answers_a_question_does_not_ask_what_one_of_its_words_means() -> None:
    events = say(a_call(3), "Elle dort où, pour la franchise ?", "question_fermee", topics=["stationnement"], jargon=("franchise",))
    assert of(events, ev.FactDisclosed)
    assert not of(events, ev.TermNotUnderstood)
