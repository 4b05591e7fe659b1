"""Scores, ★ conditions, ranges and the opinion on the block."""

from __future__ import annotations

from crca_sim.assessment.finding import CompetencyResult, Fault, Finding, Level, Value
from crca_sim.assessment.levels import level_of, opinion, result
from crca_sim.referential import block
from tests.assessment.talk import Talk

BOOK = block()
C3 = BOOK.competency("C3")
ALL = tuple(i.id for i in C3.indicators)


def finding(name: str, value: Value, other: Value | None = None) -> Finding:
    return Finding(name, value, uncertain=other is not None, alternative=other)


def judged(*findings: Finding, faults: tuple[Fault, ...] = (), declared: tuple[str, ...] = ALL) -> CompetencyResult:
    return result(BOOK, C3, findings, declared, faults)


def test_the_score_is_the_weighted_sum_of_what_was_judged() -> None:
    done = judged(finding("C3.1", "observed"), finding("C3.2", "partial"), finding("C3.4", "absent"), finding("C3.6", "no_occasion"))
    assert done.score == 0.6


def test_a_starred_indicator_holds_the_level_back() -> None:
    good = {"C3.1": 2, "C3.2": 2, "C3.3": 2, "C3.4": 2}
    assert level_of(BOOK, good) == "maitrise"
    assert level_of(BOOK, good | {"C3.5": 1}) == "acquis"
    assert level_of(BOOK, good | {"C3.5": 0}) == "en_cours"
    assert level_of(BOOK, {"C3.4": 1, "C3.7": 0, "C3.8": 1}) == "non_acquis"


def test_each_threshold_begins_its_level() -> None:
    levels: dict[tuple[int, int, int], Level] = {
        (1, 1, 1): "en_cours",
        (2, 1, 1): "acquis",
        (2, 2, 1): "acquis",
        (2, 2, 2): "maitrise",
        (1, 1, 0): "non_acquis",
    }
    for marks, level in levels.items():
        assert level_of(BOOK, dict(zip(("C3.4", "C3.7", "C3.8"), marks, strict=True))) == level


def test_too_few_occasions_give_no_level() -> None:
    few = judged(finding("C3.1", "observed"), finding("C3.2", "observed"))
    assert (few.level, few.why_no_level) == (None, "trop_peu_d_occasions")
    without_stars = judged(*(finding(n, "observed") for n in ("C3.4", "C3.6", "C3.7", "C3.8")))
    assert without_stars.why_no_level == "trop_peu_d_occasions"
    undeclared = judged(*(finding(n, "observed") for n in ("C3.4", "C3.6", "C3.7", "C3.8")), declared=("C3.4",))
    assert undeclared.level == "maitrise"


def test_nothing_judged_has_no_score() -> None:
    empty = judged(finding("C3.1", "no_occasion"))
    assert (empty.score, empty.range, empty.level) == (None, None, None)


def test_doubt_makes_a_range_and_a_level_only_when_both_ends_agree() -> None:
    sure = [finding("C3.1", "observed"), finding("C3.2", "observed"), finding("C3.3", "observed")]
    close = judged(*sure, finding("C3.7", "observed", "partial"))
    assert close.range == (0.9286, 1.0)
    assert close.level == "maitrise"
    far = judged(*sure, finding("C3.5", "observed", "absent"))
    assert far.level is None
    assert far.why_no_level == "a_confirmer"


def test_an_established_fault_of_the_competency_settles_its_level() -> None:
    good = [finding(n, "observed") for n in ("C3.1", "C3.2", "C3.3")]
    assert judged(*good, faults=(Fault("FE-05", "established", ()),)).level == "non_acquis"
    assert judged(*good, faults=(Fault("FE-05", "to_verify", ()),)).level == "maitrise"
    assert judged(*good, faults=(Fault("FE-13", "established", ()),)).level == "maitrise"


# ── The block ────────────────────────────────────────────────────────────────────────────────────


def competency(code: str, level: Level | None = "acquis", why: str = "") -> CompetencyResult:
    return CompetencyResult(code, 0.7, (0.7, 0.7), level, why, ())  # type: ignore[arg-type]


COVERED = [competency(f"C{n}") for n in (1, 2, 3, 5, 7, 8, 9, 10)]


def test_an_interview_that_covers_enough_gets_an_opinion() -> None:
    assert opinion(BOOK, COVERED, ()).validated is True


def test_too_little_gets_none_and_says_what_is_missing() -> None:
    little = opinion(BOOK, COVERED[:7], ())
    assert little.validated is None
    assert "7 compétences" in little.reason
    without_c7 = [c for c in COVERED if c.code != "C7"] + [competency("C6")]
    assert opinion(BOOK, without_c7, ()).validated is None
    without_advice = [c for c in COVERED if c.code != "C5"] + [competency("C11")]
    assert opinion(BOOK, without_advice, ()).validated is None


def test_a_level_below_or_an_established_fault_refuses_the_block() -> None:
    low = [*COVERED[:-1], competency("C10", "en_cours")]
    assert opinion(BOOK, low, ()).validated is False
    assert "C10" in opinion(BOOK, low, ()).reason
    assert opinion(BOOK, COVERED, (Fault("FE-07", "established", ()),)).validated is False
    assert opinion(BOOK, COVERED, (Fault("FE-07", "to_verify", ()),)).validated is True


def test_a_level_to_confirm_leaves_the_opinion_open() -> None:
    pending = [*COVERED[:-1], competency("C10", None, "a_confirmer")]
    assert opinion(BOOK, pending, ()).validated is None


def test_all_competencies_and_indicators_are_always_listed_in_order() -> None:
    assessment = Talk().assessed()
    assert [c.code for c in assessment.competencies] == [c.code for c in BOOK.competencies]
    assert [f.indicator for c in assessment.competencies for f in c.findings] == [i.id for i in BOOK.indicators()]
    assert assessment.referential_version == BOOK.edition


def test_an_author_may_take_an_indicator_out_or_declare_one() -> None:
    assert Talk(sans_objet=["C1.1"]).says("Allô ?", "accuser_reception").value("C1.1") == "no_occasion"
    assert Talk(indicateurs=["C5.7"]).discovers().value("C5.7") == "absent"
