"""`crca-sim list`: the scenarios and personas of the library in use."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from crca_sim.authoring.fitting import fits
from crca_sim.authoring.library import Library, open_library
from crca_sim.authoring.mistakes import BrokenFile
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.house.names import typeset

_CHANNELS = {
    "telephone": "téléphone", "chat": "chat", "courriel": "courriel", "face_a_face": "face à face", "numerique": "numérique",
}  # fmt: skip
Description = TypeVar("Description", Scenario, Persona)


def run(as_json: bool = False, library: Library | None = None, scenario: str | None = None) -> int:
    """Prints the library, or who can play one scenario. Files with mistakes are left out and named on standard error."""
    library = library or open_library()
    wanted = library.scenarios() if scenario is None else (scenario,)
    scenarios = _readable(wanted, library.scenario)
    personas = _readable(library.personas(), library.persona)
    if as_json:
        print(_as_json(scenarios, personas, library))
    else:
        print(_as_text(scenarios, personas) if scenario is None else _who_fits(scenarios, personas, library))
    return 0


def _readable(names: Iterable[str], read: Callable[[str], Description]) -> dict[str, Description]:
    found = {}
    for name in names:
        try:
            found[name] = read(name)
        except BrokenFile as broken:
            told = f"« {name} » est laissé de côté : {broken.mistakes[0]} (`crca-sim check` dit tout.)"
            print(typeset(told), file=sys.stderr)
    return found


def _as_json(scenarios: dict[str, Scenario], personas: dict[str, Persona], library: Library) -> str:
    """For authors and tools: with the accommodations, which trainees never see before the debrief."""
    told = {
        "scenarios": [
            _scenario(name, scenario, personas.get(scenario.persona)) | {"fits": _fitting(scenario, personas, library)}
            for name, scenario in scenarios.items()
        ],
        "personas": [_persona(name, persona) for name, persona in personas.items()],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _scenario(name: str, scenario: Scenario, persona: Persona | None) -> dict[str, Any]:
    return {
        "id": name, "title": scenario.title, "channel": scenario.channel, "product": scenario.product,
        "difficulty": scenario.difficulty, "competencies": list(scenario.competencies), "persona": scenario.persona,
        "accommodation": persona.accommodation if persona else None,
    }  # fmt: skip


def _persona(name: str, persona: Persona) -> dict[str, Any]:
    return {"id": name, "name": persona.name, "age": persona.age, "accommodation": persona.accommodation}


def _as_text(scenarios: dict[str, Scenario], personas: dict[str, Persona]) -> str:
    """For trainees: nothing of what they have to find out."""
    first = [
        (name, s.title, _CHANNELS[s.channel], s.product, s.difficulty, _client(s.persona, personas), " ".join(s.competencies))
        for name, s in scenarios.items()
    ]
    second = [(name, p.name, f"{p.age} ans", p.job) for name, p in personas.items()]
    return "\n".join([
        f"Scénarios ({len(first)})",
        *_columns(("identifiant", "titre", "canal", "produit", "difficulté", "client", "compétences"), first),
        "",
        f"Personas ({len(second)})",
        *_columns(("identifiant", "nom", "âge", "métier"), second),
    ])  # fmt: skip


# ── Who can play ─────────────────────────────────────────────────────────────────────────────────


def _reasons(scenario: Scenario, personas: dict[str, Persona], library: Library) -> dict[str, list[str]]:
    """Persona → what keeps them from playing here."""
    own = library.persona(scenario.persona)
    return {name: fits(scenario, own, persona) for name, persona in personas.items()}


def _fitting(scenario: Scenario, personas: dict[str, Persona], library: Library) -> list[str]:
    try:
        return [name for name, why in _reasons(scenario, personas, library).items() if not why]
    except BrokenFile:
        return []


def _who_fits(scenarios: dict[str, Scenario], personas: dict[str, Persona], library: Library) -> str:
    """For trainees: who can play, and for the others why they cannot; a stranger always can."""
    lines: list[str] = []
    for name, scenario in scenarios.items():
        reasons = _reasons(scenario, personas, library)
        lines += [f"Qui peut jouer « {scenario.title} » ({name})"]
        lines += [f"- {who} : {personas[who].name}" for who, why in reasons.items() if not why]
        lines += ["- aleatoire : quelqu'un tiré au sort"]
        lines += ["", "Qui ne le peut pas"] if any(reasons.values()) else []
        lines += [f"- {who} : {' '.join(why)}" for who, why in reasons.items() if why]
    return typeset("\n".join(lines))


def _client(name: str, personas: dict[str, Persona]) -> str:
    return personas[name].name if name in personas else name


def _columns(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in [head, *rows]]
