"""What is read in a form when it is filed: kept with it, so that a later judge never rewrites a score."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from crca_sim.authoring.points import judged, noted
from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.work_points import expected, told_in


def kept(action: str, args: Mapping[str, JsonValue], scenario: Scenario) -> dict[str, JsonValue]:
    """The key points that the form says, and for a transfer whether it says the need of communication."""
    read: dict[str, JsonValue] = {}
    if described := expected(scenario, action):
        read["jugement"] = judged(told_in(action, args), described).model_dump(mode="json")
    if action == "transferer" and scenario.work.transfer and scenario.work.transfer.access:
        read["besoin_dit"] = noted(f"{args.get('besoin_acces') or ''}\n{args.get('resume') or ''}", scenario.work.transfer.access, None)
    return read
