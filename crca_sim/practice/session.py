"""A session: play on, read its turns, have it judged."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, cast, runtime_checkable

from crca_sim import desk
from crca_sim import events as ev
from crca_sim.assessment.finding import Assessment
from crca_sim.authoring.library import Library
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.playthrough import GESTURES
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.call import Call
from crca_sim.conversation.casting import cast_for, engage, role_of
from crca_sim.conversation.difficulty import Level
from crca_sim.conversation.state import CallState
from crca_sim.conversation.topics import scenario_topics
from crca_sim.desk import clock
from crca_sim.event_log.log import EventLog
from crca_sim.house import calendar
from crca_sim.practice.gestures import GESTURE_LABELS, GESTURE_SECONDS
from crca_sim.practice.message import PracticeError, checked
from crca_sim.practice.stages import HINTS
from crca_sim.practice.turns import TurnView, views
from crca_sim.understanding.reading import Reading, SentenceReading

_SPOKEN_UNITS = {"s": "seconde", "min": "minute", "h": "heure", "j": "jour"}
_UNITS = {"s": 1, "min": 60, "h": 3600, "j": 86_400}
_CONTESTS = 5
_LONGEST_WAIT = 1_800
"""Seconds of waiting within a live contact."""


class Reader(Protocol):
    """What reads a message (`understanding`)."""

    @property
    def version(self) -> str: ...

    def read(self, text: str, *, client: str = "", stage: str = "", topics: Any = None) -> Reading: ...


@runtime_checkable
class Hearer(Protocol):
    """A reader that reads sooner what answers words it has heard."""

    def hear(self, client: str, topics: Any = None) -> None: ...


class Practice:
    """A session: play on, read its turns, have it judged."""

    def __init__(self, library: Library, reader: Reader, log: EventLog, events: Sequence[ev.Event]) -> None:
        started = events[0]
        assert isinstance(started, ev.SessionStarted)
        self._started, self._log, self._reader = started, log, reader
        self.library = library
        self.session, self.trainee, self.seed, self.mode = started.session, started.trainee, started.seed, started.mode
        self.scenario_id, self.persona_id = started.scenario, started.persona
        role = role_of(library, started)
        self.scenario: Scenario = role.scenario
        self.persona: Persona = role.persona
        self.difficulty: Level = started.difficulty or role.scenario.difficulty
        self.events: list[ev.Event] = list(events)
        self._topics = scenario_topics(self.scenario, role.repertoire)
        self._call = Call(replace(cast_for(role, started.seed, started.difficulty), reread=self._reread), self.events)
        self.turns: list[TurnView] = views(self.events)

    # ── Beginning ────────────────────────────────────────────────────────────────────────────────

    @classmethod
    def start(
        cls,
        library: Library,
        scenario_id: str,
        *,
        persona_id: str | None = None,
        seed: int | None = None,
        trainee: str = "",
        mode: str = "entrainement",
        difficulty: Level | None = None,
        reader: Reader,
        log: EventLog,
        now: str,
        session: str | None = None,
    ) -> Practice:
        """Begin an interview: the opening is already on disk when this returns. Raises `UnfitPersona`."""
        seed = new_seed() if seed is None else seed
        engaged = engage(library, scenario_id, persona_id, seed)
        started = ev.SessionStarted(
            turn=0,
            session=session or new_session_name(),
            trainee=trainee,
            scenario=scenario_id,
            scenario_hash=library.hash_of("scenario", scenario_id),
            persona=engaged.persona_id,
            persona_hash=engaged.persona_hash,
            seed=seed,
            mode=cast(Any, mode),
            versions=versions(reader),
            started_at=now,
            difficulty=difficulty,
            identity=engaged.role.identity,
            signs=engaged.signs,
            drawn=engaged.drawn,
        )
        opening = Call(cast_for(engaged.role, seed, difficulty)).open(started)
        log.append(started.session, opening, after=0)
        return cls(library, reader, log, opening)

    @classmethod
    def resume(cls, session: str, *, library: Library, reader: Reader, log: EventLog) -> Practice:
        """Take up a session where the log left it."""
        return cls(library, reader, log, log.read(session))

    @classmethod
    def retry(cls, session: str, turn: int, *, library: Library, reader: Reader, log: EventLog, now: str) -> Practice:
        """A new branch that holds what came before `turn` and goes on from there. Error: no such turn."""
        events = log.read(session)
        last = max(event.turn for event in events)
        if not 1 <= turn <= last:
            raise PracticeError(f"Cette session va du tour 1 au tour {last} : on ne peut pas reprendre au tour {turn}.")
        kept = [event for event in events if event.turn < turn]
        started = cast(ev.SessionStarted, kept[0]).model_copy(
            update={"session": new_session_name(), "started_at": now, "branched_from": f"{session}:{turn}"}
        )
        branch = [started, *kept[1:]]
        log.append(started.session, branch, after=0)
        return cls(library, reader, log, branch)

    # ── Playing ──────────────────────────────────────────────────────────────────────────────────

    def say(self, text: str) -> TurnView:
        """Say or write something to the client."""
        return self._speak(text, subject=None, attachments=())

    def write_mail(self, subject: str, body: str, attachments: Sequence[str] = ()) -> TurnView:
        """One mail: on the courriel channel, one turn."""
        return self._speak(body, subject=unicodedata.normalize("NFC", subject), attachments=tuple(attachments))

    def _speak(self, text: str, *, subject: str | None, attachments: tuple[str, ...]) -> TurnView:
        self._check_contact("parler au client")
        text = checked(text)
        joined = self._joined(attachments)
        reading = self._reader.read(text, client=self.state.client_text, stage=self.state.stage, topics=self._topics)
        events = self._call.hear(text, reading, subject=subject, attachments=attachments)
        for document in joined:
            self._call.state.apply(document)
        return self._keep([*events, *joined])

    def _reread(self, text: str) -> SentenceReading | None:
        """A question read again, completed with what it points at."""
        found = self._reader.read(text, client=self.state.client_text, stage=self.state.stage, topics=self._topics).sentences
        return found[-1] if found else None

    def _joined(self, attachments: tuple[str, ...]) -> list[ev.DocumentSent]:
        """What a mail carries: documents of the house, as they are by default. Unknown name: PracticeError."""
        known = desk.document_names()
        if unknown := [name for name in attachments if name not in known]:
            raise PracticeError(f"Pièce jointe inconnue : « {unknown[0]} ».")
        agreed, turn = "souscription" in self.state.consents, self.state.turn + 1
        return [
            ev.DocumentSent(turn=turn, document=name, channel="courriel", format="standard", before_agreement=not agreed)
            for name in attachments
        ]

    def listen_ahead(self) -> None:
        """While the trainee thinks, in the background: what their next words will be read with. Changes nothing."""
        if isinstance(self._reader, Hearer):
            self._reader.hear(self.state.client_text, self._topics)

    def make_gesture(self, gesture: str) -> TurnView:
        """Make one of the six gestures."""
        self._check_contact("faire un geste")
        if gesture not in GESTURE_LABELS:
            raise PracticeError(f"Geste inconnu : « {gesture} ». Les gestes sont : {', '.join(GESTURES)}.")
        return self._keep(self._call.see(gesture, GESTURE_LABELS[gesture], GESTURE_SECONDS[gesture]))

    def use_desk(self, action: str, args: Mapping[str, Any]) -> TurnView:
        """Use the desk. A refused action is a turn too (its message says why) and changes nothing."""
        if self.state.closed:
            raise PracticeError("Le dossier est clos : la session est terminée.")
        if action == "raccrocher":
            return self._hang_up()
        done = desk.perform(action, dict(args), scenario=self.scenario, state=self.desk_state, turn=self.state.turn + 1)
        agreed = "souscription" in self.state.consents
        documents = [
            ev.DocumentSent(turn=self.state.turn + 1, document=d.document, channel=d.channel, format=d.format, before_agreement=not agreed)
            for d in done.documents
        ]
        events = self._call.notice(done.used, documents)
        if action == "cloturer" and done.used.accepted:
            events += self._close_file(done.used.turn)
        return self._keep(events)

    def _hang_up(self) -> TurnView:
        self._check_contact("raccrocher")
        used = ev.DeskUsed(turn=self.state.turn + 1, action="raccrocher", label="Met fin au contact", args={}, seconds=1.0)
        return self._keep([*self._call.notice(used, ()), *self._call.leave()])

    def _close_file(self, turn: int) -> list[ev.Event]:
        ended = [] if self.state.outcome else self._call.leave()
        closed = ev.FileClosed(turn=turn)
        self._call.state.apply(closed)
        return [*ended, closed]

    def let_pass(self, duration: str) -> TurnView:
        """Let time pass: `45 s`, `2 min`, `3 j`."""
        found = re.fullmatch(r"\s*(\d{1,4})\s*(s|min|h|j)\s*", duration)
        if not found:
            raise PracticeError(f"Durée incomprise : « {duration} ». Écrivez par exemple 45 s, 2 min, 1 h ou 3 j.")
        seconds = int(found[1]) * _UNITS[found[2]]
        if self.phase == "entretien" and self.scenario.channel != "courriel" and seconds > _LONGEST_WAIT:
            raise PracticeError("Pendant l'entretien, une attente dure au plus 30 minutes ; les jours passent après le contact.")
        return self._keep(self._call.let_pass(float(seconds), self._label_of(int(found[1]), found[2], seconds)))

    def _label_of(self, count: int, unit: str, seconds: int) -> str:
        """« 3 jours passent : vendredi 27 novembre 2026 »; the day when it changes."""
        before = clock.now(self.scenario, self.desk_state)
        after = before + dt.timedelta(seconds=seconds)
        plural = count > 1
        said = f"{count} {_SPOKEN_UNITS[unit]}{'s' if plural else ''} passe{'nt' if plural else ''}"
        return said if after.date() == before.date() else f"{said} : {calendar.spoken(after.date())}"

    def contest(self, turn: int, act: str) -> TurnView:
        """« That is not what I meant »: at most five a session; the client's past does not change."""
        spoken = next((e for e in self.events if isinstance(e, ev.TraineeSpoke) and e.turn == turn), None)
        if spoken is None:
            raise PracticeError(f"Au tour {turn}, vous n'avez rien dit : il n'y a rien à préciser.")
        if sum(isinstance(e, ev.Contested) for e in self.events) >= _CONTESTS:
            raise PracticeError("Vous avez déjà précisé cinq phrases dans cet entretien, c'est le maximum.")
        event = ev.Contested(turn=self.state.turn + 1, contested_turn=turn, act=act)
        self._call.state.apply(event)
        return self._keep([event])

    def candidates(self, turn: int) -> list[tuple[str, str]]:
        """Acts (id, French label) that the sentence of a turn may have been, likeliest first."""
        from crca_sim.understanding.act_names import labels

        spoken = next((e for e in self.events if isinstance(e, ev.TraineeSpoke) and e.turn == turn), None)
        if spoken is None:
            return []
        seen = [c for s in spoken.reading.sentences for c in (*s.candidates,)]
        ids = dict.fromkeys(c.act for c in sorted(seen, key=lambda c: -c.confidence) if not c.act.startswith("f_"))
        return [(act, labels()[act]) for act in ids]

    def end(self) -> None:
        """No more tours: the adviser ended."""
        self._append(self._call.leave())

    def rate_oneself(self, levels: Mapping[str, str], strength: str = "", progress: str = "", action: str = "") -> None:
        """The trainee's own judgement."""
        event = ev.SelfRated(turn=self.state.turn, levels=dict(levels), strength=strength, progress=progress, action=action)
        self._append([event])

    # ── Reading ──────────────────────────────────────────────────────────────────────────────────

    @property
    def state(self) -> CallState:
        """The interview so far."""
        return self._call.state

    @property
    def desk_state(self) -> desk.DeskState:
        """The desk so far."""
        return self.state.desk

    @property
    def phase(self) -> str:
        """`entretien`, `apres_contact` or `termine`."""
        if self.state.closed:
            return "termine"
        return "apres_contact" if self.state.outcome else "entretien"

    def hint(self) -> str:
        """Help for the present stage, in training."""
        return self.scenario.hints.get(self.state.stage) or HINTS[self.state.stage]

    def assess(self) -> Assessment:
        """Judge what happened so far."""
        from crca_sim.assessment.assess import assess

        return assess(self.events, self.scenario, self.persona, profile=self._call.cast.accommodation)

    # ── Keeping ──────────────────────────────────────────────────────────────────────────────────

    def _check_contact(self, what: str) -> None:
        if self.state.closed:
            raise PracticeError("Le dossier est clos : la session est terminée.")
        if self.state.outcome:
            raise PracticeError(f"L'entretien est terminé : on ne peut plus {what}. Il reste le poste de travail, puis « clôturer ».")

    def _keep(self, events: list[ev.Event]) -> TurnView:
        self._append(events)
        view = views(events, previous=self.turns[-1] if self.turns else None)[-1]
        self.turns.append(view)
        return view

    def _append(self, events: list[ev.Event]) -> None:
        if events:
            self._log.append(self.session, events, after=len(self.events))
            self.events.extend(events)


def new_session_name() -> str:
    """Short and easy to type: `s-7k3f2`."""
    return "s-" + "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(6))


def new_seed() -> int:
    """A number that makes a client, when nobody asked for one in particular."""
    return secrets.randbelow(1_000_000)


def versions(reader: Reader) -> dict[str, str]:
    """What the session was played and understood with."""
    from crca_sim import __version__

    return {"crca_sim": __version__, "understanding": reader.version}
