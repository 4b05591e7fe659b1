"""What a log of interviews promises, and the one that keeps them in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from crca_sim.events import DeskUsed, Event, FileClosed, InterviewEnded, SessionStarted, TraineeSpoke


class LogError(Exception):
    """The log cannot do what is asked; the message is in French, for the person at the keyboard."""


class UnknownSession(LogError):
    """No session of that name is kept here."""

    def __init__(self, session: str) -> None:
        super().__init__(f"Aucune séance « {session} » dans ce journal. « crca-sim sessions » liste celles qui s'y trouvent.")


class Conflict(LogError):
    """Two writers met: the log holds other events than the writer knows."""

    def __init__(self, session: str, known: int, held: int) -> None:
        super().__init__(
            f"La séance « {session} » a changé pendant ce temps, sans doute dans une autre fenêtre "
            f"({held} événements au journal, {known} attendus). Rien n'a été écrasé : reprenez-la pour continuer."
        )


class UnkeepableText(LogError):
    """Half a character, which no file can hold."""

    def __init__(self) -> None:
        super().__init__("Ce texte contient un caractère incomplet qui ne peut pas être enregistré. Retapez-le.")


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One line of the list of sessions. `turns` counts the turns after the opening; `outcome` is the French name of the end."""

    session: str
    trainee: str
    scenario: str
    persona: str
    seed: int
    mode: str
    started_at: str
    turns: int
    outcome: str | None
    closed: bool
    branched_from: str | None


class EventLog(Protocol):
    """Keeps the events of sessions in order, each numbered from 0: two writers collide rather than overwrite."""

    def append(self, session: str, events: Sequence[Event], *, after: int) -> None:
        """Keep these events, all or none. `after` is the number of events that the writer knows.

        The first event of a session is its `SessionStarted`, of the same name. Raises `Conflict` when the
        log holds another number of events.
        """

    def read(self, session: str) -> list[Event]:
        """The events of a session, in order. Raises `UnknownSession`."""

    def sessions(self, trainee: str | None = None) -> list[SessionSummary]:
        """The sessions kept (of one trainee), the latest first."""

    def trainees(self) -> list[str]:
        """The names under which sessions are kept, in alphabetical order."""

    def erase(self, session: str) -> None:
        """Forget a session for good. Raises `UnknownSession`."""

    def erase_trainee(self, trainee: str) -> int:
        """Forget all sessions of a trainee for good; how many there were."""


def check_opening(session: str, events: Sequence[Event]) -> SessionStarted:
    """The opening of a new session, which names it and everything that determines it.

    Raises ValueError, a mistake of the caller's: no person can mend it.
    """
    if not events or not isinstance(events[0], SessionStarted) or events[0].session != session:
        raise ValueError(f"a new session begins with its own SessionStarted: {session}")
    return events[0]


def check_words(events: Sequence[Event]) -> None:
    """Refuse what no file could hold: half a character (a lone surrogate) in the trainee's own words."""
    try:
        for event in events:
            if isinstance(event, TraineeSpoke):
                event.text.encode()
            elif isinstance(event, DeskUsed):
                "".join(str(value) for value in event.args.values()).encode()
    except UnicodeEncodeError as error:
        raise UnkeepableText from error


def summary(events: Sequence[Event]) -> SessionSummary:
    """The line of a session, from its events; the first is its opening."""
    opening = events[0]
    assert isinstance(opening, SessionStarted)
    return SessionSummary(
        session=opening.session,
        trainee=opening.trainee,
        scenario=opening.scenario,
        persona=opening.persona,
        seed=opening.seed,
        mode=opening.mode,
        started_at=opening.started_at,
        turns=max(event.turn for event in events),
        outcome=next((event.outcome for event in events if isinstance(event, InterviewEnded)), None),
        closed=any(isinstance(event, FileClosed) for event in events),
        branched_from=opening.branched_from,
    )


class MemoryLog:
    """A log that lasts as long as the program: for replays, explorations and most tests."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Event]] = {}

    def append(self, session: str, events: Sequence[Event], *, after: int) -> None:
        held = self._kept.get(session, [])
        if len(held) != after:
            raise Conflict(session, after, len(held))
        if not events:
            return
        if not held:
            check_opening(session, events)
        check_words(events)
        self._kept.setdefault(session, []).extend(events)

    def read(self, session: str) -> list[Event]:
        if session not in self._kept:
            raise UnknownSession(session)
        return list(self._kept[session])

    def sessions(self, trainee: str | None = None) -> list[SessionSummary]:
        lines = [summary(events) for events in self._kept.values()]
        wanted = [line for line in lines if trainee is None or line.trainee == trainee]
        return sorted(wanted, key=latest_first, reverse=True)

    def trainees(self) -> list[str]:
        return sorted({line.trainee for line in self.sessions()})

    def erase(self, session: str) -> None:
        if self._kept.pop(session, None) is None:
            raise UnknownSession(session)

    def erase_trainee(self, trainee: str) -> int:
        theirs = [line.session for line in self.sessions(trainee)]
        for session in theirs:
            self.erase(session)
        return len(theirs)


def latest_first(line: SessionSummary) -> tuple[str, str]:
    """Sort key, to be reversed; the name settles sessions begun at the same instant."""
    return (line.started_at, line.session)
