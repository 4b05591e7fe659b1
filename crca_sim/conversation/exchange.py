"""One turn being lived: what was heard, the events it causes, what the client will say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Fact, Scenario
from crca_sim.conversation import lines
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.difficulty import Difficulty, of
from crca_sim.conversation.marks import fill, marks_of
from crca_sim.conversation.nearest import FactIndex
from crca_sim.conversation.state import CallState
from crca_sim.conversation.temper import earned, reactions, weighted
from crca_sim.understanding.reading import Reading, SentenceReading

Slot = Literal["reaction", "answer", "remark", "raise", "beside"]
"""`beside`: the words of who accompanies the client, heard before theirs."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays what: everything that does not change during an interview."""

    scenario: Scenario
    persona: Persona
    accommodation: Accommodation | None
    chance: Chance
    prices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Solution → its exact prices, canonical (`176.63 EUR`), yearly then monthly."""
    index: FactIndex | None = None
    """Where a question goes when no topic was recognised in it."""
    difficulty: Difficulty = field(default_factory=lambda: of("moyen"))
    """How easily the client is won over."""
    repertoire: Repertoire = field(default_factory=Repertoire)
    """What else the client can say."""
    reread: Callable[[str], SentenceReading | None] | None = None
    """Reads a question again, completed with what its pronouns point at."""


@dataclass(frozen=True, slots=True)
class Held:
    """An answer held back: the client will begin it, and finish it if they are let to."""

    text: str
    line: str
    told: tuple[ev.IdentityGiven | ev.FactDisclosed, ...]


@dataclass(slots=True)
class Exchange:
    """A turn. Listeners read it, note events on it and propose what the client could say."""

    cast: Cast
    state: CallState
    turn: int
    reading: Reading
    events: list[ev.Event] = field(default_factory=list)
    said: dict[Slot, list[str]] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    """The authored lines behind what will be said."""
    keys: dict[str, str] = field(default_factory=dict)
    """What may be said → the key of its lines: what it is said for."""
    advanced: bool = False
    """Something of value happened: the client does not grow impatient."""
    heard: bool = True
    """The message got through (`access.py`)."""
    held: list[Held] = field(default_factory=list)
    """Answers that come in pieces (`fragments.py`)."""
    aside: set[int] = field(default_factory=set)
    """Starts of the sentences that something else than discovery answers: small talk, relatives, the steps of a guidance."""
    several: int = 0
    """Questions that one sentence asked together, when it asked several."""
    chosen: dict[int, str] = field(default_factory=dict)
    """Start of a sentence that offers a choice → the term that the client picks."""
    meant: dict[int, str] = field(default_factory=dict)
    """Start of a question → its words, with what its pronouns point at (`meaning.py`)."""

    @property
    def scenario(self) -> Scenario:
        return self.cast.scenario

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def sentences(self) -> tuple[SentenceReading, ...]:
        return self.reading.sentences

    def quote(self, sentence: SentenceReading) -> str:
        """The adviser's own words, of a question that was cut out of a sentence."""
        return sentence.text if sentence.text in self.text else self.text[sentence.start : sentence.end]

    def fact(self, fact_id: str) -> Fact:
        return self.scenario.facts[fact_id]

    @property
    def marks(self) -> dict[str, str]:
        """What fills the blanks of a line: the client's agreement, and what the session knows of them."""
        return marks_of(self.cast.persona, self.state.identity)

    def note(self, event: ev.Event) -> None:
        """Something happened."""
        self.events.append(event)
        self.state.apply(event)

    def happened(self, *kinds: type) -> bool:
        """Whether such an event was noted in this turn."""
        return any(isinstance(event, kinds) for event in self.events)

    def react(self, cause: str, quote: str = "", spare: tuple[ev.Measure, ...] = (), share: float = 1) -> None:
        """Move the client's state for a cause, as many times as the table lets it count; `spare`: measures left alone;
        `share`: how much of it counts."""
        reaction = reactions()[cause]
        moving = [(measure, points) for measure, points in reaction.points if measure not in spare]
        if self.state.causes[cause] >= reaction.times * len(moving):
            return
        for measure, points in moving:
            by = -weighted(-points, 50) if measure == "fatigue" else weighted(points, self.cast.persona.temperament.sensitive)
            self.move(measure, round(self.cast.difficulty.felt(cause, measure, by) * share), cause, quote)

    def move(self, measure: ev.Measure, by: int, cause: str, quote: str) -> None:
        """Move one measure, within its bounds."""
        before = self.state.measures[measure]
        by = earned(by, before) if measure == "trust" else by
        after = min(100, max(0, before + by))
        self.note(ev.StateMoved(turn=self.turn, measure=measure, by=after - before, value=after, cause=cause, quote=quote[:200]))

    def propose(self, slot: Slot, choices: Sequence[str], key: str, **values: str) -> str | None:
        """Let the client say one of these, if one is left; returns it."""
        marks = self.marks | values
        line = lines.pick(choices, self.state.lines_said.union(self.used), self.cast.chance, key, marks)
        if line is None:
            return None
        self.used.append(line)
        spoken = fill(line, marks)
        if line.startswith("{") and self.cast.persona.register_ != "jeune":
            spoken = spoken[:1].upper() + spoken[1:]
        self.keys[spoken] = key
        self.said.setdefault(slot, []).append(spoken)
        return spoken

    def line(self, slot: Slot, key: str, **values: str) -> str | None:
        """Let the client say a common line, an angry one in their own way; or one in the same sense once these have run out."""
        angry = (f"{key}_colere",) if self.state.situation.curt else ()
        for name in (*angry, key, *lines.INSTEAD.get(key, ())):
            for choices in lines.sources(name, self.scenario, self.cast.persona):
                if spoken := self.propose(slot, choices, name, **values):
                    return spoken
        return None
