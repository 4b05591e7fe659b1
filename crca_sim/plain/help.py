"""What can be typed, in a few lines each."""

from __future__ import annotations

from crca_sim.house.names import typeset
from crca_sim.plain.desk_orders import SHORTHANDS

_TALKING = (
    ("(un texte)", "le dire ou l'écrire au client"),
    ("NOM, TEXTE", "quand quelqu'un accompagne le client, le nom dit à qui l'on parle ; sans nom, c'est au client"),
    ("//TEXTE", "dire un texte qui commence par « / »"),
    ("/mail OBJET", "écrire un courriel au client (canal courriel) ; un point seul sur sa ligne l'envoie"),
    ("/attendre, /ralentir, /face, /ecrire, /epeler, /montrer", "un geste (ou /geste NOM)"),
    ("/attente DURÉE", "laisser passer du temps : 45 s, 2 min, 1 h, 3 j"),
)
_LOOKING = (
    ("/dossier", "lire la fiche du client"),
    ("/consentements", "les consentements, avec leur date"),
    ("/documents", "les documents que l'on peut envoyer, ceux qui sont partis, ceux qui sont revenus"),
    ("/mes-devis, /comparaison", "les devis établis, la dernière comparaison"),
    ("/imprimer devis|comparaison", "en enregistrer une page, à imprimer depuis un navigateur"),
    ("/agenda", "les jours qui viennent"),
    ("/qualite", "les fiches de ce contact : réclamation, non-conformité, alerte…"),
    ("/date", "le jour et l'heure simulés"),
    ("/annuaire [MOTS]", "les services de la maison, ou ceux qui traitent une demande"),
    ("/poste", "toutes les actions du poste ; /poste ACTION en donne les choix"),
    ("/formulaire ACTION", "remplir une action champ par champ"),
    ("/relire N", "relire les N derniers tours"),
)
_LEARNING = (
    ("/indice", "une aide pour l'étape présente"),
    ("/etat", "où en est le client : confiance, patience, compréhension, fatigue"),
    ("/contester TOUR", "« ce n'est pas ce que je voulais dire » (cinq fois au plus)"),
    ("/commandes, /aide", "cette liste"),
    ("/debriefing", "après la clôture"),
    ("/quitter", "s'arrêter ; la séance pourra être reprise"),
)

AFTER_CONTACT = [
    typeset(line)
    for line in (
        "Après-contact : il vous reste le travail du poste. Rédigez la note (/note TEXTE), faites ce que vous avez promis",
        "(/envoyer, /rappel, /preference, /motif …), puis /cloturer pour lire le débriefing.",
    )
]


def help_lines() -> list[str]:
    """All orders, by what they are for."""
    desk = tuple((short.usage, short.about) for short in SHORTHANDS.values())
    groups = (
        ("Parler au client", _TALKING),
        ("Agir sur le poste de travail", (*desk, ('/ACTION clé=valeur clé="plusieurs mots"', "toute autre action du poste"))),
        ("Regarder", _LOOKING),
        ("Apprendre", _LEARNING),
    )
    return [typeset(line) for title, orders in groups for line in (title, *(f"{usage} : {about}" for usage, about in orders))]
