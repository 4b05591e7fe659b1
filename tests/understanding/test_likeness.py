"""Likeness to authored examples: paraphrases are found, strangers are not, and one is only as sure as one is right."""

from __future__ import annotations

from pathlib import Path

from crca_sim.understanding.likeness import called_for
from crca_sim.understanding.measures_likeness import measure
from crca_sim.understanding.scenario_topics import ScenarioFact, ScenarioTopics
from crca_sim.understanding.view import look

THINGS = (
    ScenarioFact("couleur", examples=("De quelle couleur est-elle ?", "La teinte de la carrosserie ?", "couleur ?")),
    ScenarioFact("chien", examples=("Vous avez un chien ?", "Un animal à la maison ?", "Et le toutou ?")),
    ScenarioFact("heure", examples=("Vous rentrez à quelle heure ?", "Le soir, vous êtes là quand ?", "horaires ?")),
)


def best(text: str, things: tuple[ScenarioFact, ...] = THINGS) -> str | None:
    found = called_for(look([text])[0], ScenarioTopics(callable=things))
    return found[0].topic if found else None


def test_other_words_for_the_same_thing_find_it() -> None:
    assert best("Elle est rouge, bleue, verte ?") == "couleur"
    assert best("vs avez des animaux") == "chien"
    assert best("À partir de quelle heure peut-on vous trouver chez vous ?") == "heure"


def test_what_has_no_example_is_never_called() -> None:
    assert best("Bonjour", (ScenarioFact("nu"),)) is None


def test_a_lone_thing_is_not_called_by_everything_that_is_said() -> None:
    for text in ("Bonjour Madame.", "Un instant, je vous prie.", "Combien de kilomètres faites-vous par an ?"):
        assert not [seen for seen in called_for(look([text])[0], ScenarioTopics(callable=THINGS[:1])) if seen.confidence >= 0.4]


def test_confidences_are_shares_and_come_best_first() -> None:
    found = called_for(look(["Un animal ?"])[0], ScenarioTopics(callable=THINGS))
    assert all(0 <= seen.confidence <= 1 for seen in found)
    assert [seen.confidence for seen in found] == sorted((seen.confidence for seen in found), reverse=True)


def test_sentences_by_other_hands_find_what_they_call_for() -> None:
    """Guards the figures of `docs/comprehension.md`, on sentences that served neither as examples nor to set a confidence."""
    found = measure(Path(__file__).with_name("appels"))
    assert found.first_right.recall >= 0.8
    assert found.sure_right.recall >= 0.9
