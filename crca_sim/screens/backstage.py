"""Everything behind the screens: library, reader, log. Heavy modules are imported here, and only when first needed.

Called from worker threads; nothing here knows a widget.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from crca_sim.event_log.notes import Notebook, Notes
from crca_sim.screens import shelf
from crca_sim.screens.shelf import ScenarioCard

if TYPE_CHECKING:
    from crca_sim.authoring.library import Library
    from crca_sim.authoring.scenario import Scenario
    from crca_sim.conversation.difficulty import Level
    from crca_sim.debrief import Debrief
    from crca_sim.event_log.log import EventLog, SessionSummary
    from crca_sim.practice import Practice, Reader
    from crca_sim.screens.desk.view import DeskView


class Trouble(Exception):
    """Something behind the screens went wrong; the message is French and for the trainee."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom to meet: what the trainee (or the command line) asked for."""

    scenario: str
    persona: str | None = None
    seed: int | None = None
    mode: str = "entrainement"
    difficulty: str | None = None
    """Another than the scenario's own."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What an adviser can read before picking up; `choice` as it will be played, its client drawn."""

    card: ScenarioCard
    record: tuple[str, ...]
    choice: Choice


class Backstage(Protocol):
    """What the screens ask for; slow, so from workers only. Every method may raise `Trouble`."""

    def known_cards(self) -> list[ScenarioCard]:
        """The scenarios as they stood at the last visit, at once; none at the first."""

    def cards(self) -> list[ScenarioCard]:
        """The scenarios one can play."""

    def trainees(self) -> list[str]:
        """The names under which sessions are kept."""

    def sessions(self, trainee: str) -> list[SessionSummary]:
        """The sessions of a trainee, the latest first."""

    def briefing(self, choice: Choice) -> Briefing:
        """The situation and the client's file."""

    def start(self, choice: Choice, trainee: str) -> Practice:
        """Begin an interview."""

    def resume(self, session: str) -> Practice:
        """Take up a session, finished or not."""

    def retry(self, session: str, turn: int) -> Practice:
        """A new branch from a turn."""

    def desk(self, practice: Practice, previous: DeskView | None = None) -> DeskView:
        """The desk now; `previous` is what it was a turn before."""

    def print_comparison(self, practice: Practice) -> Path:
        """Write the last comparison as a page to print; where it is."""

    def print_quotes(self, practice: Practice) -> Path:
        """Write the quotes as a page to print; where it is."""

    def debrief(self, practice: Practice) -> Debrief:
        """What to tell the trainee."""

    def levels(self, session: str) -> dict[str, str]:
        """Competency → level in words, for those that were judged."""

    def erase(self, session: str) -> None:
        """Forget a session for good, its notes too."""

    def warm_up(self) -> None:
        """Load what the first turn will need."""


@runtime_checkable
class Loading(Protocol):
    """A reader whose first reading would be slow."""

    def load(self) -> None: ...


