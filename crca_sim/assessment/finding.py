"""What an assessment says: findings with their proof, and nothing that has no words to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Value = Literal["observed", "partial", "absent", "no_occasion"]
Level = Literal["non_acquis", "en_cours", "acquis", "maitrise"]
FaultStatus = Literal["established", "to_verify"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A turn and the words in it: cut verbatim from the trainee's words of that turn, or from the label of their action."""

    turn: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One indicator judged."""

    indicator: str
    value: Value
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    """One French sentence: why this value."""
    advice: str = ""
    """What to try: a better wording or the next thing to do. Empty when observed."""
    uncertain: bool = False
    """What decides is only a candidate understanding."""
    alternative: Value | None = None
    """The value if the doubt were lifted."""
    doubt: tuple[tuple[int, str], ...] = ()
    """The (turn, act) that would settle it: the trainee may be asked."""
    declared: bool = False
    """Settled by the trainee's own word."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An eliminatory fault, with its independent proofs."""

    code: str
    status: FaultStatus
    proofs: tuple[Evidence, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CompetencyResult:
    """A competency: score between 0 and 1 (None when nothing was judged), its range under doubt, its level."""

    code: str
    score: float | None
    range: tuple[float, float] | None
    level: Level | None
    why_no_level: Literal["", "trop_peu_d_occasions", "a_confirmer"]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BlockResult:
    """The opinion on the block: None when the interview covers too little of it."""

    validated: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that was judged in an interview."""

    competencies: tuple[CompetencyResult, ...]
    faults: tuple[Fault, ...]
    block: BlockResult
    referential_version: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def competency(self, code: str) -> CompetencyResult:
        """The result of one competency, by its code."""
        return next(c for c in self.competencies if c.code == code)

    def finding(self, indicator: str) -> Finding:
        """The finding of one indicator, by its id."""
        return next(f for c in self.competencies for f in c.findings if f.indicator == indicator)
