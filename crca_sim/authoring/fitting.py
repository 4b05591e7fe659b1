"""Who can play a scenario beside its own persona, and why someone cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crca_sim.authoring.persona import Persona, Register
from crca_sim.authoring.scenario import Scenario

_GENDER = {"M.": "au masculin", "Mme": "au féminin"}


def fits(scenario: Scenario, own: Persona, persona: Persona) -> list[str]:
    """What keeps a persona from playing here, in French; nothing when they can. The scenario's own always can."""
    return [] if persona == own else list(_reasons(scenario, own, persona))


def titles(scenario: Scenario, own: Persona) -> Sequence[str]:
    """The civilities that the lines agree with."""
    return scenario.fit.titles or (own.title,)


def registers(scenario: Scenario, own: Persona) -> Sequence[Register]:
    """The registers that the lines are written in."""
    return scenario.fit.registers or (own.register_,)


def _reasons(scenario: Scenario, own: Persona, persona: Persona) -> Iterator[str]:
    youngest, oldest = scenario.fit.ages
    if not youngest <= persona.age <= oldest:
        yield f"{persona.name} a {persona.age} ans : il faut de {youngest} à {oldest} ans."
    wanted = titles(scenario, own)
    if persona.title not in wanted:
        yield f"Les répliques s'accordent {_GENDER[wanted[0]]} : il faut « {wanted[0]} », et non « {persona.title} »."
    if persona.register_ not in registers(scenario, own):
        possible = " ou ".join(f"« {r} »" for r in registers(scenario, own))
        yield f"{persona.name} parle en registre « {persona.register_} » : il faut {possible}."
    missing = [s for s in scenario.fit.situations if s not in persona.situations]
    if missing:
        yield f"Il manque à la vie de {persona.name} : {', '.join(s.replace('_', ' ') for s in missing)}."
    allowed = scenario.fit.accommodations
    if allowed and persona.accommodation not in allowed:
        yield "La situation tient à une façon de communiquer que ce client n'a pas."
