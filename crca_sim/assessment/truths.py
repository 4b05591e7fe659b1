"""The true value of a field of the record, and whether a typed one is the same."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.authoring.scenario import Fact
from crca_sim.understanding.expressions import fold, said_among


def true_value(case: Case, name: str) -> str | None:
    """What the client told of a field, else the fact that fills it, else what the scenario says of a stale one; None: unknown."""
    if told := [c.value for c in case.of(ev.CoordinateTold) if c.field == name]:
        return told[-1]
    if facts := [f.value for f in case.scenario.facts.values() if f.field == name and f.value]:
        return facts[-1]
    written = case.scenario.record.stale_truth.get(name)
    return None if written is None or "{" in written else written


def was_said(case: Case, fact_id: str) -> bool:
    """Whether the client told the fact, the file shows it, or the client's words hold it."""
    fact = case.scenario.facts[fact_id]
    if fact_id in case.told or fact.known:
        return True
    words = " ".join(e.text for e in case.events if isinstance(e, ev.ClientSpoke))
    return said_among(words, (*fact.taken_up, fact.value or "")) is not None


def agrees(fact: Fact, typed: str) -> bool:
    """Whether a typed value is the fact's: the same value, or a way of saying it."""
    return same_value(fact.value or "", typed) or said_among(typed, fact.taken_up) is not None


def same_value(wanted: str, typed: str) -> bool:
    """The same words, the same figures, or all the words of the value with its figures."""
    if fold(typed).strip() == fold(wanted).strip():
        return True
    figures = _figures(typed)
    if "@" not in wanted and figures and figures == _figures(wanted):
        return True
    words = set(re.findall(r"[a-z]{3,}", fold(wanted)))
    return bool(words) and words <= set(re.findall(r"[a-z]{3,}", fold(typed))) and _figures(wanted) <= figures


def _figures(text: str) -> set[float]:
    """The figures of a value: « 14/03/1965 » and « 1965-03-14 » have the same."""
    joined = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", text)
    return {float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d+)?", joined)}
