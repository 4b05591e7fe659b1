"""Before the interview: which scenario, and what the adviser knows before speaking."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from crca_sim.authoring.mistakes import BrokenFile, nearest
from crca_sim.house import calendar
from crca_sim.house.names import typeset
from crca_sim.plain.terminal import Terminal

if TYPE_CHECKING:
    from crca_sim.authoring.library import Library
    from crca_sim.authoring.scenario import Scenario

CHANNELS = {
    "telephone": "téléphone",
    "chat": "chat",
    "courriel": "courriel",
    "face_a_face": "face à face",
    "numerique": "accompagnement numérique",
}
_DIRECTIONS = {"entrant": "le client vous contacte", "sortant": "vous contactez le client"}


def choose_scenario(terminal: Terminal, library: Library) -> str:
    """The id of the scenario that was picked by its number or its name. Raises `Leaving`."""
    names = _told_choices(terminal, library)
    while True:
        typed = terminal.ask("Votre choix (numéro ou nom) : ")
        if typed in names:
            return typed
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(names):
            return names[int(typed) - 1]
        close = nearest(typed, names)
        hint = f" Vouliez-vous dire « {close} » ?" if close else ""
        terminal.inform(f"tapez un numéro de 1 à {len(names)}, ou le nom d'un scénario.{hint}")


def _told_choices(terminal: Terminal, library: Library) -> list[str]:
    terminal.tell("Scénarios")
    names = []
    for name in library.scenarios():
        try:
            scenario = library.scenario(name)
        except BrokenFile as broken:
            print(typeset(f"« {name} » est laissé de côté : {broken.mistakes[0]} (crca-sim check dit tout.)"), file=sys.stderr)
            continue
        names.append(name)
        terminal.tell(typeset(f"{len(names)}. {scenario.title} ({CHANNELS[scenario.channel]}, {scenario.difficulty}) : {name}"))
    return names


def briefing(scenario: Scenario, difficulty: str | None = None) -> list[str]:
    """What is read before the contact: the situation, never what is hidden in it; the difficulty, when another was chosen."""
    lines = [
        f"Scénario : {scenario.title}",
        f"Canal : {CHANNELS[scenario.channel]}, {_DIRECTIONS[scenario.direction]}. Durée prévue : {scenario.minutes} minutes au plus.",
        f"Date : {calendar.spoken(scenario.day)}, {calendar.hour(dt.time.fromisoformat(scenario.hour))} (simulée).",
        f"Compétences visées : {', '.join(scenario.competencies)}.",
        f"Situation : {scenario.situation}",
    ]
    if difficulty:
        lines.append(f"Difficulté choisie : {difficulty}.")
    if scenario.recorded:
        lines.append("À savoir : ce contact est enregistré.")
    lines.append("Tapez ce que vous dites au client, puis Entrée. « /aide » donne les commandes, « /quitter » s'arrête.")
    if scenario.channel == "courriel":
        lines.append("Pour écrire au client : /mail, puis l'objet, puis le texte ; un point seul sur sa ligne envoie.")
    return [typeset(line) for line in lines]
