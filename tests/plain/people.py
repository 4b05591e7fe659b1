"""A trainee at a keyboard, for the plain mode's tests: what they type, and what they then have before them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from crca_sim.authoring.library import Library, open_library
from crca_sim.event_log.log import MemoryLog
from crca_sim.plain.interview import Interview
from crca_sim.plain.terminal import Terminal
from crca_sim.practice import Practice
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading

HOME = "habitat-etudiante-velo"
NOW = "2026-03-02T10:00:00.000+00:00"
DOUBTFUL = "je reprends"
"""Words that the stub only half understands."""


class Words:
    """A reader that understands one word or two: enough to have something to show."""

    version = "bouchon"

    def load(self) -> None:
        """Nothing to load."""

    def read(self, text: str, *, client: str = "", stage: str = "", topics: object = None) -> Reading:
        sure = (ActSeen(act="saluer", confidence=0.9),) if "bonjour" in text.lower() else ()
        perhaps = (ActSeen(act="reformuler", confidence=0.4), ActSeen(act="synthetiser", confidence=0.3)) if DOUBTFUL in text else ()
        return Reading(text=text, sentences=(SentenceReading(text=text, start=0, end=len(text), acts=sure, candidates=perhaps),))


@cache
def library() -> Library:
    return open_library(Path(__file__).parents[2])


def practice(scenario: str = HOME, log: MemoryLog | None = None) -> Practice:
    return Practice.start(library(), scenario, seed=7, reader=Words(), log=log or MemoryLog(), now=NOW, session="s-aaaaaa")


def terminal(typed: Iterable[str | bytes], *, echoes: bool = False) -> tuple[Terminal, io.StringIO]:
    source = b"".join(line if isinstance(line, bytes) else f"{line}\n".encode() for line in typed)
    shown = io.StringIO()
    return Terminal(io.BytesIO(source), shown, echoes=echoes), shown


def play(*typed: str | bytes, played: Practice | None = None, echoes: bool = False) -> tuple[Practice, list[str]]:
    """Type these lines from the beginning of an interview; the practice and the lines shown."""
    played = played or practice()
    person, shown = terminal(typed, echoes=echoes)
    interview = Interview(played, person)
    interview.begin()
    interview.run()
    return played, [line.replace("\u00a0", " ") for line in shown.getvalue().splitlines()]
