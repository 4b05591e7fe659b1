"""A persona and an accommodation profile reread."""

from __future__ import annotations

from typing import get_args

from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.playthrough import GESTURES
from crca_sim.authoring.review import Review
from crca_sim.authoring.scenario import Channel

SIGNS = 3
"""Two or three signs are drawn for an interview, never all: fewer leave no choice."""


def reread_persona(persona: Persona, review: Review) -> None:
    """A persona's accommodation exists."""
    review.name(("amenagement",), persona.accommodation, review.catalogue.names("amenagement"), "L'aménagement")


def reread_accommodation(accommodation: Accommodation, review: Review) -> None:
    """Channels and gestures exist, and there are signs to draw from."""
    for name, sign in accommodation.signs.items():
        review.names(("signes", name, "canaux"), sign.channels, get_args(Channel), "Le canal")
    review.names(("aide",), accommodation.eases, GESTURES, "Le geste")
    if len(accommodation.signs) < SIGNS:
        review.advise(("signes",), f"Deux ou trois signes sont tirés par entretien : prévoyez-en au moins {SIGNS}.", key=True)
