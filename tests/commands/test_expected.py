from __future__ import annotations

from typing import Any

import pytest

from crca_sim.assessment.finding import Assessment, BlockResult, CompetencyResult, Fault, Finding, Level
from crca_sim.authoring.playthrough import Playthrough
from crca_sim.authoring.source import parsed
from crca_sim.commands.expected import differences

PARTIE = """scenario: habitat-etudiante-velo
tours:
  - dire: Bonjour
attendu:
"""


def seen(level: Level | None = "acquis", faults: tuple[Fault, ...] = ()) -> Assessment:
    finding = Finding("C1.1", "partial", reason="Il manque le nom.")
    why: Any = "" if level else "trop_peu_d_occasions"
    return Assessment((CompetencyResult("C1", 0.7, (0.7, 0.7), level, why, (finding,)),), faults, BlockResult(None, ""))


def told(expected: str, assessment: Assessment, outcome: str = "accord", unplayed: int = 0) -> list[tuple[int, int, str]]:
    source = parsed(PARTIE + "".join(f"  {line}\n" for line in expected.splitlines()), "partie.yaml")
    playthrough = Playthrough.model_validate(source.value)
    return [(m.line, m.column, m.message) for m in differences(source, playthrough.expected, outcome, unplayed, assessment)]


@pytest.mark.parametrize(
    "expected",
    [
        "fin: accord",
        "competences: {C1: acquis}",
        "competences: {C1: {au_moins: en_cours}}",
        "competences: {C1: {au_moins: acquis, au_plus: acquis}}",
        "indicateurs: {C1.1: partiel}",
        "fautes: []",
    ],
)
def test_what_is_seen_as_expected_is_no_mistake(expected: str) -> None:
    assert told(expected, seen()) == []


@pytest.mark.parametrize(
    ("expected", "column", "words"),
    [
        ("fin: differe", 8, ("« accord »", "« differe »")),
        ("competences: {C1: maitrise}", 21, ("C1", "« acquis »", "0.70", "« maitrise »")),
        ("competences: {C1: {au_moins: maitrise}}", 21, ("au moins « maitrise »",)),
        ("competences: {C1: {au_plus: en_cours}}", 21, ("au plus « en_cours »",)),
        ("competences: {C1: null}", 21, ("aucun niveau",)),
        ("indicateurs: {C1.1: observe}", 23, ("« partiel »", "« observe »", "Il manque le nom.")),
        ("fautes: [FE-05]", 11, ("FE-05", "n'est pas établie")),
    ],
)
def test_what_is_not_is_told_at_its_place(expected: str, column: int, words: tuple[str, ...]) -> None:
    ((line, at, message),) = told(expected, seen())
    assert (line, at) == (5, column)
    assert all(word in message for word in words)


def test_a_fault_that_was_not_expected_is_told() -> None:
    faults = (Fault("FE-05", "established", ()), Fault("FE-02", "to_verify", ()))
    ((_, _, message),) = told("fautes: []", seen(faults=faults))
    assert "FE-05" in message
    assert told("fin: accord", seen(faults=faults)) == []


def test_a_competency_without_level_fits_no_bound() -> None:
    assert "trop peu d'occasions" in told("competences: {C1: {au_moins: non_acquis}}", seen(None))[0][2]
    assert told("competences: {C1: null}", seen(None)) == []


def test_tours_that_were_not_played_are_only_advice() -> None:
    source = parsed(f"{PARTIE}  fin: accord\n", "partie.yaml")
    (advice,) = differences(source, Playthrough.model_validate(source.value).expected, "accord", 2, seen())
    assert (advice.severity, advice.line) == ("conseil", 3)
