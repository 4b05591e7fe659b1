"""Key points as authors write them: what the judge cannot use is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.authoring.mistakes import Place
from tests.authoring.aim import SCENARIO, spoilt, told

ENOUGH = '["rappel {date}", "relance {date}", "recontacter {date}"]'
BEFORE = "documents: {obligatoires"


def note(point: str) -> str:
    return f"note:\n  points_cles:\n    - libelle: la suite\n      {point}\n{BEFORE}"


TOLD = {
    "two_wordings": ('formulations: ⌖["rappel", "relance"]', "conseil", "Il faut 3 à 6 formulations"),
    "seven_wordings": ('formulations: ⌖["un", "b", "c", "dd", "ee", "ff", "gg"]', "conseil", "3 à 6 formulations suffisent"),
    "few_in_a_part": (
        f'parties: [{{formulations: {ENOUGH}}}, {{formulations: ⌖["accord"]}}]', "conseil", "il y en a 1",
    ),
    "one_part": (f"parties: ⌖[{{formulations: {ENOUGH}}}]", "conseil", "Une seule partie"),
    "only_light_words": ('formulations: ["rappel", "relance", ⌖"de la"]', "conseil", "mots courants"),
    "unknown_kind": ('formulations: ["rappel", "relance", ⌖"le {dates}"]', "erreur", "{dates}"),
    "neither": ("⌖poids: 1", "erreur", "Rien ne dit à quoi"),
    "both": (f"formulations: {ENOUGH}\n      ⌖parties: [{{formulations: {ENOUGH}}}]", "erreur", "l'un ou l'autre"),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_a_point_that_the_judge_cannot_use_well_is_told(case: str, tmp_path: Path) -> None:
    point, severity, words = TOLD[case]
    text, place = spoilt(SCENARIO, BEFORE, note(point))
    found = [m for m in told(text, tmp_path) if words in m.message]
    assert [m.severity for m in found] == [severity]
    if case != "neither":
        assert Place(found[0].line, found[0].column) == place


def test_three_to_six_wordings_are_right_alone_or_in_parts(tmp_path: Path) -> None:
    single, _ = spoilt(SCENARIO, BEFORE, note(f"⌖formulations: {ENOUGH}"))
    double, _ = spoilt(SCENARIO, BEFORE, note(f"⌖parties: [{{libelle: a, formulations: {ENOUGH}}}, {{formulations: {ENOUGH}}}]"))
    assert told(single, tmp_path) == told(double, tmp_path) == ()
