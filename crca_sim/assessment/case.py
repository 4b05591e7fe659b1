"""A case: everything a rule may look at, arranged once from the events. Never changed.

What a trainee piles up without content (`hollow.py`) gives no credit: `of` and `said` leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from crca_sim import events as ev
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.hollow import TRAINEES, hollow_turns
from crca_sim.assessment.limits_meant import with_limits_meant
from crca_sim.assessment.words import cut, pressing, same, turned
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.house import House
from crca_sim.understanding.expressions import fold, says
from crca_sim.understanding.reading import SentenceReading

E = TypeVar("E", bound=ev.Event)
SUBSCRIPTION = "souscription"
CONCLUDING = (SUBSCRIPTION, "accord")
"""Consents that conclude an interview: to subscribe, or to whatever else it is about."""
CUT_SHORT = ("client_parti", "conseiller_parti", "temps_ecoule")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the trainee, and the turn it was said in."""

    turn: int
    sentence: SentenceReading

    @property
    def text(self) -> str:
        return self.sentence.text


_YOURS = {"mon": "votre", "ma": "votre", "mes": "vos"}
_PLACES = re.compile(r"\b(?:mon|ma|mes)\b", re.IGNORECASE)
_NAMES = {"nom", "nom_prenom", "identite"}


def _holds(said: str, expressions: Sequence[str]) -> bool:
    """One expression of several words, or two of one word: a single word may come from anywhere."""
    found = [e for e in expressions if says(said, e)]
    return len(found) >= 2 or any(len(e.split()) >= 2 for e in found)


