"""What the desk's forms should say in a scenario, and which of their fields say it: one answer for the desk and the assessment."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.situations import KeyPoints

SAYING: Mapping[str, tuple[str, ...]] = {
    "transferer": ("resume",),
    "enregistrer_reclamation": ("texte", "demande"),
    "signaler_non_conformite": ("texte", "impact", "cause", "action_immediate"),
    "alerter": ("texte",),
}
"""Action → the fields in which its facts are told. The client's own words (`verbatim`) are theirs, whatever they hold."""


def expected(scenario: Scenario, action: str) -> KeyPoints | None:
    """The key points that a form should hold; None when the scenario expects none."""
    work = scenario.work
    report = work.report if work.report and work.report.kind == "non_conformite" else None
    points = {
        "transferer": work.transfer.summary if work.transfer else None,
        "enregistrer_reclamation": work.complaint.facts if work.complaint else None,
        "signaler_non_conformite": report.facts if report else None,
        "alerter": work.alert.facts if work.alert else None,
    }
    return points.get(action)


def told_in(action: str, args: Mapping[str, JsonValue]) -> str:
    """The facts that a form tells."""
    return "\n".join(str(args[name]) for name in SAYING.get(action, ()) if args.get(name))
