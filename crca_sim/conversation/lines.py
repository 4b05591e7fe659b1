"""The client's lines: the scenario's own, the persona's own, then the common ones of their register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.chance import Chance


@cache
def _common(register: str) -> dict[str, list[str]]:
    source = files(__package__).joinpath("repliques", f"{register}.yaml")
    return yaml.load(source.read_text("utf-8"), yaml.CSafeLoader) if source.is_file() else {}


def variants(key: str, scenario: Scenario, persona: Persona) -> tuple[str, ...]:
    """All lines for a key, the most particular source first; empty when nobody has any."""
    for source in (scenario.lines, persona.lines, _common(persona.register_), _common("courant")):
        if key in source:
            return tuple(source[key])
    return ()


def pick(lines: Sequence[str], said: set[str], chance: Chance, key: str) -> str | None:
    """One line that was not said yet in this interview; None when all were."""
    fresh = [line for line in lines if line not in said]
    return chance.choose(f"{key}:{len(lines) - len(fresh)}", fresh) if fresh else None


def filled(line: str, persona: Persona, **values: str) -> str:
    """The line with its blanks filled: agreement marks, facts, terms, prices."""
    values.setdefault("e", "e" if persona.title == "Mme" else "")
    for name, value in values.items():
        line = line.replace("{" + name + "}", value)
    return line
