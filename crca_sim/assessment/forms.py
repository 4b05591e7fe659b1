"""What was written in the desk's forms: as the log keeps it, else judged anew; words copied from the scenario credit nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.assessment.hollow import untold
from crca_sim.assessment.words import RUN, runs
from crca_sim.authoring.points import judged
from crca_sim.authoring.situations import KeyPoints
from crca_sim.authoring.work_points import expected, told_in
from crca_sim.understanding.expressions import words
from crca_sim.understanding.forbidden import Forbidden
from crca_sim.understanding.key_points import Judgement

FULL, PART = 0.75, 0.4
"""Shares of the weight of the key points, as for the contact note (C8.3)."""
SAYS_SOMETHING = 8
"""Words from which a form says something, when the scenario does not describe what."""
_SENTENCES = re.compile(r"(?<=[.!?;\n])\s+")


@dataclass(frozen=True, slots=True)
class Written:
    """What forms of a kind say, taken together."""

    share: float
    """Of the weight of the key points that are wanted."""
    missing: tuple[str, ...]
    forbidden: tuple[Forbidden, ...]

    @property
    def full(self) -> bool:
        return self.share >= FULL

    @property
    def some(self) -> bool:
        return self.share >= PART


def written(case: Case, forms: Iterable[ev.DeskUsed]) -> Written:
    """The key points of these forms: each says what it says, and together they say it all."""
    used = tuple(forms)
    described = expected(case.scenario, used[0].action) if used else None
    read = [_judged(case, form, described) for form in used]
    forbidden = tuple(thing for found in read for thing in found.forbidden)
    if described is None or not described.points:
        return Written(max((_length(case, form) for form in used), default=0.0), (), forbidden)
    said = {label for found in read for label in found.present}
    missing = [point for point in described.points if point.label not in said]
    lost = sum(point.weight for point in missing) / sum(point.weight for point in described.points)
    return Written(1 - lost, tuple(point.label for point in missing), forbidden)


def own_words(case: Case, text: str) -> str:
    """A text without the sentences that are the scenario's own, half of their words at least."""
    taken = frozenset(run for source in untold(case.scenario) for run in runs(source))
    said = [(sentence, words(sentence)) for sentence in _SENTENCES.split(text)]
    marks = iter(_marked([word for _, found in said for word in found], taken))
    shares = [(sentence, [next(marks) for _ in found]) for sentence, found in said]
    return " ".join(sentence for sentence, marked in shares if 2 * sum(marked) < max(1, len(marked)))


def _marked(said: list[str], taken: frozenset[tuple[str, ...]]) -> list[bool]:
    """Which words stand in a run that was taken."""
    marks = [False] * len(said)
    for start in range(len(said) - RUN + 1):
        if tuple(said[start : start + RUN]) in taken:
            marks[start : start + RUN] = [True] * RUN
    return marks


def _judged(case: Case, form: ev.DeskUsed, described: KeyPoints | None) -> Judgement:
    text = told_in(form.action, form.args)
    own = own_words(case, text)
    if words(own) == words(text) and (kept := _kept(form, described)):
        return kept
    return judged(own, described)


def _kept(form: ev.DeskUsed, described: KeyPoints | None) -> Judgement | None:
    """What was read when it was filed, if the same points were wanted then."""
    if described is None or "jugement" not in form.produced:
        return None
    kept = Judgement.model_validate(form.produced["jugement"])
    return kept if [point.label for point in kept.points] == [point.label for point in described.points] else None


def _length(case: Case, form: ev.DeskUsed) -> float:
    return min(1.0, len(set(words(own_words(case, told_in(form.action, form.args))))) / SAYS_SOMETHING)
