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
    """The notable moves; of two that pull apart on the same words, the second says that both are true."""
    moves = [e for e in events if isinstance(e, ev.StateMoved) and e.cause != "depart" and e.by and _notable(e)]
    spoken = {e.turn: e for e in events if isinstance(e, ev.TraineeSpoke)}
    return tuple(
        CurveMove(e.turn, MEASURES[e.measure], e.by, e.value, _despite(e, moves[:n]) + why(e, persona), _quoted(e, spoken.get(e.turn)))
        for n, e in enumerate(moves)
    )


LENGTHS = ("phrase_trop_longue", "fatigue_phrase_longue")
"""Causes whose quote is one sentence of the message: the longest."""


def _quoted(move: ev.StateMoved, spoken: ev.TraineeSpoke | None) -> str:
    if spoken is None or move.cause not in LENGTHS:
        return move.quote
    return max((s.text for s in spoken.reading.sentences), key=lambda text: len(text.split()), default=move.quote)


def _despite(move: ev.StateMoved, before: Sequence[ev.StateMoved]) -> str:
    """« mais »: the same words had just moved the client the other way."""
    against = [m for m in before if (m.turn, m.measure) == (move.turn, move.measure) and m.by * move.by < 0]
    return "dans la même phrase, pourtant, " if any(m.quote and m.quote == move.quote for m in against) else ""


def _notable(move: ev.StateMoved) -> bool:
    return move.measure == "trust" or abs(move.by) >= NOTABLE


def revealed(scenario: Scenario, persona: Persona, events: Sequence[ev.Event]) -> tuple[str, ...]:
    """What the trainee could not know: hidden needs, what would have eased the exchange, what lay behind the objections."""
    hidden = [_hidden(scenario, need, events) for need, described in scenario.needs.items() if described.hidden]
    leaving = (f"Derrière l'envie de partir : {scenario.departure.motive.rstrip('.')}.",) if scenario.departure else ()
    motives = [_motive(scenario, name) for name in _raised(events) if name in scenario.objections]
    return tuple(typeset(text) for text in (*hidden, *_access(persona, events), *motives, *leaving))


def _hidden(scenario: Scenario, need: str, events: Sequence[ev.Event]) -> str:
    revealed = any(isinstance(e, ev.NeedRevealed) and e.need == need for e in events)
    picked = any(isinstance(e, ev.HintPickedUp) and e.need == need for e in events)
    hints = [e.text for e in events if isinstance(e, ev.HintDropped) and e.need == need]
    learned = [scenario.facts[f].label for f in scenario.needs[need].facts if f in _told(events)]
    opening = f"Un besoin qui ne se disait pas : {scenario.needs[need].label}."
    if revealed:
        return f"{opening} Vous l'avez mis au jour."
    if learned:
        return f"{opening} Vous en avez appris une partie : {' ; '.join(learned)}."
    heard = f" Le client l'avait laissé entendre : « {hints[-1]} »" if hints else ""
    ending = "Vous aviez relevé un indice." if picked else "Il n'est pas apparu."
    return f"{opening} {ending}{heard}"


def _told(events: Sequence[ev.Event]) -> set[str]:
    return {e.fact for e in events if isinstance(e, ev.FactDisclosed)}


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
    offers = [e for e in events if isinstance(e, ev.AdaptationOffered)]
    if any(isinstance(e, ev.AccessNeedTold) for e in events) and (taken := [e for e in offers if e.accepted]):
        return f"Vous en avez tenu compte (tour {taken[0].turn})."
    if offers:
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
