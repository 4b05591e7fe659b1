"""A persona: a client one may meet. A description without behaviour."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from crca_sim.authoring.accommodation import Accommodation, Sign
from crca_sim.authoring.model import Authored, Id, Lines, Percent, Text

__all__ = ["STRANGER", "TODAY", "Accommodation", "Persona", "Register", "Sign", "Situation", "Temperament"]

TODAY = datetime.date(2026, 11, 23)
"""The day that scenarios are played on: ages are counted there, and nowhere on the clock."""
STRANGER = "aleatoire"
"""The name by which a client who is in no file is asked for: drawn from the scenario and the seed."""

Register = Literal["jeune", "familier", "courant", "soutenu"]
Situation = Literal[
    "locataire", "proprietaire", "heberge", "automobiliste", "cycliste", "sans_vehicule", "etudiant", "actif", "independant", "dirigeant",
    "retraite", "sans_emploi", "parent", "aidant", "couple", "seul", "animal", "epargnant", "emprunteur", "societaire", "prospect",
]  # fmt: skip
"""What a scenario may ask of whoever plays in it."""


class Temperament(Authored):
    """Where the client starts from, and how fast they move (percentages)."""

    trust: Percent = Field(default=50, alias="confiance")
    patience: Percent = 80
    comprehension: Percent = 80
    fatigue: Percent = 0
    talkative: Percent = Field(default=50, alias="bavard")
    sensitive: Percent = Field(default=50, alias="susceptible")
    """How hard a clumsy word falls: 50 is the table's own value."""


class Persona(Authored):
    """Identity, temperament, way of speaking, accommodation profile."""

    title: Literal["M.", "Mme"] = Field(alias="civilite")
    first_name: Text = Field(alias="prenom")
    last_name: Text = Field(alias="nom")
    age: int = Field(ge=15, le=110)
    job: Text = Field(alias="metier")
    city: Text = Field(alias="ville")
    situation: Text
    """One or two sentences for the author and the briefing."""
    register_: Register = Field(default="courant", alias="registre")
    situations: tuple[Situation, ...] = Field(default=(), alias="vie")
    """In a few words, the situations of life that scenarios look for."""
    birth: str | None = Field(default=None, alias="naissance", pattern=r"^\d{4}-\d{2}-\d{2}$")
    """Date of birth; drawn from the seed, in accordance with the age, when it is not given."""
    temperament: Temperament = Temperament()
    accommodation: Id | None = Field(default=None, alias="amenagement")
    lines: dict[Id, Lines] = Field(default_factory=dict, alias="repliques")
    """Lines of their own, by key of `conversation/repliques`."""
    knowledge: dict[Id, Lines] = Field(default_factory=dict, alias="connaissances")
    """What they answer to unforeseen questions, by topic: family, work, habits."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def formal_name(self) -> str:
        return f"{self.title} {self.last_name}"
