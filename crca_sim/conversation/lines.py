"""The client's lines: the persona's own, the scenario's own, then the common ones of their register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.marks import blanks

INSTEAD: Mapping[str, tuple[str, ...]] = {
    "acquiescer": ("attendre_la_suite", "confirmer"),
    "attendre_la_suite": ("acquiescer",),
    "bonjour": ("acquiescer",),
    "patienter": ("acquiescer",),
    "confirmer": ("acquiescer",),
    "resume_juste": ("confirmer", "acquiescer"),
    "pas_compris": ("comment_ca", "passer_outre"),
    "comment_ca": ("pas_compris", "ne_sait_pas"),
    "passer_outre": ("impatience",),
    "ne_sait_pas": ("rien_a_ajouter",),
    "ne_sait_pas_quand": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_combien": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_ou": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_qui": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_pourquoi": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_comment": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_quoi": ("ne_sait_pas", "rien_a_ajouter"),
    "ne_sait_pas_oui_non": ("ne_sait_pas", "rien_a_ajouter"),
    "oui_court": ("confirmer",),
    "non_court": ("ne_sait_pas_oui_non",),
    "choix_de_vie": ("choix_redit",),
    "choisit": ("choix_redit",),
    "choisit_groupe": ("choix_de_vie",),
    "rien_a_ajouter": ("ne_sait_pas",),
    "pas_le_rapport": ("ne_sait_pas", "comment_ca"),
    "reflexion": ("pas_encore_decide",),
    "accord_force": ("pas_encore_decide",),
    "comprehension_vague": ("acquiescer",),
    "au_revoir_bien": ("au_revoir",),
    "au_revoir": ("au_revoir_froid",),
    "au_revoir_froid": ("au_revoir",),
    "sans_decision": ("au_revoir",),
    "depart": ("au_revoir_froid",),
    "heure": ("au_revoir",),
    "transfert": ("acquiescer",),
    "ferme": ("pas_le_rapport",),
    "vague_ou": ("vague", "oui_de_politesse"),
    "vague_quand": ("vague", "oui_de_politesse"),
    "vague_combien": ("vague", "oui_de_politesse"),
    "vague": ("oui_de_politesse",),
    "document": ("message_recu", "acquiescer"),
    "message_recu": ("acquiescer",),
    "retour_attente": ("acquiescer",),
    "satisfaction_oui": ("rien_d_autre",),
}
"""Key → what is said in the same sense once its own lines have run out."""

_OTHERWISE = ("courant", "guidage")
"""Where a key nobody else has is looked for: the common register, then what is said in front of the portal."""


@cache
def common(register: str) -> dict[str, list[str]]:
    """The common lines of a register, by key."""
    source = files(__package__).joinpath("repliques", f"{register}.yaml")
    rows: dict[str, list[str]] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return rows


def sources(key: str, scenario: Scenario, persona: Persona) -> Iterator[tuple[str, ...]]:
    """The lines of a key, the most particular source first; another register than one's own only when nobody else has the key."""
    found = [tuple(source[key]) for source in (persona.lines, scenario.lines, common(persona.register_)) if key in source]
    yield from found or [tuple(common(other)[key]) for other in _OTHERWISE if key in common(other)]


def variants(key: str, scenario: Scenario, persona: Persona) -> tuple[str, ...]:
    """All lines of the most particular source that has the key; empty when nobody has any."""
    return next(sources(key, scenario, persona), ())


def pick(lines: Sequence[str], said: set[str], chance: Chance, key: str, known: Iterable[str] = ()) -> str | None:
    """One line that was not said yet in this interview and whose blanks are all known; None when there is none left."""
    fillable = frozenset(known)
    fresh = [line for line in lines if line not in said and blanks(line) <= fillable]
    return chance.choose(f"{key}:{len(lines) - len(fresh)}", fresh) if fresh else None
