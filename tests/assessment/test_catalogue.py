"""Every judged indicator has a rule, an occasion that can be said, and a line in the trainers' table."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.assessment import catalogue, rules
from crca_sim.assessment.occasions import CONTENTS
from crca_sim.assessment.rule import RULES
from crca_sim.referential import Indicator, block

PAGE = Path(__file__).parents[2] / "docs" / "indicateurs.md"
WITH_THE_COMMITTEE = {"C10.6", "C10.7", "C11.7"}
SEEN = [i for i in block().indicators() if i.id not in WITH_THE_COMMITTEE]


@pytest.mark.parametrize("indicator", SEEN, ids=lambda i: i.id)
def test_what_can_be_seen_in_an_interview_has_a_rule(indicator: Indicator) -> None:
    assert rules.__all__
    assert indicator.id in RULES


@pytest.mark.parametrize("indicator", block().indicators(), ids=lambda i: i.id)
def test_each_occasion_is_said_in_french(indicator: Indicator) -> None:
    assert catalogue.occasion(indicator)
    assert all(catalogue.named("contenu", name) for name in indicator.occasion.lost)


def test_each_content_has_its_words() -> None:
    assert all(catalogue.named("contenu", name) for name in CONTENTS)


def test_the_trainers_table_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == catalogue.table(), "python -m crca_sim.assessment.catalogue > docs/indicateurs.md"
