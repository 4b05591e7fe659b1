"""What to try next time: the referential's advice, filled with the matter of this client and this scenario."""

from __future__ import annotations

from collections.abc import Mapping

from crca_sim.assessment.case import Case
from crca_sim.assessment.rule import Verdict
from crca_sim.house import typeset
from crca_sim.referential import Indicator, blanks


def advice(case: Case, indicator: Indicator, verdict: Verdict) -> str:
    """A better wording or the next thing to do; empty when it was observed, or when there was no occasion."""
    if verdict.value not in ("partial", "absent"):
        return ""
    known = _common(case, indicator) | {key: _bare(value) for key, value in verdict.blanks.items() if value}
    template = next((t for t in indicator.advice if all(b in known for b in blanks(t))), None)
    if template is None:
        template = "« {modele} »"
    return typeset(_filled(template, known))


def _common(case: Case, indicator: Indicator) -> dict[str, str]:
    record = case.scenario.record
    found = {
        "client": case.persona.formal_name,
        "modele": indicator.wording(case.scenario.channel, case.scenario.direction == "sortant"),
    }
    history = next((line for line in (*record.contacts, *record.alerts)), "")
    return found | ({"historique": _bare(history)} if history else {})


def _bare(text: str) -> str:
    """Without the quotes it would be put between."""
    return text.replace("«", "“").replace("»", "”").replace("“ ", "“").replace(" ”", "”").strip()


def _filled(template: str, known: Mapping[str, str]) -> str:
    for name in blanks(template):
        template = template.replace("{" + name + "}", known[name])
    return template.replace("..", ".").replace(". »", ". »")
