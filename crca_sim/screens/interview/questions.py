"""What the interview asks of the trainee, dialog by dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crca_sim.screens.interview.gesture_bar import KEYS
from crca_sim.screens.widgets.dialogs import Pick, YesNo
from crca_sim.screens.words import GESTURES

if TYPE_CHECKING:
    from crca_sim.practice import TurnView
    from crca_sim.practice.people import Person


def pause() -> YesNo:
    """Back home, or go on."""
    return YesNo("Faire une pause ?", "L'entretien est gardé : vous le reprendrez depuis l'accueil.", "Aller à l'accueil", "Continuer")


def hang_up() -> YesNo:
    """End the contact, or go on."""
    text = "Le client a-t-il ce qu'il était venu chercher ? Ensuite, il restera le dossier à mettre à jour."
    return YesNo("Mettre fin au contact ?", text, "Mettre fin", "Continuer")


def close_file() -> YesNo:
    """Close the file, or not yet."""
    text = "Note, envois et rappels sont-ils faits ? Viendront ensuite votre propre avis, puis le débriefing."
    return YesNo("Clôturer le dossier ?", text, "Clôturer", "Pas encore")


def gesture() -> Pick:
    """Which gesture; its id."""
    choices = [(name, f"{key.upper()}  {GESTURES[name]}") for key, name in KEYS.items()]
    return Pick("Quel geste ?", "Une adaptation qui ne passe pas par les mots.", choices)


_SECONDS = (("30 s", "Trente secondes"), ("1 min", "Une minute"), ("5 min", "Cinq minutes"))
_DAYS = (("1 j", "Un jour"), ("3 j", "Trois jours"), ("7 j", "Une semaine"), ("1 h", "Une heure"))


def time(*, days: bool) -> Pick:
    """How long to let pass; a duration that the practice understands."""
    return Pick("Laisser passer combien de temps ?", "Le temps est simulé.", _DAYS if days else _SECONDS)


def whom(people: Sequence[Person]) -> Pick:
    """To whom the message is; the place of that person."""
    text = "C'est à la personne concernée que l'on parle, même accompagnée. Votre message commencera par son nom."
    return Pick("À qui parlez-vous ?", text, [(str(place), f"{who.name}, {who.about}") for place, who in enumerate(people)])


def meaning(turn: TurnView, candidates: Sequence[tuple[str, str]]) -> Pick:
    """What a sentence was meant to do; an act's id."""
    return Pick("Que vouliez-vous faire ?", f"« {turn.trainee} »", candidates)
