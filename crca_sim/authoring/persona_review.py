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
    """Channels, gestures and formats exist, there are signs to draw from, and each behaviour has its words."""
    for name, sign in accommodation.signs.items():
        review.names(("signes", name, "canaux"), sign.channels, get_args(Channel), "Le canal")
    review.names(("canaux",), accommodation.channels, get_args(Channel), "Le canal")
    review.names(("aide",), accommodation.eases, GESTURES, "Le geste")
    review.names(("formats",), accommodation.formats, known.collection("formats"), "Le format")
    if accommodation.fragments:
        review.names(("fragments", "canaux"), accommodation.fragments.channels, get_args(Channel), "Le canal")
    _advise_words(accommodation, review)
    if len(accommodation.signs) < SIGNS:
        review.advise(("signes",), f"Deux ou trois signes sont tirés par entretien : prévoyez-en au moins {SIGNS}.", key=True)


def _advise_words(accommodation: Accommodation, review: Review) -> None:
    """A behaviour without its words, or without effect, is told to its author."""
    if accommodation.tells in ("d_emblee", "si_confiance") and not accommodation.told:
        review.advise(("se_dit",), "Le client devrait parler de lui-même de son besoin, mais « besoin_dit » est vide.", key=True)
    if accommodation.over_adapted and not accommodation.over_reply:
        review.advise(("surprotege",), "Dites aussi, dans « surprotege_dire », ce que le client répond à ces mots.", key=True)
    if accommodation.tires and not accommodation.weary:
        review.advise(("fatigue",), "Dites aussi, dans « fatigue_dire », comment le client demande une pause ou un autre jour.", key=True)
    if accommodation.acquiesces and accommodation.stake != "information":
        review.advise(("acquiesce",), "« acquiesce » n'a d'effet que si l'enjeu est « information ».", key=True)
    if "standard" in accommodation.formats and "document_standard" in accommodation.obstacles:
        review.advise(("formats",), "Le format standard est dit à la fois convenir et gêner (« document_standard »).", key=True)
