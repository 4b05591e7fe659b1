"""The stage the interview is at and where it may go; the only file that knows `transitions`.

One machine for the stages, one for objections and one for tasks of the portal, built once and shared by every session: a session only
carries its own stage. It is not a corridor: most triggers fire from anywhere, and consequences follow elsewhere.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from transitions import Machine

from crca_sim.events import ObjectionState, Stage

STAGES: tuple[Stage, ...] = (
    "preparation", "accueil", "identification", "decouverte", "proposition", "objections", "accord", "conclusion", "apres_contact",
)  # fmt: skip

Move = dict[str, str | list[str]]

_IN_CONTACT: list[str] = [s for s in STAGES if s not in ("preparation", "apres_contact")]

_MOVES: list[Move] = [
    {"trigger": "commencer", "source": "preparation", "dest": "accueil"},
    {"trigger": "identifier", "source": ["accueil", "decouverte"], "dest": "identification"},
    {"trigger": "decouvrir", "source": ["accueil", "identification"], "dest": "decouverte"},
    {"trigger": "revenir", "source": ["proposition", "objections", "accord"], "dest": "decouverte"},
    {"trigger": "proposer", "source": ["accueil", "identification", "decouverte", "objections"], "dest": "proposition"},
    {"trigger": "objecter", "source": _IN_CONTACT, "dest": "objections"},
    {"trigger": "accorder", "source": _IN_CONTACT, "dest": "accord"},
    {"trigger": "conclure", "source": _IN_CONTACT, "dest": "conclusion"},
    {"trigger": "finir", "source": ["preparation", *_IN_CONTACT], "dest": "apres_contact"},
]

_OBJECTION_MOVES: list[Move] = [
    {"trigger": "accueillir", "source": ["raised", "hardened"], "dest": "welcomed"},
    {"trigger": "creuser", "source": ["raised", "hardened", "welcomed", "answered"], "dest": "explored"},
    {"trigger": "repondre", "source": ["raised", "hardened", "welcomed", "explored", "answered"], "dest": "answered"},
    {"trigger": "regler", "source": ["welcomed", "explored", "answered"], "dest": "settled"},
    {"trigger": "balayer", "source": ["raised", "welcomed", "explored", "answered", "hardened"], "dest": "hardened"},
]


TaskLife = Literal["a_faire", "en_cours", "bloquee", "contournee", "faite", "sue"]
_TASK_LIFE: tuple[TaskLife, ...] = ("a_faire", "en_cours", "bloquee", "contournee", "faite", "sue")
_UNDONE: list[str] = ["a_faire", "en_cours", "bloquee"]

_TASK_MOVES: list[Move] = [
    {"trigger": "avancer", "source": ["a_faire", "bloquee"], "dest": "en_cours"},
    {"trigger": "buter", "source": _UNDONE, "dest": "bloquee"},
    {"trigger": "contourner", "source": _UNDONE, "dest": "contournee"},
    {"trigger": "finir", "source": [*_UNDONE, "contournee"], "dest": "faite"},
    {"trigger": "redire", "source": ["faite", "contournee"], "dest": "sue"},
]


class _Place:
    """Where a session stands: all that the machines are handed, so that no method of ours is ever overshadowed."""

    __slots__ = ("at",)

    def __init__(self, at: str) -> None:
        self.at = at


def _machine(states: tuple[str, ...], moves: list[Move]) -> Machine:
    return Machine(
        model=None, states=list(states), transitions=moves, initial=states[0],
        auto_transitions=False, ignore_invalid_triggers=True, model_attribute="at",
    )  # fmt: skip


@cache
def _stages() -> Machine:
    return _machine(STAGES, _MOVES)


@cache
def _objections() -> Machine:
    return _machine(("raised", "welcomed", "explored", "answered", "settled", "hardened"), _OBJECTION_MOVES)


@cache
def _tasks() -> Machine:
    return _machine(_TASK_LIFE, _TASK_MOVES)


def _fire(machine: Machine, at: str, trigger: str) -> str:
    place = _Place(at)
    machine.events[trigger].trigger(place)
    return place.at


def stage_after(stage: Stage, trigger: str) -> Stage:
    """The stage that the trigger leads to; the same one where it does not apply. Unknown trigger: KeyError."""
    return cast(Stage, _fire(_stages(), stage, trigger))


def objection_after(state: ObjectionState, trigger: str) -> ObjectionState:
    """What becomes of an objection; the same state where the trigger does not apply. Unknown trigger: KeyError."""
    return cast(ObjectionState, _fire(_objections(), state, trigger))


def task_after(life: TaskLife, trigger: str) -> TaskLife:
    """What becomes of a task of the portal; the same where the trigger does not apply. Unknown trigger: KeyError."""
    return cast(TaskLife, _fire(_tasks(), life, trigger))


def _sources(move: Move) -> list[str]:
    source = move["source"]
    return source if isinstance(source, list) else [source]


def mermaid() -> str:
    """The journey as a Mermaid graph, from its description."""
    arrows = [f"  {source} --> {move['dest']}: {move['trigger']}" for move in _MOVES for source in _sources(move)]
    return "\n".join(["stateDiagram-v2", "  [*] --> preparation", *arrows, "  apres_contact --> [*]"])
