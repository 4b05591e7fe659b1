"""When something comes up by itself in an interview."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from crca_sim.authoring.model import Authored, Id

StageName = Literal[
    "preparation", "accueil", "identification", "decouverte", "proposition",
    "objections", "accord", "conclusion", "apres_contact",
]  # fmt: skip


class Trigger(Authored):
    """Several keys: all must hold."""

    stage: StageName | None = Field(default=None, alias="etape")
    after: (
        Literal[
            "offre",
            "prix",
            "limite",
            "question_argent",
            "decision",
            "identite",
            "document",
            "refus",
            "attente",
            "objection",
            "besoin",
            "blocage",
        ]
        | None
    ) = Field(default=None, alias="apres")
    topic: Id | None = Field(default=None, alias="theme")
    """The adviser speaks of it."""
    turn: int | None = Field(default=None, ge=0, alias="tour")
    """Not before this turn."""
    complement: Id | None = Field(default=None, alias="complement")
    solution: Id | None = None
    unless_known: Id | None = Field(default=None, alias="sauf_si")
    """Not once this fact or need is on the table."""
    trust_below: int | None = Field(default=None, ge=0, le=100, alias="confiance_sous")
    trust_from: int | None = Field(default=None, ge=0, le=100, alias="confiance_des")
