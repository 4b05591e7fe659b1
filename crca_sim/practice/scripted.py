"""Scripted interviews: a partie played to its end."""

from __future__ import annotations

from crca_sim.authoring.library import Library
from crca_sim.authoring.playthrough import Playthrough, Step
from crca_sim.conversation.difficulty import Level
from crca_sim.event_log.log import EventLog, MemoryLog
from crca_sim.practice.message import PracticeError
from crca_sim.practice.session import Practice, Reader


def play_through(
    playthrough: Playthrough, *, library: Library, reader: Reader, log: EventLog | None = None, difficulty: Level | None = None
) -> tuple[Practice, int]:
    """Play a partie to its end. Returns the practice and how many tours could not be played. Raises `UnfitPersona`."""
    practice = Practice.start(
        library,
        playthrough.scenario,
        persona_id=playthrough.persona,
        seed=playthrough.seed,
        difficulty=difficulty,
        reader=reader,
        log=log or MemoryLog(),
        now="2026-01-01T00:00:00Z",
        session="s-partie",
    )
    unplayed = sum(not _played(practice, step) for step in playthrough.steps)
    practice.end()
    if rating := playthrough.self_rating:
        practice.rate_oneself(rating.levels, rating.strength, rating.progress, rating.action)
    return practice, unplayed


def _played(practice: Practice, step: Step) -> bool:
    try:
        _step(practice, step)
    except PracticeError:
        return False
    return True


def _step(practice: Practice, step: Step) -> None:
    if step.say is not None:
        practice.say(step.say)
    elif step.mail is not None:
        practice.write_mail(step.mail.subject, step.mail.body, step.mail.attachments)
    elif step.gesture is not None:
        practice.make_gesture(step.gesture)
    elif step.desk is not None:
        practice.use_desk(step.desk.action, step.desk.model_extra or {})
    elif step.contest is not None:
        practice.contest(step.contest.turn, step.contest.act)
    elif step.wait is not None:
        practice.let_pass(step.wait)
