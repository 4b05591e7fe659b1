"""What a rule is: one indicator, a case in, a verdict out; and the table of them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from crca_sim.assessment.case import Case
from crca_sim.assessment.finding import Evidence, Value


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says. `blanks` fill the advice of the referential."""

    value: Value
    reason: str
    evidence: tuple[Evidence, ...] = ()
    blanks: dict[str, str] = field(default_factory=dict)


Judge = Callable[[Case], Verdict]


class _Registered(Protocol):
    def __call__(self, judge: Judge) -> Judge: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """How an indicator is judged, and the acts whose understanding decides it."""

    indicator: str
    judge: Judge
    acts: tuple[str, ...]


RULES: dict[str, Rule] = {}


def judges(indicator: str, *acts: str) -> _Registered:
    """Put a rule in the table; `acts` are those on which a doubt would change the verdict."""

    def register(judge: Judge) -> Judge:
        if indicator in RULES:
            raise ValueError(f"two rules for {indicator}")
        RULES[indicator] = Rule(indicator, judge, acts)
        return judge

    return register


def observed(reason: str, evidence: tuple[Evidence, ...], /, **blanks: str) -> Verdict:
    """Fully shown, at the right moment. Without anything to quote, it is absent: a score has words to show."""
    return Verdict("observed" if evidence else "absent", reason, evidence, blanks)


def partial(reason: str, evidence: tuple[Evidence, ...], /, **blanks: str) -> Verdict:
    """Shown in part. Without anything to quote, absent."""
    return Verdict("partial" if evidence else "absent", reason, evidence, blanks)


def absent(reason: str, evidence: tuple[Evidence, ...] = (), /, **blanks: str) -> Verdict:
    """Not shown; the evidence, if any, is what was said instead."""
    return Verdict("absent", reason, evidence, blanks)


def no_occasion(reason: str) -> Verdict:
    """Nothing called for it."""
    return Verdict("no_occasion", reason)


def graded(met: int, whole: int, least: int, reason: str, evidence: tuple[Evidence, ...], /, **blanks: str) -> Verdict:
    """Observed when all of `whole` are met, partial from `least`, else absent."""
    if met >= whole:
        return observed(reason, evidence, **blanks)
    return partial(reason, evidence, **blanks) if met >= least else absent(reason, evidence, **blanks)


def weakest(verdicts: Sequence[Verdict], some: str) -> Verdict:
    """Several occasions of the same kind: observed when all are, partial when some are; `some` says so."""
    judged = [verdict for verdict in verdicts if verdict.value != "no_occasion"] or list(verdicts)
    if len({verdict.value for verdict in judged}) == 1:
        return judged[0]
    weak = min(judged, key=lambda verdict: _RANKS[verdict.value])
    evidence = tuple(e for verdict in judged for e in verdict.evidence if verdict.value != "absent")[:3]
    return partial(f"{some} {weak.reason}", evidence, **weak.blanks)


_RANKS: dict[Value, int] = {"observed": 2, "partial": 1, "absent": 0}
