"""The one exercise to do next: what weighs most, from the turn where it can be played again."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.assessment.finding import Assessment, CompetencyResult, Finding
from crca_sim.authoring.scenario import Scenario
from crca_sim.referential import Block


def next_exercise(kept: Block, scenario: Scenario, events: Sequence[ev.Event], assessment: Assessment) -> tuple[str, int, str] | None:
    """The missed indicator that weighs most in the weakest competency aimed at, and the turn to take it up from."""
    missed = [(r, f) for r in assessment.competencies for f in r.findings if f.value in ("absent", "partial")]
    aimed = [(r, f) for r, f in missed if r.code in scenario.competencies] or missed
    played = [(r, f) for r, f in aimed if not _after_contact(kept, f)] or aimed
    if not played:
        return None
    _, chosen = max(played, key=lambda pair: _worth(kept, *pair))
    indicator = kept.indicator(chosen.indicator)
    turn = _turn_to_retry(kept, chosen, events)
    return (
        f"reprendre au tour {turn}, avec un seul but : {indicator.title[0].lower()}{indicator.title[1:]} (3 minutes)",
        turn,
        chosen.indicator,
    )


def _worth(kept: Block, result: CompetencyResult, finding: Finding) -> tuple[float, ...]:
    """What one would gain by it: heavy, wholly missing, with words to start from, in the weakest competency."""
    weight = kept.weight(kept.indicator(finding.indicator))
    return (weight, finding.value == "absent", bool(finding.evidence), -(result.score or 0.0))


def _after_contact(kept: Block, finding: Finding) -> bool:
    """Made at the desk once the client has left: nothing to play again with them."""
    return kept.indicator(finding.indicator).moments == ("M9",)


_STAGES = {
    "M0": "accueil", "M1": "accueil", "M2": "identification", "M3": "decouverte", "M4": "decouverte", "M5": "proposition",
    "M6": "objections", "M7": "accord", "M8": "conclusion", "M9": "apres_contact",
}  # fmt: skip


def _turn_to_retry(kept: Block, finding: Finding, events: Sequence[ev.Event]) -> int:
    """Where the words were; else where the client gave the occasion, or where the moment's stage began."""
    last = max((e.turn for e in events if isinstance(e, ev.TraineeSpoke)), default=1)
    if finding.evidence:
        return max(1, finding.evidence[0].turn)
    given = [e.turn + 1 for e in events if isinstance(e, _OCCASIONS.get(finding.indicator, ()))]
    moment = kept.indicator(finding.indicator).moments[0]
    entered = [e.turn for e in events if isinstance(e, ev.StageEntered) and e.stage == _STAGES[moment]]
    return min(max(1, next(iter([*given, *entered]), last)), last)


_OCCASIONS: dict[str, tuple[type[ev.Event], ...]] = {
    "C1.4": (ev.AccessNeedShown, ev.AccessNeedTold),
    "C1.6": (ev.EmotionShown,),
    "C3.4": (ev.HintDropped,),
    "C6.1": (ev.ObjectionRaised,),
    "C6.2": (ev.ObjectionRaised,),
    "C6.4": (ev.ObjectionRaised,),
    "C8.6": (ev.HesitationShown,),
}
"""What the client did that called for it: the turn after is the one to play again."""
