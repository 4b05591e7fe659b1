"""Repartees as authors write them: names that exist, nothing hidden given away, no example claimed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.authoring.files import load
from crca_sim.authoring.library import Library, open_library
from crca_sim.authoring.mistakes import BrokenFile

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