class Case:
    """An interview to judge, with what it is judged against."""

    def __init__(
        self, events: Sequence[ev.Event], scenario: Scenario, persona: Persona, house: House, profile: Accommodation | None = None
    ) -> None:
        self.events = with_limits_meant(events, scenario)
        self.scenario, self.persona, self.house, self.profile = scenario, persona, house, profile

    # ── Events ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _by_kind(self) -> dict[type, tuple[ev.Event, ...]]:
        found: dict[type, list[ev.Event]] = {}
        for event in self.events:
            if not (event.turn in self.hollow and isinstance(event, TRAINEES)):
                found.setdefault(type(event), []).append(event)
        return {kind: tuple(events) for kind, events in found.items()}

    @cached_property
    def hollow(self) -> frozenset[int]:
        """Turns in which acts are piled up or text is copied: nothing in them is credited."""
        return hollow_turns(self.events, self.scenario)

    def of(self, kind: type[E], *, since: int | None = None, until: int | None = None) -> tuple[E, ...]:
        """Events of a kind, in order; `since` and `until` are turns, both included."""
        return tuple(
            event
            for event in self._by_kind.get(kind, ())
            if isinstance(event, kind) and (since is None or event.turn >= since) and (until is None or event.turn <= until)
        )

    def first(self, kind: type[E]) -> E | None:
        """The first event of a kind."""
        return next(iter(self.of(kind)), None)

    # ── Words ────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def messages(self) -> tuple[ev.TraineeSpoke, ...]:
        """What the trainee said or wrote to the client, in order."""
        return tuple(event for event in self.events if isinstance(event, ev.TraineeSpoke))

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """All sentences of the trainee."""
        return tuple(Said(m.turn, s) for m in self.messages for s in m.reading.sentences)

    def said(self, *acts: str, since: int | None = None, until: int | None = None) -> tuple[Said, ...]:
        """Sentences in which one of these acts is decided; the same words count once, piled up or copied ones never."""
        found: list[Said] = []
        for said in self.sentences:
            fits = said.sentence.does(*acts) and (since is None or said.turn >= since) and (until is None or said.turn <= until)
            if fits and said.turn not in self.hollow and not any(same(said.text, other.text) for other in found):
                found.append(said)
        return tuple(found)

    def message(self, turn: int) -> ev.TraineeSpoke | None:
        """What was said in a turn."""
        return next((m for m in self.messages if m.turn == turn), None)

    def text(self, turn: int) -> str:
        """The trainee's words of a turn; empty when they did something else."""
        spoken = self.message(turn)
        return spoken.text if spoken else ""

    def replies(self, turn: int, most: int = 1) -> tuple[ev.TraineeSpoke, ...]:
        """The messages that follow a turn."""
        return tuple(m for m in self.messages if m.turn > turn)[:most]

    def last_messages(self, most: int) -> tuple[ev.TraineeSpoke, ...]:
        """The last messages of the interview."""
        return self.messages[-most:]

    # ── Proof ────────────────────────────────────────────────────────────────────────────────────

    def proof(self, turn: int, quote: str = "") -> Evidence:
        """A quote of a turn: cut from the trainee's words, or from the label of what they did."""
        text = self.text(turn) or self._label(turn)
        return Evidence(turn, cut(text, quote))

    def _label(self, turn: int) -> str:
        done = (e for e in self.events if e.turn == turn and isinstance(e, ev.DeskUsed | ev.GestureMade))
        return next((e.label for e in done), "")

    def proofs(self, *found: ev.Event | Said) -> tuple[Evidence, ...]:
        """Quotes of these events and sentences, each once, three at most."""
        quotes = (self.proof(f.turn, f.text if isinstance(f, Said) else getattr(f, "quote", "")) for f in found)
        return tuple(dict.fromkeys(q for q in quotes if q.quote))[:3]

    # ── Moments ──────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def first_offer(self) -> int | None:
        """The turn of the first offer, piled up or not."""
        return next((e.turn for e in self.events if isinstance(e, ev.OfferMade)), None)

    @cached_property
    def agreement(self) -> int | None:
        """The turn in which the client agreed to subscribe; asked for again later, it is concluded there."""
        given = next((e.turn for e in self.events if isinstance(e, ev.ConsentGiven) and e.about == SUBSCRIPTION), None)
        if given is None:
            return None
        return max([given, *(d.turn for d in self.decisions(clear=True) if d.turn > given and turned(d.quote, "le_contrat"))])

    @cached_property
    def decided(self) -> int | None:
        """The turn in which the client agreed to what the interview is about, be it no subscription."""
        given = next((e.turn for e in self.events if isinstance(e, ev.ConsentGiven) and e.about in CONCLUDING), None)
        return self.agreement if self.agreement is not None else given

    @property
    def sells(self) -> bool:
        """A contract is what may be agreed to here: advice, documents and withdrawal have an object."""
        return bool(self.scenario.solutions) and says(self.scenario.agreement.about, "souscri*")

    def decisions(self, *, clear: bool) -> tuple[ev.DecisionAsked, ...]:
        """Decisions asked by a clear question, or taken for granted."""
        return tuple(d for d in self.of(ev.DecisionAsked) if self._is_clear(d) == clear)

    def _is_clear(self, asked: ev.DecisionAsked) -> bool:
        """The message asks, wherever in it the question stands; in a hurry of one's own making, nothing is asked."""
        questions = (s for s in self.sentences if s.turn == asked.turn and s.text.rstrip().endswith("?"))
        return asked.explicit or any(s.sentence.does("demander_accord", "faire_signer") and not pressing(s.text) for s in questions)

    def in_time(self, sent: ev.DocumentSent) -> bool:
        """Whether a document left before the agreement."""
        return sent.turn < self.agreement if self.agreement is not None else sent.before_agreement

    @cached_property
    def end(self) -> ev.InterviewEnded | None:
        return next((e for e in self.events if isinstance(e, ev.InterviewEnded)), None)

    @cached_property
    def cut_short(self) -> bool:
        """The interview ended through the trainee: the client left, was left, or ran out of time."""
        return self.end is not None and self.end.outcome in CUT_SHORT and self.decided is None

    @cached_property
    def last_turn(self) -> int:
        return max((e.turn for e in self.events), default=0)

    # ── Matter ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def told(self) -> dict[str, int]:
        """Fact → the turn in which the client first told it."""
        found: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, ev.FactDisclosed):
                found.setdefault(event.fact, event.turn)
        return found

    @cached_property
    def heard(self) -> frozenset[str]:
        """Facts that stand in the client's own words, though no question made them an answer."""
        said = _PLACES.sub(lambda place: _YOURS[place.group().lower()], " ".join(e.text for e in self.of(ev.ClientSpoke)))
        return frozenset(f for f, fact in self.scenario.facts.items() if _holds(said, fact.taken_up))

    def values_said(self) -> tuple[ev.RecordedValueSaid, ...]:
        """What the record holds, said before any control; to greet someone by their surname tells and dictates nothing."""
        early = (v for v in self.of(ev.RecordedValueSaid) if not v.identified)
        return tuple(v for v in early if not (self._is_name(v.fact) and self._only_greets(v.quote)))

    def spoken_past(self, since: int | None = None) -> tuple[ev.CompanionAddressed, ...]:
        """The companion addressed; to tell the client what they may tell them (« dites-lui ») is to speak to the client."""
        return tuple(p for p in self.of(ev.CompanionAddressed, since=since) if not turned(p.quote, "a_lui_dire"))

    def _is_name(self, fact_id: str) -> bool:
        fact = self.scenario.facts.get(fact_id)
        return bool({fact_id, fact.field if fact else None} & _NAMES)

    def _only_greets(self, quote: str) -> bool:
        said = fold(quote)
        greeting = said.startswith(("bonjour", "bonsoir", "oui bonjour", "allo bonjour"))
        return greeting and not said.rstrip().endswith("?") and fold(self.persona.first_name) not in said

    def learned(self, before: int | None = None) -> tuple[str, ...]:
        """Facts of the discovery list that the client told, before a turn."""
        wanted = self.discovery
        return tuple(f for f, turn in self.told.items() if f in wanted and (before is None or turn < before))

    KNOWN_ENOUGH = 2
    """Facts of the discovery list before which documents cannot carry an advice."""

    def useful_documents(self) -> tuple[ev.DocumentSent, ...]:
        """Documents sent once something was learned of the client."""
        enough = min(self.KNOWN_ENOUGH, len(self.discovery))
        return tuple(d for d in self.of(ev.DocumentSent) if len(self.learned(before=d.turn)) >= enough)

    @cached_property
    def discovery(self) -> tuple[str, ...]:
        """The facts to collect."""
        return tuple(f for f, fact in self.scenario.facts.items() if fact.to_discover)

    @cached_property
    def risks(self) -> frozenset[str]:
        """The facts that change the risk."""
        return frozenset(f for f, fact in self.scenario.facts.items() if fact.changes_risk)

    def fact_labels(self, facts: Iterable[str]) -> list[str]:
        """What the author calls these facts."""
        return [self.scenario.facts[f].label for f in facts if f in self.scenario.facts]

    def desk(self, *actions: str, since: int | None = None, until: int | None = None) -> tuple[ev.DeskUsed, ...]:
        """Accepted uses of the desk."""
        return tuple(used for used in self.of(ev.DeskUsed, since=since, until=until) if used.accepted and used.action in actions)

    @property
    def spoken(self) -> bool:
        """By voice: nothing stays written, silences are heard."""
        return self.scenario.channel in ("telephone", "face_a_face")

    def caused(self, *causes: str, since: int = 0) -> tuple[ev.StateMoved, ...]:
        """Changes of the client's state with one of these causes."""
        return tuple(moved for moved in self.of(ev.StateMoved, since=since) if moved.cause in causes)
