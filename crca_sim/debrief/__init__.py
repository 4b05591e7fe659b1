"""Findings → what to tell the trainee, in order, in French. Screens and plain mode place it; nobody else words it."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.assessment.finding import Assessment, CompetencyResult, Fault, Finding, Level
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.debrief.clarity import hard_messages
from crca_sim.debrief.client import NOTABLE, curve, revealed, why
from crca_sim.debrief.exercise import next_exercise
from crca_sim.debrief.texts import CompetencyText, CurveMove, Debrief, FaultText, HardMessage, IndicatorText
from crca_sim.house import typeset
from crca_sim.referential import Block, block

__all__ = ["CompetencyText", "CurveMove", "Debrief", "FaultText", "HardMessage", "IndicatorText", "debrief"]

DISCLAIMER = (
    "Le simulateur entraîne, il ne certifie pas. Aucune grille officielle d'indicateurs n'est publiée : "
    "celle-ci est une construction pédagogique, et l'assureur est fictif."
)
FAULT_STATUS = {"established": "établie", "to_verify": "à vérifier"}
LEVELS: tuple[Level, ...] = ("non_acquis", "en_cours", "acquis", "maitrise")

OUTCOMES = {
    "accord": "{client} a donné son accord.",
    "differe": "L'échange s'est terminé sans accord ce jour-là.",
    "deconseille": "Vous avez déconseillé à {client} de souscrire.",
    "transfere": "{client} a été transféré{e} vers un autre service.",
    "rappel": "Un rappel est convenu avec {client}.",
    "client_parti": "{client} a mis fin au contact avant la fin.",
    "conseiller_parti": "Vous avez mis fin au contact.",
    "temps_ecoule": "{client} a dû partir : le temps était écoulé.",
}
TASK_DONE = "La démarche de {client} est faite dans l'espace client."
OTHER_WAY = "Une autre voie que l'écran est convenue avec {client}."


def debrief(scenario: Scenario, persona: Persona, events: Sequence[ev.Event], assessment: Assessment) -> Debrief:
    """What to tell about an interview."""
    kept = block()
    return Debrief(
        title=scenario.title,
        outcome=_outcome(persona, events),
        summary=_summary(kept, persona, events, assessment),
        competencies=tuple(_competency(kept, result, assessment.faults) for result in assessment.competencies),
        faults=tuple(_fault(kept, fault) for fault in assessment.faults),
        curve=curve(events, persona),
        hard=hard_messages(events),
        revealed=revealed(scenario, persona, events),
        correction=scenario.model_correction or "",
        next_exercise=next_exercise(kept, scenario, events, assessment),
        disclaimer=DISCLAIMER,
    )


# ── The whole in a few sentences ─────────────────────────────────────────────────────────────────


def _outcome(persona: Persona, events: Sequence[ev.Event]) -> str:
    ended = next((e for e in events if isinstance(e, ev.InterviewEnded)), None)
    if ended is None:
        return "L'entretien n'est pas terminé."
    told = _task_settled(events) if ended.outcome == "accord" else None
    return (told or OUTCOMES[ended.outcome]).format(client=persona.formal_name, e="e" if persona.title == "Mme" else "")


def _task_settled(events: Sequence[ev.Event]) -> str | None:
    """Of a guidance: nothing was sold, something was done."""
    if any(isinstance(e, ev.TaskDone) for e in events):
        return TASK_DONE
    return OTHER_WAY if any(isinstance(e, ev.OtherWayOffered) for e in events) else None


def _summary(kept: Block, persona: Persona, events: Sequence[ev.Event], assessment: Assessment) -> str:
    sentences = [_trust(persona, events), _best_and_worst(kept, assessment), _verdict(assessment)]
    return typeset(" ".join(sentence for sentence in sentences if sentence))


def _trust(persona: Persona, events: Sequence[ev.Event]) -> str:
    """Where trust went, and the turns that moved it most."""
    moves = [e for e in events if isinstance(e, ev.StateMoved) and e.measure == "trust"]
    if not moves:
        return ""
    told = f"La confiance de {persona.formal_name} est passée de {moves[0].value} à {moves[-1].value} sur 100"
    weighed = [m for m in moves if m.cause != "depart"]
    up, down = max(weighed, key=lambda m: m.by, default=None), min(weighed, key=lambda m: m.by, default=None)
    causes = [_moved("plus forte hausse", up, persona)] if up and up.by >= NOTABLE else []
    causes += [_moved("plus forte baisse", down, persona)] if down and down.by <= -NOTABLE else []
    return f"{told} ({' ; '.join(causes)})." if causes else f"{told}."


def _moved(what: str, move: ev.StateMoved, persona: Persona) -> str:
    return f"{what} au tour {move.turn}, {why(move, persona)}"


def _best_and_worst(kept: Block, assessment: Assessment) -> str:
    scored = sorted((r for r in assessment.competencies if r.level and r.score is not None), key=_rank)
    if not scored:
        return "L'entretien donne trop peu d'occasions pour annoncer un niveau."
    best, worst = scored[-1], scored[0]
    if best.level in ("non_acquis", "en_cours"):
        return f"Rien n'est encore acquis ; commencez par ceci : {_named(kept, worst)}."
    told = f"Ce qui a le mieux fonctionné : {_named(kept, best)}."
    if worst.level == best.level:
        return told
    return f"{told} Ce qui reste à travailler d'abord : {_named(kept, worst)}."


def _rank(result: CompetencyResult) -> tuple[int, float]:
    return LEVELS.index(result.level or "non_acquis"), result.score or 0.0


def _named(kept: Block, result: CompetencyResult) -> str:
    title = kept.competency(result.code).title
    return f"{title[0].lower()}{title[1:]} ({kept.levels[result.level or ''].lower()})"


def _verdict(assessment: Assessment) -> str:
    """The faults first: nothing else weighs as much."""
    sure = [f.code for f in assessment.faults if f.status == "established"]
    if sure:
        what = "Une faute éliminatoire est établie" if len(sure) == 1 else "Des fautes éliminatoires sont établies"
        return f"{what} ({', '.join(sure)})."
    return assessment.block.reason


# ── Competencies and faults ──────────────────────────────────────────────────────────────────────


def _competency(kept: Block, result: CompetencyResult, faults: Sequence[Fault]) -> CompetencyText:
    level = kept.levels[result.level] if result.level else kept.no_level.get(result.why_no_level, "")
    return CompetencyText(
        code=result.code,
        name=kept.competency(result.code).title,
        level_label=level,
        score_label=_score(result),
        note=_note(kept, result, faults),
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


def _note(kept: Block, result: CompetencyResult, faults: Sequence[Fault]) -> str:
    if result.why_no_level == "a_confirmer":
        return "Un ou plusieurs points tiennent à une phrase comprise sans certitude : le niveau est à confirmer."
    if result.why_no_level == "trop_peu_d_occasions":
        return "Cet entretien ne donnait pas assez d'occasions pour annoncer un niveau."
    attached = [f.code for f in faults if f.status == "established" and f.code in kept.competency(result.code).faults]
    if attached:
        return f"Non acquise, quelle que soit la note : {', '.join(attached)}."
    return kept.competency(result.code).levels.get(result.level or "", "")


def _indicator(kept: Block, finding: Finding) -> IndicatorText:
    return IndicatorText(
        id=finding.indicator,
        name=kept.indicator(finding.indicator).title,
        value_label=kept.values[finding.value],
        quotes=tuple((e.turn, e.quote) for e in finding.evidence),
        reason=_reason(kept, finding),
        advice=finding.advice,
        uncertain=finding.uncertain,
        declared=finding.declared,
    )


def _reason(kept: Block, finding: Finding) -> str:
    """The reason; and for a doubt, what the value would be otherwise."""
    if not (finding.uncertain and finding.alternative):
        return finding.reason
    return typeset(f"{finding.reason} Compris sans certitude : ce serait sinon « {kept.values[finding.alternative]} ».")


def _fault(kept: Block, fault: Fault) -> FaultText:
    quotes = tuple(dict.fromkeys((e.turn, e.quote) for e in fault.proofs))
    return FaultText(fault.code, kept.fault_kind(fault.code).title, FAULT_STATUS[fault.status], quotes, fault.reason)
