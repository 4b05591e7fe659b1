"""Limits said in other words than the author's: a condition or an exclusion, told by likeness with its label and its wordings.

The conversation knows a limit by its expressions and its figures, and figures need nothing more. A condition has a hundred
wordings; who says « les actions peuvent perdre » has said that the value may fall, and the debrief must not call it silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from crca_sim import events as ev
from crca_sim.authoring.scenario import KeyLimit, Scenario
from crca_sim.understanding.expressions import words
from crca_sim.understanding.key_points import KeyPoint, find_points
from crca_sim.understanding.reading import SentenceReading

WORDED = ("condition", "exclusion")
"""Kinds of limits that are words and not a figure."""
CONFIDENT = 0.9
"""Confidence from which a sentence says the limit (the judge of notes is content with less: a note is about nothing else)."""
TELLING = 3
"""Words from which an expression means something out of its place."""
OTHERWISE = ("annoncer_prix", "demander_accord", "laisser_reflechir")
"""Acts of a sentence that is about something else."""
STEM = 5
"""Letters by which two forms of a word are known for one."""
_REFERENCE = re.compile(r"\s*\([^)]*\)")


def with_limits_meant(events: Sequence[ev.Event], scenario: Scenario) -> tuple[ev.Event, ...]:
    """The events, with the limits that the trainee said in words of their own, where they said them."""
    wanted = {name: limit for name, limit in scenario.limits.items() if limit.kind in WORDED}
    known = {(e.turn, e.limit) for e in events if isinstance(e, ev.LimitSaid)}
    asked = {e.limit: e.turn for e in reversed(events) if isinstance(e, ev.LimitAsked) and e.limit}
    return tuple(e for event in events for e in (event, *_meant(event, wanted, known, asked))) if wanted else tuple(events)


def _meant(event: ev.Event, wanted: dict[str, KeyLimit], known: set[tuple[int, str]], asked: dict[str, int]) -> Iterator[ev.LimitSaid]:
    if not isinstance(event, ev.TraineeSpoke):
        return
    said = [s for s in event.reading.sentences if _may_say(s)]
    for name in wanted:
        quote = next((s.text for s in said if _speaks_of(s.text, wanted[name]) and name in meant(s.text, _points(wanted))), None)
        if quote and (event.turn, name) not in known:
            yield ev.LimitSaid(turn=event.turn, limit=name, asked=asked.get(name, event.turn) < event.turn, quote=quote)


def _may_say(sentence: SentenceReading) -> bool:
    """A statement, and no fault: what is asked, or said to press, tells no limit."""
    faulty = any(act.act.startswith("f_") for act in sentence.acts)
    return not (sentence.text.rstrip().endswith("?") or faulty or sentence.does(*OTHERWISE))


def _speaks_of(sentence: str, limit: KeyLimit) -> bool:
    """A word of it at least: meaning alone takes « même entre époux » for « votre mari »."""
    return bool(_stems(sentence) & {stem for wording in _wordings(limit) for stem in _stems(wording)})


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in words(text) if len(word) >= STEM}


@lru_cache(maxsize=4096)
def meant(sentence: str, points: tuple[KeyPoint, ...]) -> frozenset[str]:
    """The points that a sentence surely says."""
    return frozenset(found.label for found in find_points(sentence, points) if all(p.confidence >= CONFIDENT for p in found.parts))


def _points(limits: dict[str, KeyLimit]) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(name, (tuple(_wordings(limit)),)) for name, limit in limits.items())


def _wordings(limit: KeyLimit) -> Iterable[str]:
    """Its label without the article it stands in, and its expressions long enough to mean it by themselves."""
    yield _REFERENCE.sub("", limit.label)
    yield from (said for said in limit.said if "*" not in said and len(said.split()) >= TELLING)
