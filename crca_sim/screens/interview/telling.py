"""A turn of the practice → what the conversation shows of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crca_sim.house import house
from crca_sim.practice.people import companion_named
from crca_sim.screens.widgets.transcript import Entry
from crca_sim.screens.words import GESTURES

if TYPE_CHECKING:
    from crca_sim.practice import Practice, TurnView

YOU = "Vous"


def entries(turn: TurnView, client: str, beside: str = "") -> list[Entry]:
    """In the order in which one lives it: what was done, what was said, the answer, what the system notes.

    `beside` is who speaks too, as it is shown.
    """
    told: list[Entry] = []
    if turn.desk is not None:
        told.append(Entry("act", "", _desk(turn.desk), turn.n))
    if turn.gesture:
        told.append(Entry("act", "", f"Geste : {GESTURES.get(turn.gesture, turn.gesture).lower()}", turn.n))
    if turn.trainee:
        told.append(Entry("trainee", YOU, turn.trainee, turn.n))
    if turn.companion:
        told.append(Entry("companion", beside or turn.companion[0], turn.companion[1], turn.n))
    if turn.client:
        told.append(Entry("client", client, turn.client, turn.n))
    elif not turn.companion and (turn.trainee or turn.gesture == "attendre"):
        told.append(Entry("notice", "", "silence", turn.n))
    told += [Entry("notice", "", notice, turn.n) for notice in turn.notices]
    return told


def of_turn(turn: TurnView, practice: Practice) -> list[Entry]:
    """With the names of this interview."""
    return entries(turn, practice.persona.name, companion_named(practice))


def _desk(used: dict[str, Any]) -> str:
    if used.get("accepted", True):
        return str(used["label"])
    action = house().actions.get(used["action"])
    return f"{action.title if action else used['action']}\u00a0: refusé"


def whole(practice: Practice, *, numbered: bool = False) -> list[Entry]:
    """Every turn of an interview; `numbered` adds the turn beside the trainee's name."""
    told = [entry for turn in practice.turns for entry in of_turn(turn, practice)]
    return list(_numbered(told)) if numbered else told


def _numbered(told: Iterable[Entry]) -> Iterable[Entry]:
    for entry in told:
        yield Entry(entry.kind, f"{entry.who} · tour {entry.turn}", entry.text, entry.turn) if entry.kind == "trainee" else entry
