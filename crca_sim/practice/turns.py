"""The turns of an interview as they are shown, read off the events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crca_sim import events as ev
from crca_sim.house import house, typeset


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn as it is shown. `state` holds trust, patience, comprehension, fatigue, 0 to 100, after the turn."""

    n: int
    phase: str
    trainee: str | None
    gesture: str | None
    desk: dict[str, Any] | None
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    client: str | None
    state: dict[str, int]
    stage: str
    notices: tuple[str, ...] = ()
    companion: tuple[str, str] | None = None
    """Who else spoke, and their words: heard before the client's."""


_ENDS = {
    "client_parti": "Le client met fin au contact.",
    "temps_ecoule": "Le client doit partir : le temps est écoulé.",
    "accord": "L'entretien est terminé : le client a donné son accord.",
    "differe": "L'entretien est terminé, sans accord aujourd'hui.",
    "deconseille": "L'entretien est terminé : vous avez déconseillé de souscrire.",
    "transfere": "L'entretien est terminé : le client est transféré.",
    "rappel": "L'entretien est terminé : un rappel est convenu.",
    "conseiller_parti": "L'entretien est terminé : vous avez mis fin au contact.",
}


_TASK_SETTLED = "L'entretien est terminé : la démarche est faite, ou une autre voie est convenue."


def views(events: Iterable[ev.Event], previous: TurnView | None = None) -> list[TurnView]:
    """The turns that the events tell, in order; `previous` gives the state and stage before them."""
    by_turn: dict[int, list[ev.Event]] = {}
    for event in events:
        by_turn.setdefault(event.turn, []).append(event)
    shown: list[TurnView] = []
    for n, happened in sorted(by_turn.items()):
        shown.append(_view(n, happened, shown[-1] if shown else previous))
    return shown


def _view(n: int, events: list[ev.Event], previous: TurnView | None) -> TurnView:
    spoke = next((e for e in events if isinstance(e, ev.TraineeSpoke)), None)
    gesture = next((e for e in events if isinstance(e, ev.GestureMade)), None)
    used = next((e for e in events if isinstance(e, ev.DeskUsed)), None)
    said = next((e for e in events if isinstance(e, ev.ClientSpoke)), None)
    beside = next((e for e in events if isinstance(e, ev.CompanionSpoke)), None)
    state = dict(previous.state) if previous else {}
    state |= {e.measure: e.value for e in events if isinstance(e, ev.StateMoved)}
    stages = [e.stage for e in events if isinstance(e, ev.StageEntered)]
    ended = next((e for e in events if isinstance(e, ev.InterviewEnded)), None)
    was_over = previous is not None and (previous.phase == "apres_contact" or previous.stage == "apres_contact")
    return TurnView(
        n=n,
        phase="apres_contact" if was_over else "entretien",
        trainee=spoke.text if spoke else None,
        gesture=gesture.gesture if gesture else None,
        desk=used.model_dump(include={"action", "label", "args", "message", "accepted"}) if used else None,
        acts=spoke.reading.acts() if spoke else (),
        topics=spoke.reading.topics() if spoke else (),
        client=said.text if said else None,
        companion=(beside.name, beside.text) if beside else None,
        state=state,
        stage=stages[-1] if stages else (previous.stage if previous else "preparation"),
        notices=(*_after_days(events), *((_TASK_SETTLED if ended.why == "demarche" else _ENDS[ended.outcome],) if ended else ())),
    )


_PROMISES = {"rappel": "rappel", "envoi": "envoi", "suite": "suite annoncée"}


def _after_days(events: list[ev.Event]) -> list[str]:
    """What passing time brings, told to the adviser."""
    return [typeset(notice) for event in events if (notice := _notice(event))]


def _notice(event: ev.Event) -> str:
    match event:
        case ev.TimePassed():
            return f"{event.label}."
        case ev.DocumentReturned():
            document = house().documents.get(event.document)
            label = document.label if document else event.document
            return f"Retour {'signé' if event.signed else 'non signé'} : {label}. À vérifier au poste."
        case ev.PromiseDue(kept=True):
            return f"Promesse tenue : {_PROMISES.get(event.what, event.what)}."
        case ev.PromiseDue():
            said = f" Le client écrit : « {event.text} »" if event.text else ""
            return f"Promesse non tenue : {_PROMISES.get(event.what, event.what)}.{said}"
    return ""
