"""What was read in the texts that the trainee wrote: as the log keeps it, else judged anew."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.authoring.obstacle_points import expected_report
from crca_sim.authoring.points import form_text, judged, noted
from crca_sim.understanding.forbidden import Forbidden, find_forbidden
from crca_sim.understanding.key_points import Judgement

PERSONAL = frozenset({"sante", "jugement", "intime", "rumeur"})
"""Families of forbidden things that are about the client: they are a fault by themselves (FE-05)."""


def note_judged(case: Case) -> Judgement:
    """Key points and forbidden things of the contact notes, taken together; what the closing of the file kept wins."""
    wanted = [point.label for point in case.scenario.note.points] if case.scenario.note else []
    for closing in case.desk("cloturer"):
        if "jugement" in closing.produced:
            kept = Judgement.model_validate(closing.produced["jugement"])
            if [point.label for point in kept.points] == wanted:
                return kept
    return judged(_note(case), case.scenario.note)


def reports_judged(case: Case, reports: Sequence[ev.DeskUsed]) -> Judgement:
    """Key points and forbidden things of what was reported of an obstacle; what the desk kept of a single report wins."""
    described = expected_report(case.scenario)
    if len(reports) == 1 and "jugement" in reports[0].produced:
        kept = Judgement.model_validate(reports[0].produced["jugement"])
        if [point.label for point in kept.points] == [point.label for point in described.points] if described else False:
            return kept
    return judged("\n".join(form_text(report.args) for report in reports), described)


def notes_with_preference(case: Case) -> tuple[ev.DeskUsed, ...]:
    """The last note, when the notes say the client's preference of communication."""
    notes = case.desk("rediger_note")
    kept = [closing.produced["preference"] for closing in case.desk("cloturer") if "preference" in closing.produced]
    said = kept[-1] if kept else bool(notes) and noted(_note(case), case.scenario.access_note, case.scenario.note)
    return notes[-1:] if said else ()


def unlawful(case: Case, used: ev.DeskUsed) -> tuple[Forbidden, ...]:
    """What should not stand in something written on the desk."""
    own = case.scenario.note.forbidden if case.scenario.note else ()
    return find_forbidden("\n".join(str(value) for value in used.args.values()), own)


def _note(case: Case) -> str:
    return "\n".join(str(note.args.get("texte", "")) for note in case.desk("rediger_note"))
