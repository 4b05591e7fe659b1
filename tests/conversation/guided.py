"""Builders for guidance: a scenario with a task of the portal, clients who see the page or hear it, messages in plain words."""

from __future__ import annotations

import re
from typing import Any

from crca_sim import events as ev
from crca_sim.authoring.accommodation import Accommodation
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.call import Call
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.exchange import Cast
from crca_sim.house import house
from crca_sim.house.portal import Step
from crca_sim.understanding.reading import Reading
from tests.builders import HEARING, a_persona, a_scenario, started, words

READER = "un lecteur d'écran"
DEFECT: dict[str, Any] = {
    "page": "ajouter-piece",
    "element": "Choisir un fichier",
    "effet": "le bouton ne répond pas au clavier",
    "dire": ["J'ai « bouton », sans nom. J'appuie : rien."],
    "contournement": ["messagerie", "par courriel", "je peux le déposer", "écrire à mon conseiller"],
    "soulage": ["Ah, volontiers."],
    "autre_arrivee": "message-envoye",
}
GUIDANCE: dict[str, Any] = {
    "tache": "deposer_piece",
    "page_depart": "accueil",
    "appareil": "un ordinateur",
    "aisance": "Je me débrouille.",
    "fait": ["C'est parti !"],
    "saura_refaire": ["« Mes sinistres », puis « Voir le dossier »."],
}
SCREEN_READER: dict[str, Any] = HEARING | {"gene": ["visuel", "plusieurs_etapes"], "mots_par_phrase": 40, "questions": 2}


def a_guided_scenario(**guidance: Any) -> Scenario:
    """The short scenario with a document to send through the portal."""
    return a_scenario(canal="numerique", produit="habitat", solutions={}, objections={}, numerique=GUIDANCE | guidance)


def a_guided_call(seed: int = 7, *, reader: bool = False, **guidance: Any) -> Call:
    """A guidance that has just begun; with `reader`, the client hears the page."""
    told = ({"aide_technique": READER} if reader else {}) | guidance
    profile = Accommodation.model_validate(SCREEN_READER) if reader else None
    call = Call(Cast(a_guided_scenario(**told), a_persona(), profile, Chance(seed)))
    call.open(started(seed=seed))
    return call


def tell(call: Call, text: str, *acts: str, **style: Any) -> list[ev.Event]:
    """The trainee says something, understood as these acts (none: words alone decide)."""
    return call.hear(text, words_of(text, *acts, **style))


def words_of(text: str, *acts: str, **style: Any) -> Reading:
    """A message cut at its marks, but never inside a name."""
    hidden = re.sub(r"«[^»]*»", lambda m: m.group().replace("?", "¿").replace(".", "·").replace("!", "¡"), text)
    reading = words(hidden, *acts, **style)
    sentences = tuple(s.model_copy(update={"text": text[s.start : s.end]}) for s in reading.sentences)
    return reading.model_copy(update={"text": text, "sentences": sentences})


def path(task: str) -> tuple[Step, ...]:
    """The shortest way of a task."""
    return house().portal.tasks[task].path


def instruction(step: Step) -> str:
    """How a careful adviser gives a step."""
    if step.action == "choisir":
        return f"Dans la liste « {step.element} », choisissez « {step.value} »."
    verb = {"activer": "Activez", "saisir": "Remplissez le champ", "cocher": "Cochez la case"}[step.action]
    return f"{verb} « {step.element} »."


def walk(call: Call, *, until: str | None = None) -> list[ev.Event]:
    """The task's path, one step a message; the events of the last one. `until`: the page where to stop."""
    events: list[ev.Event] = []
    for step in path(call.cast.scenario.guidance.task if call.cast.scenario.guidance else ""):
        if until is not None and call.state.guidance.page == until:
            break
        events = tell(call, instruction(step))
    return events
