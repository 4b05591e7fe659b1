"""A text judged against what its author described: key points to say, things to leave out."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from crca_sim.authoring.situations import KeyPoints
from crca_sim.understanding.key_points import Judgement, KeyPoint, find_points, judge


def judged(text: str, described: KeyPoints | None) -> Judgement:
    """Without a description, only what is forbidden everywhere is looked for."""
    return judge(text, _points(described), described.forbidden if described else ())


def form_text(args: Mapping[str, JsonValue]) -> str:
    """All that was written in a form."""
    return "\n".join(str(value) for value in args.values())


def noted(text: str, access: tuple[str, ...], described: KeyPoints | None) -> bool:
    """Whether a text says the preference of communication, in the author's words or others."""
    if not access:
        return False
    *_, preference = find_points(text, (*_points(described), KeyPoint("préférence de communication", (access,))))
    return preference.present


def _points(described: KeyPoints | None) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(point.label, point.halves) for point in described.points) if described else ()
