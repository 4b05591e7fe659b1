"""A client whom nobody wrote: drawn from the scenario and the seed, and fit to play in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from crca_sim.authoring.fitting import registers, titles
from crca_sim.authoring.persona import Accommodation, Persona, Register
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation import names
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.family import PARTNERS
from crca_sim.conversation.marks import fill
from crca_sim.conversation.relatives import spoken_of
from crca_sim.conversation.stock import stock

NEAR = 6
"""Years from the scenario's own persona, when its author said nothing of ages."""
SIGNS = 2
"""Signs that a profile needs on the channel to be noticed."""


class Profiles(Protocol):
    """Where accommodation profiles are found."""

    def accommodations(self) -> tuple[str, ...]: ...
    def accommodation(self, name: str) -> Accommodation: ...


@dataclass(frozen=True, slots=True)
class _Draw:
    scenario: Scenario
    own: Persona
    chance: Chance

    def between(self, what: str, lowest: int, highest: int) -> int:
        return lowest + self.chance.number(f"inconnu:{what}", highest - lowest + 1)


def stranger(profiles: Profiles, scenario: Scenario, own: Persona, seed: int) -> Persona:
    """The same scenario and seed always make the same client, for a version of faker; the log keeps the client whole."""
    d = _Draw(scenario, own, Chance(seed))
    title = d.chance.choose("inconnu:civilite", titles(scenario, own))
    register: Register = d.chance.choose("inconnu:registre", registers(scenario, own))
    woman, age = title == "Mme", _age(d)
    origin = names.origin(d.chance, "inconnu")
    return Persona.model_validate({
        "civilite": title,
        "prenom": names.first_name(d.chance, "inconnu", woman=woman, age=age, locale=origin),
        "nom": names.last_name(d.chance, "inconnu", woman=woman, locale=origin),
        "age": age,
        "metier": _job(d, register, woman),
        "ville": d.chance.choose("inconnu:ville", sorted(stock()["villes"])),
        "situation": "Une personne tirée au sort pour cette séance.",
        "registre": register,
        "vie": _life(d, age),
        "temperament": _temperament(d),
        "amenagement": _accommodation(d, profiles),
    })  # fmt: skip


def _age(d: _Draw) -> int:
    youngest, oldest = d.scenario.fit.ages
    if "ages" not in d.scenario.fit.model_fields_set:
        youngest, oldest = max(18, youngest, d.own.age - NEAR), min(oldest, d.own.age + NEAR)
    return d.between("age", youngest, max(youngest, oldest))


def _job(d: _Draw, register: Register, woman: bool) -> str:
    """That of the scenario's own persona, whom its texts were written about; another only where it would not agree."""
    if woman == (d.own.title == "Mme"):
        return d.own.job
    job: str = d.chance.choose("inconnu:metier", stock()["metiers"][register])
    return fill(job, {"e": "e" if woman else ""})


def _life(d: _Draw, age: int) -> list[str]:
    """What the scenario asks for, on top of the life that it was written from."""
    base = dict.fromkeys((*d.scenario.fit.situations, *d.own.situations))
    known = any("situation_familiale" in fact.topics for fact in d.scenario.facts.values()) or spoken_of(d.scenario) & PARTNERS.keys()
    if not known and not base.keys() & {"couple", "seul"}:
        base[d.chance.choose("inconnu:couple", ("couple", "seul") if age >= 26 else ("seul", "seul", "couple"))] = None
    if not base.keys() & {"etudiant", "retraite", "sans_emploi", "independant", "dirigeant"}:
        base["actif" if age < 65 else "retraite"] = None
    return list(base)


def _temperament(d: _Draw) -> dict[str, int]:
    """Around the middle: nobody is a caricature, and nobody is anybody else."""
    drawn = {
        "confiance": (44, 58),
        "patience": (65, 88),
        "comprehension": (68, 88),
        "fatigue": (0, 12),
        "bavard": (20, 80),
        "susceptible": (35, 68),
    }
    return {name: d.between(name, *bounds) for name, bounds in drawn.items()}


def _accommodation(d: _Draw, profiles: Profiles) -> str | None:
    """One time in two, a profile that shows on this channel; always one of those that the scenario needs."""
    needed: Sequence[str] = d.scenario.fit.accommodations
    showing = [name for name in needed or profiles.accommodations() if _shows(profiles.accommodation(name), d.scenario.channel)]
    if needed:
        return d.chance.choose("inconnu:amenagement", showing or list(needed))
    return d.chance.choose("inconnu:amenagement", showing) if showing and d.chance.number("inconnu:adapte", 2) else None


def _shows(profile: Accommodation, channel: str) -> bool:
    holds = not profile.channels or channel in profile.channels
    return holds and sum(channel in sign.channels for sign in profile.signs.values()) >= SIGNS
