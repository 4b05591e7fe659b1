"""The right of withdrawal of what is concluded in a scenario: how to say it, and how to recognise its delay."""

from __future__ import annotations

import re

from crca_sim.assessment.case import Case

DELAYS = {"14_jours": re.compile(r"\b(14|quatorze) jours", re.IGNORECASE), "30_jours": re.compile(r"\b(30|trente) jours", re.IGNORECASE)}
_SAYINGS = {
    "aucun": "« Pour ce contrat, il n'y a pas de délai pour renoncer : prenez le temps avant de dire oui. »",
    "14_jours": "« Vous avez quatorze jours pour renoncer, sans motif ni frais ; un simple écrit suffit. »",
    "30_jours": "« Vous avez trente jours pour renoncer, sans motif ni frais ; un simple écrit suffit. »",
}


def saying(case: Case) -> str:
    """A wording of the right, with its source where it is law of certainty A or B (`reglementation.md` R05)."""
    rule = case.house.withdrawal(case.scenario.product, case.scenario.channel)
    sure = rule is not None and rule.code == case.scenario.withdrawal and rule.certainty in ("A", "B")
    return _SAYINGS[case.scenario.withdrawal] + (f" ({rule.source})" if rule and sure else "")
