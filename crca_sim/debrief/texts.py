"""The debrief as frozen French texts, in the order in which they are told. Screens and plain mode only place them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """One indicator, as it is read. `quotes`: (turn, words cut from that turn)."""

    id: str
    name: str
    value_label: str
    quotes: tuple[tuple[int, str], ...]
    reason: str
    advice: str
    uncertain: bool
    declared: bool


@dataclass(frozen=True, slots=True)
class CompetencyText:
    """One competency; `level_label` says in words what the score alone would not."""

    code: str
    name: str
    level_label: str
    score_label: str
    note: str
    indicators: tuple[IndicatorText, ...]


@dataclass(frozen=True, slots=True)
class FaultText:
    """One eliminatory fault, established or to verify."""

    code: str
    title: str
    status_label: str
    quotes: tuple[tuple[int, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CurveMove:
    """One notable move of the client's state, and what moved it."""

    turn: int
    measure_label: str
    by: int
    value: int
    why: str
    quote: str


@dataclass(frozen=True, slots=True)
class HardMessage:
    """One message that was hard to follow, and which words made it so. `quote`: its hardest sentence."""

    turn: int
    why: str
    quote: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that is told, in the order in which it is told."""

    title: str
    outcome: str
    summary: str
    competencies: tuple[CompetencyText, ...]
    faults: tuple[FaultText, ...]
    curve: tuple[CurveMove, ...]
    hard: tuple[HardMessage, ...] = field(default=(), kw_only=True)
    revealed: tuple[str, ...]
    correction: str
    next_exercise: tuple[str, int, str] | None
    disclaimer: str
