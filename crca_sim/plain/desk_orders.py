"""The desk in typed orders: short ones for what is used most, any action of the house by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.arguments import choices
from crca_sim.house import house, typeset
from crca_sim.plain.orders import NotPairs, Order, pairs


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A short order: its action, the arguments its words fill in order (the last takes the rest), and what is settled."""

    action: str
    words: tuple[str, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    usage: str = ""
    about: str = ""


SHORTHANDS: dict[str, Shorthand] = {
    "fiche": Shorthand("ouvrir_fiche", usage="/fiche", about="ouvrir la fiche du client"),
    "contrats": Shorthand("consulter_contrats", usage="/contrats", about="consulter ses contrats"),
    "historique": Shorthand("consulter_historique", usage="/historique", about="consulter ses contacts passés"),
    "modifier": Shorthand("modifier_fiche", ("champ", "valeur"), usage="/modifier CHAMP VALEUR", about="modifier la fiche"),
    "motif": Shorthand("coder_motif", ("motif",), usage="/motif MOTIF", about="coder le motif du contact"),
    "devis": Shorthand("etablir_devis", ("formule", "options"), usage="/devis FORMULE [OPTION,OPTION]", about="établir un devis"),
    "comparer": Shorthand("comparer_formules", usage="/comparer", about="comparer les formules"),
    "envoyer": Shorthand(
        "envoyer_document", ("document", "canal", "format"), usage="/envoyer DOCUMENT CANAL [FORMAT]", about="envoyer un document"
    ),
    "sms": Shorthand("envoyer_message", ("texte",), (("canal", "sms"),), "/sms TEXTE", "envoyer un SMS"),
    "message": Shorthand("envoyer_message", ("texte",), (("canal", "courriel"),), "/message TEXTE", "envoyer un courriel court"),
    "patienter": Shorthand("mettre_en_attente", ("duree", "motif"), usage="/patienter DURÉE MOTIF", about="mettre en attente"),
    "rappel": Shorthand(
        "programmer_rappel", ("date", "heure", "canal", "objet"), usage="/rappel DATE HEURE CANAL OBJET", about="programmer un rappel"
    ),
    "consentement": Shorthand(
        "recueillir_consentement", ("objet", "reponse"), usage="/consentement OBJET oui ou non", about="enregistrer un consentement"
    ),
    "preference": Shorthand("noter_preference", ("texte",), usage="/preference TEXTE", about="noter une préférence de communication"),
    "transferer": Shorthand("transferer", ("service", "resume"), usage="/transferer SERVICE RÉSUMÉ", about="transférer à un service"),
    "note": Shorthand("rediger_note", ("texte",), usage="/note TEXTE", about="rédiger la note de contact"),
    "enquete": Shorthand("envoyer_enquete", ("canal",), usage="/enquete CANAL", about="envoyer l'enquête de satisfaction"),
    "reclamation": Shorthand("enregistrer_reclamation", ("texte",), usage="/reclamation TEXTE", about="enregistrer une réclamation"),
    "procedure": Shorthand("chercher_procedure", ("texte",), usage="/procedure MOTS", about="chercher une procédure"),
    "raccrocher": Shorthand("raccrocher", usage="/raccrocher", about="mettre fin au contact"),
    "cloturer": Shorthand("cloturer", usage="/cloturer", about="clôturer le dossier"),
}
"""By the name of the order."""


_UNIT = re.compile(r"^(\d+)\s+(s|sec|secondes?|min|minutes?)\b")
"""« 2 min » is one word of the order, as for /attente."""


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
    lines = [*([short.usage] if short else []), f"/{action.usage}"]
    for argument in action.arguments:
        # The scenario's own solutions are for its author: an adviser finds them in the house's formulas and options.
        known = {} if argument.among == "solutions" else choices(argument, scenario)
        lines += [f"{argument.name}, au choix :", *(f"- {choice} : {label}" for choice, label in known.items())] if known else []
    return [typeset(line) for line in lines]


def wants_a_text(order: Order) -> bool:
    """Whether the order writes a text that was not given on its line: it may then take several lines."""
    return not order.rest and SHORTHANDS.get(order.name, Shorthand("")).words == ("texte",)


def desk_call(order: Order) -> tuple[str, dict[str, str]]:
    """The action of the house and its arguments. Raises `Misspelt`."""
    short = SHORTHANDS.get(order.name) or Shorthand(order.name, usage=f"/{house().actions[order.name].usage}")
    action = house().actions[short.action]
    given = _by_name(order, {argument.name for argument in action.arguments}, short)
    args = dict(short.settled) | (given if given is not None else _in_order(order, short))
    missing = [argument.name for argument in action.arguments if argument.required and argument.name not in args]
    if missing:
        raise Misspelt(f"Il manque : {', '.join(missing)}. À écrire : {short.usage}. « /poste {short.action} » donne les choix.")
    return short.action, args


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
    rest = _UNIT.sub(r"\1\2", order.rest) if short.words[:1] == ("duree",) else order.rest
    given = rest.split(maxsplit=max(0, len(short.words) - 1)) if short.words else []
    return dict(zip(short.words, given, strict=False))
