"""Small sessions for the log's tests: an opening, then turns."""

from __future__ import annotations

from crca_sim.events import ClientSpoke, DeskUsed, Event, FileClosed, InterviewEnded, SessionStarted, StateMoved, TraineeSpoke
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading


def opening(
    session: str = "s-aaaaa", *, trainee: str = "Inès", at: str = "2026-03-02T10:00:00+01:00", branched_from: str | None = None
) -> Event:
    return SessionStarted(
        turn=0,
        session=session,
        trainee=trainee,
        scenario="habitat-etudiante-velo",
        scenario_hash="sha256:0",
        persona="lea-vidal",
        persona_hash="sha256:1",
        seed=7,
        mode="entrainement",
        versions={"crca_sim": "0.1.0"},
        started_at=at,
        identity={"telephone": "06 39 98 12 34"},
        branched_from=branched_from,
    )


def turn(n: int, said: str = "Bonjour", answer: str = "Oui ?") -> list[Event]:
    """What one turn writes: the words and their reading, a change, the answer."""
    sentence = SentenceReading(text=said, start=0, end=len(said), acts=(ActSeen(act="saluer", confidence=0.93),))
    return [
        TraineeSpoke(turn=n, text=said, reading=Reading(text=said, sentences=(sentence,)), seconds=1 / 3),
        StateMoved(turn=n, measure="trust", by=5, value=55, cause="salutation", quote=said),
        ClientSpoke(turn=n, text=answer, seconds=2.5),
    ]


def noted(n: int, text: str) -> Event:
    return DeskUsed(turn=n, action="rediger_note", label="Rédige la note de contact", args={"texte": text}, seconds=60)


def ended(n: int) -> list[Event]:
    return [InterviewEnded(turn=n, outcome="accord", why="souscription"), FileClosed(turn=n)]
