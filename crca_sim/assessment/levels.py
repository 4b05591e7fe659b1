"""From findings to scores, from scores to levels, from levels to an opinion on the block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from crca_sim.assessment.finding import BlockResult, CompetencyResult, Fault, Finding, Level, Value
from crca_sim.referential import Block, Competency

MARKS: dict[Value, int] = {"observed": 2, "partial": 1, "absent": 0}
Marks = dict[str, int]
NoLevel = Literal["", "trop_peu_d_occasions", "a_confirmer"]


def result(
    block: Block, competency: Competency, findings: Sequence[Finding], declared: Iterable[str], faults: Sequence[Fault]
) -> CompetencyResult:
    """A competency from its findings; `declared` are the indicators that the scenario gives an occasion for."""
    judged = [f for f in findings if f.value != "no_occasion"]
    if not judged:
        return CompetencyResult(competency.code, None, None, None, "trop_peu_d_occasions", tuple(findings))
    low, high = _ends(judged)
    score = _score(block, {f.indicator: MARKS[f.value] for f in judged})
    level, why = _level(block, competency, judged, declared, faults, low, high)
    return CompetencyResult(competency.code, score, (_score(block, low), _score(block, high)), level, why, tuple(findings))


def _ends(judged: Iterable[Finding]) -> tuple[Marks, Marks]:
    """The marks if every doubt went against the trainee, and if every doubt went for them."""
    low: Marks = {}
    high: Marks = {}
    for finding in judged:
        mark = MARKS[finding.value]
        other = MARKS.get(finding.alternative, mark) if finding.uncertain and finding.alternative else mark
        low[finding.indicator], high[finding.indicator] = min(mark, other), max(mark, other)
    return low, high


def _score(block: Block, marks: Marks) -> float:
    weights = {name: block.weight(block.indicator(name)) for name in marks}
    best = 2 * sum(weights.values())
    return round(sum(weights[name] * mark for name, mark in marks.items()) / best, 4)


def _level(
    block: Block,
    competency: Competency,
    judged: Sequence[Finding],
    declared: Iterable[str],
    faults: Sequence[Fault],
    low: Marks,
    high: Marks,
) -> tuple[Level | None, NoLevel]:
    if any(f.status == "established" and f.code in competency.faults for f in faults):
        return "non_acquis", ""
    if not _enough(block, competency, judged, declared):
        return None, "trop_peu_d_occasions"
    worst, best = level_of(block, low), level_of(block, high)
    return (worst, "") if worst == best else (None, "a_confirmer")


def _enough(block: Block, competency: Competency, judged: Sequence[Finding], declared: Iterable[str]) -> bool:
    """At least three judged, and half of the ★ weight that the scenario declares."""
    names, stars = {f.indicator for f in judged}, {i.id for i in competency.indicators if i.star}
    wanted = stars & set(declared)
    return len(names) >= block.minimum.indicators and len(names & stars) >= block.minimum.star_share * len(wanted)


def level_of(block: Block, marks: Marks) -> Level:
    """The level of these marks: the score's, held back by the ★ ones."""
    score, limits = _score(block, marks), block.thresholds
    stars = [mark for name, mark in marks.items() if block.indicator(name).star]
    if score < limits.en_cours:
        return "non_acquis"
    if score < limits.acquis or any(mark < 1 for mark in stars):
        return "en_cours"
    if score < limits.maitrise or any(mark < 2 for mark in stars):
        return "acquis"
    return "maitrise"


def opinion(block: Block, competencies: Sequence[CompetencyResult], faults: Sequence[Fault]) -> BlockResult:
    """Whether the block would be validated; None when the interview covers too little of it, or when levels are to be confirmed."""
    covered = {c.code for c in competencies if c.why_no_level != "trop_peu_d_occasions"}
    wanted = block.whole
    enough = len(covered) >= wanted.competencies and covered >= set(wanted.all_of) and bool(covered & set(wanted.one_of))
    blocking = sorted({f.code for f in faults if f.status == "established"})
    if not enough:
        return BlockResult(None, _too_little(block, covered))
    if blocking:
        return BlockResult(False, f"Faute éliminatoire établie : {', '.join(blocking)}.")
    below = [c.code for c in competencies if c.level in ("non_acquis", "en_cours")]
    if below:
        return BlockResult(False, f"Sous le niveau acquis : {', '.join(below)}.")
    pending = [c.code for c in competencies if c.why_no_level == "a_confirmer"]
    if pending:
        return BlockResult(None, f"Niveaux à confirmer : {', '.join(pending)}.")
    return BlockResult(True, "Toutes les compétences jugées sont au moins acquises, sans faute éliminatoire.")


def _too_little(block: Block, covered: set[str]) -> str:
    wanted = block.whole
    return (
        f"Un seul entretien ne suffit pas : {len(covered)} compétences jugées, il en faut {wanted.competencies}, "
        f"dont {', '.join(wanted.all_of)} et {' ou '.join(wanted.one_of)}."
    )