class RealBackstage:
    """The library in use and the sessions of a data folder. The clock is handed in."""

    def __init__(self, data_dir: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._data_dir, self._now = data_dir, now
        self._lock = threading.RLock()
        self._kept: dict[str, Any] = {}

    # ── What is opened once ──────────────────────────────────────────────────────────────────────

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        with self._lock:
            if name not in self._kept:
                self._kept[name] = make()
            return self._kept[name]

    def _library(self) -> Library:
        from crca_sim.authoring.library import open_library

        library: Library = self._once("library", open_library)
        return library

    def _log(self) -> EventLog:
        from crca_sim.event_log.log import LogError
        from crca_sim.event_log.sqlite import SqliteLog

        try:
            log: EventLog = self._once("log", lambda: SqliteLog(self._data_dir))
        except LogError as error:
            raise Trouble(str(error)) from error
        return log

    def _reader(self) -> Reader:
        from crca_sim.understanding import load_reader

        reader: Reader = self._once("reader", load_reader)
        return reader

    def warm_up(self) -> None:
        reader = self._reader()
        if isinstance(reader, Loading):
            reader.load()

    # ── The library ──────────────────────────────────────────────────────────────────────────────

    def known_cards(self) -> list[ScenarioCard]:
        return shelf.take(self._data_dir)

    def cards(self) -> list[ScenarioCard]:
        from crca_sim.authoring.mistakes import BrokenFile

        library, cards = self._library(), []
        for scenario in library.scenarios():
            try:
                cards.append(_card(scenario, library.scenario(scenario)))
            except BrokenFile:
                continue
        cards.sort(key=lambda card: (_EASE.index(card.difficulty), card.title))
        shelf.put(self._data_dir, cards)
        return cards

    def briefing(self, choice: Choice) -> Briefing:
        from crca_sim import desk
        from crca_sim.conversation.casting import engage
        from crca_sim.practice.session import new_seed

        drawn = replace(choice, seed=new_seed() if choice.seed is None else choice.seed)
        described = engage(self._library(), drawn.scenario, drawn.persona, drawn.seed or 0).role.scenario
        record = desk.record_view(described, desk.fold(()))
        return Briefing(card=_card(choice.scenario, described), record=tuple(record), choice=drawn)

    # ── Interviews ───────────────────────────────────────────────────────────────────────────────

    def trainees(self) -> list[str]:
        return self._log().trainees()

    def sessions(self, trainee: str) -> list[SessionSummary]:
        return self._log().sessions(trainee)

    def start(self, choice: Choice, trainee: str) -> Practice:
        from crca_sim.practice import Practice

        return Practice.start(
            self._library(),
            choice.scenario,
            persona_id=choice.persona,
            seed=choice.seed,
            trainee=trainee,
            mode=choice.mode,
            difficulty=cast("Level | None", choice.difficulty),
            reader=self._reader(),
            log=self._log(),
            now=self._now().isoformat(timespec="seconds"),
        )

    def resume(self, session: str) -> Practice:
        from crca_sim.practice import Practice

        return Practice.resume(session, library=self._library(), reader=self._reader(), log=self._log())

    def retry(self, session: str, turn: int) -> Practice:
        from crca_sim.practice import Practice

        now = self._now().isoformat(timespec="seconds")
        return Practice.retry(session, turn, library=self._library(), reader=self._reader(), log=self._log(), now=now)

    def desk(self, practice: Practice, previous: DeskView | None = None) -> DeskView:
        from crca_sim.screens.desk.view import desk_view

        return desk_view(practice, previous)

    def print_comparison(self, practice: Practice) -> Path:
        from crca_sim.practice.printing import print_comparison

        return print_comparison(practice, self._data_dir)

    def print_quotes(self, practice: Practice) -> Path:
        from crca_sim.practice.printing import print_quotes

        return print_quotes(practice, self._data_dir)

    def debrief(self, practice: Practice) -> Debrief:
        from crca_sim.debrief import debrief

        return debrief(practice.scenario, practice.persona, practice.events, practice.assess())

    def levels(self, session: str) -> dict[str, str]:
        from crca_sim.screens.debriefing.pages import share

        told = self.debrief(self.resume(session))
        return {c.code: c.level_label for c in told.competencies if share(c) is not None}

    def erase(self, session: str) -> None:
        self._log().erase(session)
        Notebook(self._data_dir).write(session, Notes())


_EASE = ("facile", "moyen", "difficile")


def _card(scenario: str, described: Scenario) -> ScenarioCard:
    from crca_sim.house import house

    product = house().product(described.product)
    return ScenarioCard(
        id=scenario,
        title=described.title,
        channel=described.channel,
        product=product.label if product else described.product,
        difficulty=described.difficulty,
        minutes=described.minutes,
        competencies=tuple(described.competencies),
        situation=described.situation,
        outgoing=described.direction == "sortant",
    )
