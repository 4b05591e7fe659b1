"""The referential holds together, and says so when it does not."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
import yaml
from pydantic import ValidationError

from crca_sim import events
from crca_sim.assessment import occasions, rules
from crca_sim.assessment.rule import RULES
from crca_sim.referential import Indicator, block, parse

STARS = {
    "C1": [1, 3, 4], "C2": [1, 2, 3], "C3": [1, 2, 3, 5], "C4": [1, 2, 3], "C5": [1, 2, 3, 5], "C6": [1, 3, 4], "C7": [1, 2, 3],
    "C8": [1, 2, 3], "C9": [1, 2, 3], "C10": [1, 3], "C11": [1, 2, 3, 4],
}  # fmt: skip
SOURCE = files("crca_sim.referential").joinpath("bc01.yaml").read_bytes()


def broken(change: str, by: str) -> str:
    """The message of the refusal, once a passage is changed."""
    assert change in SOURCE.decode()
    with pytest.raises(ValidationError) as refused:
        parse(SOURCE.decode().replace(change, by, 1).encode())
    return str(refused.value)


def test_the_block_has_its_eleven_competencies_seventy_eight_indicators_and_thirteen_faults() -> None:
    assert [c.code for c in block().competencies] == [f"C{n}" for n in range(1, 12)]
    assert len(block().indicators()) == 78
    assert [f.code for f in block().fault_kinds] == [f"FE-{n:02}" for n in range(1, 14)]


def test_the_starred_indicators_are_those_of_the_domain() -> None:
    assert {i.id for i in block().indicators() if i.star} == {f"{code}.{n}" for code, numbers in STARS.items() for n in numbers}


def test_weights_and_thresholds_are_those_that_were_measured() -> None:
    kept = block()
    assert (kept.weights.plain, kept.weights.star) == (1, 2)
    assert (kept.thresholds.en_cours, kept.thresholds.acquis, kept.thresholds.maitrise) == (0.40, 0.65, 0.85)


def test_the_version_carries_a_checksum_that_line_ends_do_not_change() -> None:
    assert block().version == "bc01-2026.1"
    assert block().edition == f"bc01-2026.1+{block().checksum}"
    assert parse(SOURCE.replace(b"\n", b"\r\n")).checksum == parse(SOURCE).checksum
    assert parse(SOURCE + b"# une remarque\n").checksum != block().checksum


def test_a_model_phrase_suits_the_channel() -> None:
    indicator = block().indicator("C1.1")
    assert indicator.wording("telephone").startswith("Mutuelle Aubelune, bonjour")
    assert indicator.wording("chat") == indicator.wording("courriel") != indicator.wording("telephone")
    assert "acceptez-vous" in indicator.wording("telephone", outbound=True)
    assert block().indicator("C1.2").wording("chat") == block().indicator("C1.2").wording("face_a_face")


def test_an_indicator_defined_twice_or_out_of_place_is_refused() -> None:
    assert "défini 2 fois" in broken("- id: C1.2", "- id: C1.1")
    assert "ne se suivent pas" in broken("- id: C1.2", "- id: C1.9")


def test_a_fault_or_a_moment_that_does_not_exist_is_refused() -> None:
    assert "FE-99" in broken("fautes: [FE-01, FE-02, FE-05, FE-06, FE-13]", "fautes: [FE-99]")
    assert "M42" in broken("moments: [M1]", "moments: [M42]")


def test_an_unknown_key_is_refused() -> None:
    broken("etoile: true", "etoiles: true")


def test_unknown_names_are_said_to_be_unknown() -> None:
    for ask in (block().indicator, block().competency, block().fault_kind):
        with pytest.raises(KeyError):
            ask("C99")


@pytest.mark.parametrize("indicator", block().indicators(), ids=lambda i: i.id)
def test_each_indicator_is_either_judged_by_a_rule_or_says_why_not(indicator: Indicator) -> None:
    assert rules.__all__
    assert (indicator.id in RULES) != (indicator.not_judged is not None)
    assert indicator.not_judged or indicator.advice, "a judged indicator advises"


@pytest.mark.parametrize("indicator", block().indicators(), ids=lambda i: i.id)
def test_each_occasion_is_a_name_that_the_assessment_knows(indicator: Indicator) -> None:
    occasion = indicator.occasion
    assert set(occasion.content) | set(occasion.lost) <= set(occasions.CONTENTS)
    kinds = {name for name in occasion.events if name not in occasions.HAPPENINGS}
    assert kinds <= _event_kinds()


def _event_kinds() -> set[str]:
    union = get_args(get_args(events.Event)[0])
    return {kind.model_fields["kind"].default for kind in union}


def test_what_the_definitions_left_open_is_settled_in_writing() -> None:
    for name in ("C7.1", "C7.2", "C7.7", "C1.7", "C10.1", "C1.4", "C1.5", "C3.3"):
        assert block().indicator(name).precision, name


def test_the_file_is_plain_yaml_without_surprises() -> None:
    assert yaml.safe_load(SOURCE)["bloc"] == "BC01"
