"""The examples that trainers copy from the documentation are right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import SCENARIO, a_scenario

PAGE = (Path(__file__).parents[2] / "docs" / "ecrire-un-scenario.md").read_text("utf-8")
PARTICULAR = PAGE.partition("## Les situations particulières\n")[2].partition("\n## ")[0]
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PARTICULAR, re.DOTALL)


def test_each_situation_has_its_example() -> None:
    keys = {key for example in EXAMPLES for key in _read(example)}
    assert {"ouverture_montre", "compagnon", "protection", "refus", "depart", "demarchage", "initiatives", "accord"} <= keys


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_copied_into_a_scenario(example: str) -> None:
    a_scenario(**_read(example))


def _read(example: str) -> dict[str, Any]:
    """The keys of an example; « … » stands for what is left out of an agreement."""
    keys: dict[str, Any] = yaml.safe_load(example.replace(", …}", "}"))
    return keys | ({"accord": SCENARIO["accord"] | keys["accord"]} if "accord" in keys else {})
