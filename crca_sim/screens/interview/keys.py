"""The keys of the interview, as they are shown: those of where one is."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim.screens.base import Help
from crca_sim.screens.desk.tabs import TABS, Tab
from crca_sim.screens.widgets.keybar import Key

IN_CONTACT = (
    Key("Entrée", "dire", "enter"),
    Key("F1", "aide", "f1"),
    Key("F2", "poste", "f2"),
    Key("F3", "indice", "f3"),
    Key("Ctrl+R", "terminer", "ctrl+r"),
    Key("Échap", "pause", "escape"),
    Key("Ctrl+L", "attente", "ctrl+l"),
    Key("Ctrl+P", "commandes", "ctrl+p"),
)
IN_MAIL = (Key("Ctrl+S", "envoyer", "ctrl+s"), *IN_CONTACT[1:])
AFTER = (
    Key("F2", "poste", "f2"),
    Key("Ctrl+L", "laisser passer un jour", "ctrl+l"),
    Key("Ctrl+R", "clôturer", "ctrl+r"),
    Key("F1", "aide", "f1"),
    Key("Échap", "pause", "escape"),
    Key("Ctrl+N", "notes", "ctrl+n"),
)
IN_FORM = (
    Key("Ctrl+S", "valider", "ctrl+s"),
    Key("Tab", "champ suivant", "tab"),
    Key("Échap", "fermer (rien n'est perdu)", "escape"),
    Key("F2", "conversation", "f2"),
    Key("F1", "aide", "f1"),
)
IN_NOTES = (
    Key("Échap", "conversation", "escape"),
    Key("Ctrl+T", "onglet suivant", "ctrl+t"),
    Key("F1", "aide", "f1"),
)


def in_desk(tabs: Sequence[Tab]) -> tuple[Key, ...]:
    """On the tabs' names, and in their lists: a letter for each."""
    letters = " ".join(tab.letter.upper() for tab in tabs)
    return (
        Key(letters, "onglet", "ctrl+t"),
        Key("Entrée", "ouvrir", "enter"),
        Key("Échap", "retour", "escape"),
        Key("F1", "aide", "f1"),
        Key("F2", "conversation", "f2"),
    )


HELP: Help = (
    ("Entrée", "dire (ou écrire) au client"),
    ("Ctrl+J", "aller à la ligne (aussi Maj+Entrée, Alt+Entrée)"),
    ("↑ ↓", "au bord du texte : reprendre ce qui a été dit"),
    ("Page préc. / suiv.", "relire la conversation"),
    ("F2", "le poste de travail, et retour ; votre message reste où il est"),
    *((f"F2 puis {tab.letter.upper()}", f"{tab.name} : {tab.about}") for tab in TABS),
    ("Ctrl+T", "onglet suivant"),
    ("Ctrl+N", "bloc-notes"),
    ("Ctrl+S", "valider le formulaire du poste (ou envoyer le courriel)"),
    ("Ctrl+L", "mettre en attente, reprendre ; après le contact, laisser passer un jour"),
    ("F3", "un indice pour l'étape en cours"),
    ("F4 à F9", "les gestes : attendre, ralentir, de face, écrire, épeler, montrer"),
    ("Ctrl+G", "les mêmes gestes, dans une liste"),
    ("Ctrl+B", "quand quelqu'un accompagne le client : à qui parler"),
    ("Ctrl+O", "« ce n'est pas ce que je voulais dire » (cinq fois par entretien)"),
    ("Ctrl+R", "mettre fin au contact ; ensuite, clôturer le dossier"),
    ("Échap", "fermer ce qui est ouvert ; sinon, faire une pause : l'entretien est gardé"),
)
