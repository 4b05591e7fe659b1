"""The tabs of the desk: their names, the letter that opens each, the house's actions that they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from crca_sim.house.names import plain


class Tab(NamedTuple):
    """A tab: `letter` is one of its name's, accents apart."""

    id: str
    name: str
    letter: str
    about: str


DESK = (
    Tab("fiche", "Fiche", "f", "la fiche du client, son motif, ses consentements, la note de contact"),
    Tab("contrats", "Contrats", "c", "ses contrats et ses contacts passés"),
    Tab("devis", "Devis", "d", "devis, comparaison des formules, à imprimer"),
    Tab("documents", "Documents", "o", "les lire, les envoyer, relancer, vérifier un retour"),
    Tab("annuaire", "Annuaire", "a", "les services, ouverts ou fermés ; transférer"),
    Tab("agenda", "Agenda", "g", "rappels, rendez-vous, jours qui passent"),
    Tab("qualite", "Qualité", "q", "réclamation, non-conformité, obstacle, alerte, geste, enquête, idée"),
    Tab("base", "Base", "b", "les procédures de la maison et les règles de droit"),
    Tab("espace", "Espace client", "s", "les pages que voit le client en ligne"),
    Tab("contact", "Contact", "t", "mettre en attente, reprendre"),
)
NOTES = Tab("notes", "Notes", "n", "votre bloc-notes, pour vous seul")
STATE = Tab("etat", "État", "e", "l'état du client, si vous voulez le voir")
TABS = (*DESK, NOTES, STATE)
BY_ID: Mapping[str, Tab] = {tab.id: tab for tab in TABS}

_OF_ACTIONS = {"consulter_contrats": "contrats", "consulter_historique": "contrats", "consulter_espace_client": "espace"}
_OF_GROUPS = {"orientation": "annuaire", "connaissances": "base", **{tab.id: tab.id for tab in DESK}}
APART = frozenset({"raccrocher", "cloturer"})
"""Actions with a key and a button of their own."""


def tab_of(action: str, group: str) -> str:
    """The tab of an action; of a group that has none, the last."""
    return _OF_ACTIONS.get(action) or _OF_GROUPS.get(group, "contact")


def by_letter(character: str | None) -> Tab | None:
    """The tab that a letter opens, typed with its accent or without, small or capital."""
    return next((tab for tab in TABS if character and tab.letter == plain(character)), None)
