"""A persona and an accommodation profile reread."""

from __future__ import annotations

import datetime
from typing import get_args

from crca_sim.authoring import known
from crca_sim.authoring.mistakes import nearest
from crca_sim.authoring.persona import TODAY, Accommodation, Persona
from crca_sim.authoring.playthrough import GESTURES
from crca_sim.authoring.review import Review
from crca_sim.authoring.scenario import Channel

SIGNS = 3
"""Two or three signs are drawn for an interview, never all: fewer leave no choice."""


def reread_persona(persona: Persona, review: Review) -> None:
    """The accommodation exists, and what the persona knows can be asked."""
    review.name(("amenagement",), persona.accommodation, review.catalogue.names("amenagement"), "L'aménagement")
    _birth(persona, review)
    bank = known.topics() or persona.knowledge
    for topic in persona.knowledge:
        if topic not in bank:
            close = nearest(topic, bank)
            message = f"Aucun thème de la banque ne s'appelle « {topic} » : cette réponse ne servira pas."
            review.advise(("connaissances", topic), message, f"« {close} »." if close else None, key=True)


def _birth(persona: Persona, review: Review) -> None:
    """The date exists, and makes the age that is written on the day that scenarios are played."""
    if persona.birth is None:
        return
    try:
        born = datetime.date.fromisoformat(persona.birth)
    except ValueError:
        review.wrong(("naissance",), f"La date « {persona.birth} » n'existe pas dans le calendrier.")
        return
    age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    if age != persona.age:
        review.advise(("naissance",), f"Née ce jour-là, cette personne a {age} ans à la fin de 2026, et non {persona.age}.", f"age: {age}.")


def reread_accommodation(accommodation: Accommodation, review: Review) -> None:
    """Channels and gestures exist, and there are signs to draw from."""
    for name, sign in accommodation.signs.items():
        review.names(("signes", name, "canaux"), sign.channels, get_args(Channel), "Le canal")
    review.names(("aide",), accommodation.eases, GESTURES, "Le geste")
    if len(accommodation.signs) < SIGNS:
        review.advise(("signes",), f"Deux ou trois signes sont tirés par entretien : prévoyez-en au moins {SIGNS}.", key=True)
