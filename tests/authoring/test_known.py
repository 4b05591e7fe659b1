"""Names found by their lines are those that a full reading finds."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

from crca_sim.authoring import known


def _read(package: str, *path: str) -> Any:
    return yaml.load(files(package).joinpath(*path).read_text("utf-8"), yaml.CSafeLoader)


def test_acts_are_those_of_the_closed_list() -> None:
    assert known.acts() == {act["id"] for act in _read("crca_sim.understanding", "actes.yaml")["acts"]}


def test_topics_are_those_of_the_bank() -> None:
    banks = [bank for bank in files("crca_sim.understanding").joinpath("themes").iterdir() if bank.name.endswith(".yaml")]
    assert known.topics() == {topic["id"] for bank in banks for topic in yaml.load(bank.read_text("utf-8"), yaml.CSafeLoader)}


def test_the_names_of_the_block_are_those_of_the_referential() -> None:
    block = _read("crca_sim.referential", "bc01.yaml")["competences"]
    assert known.competencies() == {competency["code"] for competency in block}
    assert known.indicators() == {indicator["id"] for competency in block for indicator in competency["indicateurs"]}
