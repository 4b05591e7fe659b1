"""The desk in typed orders: short ones for what is used most, any action of the house by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.arguments import choices
from crca_sim.house import house, resolve, typeset
from crca_sim.plain.orders import NotPairs, Order, pairs


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A short order: its action, the arguments its words fill in order (the last takes the rest), and what is settled."""

    action: str
    words: tuple[str, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    usage: str = ""
    about: str = ""


def _short(action: str, *words: str, usage: str, about: str, **settled: str) -> Shorthand:
    return Shorthand(action, words, tuple(settled.items()), usage, about)


SHORTHANDS: dict[str, Shorthand] = {
    "fiche": _short("ouvrir_fiche", usage="/fiche", about="ouvrir la fiche du client"),
    "contrats": _short("consulter_contrats", usage="/contrats", about="consulter ses contrats"),
    "historique": _short("consulter_historique", usage="/historique", about="consulter ses contacts passés"),
    "modifier": _short("modifier_fiche", "champ", "valeur", usage="/modifier CHAMP VALEUR", about="modifier la fiche"),
    "motif": _short("coder_motif", "motif", usage="/motif MOTIF", about="coder le motif du contact (« devis » suffit)"),
    "consentement": _short(
        "recueillir_consentement", "objet", "reponse", "mode", usage="/consentement OBJET oui|non [MODE]",
        about="enregistrer un consentement",
    ),
    "retirer": _short("retirer_consentement", "objet", usage="/retirer OBJET", about="retirer un consentement"),
    "preference": _short("noter_preference", "texte", usage="/preference TEXTE", about="noter une préférence de communication"),
    "note": _short("rediger_note", "texte", usage="/note TEXTE", about="rédiger la note de contact"),
    "devis": _short("etablir_devis", "formule", "options", usage="/devis FORMULE [OPTION VARIANTE …]", about="établir un devis"),
    "comparer": _short("comparer_formules", "formules", "options", usage="/comparer [FORMULE,FORMULE]", about="comparer les formules"),
    "lire": _short("lire_document", "document", "article", usage="/lire DOCUMENT [ARTICLE, FORMAT ou MOTS]", about="lire un document"),
    "clause": _short("lire_document", "document", "recherche", usage="/clause DOCUMENT MOTS", about="chercher une clause"),
    "envoyer": _short(
        "envoyer_document", "document", "canal", "format", usage="/envoyer DOCUMENT CANAL [FORMAT]", about="envoyer un document"
    ),
    "relance": _short(
        "programmer_relance", "document", "date", "canal", usage="/relance DOCUMENT DATE [CANAL]",
        about="programmer une relance",
    ),
    "retour": _short(
        "verifier_retour", "document", "constat", "texte", usage="/retour DOCUMENT conforme|a_completer [CE QUI MANQUE]",
        about="vérifier un retour signé",
    ),
    "sms": _short("envoyer_message", "texte", canal="sms", usage="/sms TEXTE", about="envoyer un SMS"),
    "message": _short("envoyer_message", "texte", canal="courriel", usage="/message TEXTE", about="envoyer un courriel court"),
    "transferer": _short("transferer", "service", "resume", usage="/transferer SERVICE RÉSUMÉ", about="transférer à un service"),
    "rappel": _short(
        "programmer_rappel", "date", "heure", "canal", "objet", usage="/rappel DATE HEURE CANAL OBJET", about="programmer un rappel"
    ),
    "rendez_vous": _short(
        "prendre_rendez_vous", "date", "heure", "mode", "objet", usage="/rendez-vous DATE HEURE agence|visio|telephone|domicile OBJET",
        about="prendre un rendez-vous",
    ),
    "patienter": _short("mettre_en_attente", "duree", "motif", usage="/patienter DURÉE MOTIF", about="mettre en attente"),
    "reprendre": _short("reprendre", usage="/reprendre", about="reprendre après l'attente, en remerciant"),
    "reclamation": _short("enregistrer_reclamation", "texte", usage="/reclamation FAITS", about="enregistrer une réclamation"),
    "non_conformite": _short("signaler_non_conformite", "texte", usage="/non-conformite FAITS", about="signaler une non-conformité"),
    "espace": _short("consulter_espace_client", "page", usage="/espace [PAGE]", about="voir une page de l'espace client"),
    "obstacle": _short(
        "signaler_obstacle", "page", "etape", "effet", usage='/obstacle page="…" etape="…" effet="…"',
        about="signaler un obstacle d'accessibilité",
    ),
    "alerte": _short("alerter", "circuit", "texte", usage="/alerte CIRCUIT FAITS", about="lancer une alerte particulière"),
    "accorder": _short(
        "accorder_geste", "nature", "montant", "texte", usage="/accorder NATURE MONTANT [RAISON]",
        about="accorder un geste",
    ),
    "responsable": _short(
        "demander_accord_responsable", "nature", "montant", "texte", usage="/responsable NATURE MONTANT RAISON",
        about="demander l'accord du responsable",
    ),
    "enquete": _short("envoyer_enquete", "canal", usage="/enquete CANAL", about="envoyer l'enquête de satisfaction"),
    "idee": _short("proposer_amelioration", "texte", usage="/idee TEXTE", about="proposer une amélioration"),
    "procedure": _short("chercher_procedure", "texte", usage="/procedure [MOTS]", about="chercher une procédure, ou lire les titres"),
    "raccrocher": _short("raccrocher", usage="/raccrocher", about="mettre fin au contact"),
    "cloturer": _short("cloturer", usage="/cloturer", about="clôturer le dossier"),
}  # fmt: skip
"""By the name of the order."""


_UNIT = re.compile(r"(?<=\d)\s+(?=(?:s|sec|secondes?|min|minutes?|h|€|%|euros?|jours?)(?!\w))")
"""« 2 min », « 14 h », « 40 € » are one word of the order; so is « 14 h 30 »."""
_MINUTES = re.compile(r"(?<=\dh)\s+(?=\d{2}(?!\d))")


class Misspelt(Exception):
    """An order that is not written as it should; the message shows how."""


def is_desk_order(order: Order) -> bool:
    """Whether the order is a short one or the name of an action."""
    return order.name in SHORTHANDS or order.name in house().actions


def how_to_write(name: str, scenario: Scenario) -> list[str]:
    """How an action is written and what each of its arguments is chosen among; all actions when it is none."""
    short = SHORTHANDS.get(name)
    action = house().actions.get(short.action if short else name)
    if action is None:
        return [f"/{action.usage}" for action in house().actions.values()]
    lines = [*([short.usage] if short else []), f"/{action.usage}", f"/formulaire {name} : champ par champ"]
    lines += [action.help] if action.help else []
    for argument in action.arguments:
        # The scenario's own solutions are for its author: an adviser finds them in the house's formulas and options.
        known = {} if argument.among == "solutions" else choices(argument, scenario)
        lines += [f"{argument.name}, au choix :", *(f"- {choice} : {label}" for choice, label in known.items())] if known else []
    return [typeset(line) for line in lines]


def wants_a_text(order: Order) -> bool:
    """Whether the order writes a text that was not given on its line: it may then take several lines."""
    short = SHORTHANDS.get(order.name)
    if order.rest or short is None or short.words != ("texte",):
        return False
    argument = house().actions[short.action].argument("texte")
    return argument is not None and argument.required


def desk_call(order: Order) -> tuple[str, dict[str, str]]:
    """The action of the house and its arguments. Raises `Misspelt`."""
    short = SHORTHANDS.get(order.name) or Shorthand(order.name, usage=f"/{house().actions[order.name].usage}")
    action = house().actions[short.action]
    given = _by_name(order, {name for a in action.arguments for name in (a.name, *a.aliases)}, short)
    args = dict(short.settled) | (given if given is not None else _in_order(order, short))
    if short.words[1:] == ("article",):
        args = _reading(args)
    missing = [a.name for a in action.arguments if a.required and not {a.name, *a.aliases} & args.keys()]
    if missing:
        raise Misspelt(f"Il manque : {', '.join(missing)}. À écrire : {short.usage}. « /poste {short.action} » donne les choix.")
    return short.action, args


def _reading(args: dict[str, str]) -> dict[str, str]:
    """After the document: an article's number, the name of a format, or words to look for."""
    asked = args.get("article", "")
    if not asked or any(c.isdigit() for c in asked):
        return args
    formats = {f.id: f.label for f in house().formats.values()}
    where = "format" if resolve(asked, formats) else "recherche"
    return {name: value for name, value in args.items() if name != "article"} | {where: asked}


def _by_name(order: Order, names: set[str], short: Shorthand) -> dict[str, str] | None:
    """Arguments given as `key=value`; None when they are given in order. A text to write may hold an equals sign."""
    if short.words and order.rest.partition("=")[0].strip() not in names:
        return None
    try:
        return pairs(order.rest)
    except NotPairs as wrong:
        form = 'clé=valeur ou clé="plusieurs mots"'
        raise Misspelt(f"« {wrong.at[:60]} » n'est pas de la forme {form}. À écrire : {short.usage}") from wrong


def _in_order(order: Order, short: Shorthand) -> dict[str, str]:
    rest = _MINUTES.sub("", _UNIT.sub("", order.rest)) if {"duree", "heure", "montant"} & set(short.words) else order.rest
    given = rest.split(maxsplit=max(0, len(short.words) - 1)) if short.words else []
    return dict(zip(short.words, given, strict=False))
