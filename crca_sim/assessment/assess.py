"""The whole assessment: each indicator judged on three readings of the interview, then scores, levels, faults.

As understood and declared by the trainee: the value. With what was nearly understood, or without what barely was:
a different value there is a doubt, and the doubt is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crca_sim import events as ev
from crca_sim.assessment import levels, reread, rules, wording
from crca_sim.assessment.case import Case
from crca_sim.assessment.faults import faults
from crca_sim.assessment.finding import Assessment, Finding
from crca_sim.assessment.occasions import declared as is_declared
from crca_sim.assessment.occasions import opening
from crca_sim.assessment.rule import RULES, Verdict, absent, no_occasion
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.house import House, house, typeset
from crca_sim.referential import Block, Indicator, block

assert rules.__all__, "the table of rules is filled by importing them"

LOST = "L'entretien s'est arrêté avant : l'occasion que prévoyait le scénario est perdue."
NONE = "Rien ne l'appelait dans cet entretien."
TAKEN_OUT = "L'auteur du scénario l'a retiré."


def assess(
    events: Sequence[ev.Event],
    scenario: Scenario,
    persona: Persona,
    *,
    profile: Accommodation | None = None,
    referential: Block | None = None,
    insurer: House | None = None,
) -> Assessment:
    """Judge an interview from its events; `profile` is the persona's accommodation. Pure: the same gives the same, everywhere."""
    book, insurer = referential or block(), insurer or house()
    readings = _read(events, lambda read: Case(read, scenario, persona, insurer, profile), scenario)
    findings = {i.id: _finding(readings, i) for i in book.indicators()}
    found = faults(readings.understood, (f.code for f in book.fault_kinds))
    wanted = [i.id for i in book.indicators() if is_declared(readings.understood, i)]
    results = tuple(
        levels.result(book, competency, [findings[i.id] for i in competency.indicators], wanted, found) for competency in book.competencies
    )
    return Assessment(results, found, levels.opinion(book, results, found), book.edition)


@dataclass(frozen=True, slots=True)
class _Readings:
    """The same interview, read four ways."""

    plain: Case
    understood: Case
    others: tuple[tuple[Case, tuple[tuple[int, str], ...]], ...]


def _read(events: Sequence[ev.Event], case: Callable[[Sequence[ev.Event]], Case], scenario: Scenario) -> _Readings:
    said = reread.declared(events, scenario)
    plain = case(events)
    understood = case(said.events) if said.changed else plain
    others = (reread.generous(said.events, scenario), reread.strict(said.events, scenario))
    return _Readings(plain, understood, tuple((case(o.events), o.changed) for o in others if o.changed))


def _finding(readings: _Readings, indicator: Indicator) -> Finding:
    verdict = _verdict(readings.understood, indicator)
    finding = Finding(
        indicator=indicator.id,
        value=verdict.value,
        evidence=verdict.evidence,
        reason=typeset(verdict.reason),
        advice=wording.advice(readings.understood, indicator, verdict),
        declared=readings.understood is not readings.plain and _verdict(readings.plain, indicator).value != verdict.value,
    )
    return _doubted(readings, indicator, finding)


def _doubted(readings: _Readings, indicator: Indicator, finding: Finding) -> Finding:
    """The finding, uncertain when another reading gives another value because of an act that decides it."""
    rule = RULES.get(indicator.id)
    if rule is None or finding.value == "no_occasion":
        return finding
    for case, changed in readings.others:
        doubt = tuple((turn, act) for turn, act in changed if act in rule.acts)
        other = _verdict(case, indicator).value if doubt else finding.value
        if other not in (finding.value, "no_occasion"):
            return replace(finding, uncertain=True, alternative=other, doubt=doubt[:3])
    return finding


def _verdict(case: Case, indicator: Indicator) -> Verdict:
    if indicator.id in case.scenario.no_occasion:
        return no_occasion(TAKEN_OUT)
    rule, state = RULES.get(indicator.id), opening(case, indicator)
    if rule is None:
        return no_occasion(indicator.not_judged or NONE)
    if state == "lost":
        return absent(LOST)
    return rule.judge(case) if state == "open" else no_occasion(NONE)
