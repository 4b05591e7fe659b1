"""What happened on the client's side: what moved them, and what they did not say, told only now."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.temper import reactions
from crca_sim.debrief.texts import CurveMove
from crca_sim.house import typeset

MEASURES = {"trust": "Confiance", "patience": "Patience", "comprehension": "Compréhension", "fatigue": "Fatigue"}
NOTABLE = 4
"""Points from which a move of the client's state is worth telling."""


def curve(events: Sequence[ev.Event], persona: Persona) -> tuple[CurveMove, ...]:
    moves = [e for e in events if isinstance(e, ev.StateMoved) and e.cause != "depart" and _notable(e)]
    return tuple(CurveMove(e.turn, MEASURES[e.measure], e.by, e.value, why(e, persona), e.quote) for e in moves if e.by)


def _notable(move: ev.StateMoved) -> bool:
    return move.measure == "trust" or abs(move.by) >= NOTABLE


def revealed(scenario: Scenario, persona: Persona, events: Sequence[ev.Event]) -> tuple[str, ...]:
    """What the trainee could not know: hidden needs, what would have eased the exchange, what lay behind the objections."""
    hidden = [_hidden(scenario, need, events) for need, described in scenario.needs.items() if described.hidden]
    leaving = (f"Derrière l'envie de partir : {scenario.departure.motive}",) if scenario.departure else ()
    motives = [_motive(scenario, name) for name in _raised(events) if name in scenario.objections]
    return tuple(typeset(text) for text in (*hidden, *_access(persona, events), *motives, *leaving))


def _hidden(scenario: Scenario, need: str, events: Sequence[ev.Event]) -> str:
    revealed = any(isinstance(e, ev.NeedRevealed) and e.need == need for e in events)
    picked = any(isinstance(e, ev.HintPickedUp) and e.need == need for e in events)
    hints = [e.text for e in events if isinstance(e, ev.HintDropped) and e.need == need]
    ending = "Vous l'avez mis au jour." if revealed else "Vous aviez relevé un indice." if picked else "Il n'est pas apparu."
    heard = f" Le client l'avait laissé entendre : « {hints[-1]} »" if hints and not revealed else ""
    return f"Un besoin qui ne se disait pas : {scenario.needs[need].label}. {ending}{heard}"


def _motive(scenario: Scenario, name: str) -> str:
    objection = scenario.objections[name]
    label = objection.label.removeprefix("«").removesuffix("»").strip()
    return f"Derrière « {label} » : {objection.motive[0].lower()}{objection.motive[1:]}"


def _access(persona: Persona, events: Sequence[ev.Event]) -> tuple[str, ...]:
    signs = [e for e in events if isinstance(e, ev.AccessNeedShown)]
    told = next((e for e in events if isinstance(e, ev.PreferenceTold)), None)
    said = [e for e in events if isinstance(e, ev.AccessNeedTold)]
    if said and not signs:
        return (f"{persona.formal_name} avait dit ce qui l'aide (tour {said[0].turn}, « {said[0].text} »). {_help(persona, told, events)}",)
    if not (signs or told):
        return ()
    shown = " ; ".join(f"tour {e.turn}, « {e.text} »" for e in signs)
    opening = f"{persona.formal_name} laissait voir qu'une autre façon d'échanger l'aiderait ({shown})." if signs else ""
    return (f"{opening} {_help(persona, told, events)}".strip(),)


def _help(persona: Persona, told: ev.PreferenceTold | None, events: Sequence[ev.Event]) -> str:
    if told:
        return f"Ce qui aide : {persona.formal_name} {told.preference}."
    if any(isinstance(e, ev.AdaptationOffered) for e in events):
        return "Vous avez proposé autre chose, sans apprendre ce qui aide vraiment."
    return "Vous n'avez pas demandé ce qui aiderait."


def _raised(events: Sequence[ev.Event]) -> list[str]:
    return list(dict.fromkeys(e.objection for e in events if isinstance(e, ev.ObjectionRaised)))


def why(move: ev.StateMoved, persona: Persona) -> str:
    """What the table of reactions calls the cause; a log may know a cause that the table has lost."""
    known = reactions().get(move.cause)
    woman = persona.title == "Mme"
    label = known.label if known else move.cause.replace("_", " ")
    for mark, word in (("{il}", "elle" if woman else "il"), ("{lui}", "elle" if woman else "lui"), ("{e}", "e" if woman else "")):
        label = label.replace(mark, word)
    return label
