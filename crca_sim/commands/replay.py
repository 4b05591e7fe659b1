"""`replay`: a scripted interview, played and scored. The same partie gives the same bytes, every time."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crca_sim.commands.border import MISUSE, CommandError
from crca_sim.commands.output import english_outcome, print_json
from crca_sim.events import SessionStarted

if TYPE_CHECKING:
    from crca_sim.assessment.finding import Assessment, CompetencyResult, Evidence, Fault, Finding
    from crca_sim.practice import Practice, TurnView

_FIGURES = 4
"""Figures kept after the point in a score."""


def replay(options: Namespace) -> int:
    """Play the partie of a file."""
    from crca_sim.authoring.library import open_library
    from crca_sim.practice import play_through
    from crca_sim.understanding import load_reader

    path = Path(options.partie)
    if not path.is_file():
        raise CommandError(f"Le fichier « {path} » n'existe pas.", MISUSE)
    library = open_library()
    practice, unplayed = play_through(library.playthrough(path), library=library, reader=load_reader())
    if options.json:
        print_json(as_json(practice, unplayed, practice.assess()))
    else:
        _in_words(practice, unplayed)
    return 0


def _in_words(practice: Practice, unplayed: int) -> None:
    from crca_sim.plain.debriefing import debrief_lines
    from crca_sim.plain.telling import told
    from crca_sim.plain.terminal import standard_terminal

    terminal = standard_terminal()
    for view in practice.turns:
        terminal.tell(*told(view))
    if unplayed:
        terminal.tell(f"Information : {unplayed} tours de la partie n'ont pas pu être joués.")
    terminal.tell("", *debrief_lines(practice, kept=False))


# ── JSON: pure functions of what was played ──────────────────────────────────────────────────────


def as_json(practice: Practice, unplayed: int, assessment: Assessment) -> dict[str, Any]:
    """The document of `replay --json`."""
    return {
        "scenario": practice.scenario_id,
        "persona": practice.persona_id,
        "seed": practice.seed,
        "versions": _versions(practice, assessment),
        "outcome": english_outcome(practice.state.outcome),
        "stages": list(practice.state.stages),
        "unplayed": unplayed,
        "turns": [_turn(view) for view in practice.turns],
        "assessment": assessment_json(assessment),
    }


def _versions(practice: Practice, assessment: Assessment) -> dict[str, str]:
    started = practice.events[0]
    assert isinstance(started, SessionStarted)
    return {
        "crca_sim": started.versions["crca_sim"],
        "scenario": started.scenario_hash,
        "understanding": started.versions["understanding"],
        "referential": assessment.referential_version,
    }


def _turn(view: TurnView) -> dict[str, Any]:
    """A turn; `companion` only when someone beside the client spoke."""
    beside = {"companion": {"name": view.companion[0], "text": view.companion[1]}} if view.companion else {}
    return beside | {
        "n": view.n,
        "phase": view.phase,
        "trainee": view.trainee,
        "gesture": view.gesture,
        "desk": {key: view.desk[key] for key in ("action", "label", "args")} if view.desk else None,
        "acts": list(view.acts),
        "topics": list(view.topics),
        "client": view.client,
        "state": {measure: view.state[measure] for measure in ("trust", "patience", "comprehension", "fatigue")},
    }


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """The `assessment` of the document: all competencies, in order, then faults and the block's opinion."""
    return {
        "competencies": [_competency(result) for result in assessment.competencies],
        "faults": [_fault(fault) for fault in assessment.faults],
        "block": {"validated": assessment.block.validated, "reason": assessment.block.reason},
    }


def _competency(result: CompetencyResult) -> dict[str, Any]:
    return {
        "code": result.code,
        "score": None if result.score is None else round(result.score, _FIGURES),
        "range": None if result.range is None else [round(bound, _FIGURES) for bound in result.range],
        "level": result.level,
        "indicators": [_indicator(finding) for finding in result.findings],
    }


def _indicator(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.indicator,
        "value": finding.value,
        "uncertain": finding.uncertain,
        "evidence": _quotes(finding.evidence),
        "reason": finding.reason,
        "advice": finding.advice,
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"code": fault.code, "status": fault.status, "proofs": _quotes(fault.proofs)}


def _quotes(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"turn": proof.turn, "quote": proof.quote} for proof in evidence]
