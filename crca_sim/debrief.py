"""Findings → what to tell the trainee, in order, in French. Screens and plain mode place it; nobody else words it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment.finding import Assessment, CompetencyResult, Fault, Finding
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.temper import reactions
from crca_sim.referential import Block, block

DISCLAIMER = (
    "Le simulateur entraîne, il ne certifie pas. Aucune grille officielle d'indicateurs n'est publiée : "
    "celle-ci est une construction pédagogique, et l'assureur est fictif."
)
FAULT_STATUS = {"established": "établie", "to_verify": "à vérifier"}
MEASURES = {"trust": "Confiance", "patience": "Patience", "comprehension": "Compréhension", "fatigue": "Fatigue"}
NOTABLE = 4
"""Points from which a move of the client's state is worth telling."""

OUTCOMES = {
    "accord": "{client} a donné son accord.",
    "differe": "{client} se décidera plus tard.",
    "deconseille": "Vous avez déconseillé à {client} de souscrire.",
    "transfere": "{client} a été transféré{e} vers un autre service.",
    "rappel": "Un rappel est convenu avec {client}.",
    "client_parti": "{client} a mis fin au contact avant la fin.",
    "conseiller_parti": "Vous avez mis fin au contact.",
    "temps_ecoule": "{client} a dû partir : le temps était écoulé.",
}


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """One indicator, as it is read. `quotes`: (turn, words cut from that turn)."""

    id: str
    name: str
    value_label: str
    quotes: tuple[tuple[int, str], ...]
    reason: str
    advice: str
    uncertain: bool
    declared: bool


@dataclass(frozen=True, slots=True)
class CompetencyText:
    """One competency; `level_label` says in words what the score alone would not."""

    code: str
    name: str
    level_label: str
    score_label: str
    note: str
    indicators: tuple[IndicatorText, ...]


