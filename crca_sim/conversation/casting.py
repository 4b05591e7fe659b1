"""Who plays: the one place that gives a session its persona, its scenario as that persona plays it, and the rest of the cast.

`engage` draws a session before it begins; `role_of` gives it back from what the log kept, whatever has changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pydantic import JsonValue

from crca_sim.authoring.fitting import fits
from crca_sim.authoring.persona import STRANGER, Accommodation, Persona
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation import biography, difficulty
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.exchange import Cast
from crca_sim.conversation.nearest import FactIndex
from crca_sim.conversation.profile_voice import spoken_by
from crca_sim.conversation.recast import recast, recast_repertoire
from crca_sim.conversation.strangers import Profiles, stranger
from crca_sim.desk.quoting import true_prices
from crca_sim.events import SessionStarted

SIGNS_AT_MOST = 3
"""Two or three signs, never all of them (`handicap.md` § 3 bis)."""

SURE = ("ouverture", "question", "reponse", "tour", "chiffre")
"""Moments that every interview has."""


class Shelf(Profiles, Protocol):
    """Where scenarios, personas and profiles are found."""

    def scenario(self, name: str) -> Scenario: ...
    def repertoire(self, name: str) -> Repertoire: ...
    def persona(self, name: str) -> Persona: ...
    def hash_of(self, kind: Literal["scenario", "persona"], name: str) -> str: ...


class UnfitPersona(Exception):
    """This client cannot play this scenario; the message is French and says why."""

    def __init__(self, persona: Persona, scenario: str, reasons: Sequence[str]) -> None:
        why = "\n".join(f"- {reason}" for reason in reasons)
        super().__init__(
            f"{persona.name} ne peut pas jouer « {scenario} » :\n{why}\n"
            f"« crca-sim list --scenario {scenario} » dit qui le peut ; « --persona {STRANGER} » tire quelqu'un au sort."
        )
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Role:
    """A scenario as one persona plays it."""

    scenario: Scenario
    persona: Persona
    profile: Accommodation | None
    identity: dict[str, str]
    repertoire: Repertoire = field(default_factory=Repertoire)


@dataclass(frozen=True, slots=True)
class Engagement:
    """A role drawn for a session, and what the log must keep of it."""

    role: Role
    persona_id: str
    persona_hash: str
    signs: tuple[str, ...]
    drawn: dict[str, JsonValue]


def engage(shelf: Shelf, scenario_id: str, persona_id: str | None, seed: int) -> Engagement:
    """Give the scenario a client: its own, another of the library, or a stranger. Raises UnfitPersona."""
    scenario = shelf.scenario(scenario_id)
    own, persona_id = shelf.persona(scenario.persona), persona_id or scenario.persona
    if persona_id == STRANGER:
        persona = stranger(shelf, scenario, own, seed)
        drawn: dict[str, JsonValue] = persona.model_dump(mode="json", by_alias=True)
        digest = hashlib.sha256(json.dumps(drawn, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        kept = f"sha256:{digest}"
    else:
        persona, drawn, kept = shelf.persona(persona_id), {}, shelf.hash_of("persona", persona_id)
        if persona_id != scenario.persona and (reasons := fits(scenario, own, persona)):
            raise UnfitPersona(persona, scenario_id, reasons)
    role = _role(shelf, scenario_id, own, persona, seed, {})
    return Engagement(role, persona_id, kept, signs_of(shelf, role.scenario, persona, seed), drawn)


def role_of(shelf: Shelf, started: SessionStarted) -> Role:
    """Who plays what in a session of the log."""
    scenario = shelf.scenario(started.scenario)
    own = shelf.persona(scenario.persona)
    persona = Persona.model_validate(started.drawn) if started.drawn else shelf.persona(started.persona)
    return _role(shelf, started.scenario, own, persona, started.seed, started.identity)


def cast_for(role: Role, seed: int, level: difficulty.Level | None) -> Cast:
    """Everything that does not change during the interview."""
    scenario = role.scenario
    chosen = difficulty.of(level or scenario.difficulty)
    return Cast(scenario, role.persona, role.profile, Chance(seed), true_prices(scenario), FactIndex(scenario), chosen, role.repertoire)


def _role(shelf: Shelf, scenario_id: str, own: Persona, persona: Persona, seed: int, kept: dict[str, str]) -> Role:
    """What the log kept of who the client is wins; a session of before lives existed has one drawn."""
    scenario, repertoire = shelf.scenario(scenario_id), shelf.repertoire(scenario_id)
    profile = shelf.accommodation(persona.accommodation) if persona.accommodation else None
    identity = kept if "ne_le" in kept else biography.draw(scenario, persona, seed, own=persona == own) | kept
    said = recast_repertoire(repertoire, scenario, own, persona, identity)
    return Role(recast(scenario, own, persona, identity, profile), persona, spoken_by(profile, persona), identity, said)


def signs_of(profiles: Profiles, scenario: Scenario, persona: Persona, seed: int) -> tuple[str, ...]:
    """The signs of the profile that show in this interview: two or three of those that fit the channel."""
    if not persona.accommodation:
        return ()
    profile, chance = profiles.accommodation(persona.accommodation), Chance(seed)
    fitting = [s for s, sign in profile.signs.items() if scenario.channel in sign.channels]
    kept = 2 + chance.number("signes", SIGNS_AT_MOST - 1)
    return _drawn(chance.shuffled("signe", fitting), kept, {s for s in fitting if profile.signs[s].when in SURE})


def _drawn(shuffled: list[str], kept: int, sure: set[str]) -> tuple[str, ...]:
    """The first ones; one of them at least does not wait for a particular blunder, when there is one."""
    drawn = shuffled[:kept]
    if not sure & set(drawn):
        drawn = [*drawn[: kept - 1], *[s for s in shuffled if s in sure][:1]]
    return tuple(drawn)
