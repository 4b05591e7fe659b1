"""What a question word wants, what a line holds, whom a question is about, and the questions that one sentence asks."""

from __future__ import annotations

import pytest

from crca_sim.authoring.repertoire import Repertoire
from crca_sim.conversation import antecedents, kinds, parts
from crca_sim.understanding.reading import TopicSeen
from tests.builders import a_call, reply, say


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Vous payez combien par mois ?", "nombre"),
        ("À quel prix l'avez-vous eu ?", "nombre"),
        ("Depuis quand est-il en panne ?", "date"),
        ("Combien de temps avez-vous attendu ?", "duree"),
        ("À quelle heure vous levez-vous ?", "heure"),
        ("Quel jour viennent-ils ?", "date"),
        ("Elle dort où, la nuit ?", "lieu"),
        ("Qui s'en sert ?", "personne"),
        ("À quel nom est la carte grise ?", "nom"),
        ("Quel âge a votre aîné ?", "age"),
    ],
)
def test_a_question_word_wants_a_kind_of_answer(question: str, kind: str) -> None:
    assert kinds.wanted(question)[0] == kind


@pytest.mark.parametrize(
    "question", ["Vous en avez parlé ?", "Qu'est-ce qui vous inquiète ?", "Vous partez ou vous restez ?", "Racontez-moi."]
)
def test_other_words_want_no_kind_in_particular(question: str) -> None:
    assert not kinds.wanted(question)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Le 21 octobre, au matin.", "date"),
        ("Mille neuf cents les deux.", "nombre"),
        ("Une semaine, séchage compris.", "duree"),
        ("Après 16 h.", "heure"),
        ("Dans la cour, derrière la barrière.", "lieu"),
        ("Ma fille aînée et son fils.", "personne"),
        ("Trois mois.", "age"),
    ],
)
def test_a_line_holds_the_kind_that_it_tells(line: str, kind: str) -> None:
    assert kind in kinds.held(line)


def test_a_date_an_hour_and_a_telephone_are_no_amounts() -> None:
    assert all("nombre" not in kinds.held(line) for line in ("Le 21 octobre.", "À 14 h.", "C'est le 06 39 98 22 07.", "En 2019."))


def test_the_line_of_the_kind_asked_is_said_and_a_yes_answers_only_a_yes_or_no() -> None:
    lines = ("Oui, chez le voisin.", "Le 3 mars, vers midi.")
    assert kinds.fitting("C'était quand ?", lines) == ["Le 3 mars, vers midi."]
    assert kinds.fitting("Il y a eu des dégâts ?", lines) == ["Oui, chez le voisin."]


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        ("Quel jour est-il venu, et à quelle heure ?", 2),
        ("Comment s'appelle votre fille, quel âge a-t-elle et où vit-elle ?", 3),
        ("Votre nom, votre date de naissance et votre adresse ?", 3),
        ("L'avez-vous payé, et combien ?", 2),
        ("La camionnette, elle dort où ?", 1),
        ("Vous préférez le matin ou le soir ?", 1),
        ("Et la voiture, où est-elle à présent ?", 1),
    ],
)
def test_a_sentence_is_cut_into_the_questions_that_it_asks(sentence: str, questions: int) -> None:
    spans = parts.cut(sentence)
    assert len(spans) == questions
    assert "".join(sentence[start:end] for start, end in spans) == sentence


def test_what_the_client_named_is_named_back_to_them() -> None:
    found = antecedents.named("Ma fille est venue avec le plombier.")
    assert [(one.text, one.gender) for one in found] == [("le plombier", "m"), ("votre fille", "f")]


def test_a_pronoun_points_at_what_agrees_with_it_and_an_impersonal_one_at_nothing() -> None:
    found = antecedents.named("Ma fille est venue avec le plombier.")
    assert [one.text for one in antecedents.agreeing(found, antecedents.pointing("Quel âge a-t-elle ?"), only_people=True)] == [
        "votre fille"
    ]
    assert not antecedents.pointing("Il y a combien de pièces ?")


SAID = Repertoire.model_validate(
    {
        "reparties": {
            "age_du_fils": {"exemples": ["Quel âge a votre fils ?", "Votre fils, il a quel âge ?"], "repliques": ["Il a six ans."]},
            "mon_age": {"exemples": ["Quel âge avez-vous ?", "Vous avez quel âge ?"], "repliques": ["J'ai cinquante ans."]},
            "couleur": {"exemples": ["Sa couleur ?", "Elle est comment ?"], "repliques": ["Blanche."]},
            "achat": {"exemples": ["Vous l'avez depuis longtemps ?", "Un achat récent ?"], "repliques": ["Achetée en mars 2019."]},
        }
    }
)


def called(*names: tuple[str, float]) -> list[TopicSeen]:
    return [TopicSeen(topic=f"dit:{name}", confidence=confidence) for name, confidence in names]


def test_what_holds_nothing_of_the_kind_asked_gives_way_to_what_does() -> None:
    seen = called(("couleur", 0.6), ("achat", 0.3))
    assert "2019" in reply(say(a_call(said=SAID), "Depuis quand l'avez-vous ?", "question_fermee", called=seen))


def test_the_client_s_own_age_is_not_told_for_their_son_s() -> None:
    seen = called(("mon_age", 0.8), ("age_du_fils", 0.7))
    assert "six ans" in reply(say(a_call(said=SAID), "Et votre fils, quel âge ?", "question_fermee", called=seen))
    assert "cinquante" in reply(say(a_call(said=SAID), "Et vous, quel âge avez-vous ?", "question_fermee", called=seen))
