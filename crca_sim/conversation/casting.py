"""Who plays: the scenario, the persona, the signs drawn from the seed, the exact prices."""

from __future__ import annotations

from typing import Protocol

from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.exchange import Cast
from crca_sim.conversation.nearest import FactIndex
from crca_sim.desk.quoting import true_prices

SIGNS_AT_MOST = 3
"""Two or three signs, never all of them (`handicap.md` § 3 bis)."""

SURE = ("ouverture", "question", "tour", "chiffre")
"""Moments that every interview has."""


class Profiles(Protocol):
    """Where accommodation profiles are found."""

    def accommodation(self, name: str) -> Accommodation: ...


def cast_for(profiles: Profiles, scenario: Scenario, persona: Persona, seed: int) -> Cast:
    """Everything that does not change during the interview."""
    profile = profiles.accommodation(persona.accommodation) if persona.accommodation else None
    return Cast(scenario, persona, profile, Chance(seed), true_prices(scenario), FactIndex(scenario))


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


def identity_of(scenario: Scenario, persona: Persona, seed: int) -> dict[str, str]:
    """What the client is, beyond the persona's file: coherent fields drawn from the seed, fictional coordinates."""
    chance = Chance(seed)
    mobile = f"06 39 98 {chance.number('tel1', 100):02d} {chance.number('tel2', 100):02d}"
    mailbox = f"{persona.first_name}.{persona.last_name}".lower().replace(" ", "-")
    return {"telephone": mobile, "courriel": f"{mailbox}@exemple.fr", "ville": persona.city}
