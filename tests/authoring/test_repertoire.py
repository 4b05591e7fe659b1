"""Repartees as authors write them: names that exist, nothing hidden given away, no example claimed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.authoring.files import load
from crca_sim.authoring.library import Library, open_library
from crca_sim.authoring.mistakes import BrokenFile
from crca_sim.conversation.topics import scenario_topics

SHIPPED = open_library(Path(__file__).parents[2])


def written(folder: Path, text: str) -> Path:
    path = next((folder / "scenarios").iterdir()) / "reparties.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def messages(path: Path, library: Library) -> list[str]:
    try:
        return [m.message for m in load(path, library, file=str(path)).advice]
    except BrokenFile as broken:
        return [m.message for m in broken.mistakes]


def test_a_follow_up_to_an_unknown_fact_is_a_mistake(working_folder: Path, library: Library) -> None:
    path = written(working_folder, 'suites:\n  garrage:\n    encore: ["Oui."]\n')
    assert any("« garrage » n'existe pas" in m for m in messages(path, library))


def test_a_repartee_cannot_bear_the_name_of_a_fact(working_folder: Path, library: Library) -> None:
    fact = next(iter(library.scenario(library.scenarios()[0]).facts))
    path = written(working_folder, f'reparties:\n  {fact}:\n    exemples: ["A ?", "B ?"]\n    repliques: ["C."]\n')
    assert any("déjà le nom d'un fait" in m for m in messages(path, library))


def test_an_example_of_two_repartees_is_told(working_folder: Path, library: Library) -> None:
    one = '    exemples: ["La couleur ?", "{} ?"]\n    repliques: ["Bleu."]\n'
    path = written(working_folder, f"reparties:\n  a:\n{one.format('a')}  b:\n{one.format('b')}")
    assert any("Cet exemple est déjà dans « a »." in m for m in messages(path, library))


def test_a_scenario_without_repartees_is_right(library: Library) -> None:
    assert library.repertoire(library.scenarios()[0]).repartees == {}


@pytest.mark.parametrize("name", SHIPPED.scenarios())
def test_a_shipped_client_can_say_much_more_than_the_facts(name: str) -> None:
    said = SHIPPED.repertoire(name)
    assert len(said.repartees) >= 100
    assert all(len(repartee.examples) >= 5 for repartee in said.repartees.values())
    assert not load(SHIPPED.path_of("reparties", name), SHIPPED, kind="reparties").advice


def wordings(folder: Path, text: str) -> Path:
    path = next((folder / "scenarios").iterdir()) / "formulations.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_more_wordings_of_something_unknown_are_a_mistake(working_folder: Path, library: Library) -> None:
    path = wordings(working_folder, 'formulations:\n  couleurs:\n    - "Quelle teinte ?"\n')
    assert any("« couleurs » n'existe pas" in m for m in messages(path, library))


def test_more_wordings_are_added_to_the_examples_of_their_repartee(working_folder: Path) -> None:
    written(working_folder, 'reparties:\n  teinte:\n    exemples: ["La couleur ?", "De quelle couleur ?"]\n    repliques: ["Bleu."]\n')
    path = wordings(working_folder, 'formulations:\n  teinte:\n    - "Quelle teinte ?"\n')
    library = Library((working_folder / "scenarios",), (working_folder / "personas",))
    name = path.parent.name
    compared = scenario_topics(library.scenario(name), library.repertoire(name)).compared
    assert next(thing for thing in compared if thing.id == "dit:teinte").examples[-1] == "Quelle teinte ?"
    assert not messages(path, library)
