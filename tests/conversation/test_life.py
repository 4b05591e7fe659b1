"""What nobody foresaw: small talk, relatives, topics that the scenario does not hold. Never a wrong stock answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.authoring.persona import Register
from crca_sim.conversation.biography import draw
from crca_sim.conversation.call import Call
from crca_sim.conversation.life import about_another, subjects
from crca_sim.conversation.marks import blanks, fill, marks_of
from crca_sim.understanding.themes import bank
from tests.builders import a_call, a_persona, a_scenario, of, reply, say, started
from tests.conversation.people import SCENARIOS, STRANGER, a_meeting, said

REGISTERS: tuple[Register, ...] = ("jeune", "familier", "courant", "soutenu")


def test_every_topic_of_the_bank_has_an_answer_and_only_one() -> None:
    topics = [topic for subject in subjects().values() for topic in subject.topics]
    assert sorted(topics) == sorted({topic.id for topic in bank()})


@pytest.mark.parametrize("subject", subjects().values(), ids=lambda s: s.id)
def test_every_subject_speaks_in_every_register_with_two_to_four_lines(subject) -> None:  # type: ignore[no-untyped-def]
    told = [branch for branch in (subject.always, subject.when_so, subject.when_not) if branch]
    assert told
    for branch in told:
        assert set(branch) == set(REGISTERS)
        assert all(2 <= len(lines) <= 4 for lines in branch.values()), subject.id


@pytest.mark.parametrize("subject", subjects().values(), ids=lambda s: s.id)
def test_the_answers_of_a_subject_can_be_given_whatever_is_known(subject) -> None:  # type: ignore[no-untyped-def]
    """Some line of each branch has no blank that a life may lack, except where the branch says that one has it."""
    given = {"prenom", "nom", "civilite", "age", "metier", "naissance", "telephone", "courriel", "adresse", "rue", "ville", "banque",
             "loisirs", "habitude", "vacances", "fratrie", "e", "il", "Il"}  # fmt: skip
    for branch in (subject.always, subject.when_not):
        for lines in branch.values():
            assert any(blanks(line) <= given for line in lines), subject.id


def test_the_daughter_s_name_is_not_the_client_s() -> None:
    for seed in range(12):
        call = a_meeting(SCENARIOS[0], STRANGER, seed)
        answer = said(say(call, "Comment s'appelle votre fille ?", "demander_identite", topics=["nom"]))
        assert call.state.identity["fille"] in answer
        assert call.cast.persona.last_name not in answer
        assert not call.state.identity_given


@pytest.mark.parametrize(
    "question",
    [
        "Comment s'appelle votre mère ?",
        "Quelle est la date de naissance de votre frère ?",
        "Le numéro de votre voisin ?",
        "Que fait votre père ?",
    ],
)
def test_someone_else_s_particulars_are_never_the_client_s_own(question: str) -> None:
    for topic in ("nom", "date_naissance", "telephone"):
        call = a_call(3)
        events = say(call, question, "demander_identite", topics=[topic])
        assert not of(events, ev.FactDisclosed)
        assert not of(events, ev.IdentityGiven)
        assert of(events, ev.LifeTold)


def test_one_s_own_name_is_told_even_when_someone_else_is_named() -> None:
    assert about_another("Comment s'appelle votre fille ?")
    assert not about_another("Votre nom et celui de votre mari ?")
    assert not about_another("Quel est votre nom de jeune fille ?")


def test_the_scenario_s_facts_come_before_any_life() -> None:
    call = a_call(3)
    events = say(call, "Quel âge avez-vous ?", "question_fermee", topics=["date_naissance"])
    assert of(events, ev.FactDisclosed)[0].fact == "naissance"
    assert not of(events, ev.LifeTold)


def test_the_persona_s_knowledge_comes_before_any_life() -> None:
    call = a_call(3, connaissances={"situation_familiale": ["Ma situation, c'est ma situation."]})
    events = say(call, "Vous vivez seul ?", "question_fermee", topics=["situation_familiale"])
    assert reply(events).startswith("Ma situation")


def test_a_word_alone_triggers_no_stock_answer() -> None:
    call = a_call(3)
    unsure = call.hear("Le vélo, tout ça…", _reading("Le vélo, tout ça…", 0.6))
    assert not of(unsure, ev.LifeTold)


def _reading(text: str, confidence: float):  # type: ignore[no-untyped-def]
    from crca_sim.understanding.reading import Reading, SentenceReading, TopicSeen

    seen = (TopicSeen(topic="velo", confidence=confidence),)
    return Reading(text=text, sentences=(SentenceReading(text=text, start=0, end=len(text), topics=seen),))


def test_a_sure_topic_of_another_trade_is_answered_honestly() -> None:
    events = say(a_call(3), "Vous avez déjà pensé à vos obsèques ?", "question_fermee", topics=["obseques"])
    told = of(events, ev.LifeTold)[0]
    assert told.subject == "prevoyance"
    assert told.text in reply(events)


def test_small_talk_is_pleasant_then_the_client_comes_back_to_their_business() -> None:
    call = a_call(3, temperament={"bavard": 40})
    first = say(call, "Comment allez-vous ?", "question_ouverte")
    second = say(call, "Vous avez bien dormi ?", "question_fermee")
    patience = call.state.measures["patience"]
    third = say(call, "Quel temps fait-il chez vous ?", "question_fermee")
    assert [e.chat for events in (first, second) for e in of(events, ev.LifeTold)] == [True, True]
    assert not of(third, ev.LifeTold)
    assert call.state.measures["patience"] < patience


def test_small_talk_never_answers_for_the_real_question_beside_it() -> None:
    answer = reply(say(a_call(3), "Comment allez-vous ? Combien de kilomètres faites-vous ?", "question_fermee", topics=["kilometrage"]))
    assert "huit mille" in answer.lower()


def test_someone_in_distress_does_not_say_that_all_is_well() -> None:
    call = a_call(3)
    call.state.emotion = "detresse"
    told = of(say(call, "Comment allez-vous ?", "question_ouverte"), ev.LifeTold)[0].text
    assert told in [fill(line, {"e": ""}) for line in subjects()["sante"].when_so["courant"]]


def test_who_does_not_trust_keeps_their_life_to_themself() -> None:
    call = a_call(3)
    call.state.measures["trust"] = 20
    assert not of(say(call, "Quels sont vos loisirs ?", "question_ouverte", topics=["gav_activites"]), ev.LifeTold)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(REGISTERS), st.sampled_from(["M.", "Mme"]), st.integers(19, 88))
def test_no_answer_from_life_shows_a_blank_nor_comes_twice(seed: int, register: Register, title: str, age: int) -> None:
    persona = a_persona(registre=register, civilite=title, age=age, prenom="Dominique")
    scenario = a_scenario(produit="habitat", faits={}, besoins={}, controles=[], initiatives={})
    identity = draw(scenario, persona, seed, own=False)
    call = a_call(seed, scenario=scenario, registre=register, civilite=title, age=age, prenom="Dominique", temperament={"bavard": 100})
    call = Call(call.cast, [started(seed=seed, identity=identity)])
    lines: list[str] = []
    for topic in sorted({topic for subject in subjects().values() for topic in subject.topics}):
        if call.state.outcome is None:
            call.state.measures.update(trust=60, patience=90)
            events = say(call, "Et pour cela ?", "question_fermee", topics=[topic])
            assert "{" not in reply(events)
            assert reply(events)
            lines += [line for e in of(events, ev.ClientSpoke) for line in e.lines]
    assert len(lines) == len(set(lines))


def test_agreement_follows_whoever_speaks() -> None:
    for title, expected in (
        ("Mme", "Pas très bien, pour être tout à fait franche."),
        ("M.", "Pas très bien, pour être tout à fait franc."),
    ):
        line = subjects()["sante"].when_so["soutenu"][0]
        assert fill(line, marks_of(a_persona(civilite=title))) == expected