@dataclass(frozen=True, slots=True)
class FaultText:
    """One eliminatory fault, established or to verify."""

    code: str
    title: str
    status_label: str
    quotes: tuple[tuple[int, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CurveMove:
    """One notable move of the client's state, and what moved it."""

    turn: int
    measure_label: str
    by: int
    value: int
    why: str
    quote: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that is told, in the order in which it is told."""

    title: str
    outcome: str
    summary: str
    competencies: tuple[CompetencyText, ...]
    faults: tuple[FaultText, ...]
    curve: tuple[CurveMove, ...]
    revealed: tuple[str, ...]
    correction: str
    next_exercise: tuple[str, int, str] | None
    disclaimer: str


def debrief(scenario: Scenario, persona: Persona, events: Sequence[ev.Event], assessment: Assessment) -> Debrief:
    """What to tell about an interview."""
    kept = block()
    return Debrief(
        title=scenario.title,
        outcome=_outcome(persona, events),
        summary=_summary(kept, persona, events, assessment),
        competencies=tuple(_competency(kept, result) for result in assessment.competencies),
        faults=tuple(_fault(kept, fault) for fault in assessment.faults),
        curve=_curve(events),
        revealed=_revealed(scenario, persona, events),
        correction=scenario.model_correction or "",
        next_exercise=_next_exercise(kept, assessment, events),
        disclaimer=DISCLAIMER,
    )


# ── The whole in a few sentences ─────────────────────────────────────────────────────────────────


def _outcome(persona: Persona, events: Sequence[ev.Event]) -> str:
    ended = next((e for e in events if isinstance(e, ev.InterviewEnded)), None)
    if ended is None:
        return "L'entretien n'est pas terminé."
    return OUTCOMES[ended.outcome].format(client=persona.formal_name, e="e" if persona.title == "Mme" else "")


def _summary(kept: Block, persona: Persona, events: Sequence[ev.Event], assessment: Assessment) -> str:
    sentences = [_trust(persona, events), _best_and_worst(kept, assessment), assessment.block.reason]
    return " ".join(sentence for sentence in sentences if sentence)


def _trust(persona: Persona, events: Sequence[ev.Event]) -> str:
    values = [e.value for e in events if isinstance(e, ev.StateMoved) and e.measure == "trust"]
    if not values:
        return ""
    return f"La confiance de {persona.formal_name} est passée de {values[0]} à {values[-1]} sur 100."


def _best_and_worst(kept: Block, assessment: Assessment) -> str:
    scored = sorted((r for r in assessment.competencies if r.level and r.score is not None), key=lambda r: r.score or 0.0)
    if not scored:
        return "L'entretien donne trop peu d'occasions pour annoncer un niveau."
    best, worst = scored[-1], scored[0]
    told = f"Ce qui a le mieux fonctionné : {kept.competency(best.code).title.lower()} ({kept.levels[best.level or '']})."
    if worst.code == best.code:
        return told
    return f"{told} Ce qui reste à travailler d'abord : {kept.competency(worst.code).title.lower()} ({kept.levels[worst.level or '']})."


# ── Competencies and faults ──────────────────────────────────────────────────────────────────────


def _competency(kept: Block, result: CompetencyResult) -> CompetencyText:
    level = kept.levels[result.level] if result.level else kept.no_level.get(result.why_no_level, "")
    return CompetencyText(
        code=result.code,
        name=kept.competency(result.code).title,
        level_label=level,
        score_label=_score(result),
        note=_note(kept, result),
        indicators=tuple(_indicator(kept, finding) for finding in result.findings),
    )


def _score(result: CompetencyResult) -> str:
    if result.score is None:
        return "sans note"
    if result.range and round(result.range[0], 2) != round(result.range[1], 2):
        return f"de {_percent(result.range[0])} à {_percent(result.range[1])}"
    return _percent(result.score)


def _percent(score: float) -> str:
    return f"{score * 100:.0f} %"


def _note(kept: Block, result: CompetencyResult) -> str:
    if result.why_no_level == "a_confirmer":
        return "Un ou plusieurs points tiennent à une phrase comprise sans certitude : le niveau est à confirmer."
    if result.why_no_level == "trop_peu_d_occasions":
        return "Cet entretien ne donnait pas assez d'occasions pour annoncer un niveau."
    return kept.competency(result.code).levels.get(result.level or "", "")


def _indicator(kept: Block, finding: Finding) -> IndicatorText:
    return IndicatorText(
        id=finding.indicator,
        name=kept.indicator(finding.indicator).title,
        value_label=kept.values[finding.value],
        quotes=tuple((e.turn, e.quote) for e in finding.evidence),
        reason=finding.reason,
        advice=finding.advice,
        uncertain=finding.uncertain,
        declared=finding.declared,
    )


def _fault(kept: Block, fault: Fault) -> FaultText:
    quotes = tuple(dict.fromkeys((e.turn, e.quote) for e in fault.proofs))
    return FaultText(fault.code, kept.fault_kind(fault.code).title, FAULT_STATUS[fault.status], quotes, fault.reason)


# ── The client ───────────────────────────────────────────────────────────────────────────────────


def _curve(events: Sequence[ev.Event]) -> tuple[CurveMove, ...]:
    moves = [e for e in events if isinstance(e, ev.StateMoved) and e.cause != "depart" and _notable(e)]
    labels = reactions()
    return tuple(CurveMove(e.turn, MEASURES[e.measure], e.by, e.value, labels[e.cause].label, e.quote) for e in moves if e.by)


def _notable(move: ev.StateMoved) -> bool:
    return move.measure == "trust" or abs(move.by) >= NOTABLE


def _revealed(scenario: Scenario, persona: Persona, events: Sequence[ev.Event]) -> tuple[str, ...]:
    found = {e.need for e in events if isinstance(e, ev.NeedRevealed | ev.HintPickedUp)}
    hidden = [_hidden(scenario, need, need in found) for need, n in scenario.needs.items() if n.hidden]
    motives = [f"Derrière « {scenario.objections[o].label.strip('«»  ')} » : {scenario.objections[o].motive}" for o in _raised(events)]
    return (*hidden, *_access(persona, events), *motives)


def _hidden(scenario: Scenario, need: str, found: bool) -> str:
    ending = "Vous l'avez mis au jour." if found else "Il n'est pas apparu."
    return f"Un besoin qui ne se disait pas : {scenario.needs[need].label}. {ending}"


def _access(persona: Persona, events: Sequence[ev.Event]) -> tuple[str, ...]:
    signs = [e for e in events if isinstance(e, ev.AccessNeedShown)]
    if not signs:
        return ()
    told = next((e for e in events if isinstance(e, ev.PreferenceTold)), None)
    shown = " ; ".join(f"tour {e.turn}, « {e.text} »" for e in signs)
    ending = f"Ce qui l'aide : {persona.formal_name} {told.preference}." if told else "Personne ne lui a demandé ce qui l'aiderait."
    return (f"{persona.formal_name} laissait voir qu'une autre façon de communiquer l'aiderait ({shown}). {ending}",)


def _raised(events: Sequence[ev.Event]) -> list[str]:
    return list(dict.fromkeys(e.objection for e in events if isinstance(e, ev.ObjectionRaised)))


# ── What next ────────────────────────────────────────────────────────────────────────────────────


def _next_exercise(kept: Block, assessment: Assessment, events: Sequence[ev.Event]) -> tuple[str, int, str] | None:
    """The heaviest indicator that was missed, and the turn where its moment began."""
    missed = [f for r in assessment.competencies for f in r.findings if f.value in ("absent", "partial")]
    if not missed:
        return None
    worst = max(missed, key=lambda f: (kept.weight(kept.indicator(f.indicator)), f.value == "absent", bool(f.evidence)))
    turn = worst.evidence[0].turn if worst.evidence else _turn_of(kept.indicator(worst.indicator).moments[0], events)
    name = kept.indicator(worst.indicator).title
    return (f"reprendre au tour {turn}, avec un seul but : {name.lower()} (3 minutes)", turn, worst.indicator)


_STAGES = {
    "M0": "accueil", "M1": "accueil", "M2": "identification", "M3": "decouverte", "M4": "decouverte", "M5": "proposition",
    "M6": "objections", "M7": "accord", "M8": "conclusion", "M9": "apres_contact",
}  # fmt: skip


def _turn_of(moment: str, events: Sequence[ev.Event]) -> int:
    """The turn in which the moment's stage began, else the last one of the contact."""
    entered = next((e.turn for e in events if isinstance(e, ev.StageEntered) and e.stage == _STAGES[moment]), None)
    last = max((e.turn for e in events if isinstance(e, ev.TraineeSpoke)), default=1)
    return max(1, entered if entered is not None else last)
