"""The keys of the interview, as they are shown."""

from __future__ import annotations

from crca_sim.screens.base import Help
from crca_sim.screens.widgets.keybar import Key

IN_CONTACT = (
    Key("Entrée", "dire", "enter"),
    Key("F1", "aide", "f1"),
    Key("F2", "fiche et poste", "f2"),
    Key("F3", "indice", "f3"),
    Key("Ctrl+R", "terminer", "ctrl+r"),
    Key("Échap", "pause", "escape"),
    Key("Ctrl+P", "commandes", "ctrl+p"),
)
IN_MAIL = (Key("Ctrl+S", "envoyer", "ctrl+s"), *IN_CONTACT[1:])
AFTER = (
    Key("F2", "poste", "f2"),
    Key("Ctrl+N", "bloc-notes", "ctrl+n"),
    Key("Ctrl+R", "clôturer", "ctrl+r"),
    Key("F1", "aide", "f1"),
    Key("Échap", "pause", "escape"),
)
HELP: Help = (
    ("Entrée", "dire (ou écrire) au client"),
    ("Ctrl+J", "aller à la ligne (aussi Maj+Entrée, Alt+Entrée)"),
    ("↑ ↓", "au bord du texte : reprendre ce qui a été dit"),
    ("Page préc. / suiv.", "relire la conversation"),
    ("F2", "fiche, poste, bloc-notes, état ; F2 ou Échap pour revenir"),
    ("Ctrl+T", "onglet suivant"),
    ("Ctrl+N", "bloc-notes"),
    ("Ctrl+S", "valider le formulaire du poste (ou envoyer le courriel)"),
    ("F3", "un indice pour l'étape en cours"),
    ("F4 à F9", "les gestes : attendre, ralentir, de face, écrire, épeler, montrer"),
    ("Ctrl+G", "les mêmes gestes, dans une liste"),
    ("Ctrl+O", "« ce n'est pas ce que je voulais dire » (cinq fois par entretien)"),
    ("Ctrl+R", "mettre fin au contact ; ensuite, clôturer le dossier"),
    ("Échap", "faire une pause : l'entretien est gardé"),
)
