"""What each action of the desk does: one French answer for the adviser, and what it made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from crca_sim import events as ev
from crca_sim.authoring.points import judged, noted
from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import diary, judging, knowledge, portal_views, quality, quoting, reading, recording, routing, sending
from crca_sim.desk.answer import Act, Answer, Sent, says
from crca_sim.desk.arguments import Arguments, read
from crca_sim.desk.label import told
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.house import house, typeset, unknown
from crca_sim.house.workstation import Action


@dataclass(frozen=True, slots=True)
class Done:
    """An action performed or refused: the event to record, and the documents that leave with it."""

    used: ev.DeskUsed
    documents: tuple[Sent, ...] = ()

    @property
    def accepted(self) -> bool:
        return self.used.accepted


def perform(action: str, args: Mapping[str, JsonValue], *, scenario: Scenario, state: DeskState, turn: int) -> Done:
    """Checks and does one action. Nothing changes but through the events handed back.

    `args` may hold ids or labels, and values as typed; the event holds ids and canonical values (`2019-05-12`,
    `4500`, `14:30`). A wrong one is refused: `used.accepted` is false, `used.message` says why in French, 0 seconds.
    """
    described = house().actions.get(action)
    try:
        if described is None:
            raise Refused(unknown("Action", action, house().actions))
        _check_moment(described, state)
        arguments = read(described, args, scenario)
        answer = _ACTS[described.id](arguments, state)
    except Refused as refusal:
        return _refused(action, args, refusal, turn)
    return _done(described, arguments, answer, turn, judging.kept(described.id, arguments.values, scenario))


def _check_moment(action: Action, state: DeskState) -> None:
    if state.closed:
        raise Refused("Le dossier est clôturé : plus aucune action n'est possible.")
    if action.with_client and state.ended:
        raise Refused("Le contact est terminé : cette action n'a plus lieu d'être.")


def _refused(action: str, args: Mapping[str, JsonValue], why: Refused, turn: int) -> Done:
    label = typeset(f"Action refusée : {action[:60]}")
    used = ev.DeskUsed(
        turn=turn, action=action[:60], label=label, args=dict(args), seconds=0, accepted=False, message=str(why), mistakes=why.fields
    )
    return Done(used)


def _done(action: Action, arguments: Arguments, answer: Answer, turn: int, kept: dict[str, JsonValue]) -> Done:
    seconds = arguments.values.get("duree", action.seconds)
    used = ev.DeskUsed(
        turn=turn, action=action.id, label=told(action.label, arguments.shown), args=arguments.values,
        seconds=float(seconds) if isinstance(seconds, int | float) else action.seconds,
        message=typeset("\n".join(answer.lines)), produced={**(answer.produced or {}), **kept},
    )  # fmt: skip
    return Done(used, answer.documents)


def _resumed(arguments: Arguments, state: DeskState) -> Answer:
    """After a hold. Raises Refused when nobody waits."""
    if not state.on_hold:
        raise Refused("Le client n'est pas en attente.")
    return Answer(["Contact repris, avec un remerciement pour l'attente."])


def _closed(arguments: Arguments, state: DeskState) -> Answer:
    """With what is read in the note: kept, so that a later judge never rewrites it."""
    scenario = arguments.scenario
    produced: dict[str, JsonValue] = {}
    if state.note:
        produced["jugement"] = judged(state.note, scenario.note).model_dump(mode="json")
        produced["preference"] = noted(state.note, scenario.access_note, scenario.note)
    return Answer(["Dossier clôturé."], produced)


_CONTACT: dict[str, Act] = {
    "mettre_en_attente": says("Client en attente[, {duree}]."),
    "reprendre": _resumed,
    "raccrocher": says("Contact terminé."),
    "cloturer": _closed,
}
_ACTS: dict[str, Act] = {
    **recording.ACTS, **quoting.ACTS, **reading.ACTS, **sending.ACTS, **routing.ACTS, **diary.ACTS, **quality.ACTS, **knowledge.ACTS,
    **portal_views.ACTS,
    **_CONTACT,
}  # fmt: skip
