"""A scenario drawn: facts reveal needs, solutions answer them, objections stand between an offer and the end. Mermaid text."""

from __future__ import annotations

from collections.abc import Iterator

from crca_sim.authoring import known, portal_plan
from crca_sim.authoring.scenario import Need, Scenario

_STAGES = {
    "accueil": "Accueil", "identification": "Identification", "decouverte": "Découverte", "proposition": "Proposition",
    "objections": "Objections", "accord": "Accord", "conclusion": "Conclusion",
}  # fmt: skip
_ENDS = {
    "accord": "accord", "differe": "différé", "deconseille": "déconseillé", "transfere": "transféré", "rappel": "rappel",
    "client_parti": "client parti", "conseiller_parti": "conseiller parti", "temps_ecoule": "temps écoulé",
}  # fmt: skip


def mermaid(scenario: Scenario) -> str:
    """The whole graph, in the order of an interview."""
    lines = [
        "flowchart LR", *_stages(), *_facts(scenario), *_needs(scenario), *_solutions(scenario), *_objections(scenario),
        *_guidance(scenario), *_ends(scenario),
    ]  # fmt: skip
    return "\n".join([*lines, "  classDef cache stroke-dasharray: 5 5"])


def _stages() -> Iterator[str]:
    yield "  subgraph etapes [Étapes]"
    yield "    " + " --> ".join(f"e_{name}[{label}]" for name, label in _STAGES.items())
    yield "  end"


def _facts(scenario: Scenario) -> Iterator[str]:
    yield '  subgraph faits ["Faits"]'
    for name, fact in scenario.facts.items():
        yield f"    f_{_id(name)}[{_text(f'{fact.label} ({fact.disclosure})')}]"
    yield "  end"
    yield "  e_decouverte --> faits"


def _needs(scenario: Scenario) -> Iterator[str]:
    for name, need in scenario.needs.items():
        yield f"  b_{_id(name)}({_text(_need(need))}){':::cache' if need.hidden else ''}"
        for fact in need.facts:
            yield f"  f_{_id(fact)} -->|révèle| b_{_id(name)}"


def _need(need: Need) -> str:
    return f"{need.label} (caché, {len(need.hints)} indices)" if need.hidden else need.label


def _solutions(scenario: Scenario) -> Iterator[str]:
    for name, solution in scenario.solutions.items():
        mark = " (conseillée)" if solution.advised else " (inadaptée)" if solution.unsuitable else ""
        yield f"  s_{_id(name)}[[{_text(solution.label + mark)}]]"
        yield f"  e_proposition --> s_{_id(name)}"
        for need in solution.needs:
            yield f"  b_{_id(need)} -->|répond| s_{_id(name)}"


def _objections(scenario: Scenario) -> Iterator[str]:
    for name, objection in scenario.objections.items():
        yield f"  o_{_id(name)}{{{{{_text(objection.label)}}}}}"
        yield f"  e_objections --> o_{_id(name)}"
        if objection.blocking:
            yield f"  o_{_id(name)} -->|à régler avant| e_accord"


def _guidance(scenario: Scenario) -> Iterator[str]:
    if scenario.guidance is not None:
        yield from portal_plan.guided(known.the_house().portal, scenario.guidance)


def _ends(scenario: Scenario) -> Iterator[str]:
    for outcome in scenario.outcomes:
        yield f"  e_conclusion --> fin_{outcome}(({_text(_ENDS[outcome])}))"


def _id(name: str) -> str:
    return name.replace("-", "_")


def _text(text: str) -> str:
    """A label between quotes; what Mermaid would read as its own is written as a character code."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return '"' + "".join(f"#{ord(c)};" if c in '"#<>&;`\n' else c for c in shown) + '"'
