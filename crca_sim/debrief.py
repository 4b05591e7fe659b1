"""Findings → what to tell the trainee, in order, in French. Screens and plain mode place it; nobody else words it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment.finding import Assessment, CompetencyResult, Fault, Finding, Level
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.temper import reactions
from crca_sim.house import typeset
from crca_sim.referential import Block, block

DISCLAIMER = (
    "Le simulateur entraîne, il ne certifie pas. Aucune grille officielle d'indicateurs n'est publiée : "
    "celle-ci est une construction pédagogique, et l'assureur est fictif."
)
FAULT_STATUS = {"established": "établie", "to_verify": "à vérifier"}
MEASURES = {"trust": "Confiance", "patience": "Patience", "comprehension": "Compréhension", "fatigue": "Fatigue"}
NOTABLE = 4
"""Points from which a move of the client's state is worth telling."""
LEVELS: tuple[Level, ...] = ("non_acquis", "en_cours", "acquis", "maitrise")

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
        competencies=tuple(_competency(kept, result, assessment.faults) for result in assessment.competencies),
        faults=tuple(_fault(kept, fault) for fault in assessment.faults),
        curve=_curve(events),
        revealed=_revealed(scenario, persona, events),
        correction=scenario.model_correction or "",
        next_exercise=_next_exercise(kept, scenario, events, assessment),
        disclaimer=DISCLAIMER,
    )


# ── The whole in a few sentences ─────────────────────────────────────────────────────────────────


def _outcome(persona: Persona, events: Sequence[ev.Event]) -> str:
    ended = next((e for e in events if isinstance(e, ev.InterviewEnded)), None)
    if ended is None:
        return "L'entretien n'est pas terminé."
    return OUTCOMES[ended.outcome].format(client=persona.formal_name, e="e" if persona.title == "Mme" else "")


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
    causes = [_moved("plus forte hausse", up)] if up and up.by >= NOTABLE else []
    causes += [_moved("plus forte baisse", down)] if down and down.by <= -NOTABLE else []
    return f"{told} ({' ; '.join(causes)})." if causes else f"{told}."


def _moved(what: str, move: ev.StateMoved) -> str:
    return f"{what} au tour {move.turn}, {_why(move)}"


def _why(move: ev.StateMoved) -> str:
    """What the table of reactions calls the cause; a log may know a cause that the table has lost."""
    known = reactions().get(move.cause)
    return known.label if known else move.cause.replace("_", " ")


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


# ── The client ───────────────────────────────────────────────────────────────────────────────────


def _curve(events: Sequence[ev.Event]) -> tuple[CurveMove, ...]:
    moves = [e for e in events if isinstance(e, ev.StateMoved) and e.cause != "depart" and _notable(e)]
    return tuple(CurveMove(e.turn, MEASURES[e.measure], e.by, e.value, _why(e), e.quote) for e in moves if e.by)


def _notable(move: ev.StateMoved) -> bool:
    return move.measure == "trust" or abs(move.by) >= NOTABLE


def _revealed(scenario: Scenario, persona: Persona, events: Sequence[ev.Event]) -> tuple[str, ...]:
    """What the trainee could not know: hidden needs, what would have eased the exchange, what lay behind the objections."""
    hidden = [_hidden(scenario, need, events) for need, described in scenario.needs.items() if described.hidden]
    motives = [_motive(scenario, name) for name in _raised(events) if name in scenario.objections]
    return tuple(typeset(text) for text in (*hidden, *_access(persona, events), *motives))


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


# ── What next ────────────────────────────────────────────────────────────────────────────────────


def _next_exercise(kept: Block, scenario: Scenario, events: Sequence[ev.Event], assessment: Assessment) -> tuple[str, int, str] | None:
    """The missed indicator that weighs most in the weakest competency aimed at, and the turn to take it up from."""
    missed = [(r, f) for r in assessment.competencies for f in r.findings if f.value in ("absent", "partial")]
    aimed = [(r, f) for r, f in missed if r.code in scenario.competencies] or missed
    played = [(r, f) for r, f in aimed if not _after_contact(kept, f)] or aimed
    if not played:
        return None
    _, chosen = max(played, key=lambda pair: _worth(kept, *pair))
    indicator = kept.indicator(chosen.indicator)
    turn = _turn_to_retry(kept, chosen, events)
    return (
        f"reprendre au tour {turn}, avec un seul but : {indicator.title[0].lower()}{indicator.title[1:]} (3 minutes)",
        turn,
        chosen.indicator,
    )


def _worth(kept: Block, result: CompetencyResult, finding: Finding) -> tuple[float, ...]:
    """What one would gain by it: heavy, wholly missing, with words to start from, in the weakest competency."""
    weight = kept.weight(kept.indicator(finding.indicator))
    return (weight, finding.value == "absent", bool(finding.evidence), -(result.score or 0.0))


def _after_contact(kept: Block, finding: Finding) -> bool:
    """Made at the desk once the client has left: nothing to play again with them."""
    return kept.indicator(finding.indicator).moments == ("M9",)


_STAGES = {
    "M0": "accueil", "M1": "accueil", "M2": "identification", "M3": "decouverte", "M4": "decouverte", "M5": "proposition",
    "M6": "objections", "M7": "accord", "M8": "conclusion", "M9": "apres_contact",
}  # fmt: skip


def _turn_to_retry(kept: Block, finding: Finding, events: Sequence[ev.Event]) -> int:
    """Where the words were; else where the client gave the occasion, or where the moment's stage began."""
    last = max((e.turn for e in events if isinstance(e, ev.TraineeSpoke)), default=1)
    if finding.evidence:
        return max(1, finding.evidence[0].turn)
    given = [e.turn + 1 for e in events if isinstance(e, _OCCASIONS.get(finding.indicator, ()))]
    moment = kept.indicator(finding.indicator).moments[0]
    entered = [e.turn for e in events if isinstance(e, ev.StageEntered) and e.stage == _STAGES[moment]]
    return min(max(1, next(iter([*given, *entered]), last)), last)


_OCCASIONS: dict[str, tuple[type[ev.Event], ...]] = {
    "C1.4": (ev.AccessNeedShown,),
    "C1.6": (ev.EmotionShown,),
    "C3.4": (ev.HintDropped,),
    "C6.1": (ev.ObjectionRaised,),
    "C6.2": (ev.ObjectionRaised,),
    "C6.4": (ev.ObjectionRaised,),
    "C8.6": (ev.HesitationShown,),
}
"""What the client did that called for it: the turn after is the one to play again."""
