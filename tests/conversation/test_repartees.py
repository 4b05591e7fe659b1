"""What a client can say beside the facts: answers by likeness, follow-ups to a bare question, honest ignorance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.authoring.persona import Register
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.conversation.biography import draw
from crca_sim.conversation.follow_ups import kind_of
from crca_sim.conversation.marks import blanks
from crca_sim.conversation.parry import unknown_key
from crca_sim.conversation.recast import recast_repertoire
from crca_sim.conversation.shared_repartees import by_topic, shared
from crca_sim.understanding.reading import TopicSeen
from crca_sim.understanding.themes import bank
from tests.builders import a_call, a_persona, a_scenario, of, reply, say

REGISTERS: tuple[Register, ...] = ("jeune", "familier", "courant", "soutenu")
SAID = Repertoire.model_validate(
    {
        "suites": {"usage": {"encore": ["Des armoires, surtout."], "quand": ["Depuis dix ans."], "pourquoi": ["C'est mon métier."]}},
        "reparties": {
            "couleur": {"exemples": ["De quelle couleur ?", "La teinte ?"], "repliques": ["Blanche.", "Toute blanche."]},
            "ma_femme": {"exemples": ["Et votre femme ?", "Madame conduit ?"], "repliques": ["Ma femme va bien."], "soi": True},
            "dehors": {"exemples": ["Il gèle dessus ?", "Et l'hiver ?"], "repliques": ["Dans la rue, elle gèle."], "faits": ["garage"]},
            "trop_cher": {"exemples": ["C'est donné.", "Pas cher."], "repliques": ["Vous trouvez ?"], "offre": True},
        },
    }
)


def seen(name: str, confidence: float = 0.9) -> TopicSeen:
    return TopicSeen(topic=name, confidence=confidence)


def test_a_question_that_no_fact_covers_gets_what_its_author_foresaw() -> None:
    said = reply(say(a_call(said=SAID), "Elle est de quelle couleur ?", "question_fermee", called=[seen("dit:couleur")]))
    assert said.startswith(("Blanche.", "Toute blanche."))


def test_a_repartee_much_like_the_question_goes_before_a_fact_of_the_same_topic() -> None:
    call = a_call(said=SAID)
    events = say(call, "Elle est de quelle couleur ?", "question_fermee", topics=["usage_vehicule"], called=[seen("dit:couleur")])
    assert not of(events, ev.FactDisclosed)


def test_a_faint_likeness_leaves_the_fact_its_place() -> None:
    call = a_call(said=SAID)
    events = say(call, "Vous en faites quoi ?", "question_fermee", topics=["usage_vehicule"], called=[seen("dit:couleur", 0.3)])
    assert [e.fact for e in of(events, ev.FactDisclosed)] == ["usage"]


def test_a_remark_is_answered_too() -> None:
    events = say(a_call(said=SAID), "Jolie teinte, je suppose.", called=[seen("dit:couleur")])
    assert "lanche" in reply(events)


def test_what_only_makes_sense_after_an_offer_waits_for_one() -> None:
    events = say(a_call(said=SAID), "C'est donné, ça.", called=[seen("dit:trop_cher")])
    assert "Vous trouvez" not in reply(events)


def test_an_answer_may_tell_a_fact_as_well() -> None:
    call = a_call(said=SAID)
    events = say(call, "Et l'hiver, il gèle dessus ?", "question_fermee", called=[seen("dit:dehors")])
    assert [e.fact for e in of(events, ev.FactDisclosed)] == ["garage"]
    assert "garage" in call.state.disclosed


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Ah bon ?", "Des armoires, surtout."),
        ("C'est-à-dire ?", "Des armoires, surtout."),
        ("Depuis quand ?", "Depuis dix ans."),
        ("Et pourquoi donc ?", "C'est mon métier."),
        ("Depuis combien de temps ?", "Depuis dix ans."),
    ],
)
def test_a_bare_question_goes_further_on_what_was_just_told(asked: str, told: str) -> None:
    call = a_call(said=SAID)
    say(call, "Vous en faites quoi ?", "question_ouverte", topics=["usage_vehicule"])
    assert told in reply(say(call, asked, "question_ouverte"))


def test_a_bare_question_whose_kind_of_answer_nobody_wrote_gets_no_other_answer() -> None:
    call = a_call(said=SAID)
    say(call, "Vous en faites quoi ?", "question_ouverte", topics=["usage_vehicule"])
    said = reply(say(call, "Combien ?", "question_ouverte"))
    assert "armoires" not in said
    assert "camionnette" not in said


def test_a_known_thing_asked_with_a_question_word_is_not_merely_confirmed() -> None:
    call = a_call(said=SAID)
    say(call, "Vous en faites quoi ?", "question_ouverte", topics=["usage_vehicule"])
    said = reply(say(call, "Des livraisons depuis quand ?", "question_fermee", topics=["usage_vehicule"]))
    assert "Depuis dix ans." in said


def test_a_question_that_names_something_is_not_bare() -> None:
    assert kind_of("Pourquoi une camionnette blanche ?") is None
    assert kind_of("Depuis quand ?") == "when"
    assert kind_of("Vous êtes sûr de vous ?") == "sure"


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("Quand l'avez-vous achetée ?", "quand"),
        ("Combien de portes ?", "combien"),
        ("Elle est née où ?", "ou"),
        ("Qui vous l'a vendue ?", "qui"),
        ("Pourquoi le bleu ?", "pourquoi"),
        ("Comment l'ouvre-t-on ?", "comment"),
        ("Quelle est la marque des pneus ?", "quoi"),
        ("Vous avez un coffre ?", "oui_non"),
    ],
)
def test_who_has_no_answer_says_so_about_what_was_asked(asked: str, key: str) -> None:
    assert unknown_key(asked) == f"ne_sait_pas_{key}"


@given(st.text(max_size=200))
def test_any_text_asks_for_one_kind_of_thing(text: str) -> None:
    assert unknown_key(text).startswith("ne_sait_pas_")
    assert kind_of(text) in (None, "more", "why", "when", "how_much", "where", "who", "how", "sure")


def test_another_client_does_not_tell_the_life_of_the_first() -> None:
    own, other = a_persona(), a_persona(prenom="Awa", nom="Diop", civilite="Mme")
    assert "ma_femme" in recast_repertoire(SAID, a_scenario(), own, own, {}).repartees
    assert "ma_femme" not in recast_repertoire(SAID, a_scenario(), own, other, draw(a_scenario(), other, 1, own=False)).repartees


@pytest.mark.parametrize("name", shared())
def test_a_shared_answer_is_safe_in_every_register(name: str) -> None:
    repartee = shared()[name]
    assert len(repartee.examples) >= 5
    for register in REGISTERS:
        lines = repartee.lines(register)
        assert len(lines) >= 2
        assert all(blanks(line) <= {"e", "il"} and not any(c.isdigit() for c in line) for line in lines)


def test_shared_answers_point_to_topics_of_the_bank() -> None:
    assert set(by_topic()) <= {topic.id for topic in bank()}
