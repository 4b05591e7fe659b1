"""How often what a sentence calls for is found among an author's examples, on sentences by other hands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .likeness import called_for
from .measures import JUDGES, Count
from .scenario_topics import ScenarioTopics
from .view import look

CALLS = JUDGES.parent / "appels"
SURE = 0.7


@dataclass
class LikenessFigures:
    """Over a folder of sentences, each compared with everything that its scenario can say."""

    first_right: Count = field(default_factory=Count)
    """Sentences that call for something: what comes first is right."""
    sure: Count = field(default_factory=Count)
    """All sentences: the first is sure."""
    sure_right: Count = field(default_factory=Count)
    """Sentences of which the first is sure: it is right."""


def measure(folder: Path = CALLS) -> LikenessFigures:
    """All figures over a folder."""
    from .training_likeness import fresh, sets_by_scenario

    figures, things = LikenessFigures(), sets_by_scenario()
    for scenario, sentences in fresh(folder).items():
        topics = ScenarioTopics(callable=tuple(things[scenario]))
        for view, (_, names) in zip(look([text for text, _ in sentences]), sentences, strict=True):
            first = next(iter(called_for(view, topics)), None)
            right, sure = first is not None and first.topic in names, first is not None and first.confidence >= SURE
            figures.sure.tell(sure)
            if names:
                figures.first_right.tell(right)
            if sure:
                figures.sure_right.tell(right)
    return figures
