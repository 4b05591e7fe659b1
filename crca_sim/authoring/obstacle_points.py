"""What the report of an obstacle must say (C4.7): the author's key points, else the page and the element that is broken."""

from __future__ import annotations

from crca_sim.authoring.known import the_house
from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.situations import Defect, KeyPoint, KeyPoints


def expected_report(scenario: Scenario) -> KeyPoints | None:
    """None when nothing is broken and no report of an obstacle is described."""
    report = scenario.work.report
    if report is not None and report.kind == "obstacle":
        return report.facts
    defect = scenario.guidance.defect if scenario.guidance else None
    return _of(defect) if defect else None


def _of(defect: Defect) -> KeyPoints:
    page = the_house().pages[defect.page]
    wordings = {"la page": (page.title, page.id.replace("-", " ")), "l'étape": (defect.element,), "l'effet": (defect.effect,)}
    return KeyPoints(points=tuple(KeyPoint(label=label, wordings=said) for label, said in wordings.items()))
