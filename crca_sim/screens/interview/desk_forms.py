"""The house's desk vocabulary → forms to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from crca_sim.authoring.scenario import Scenario
    from crca_sim.house import House
    from crca_sim.house.workstation import Action, Argument

FieldKind = Literal["line", "page", "choice", "many"]

NAMES: Mapping[str, str] = {
    "ouvrir_fiche": "Ouvrir la fiche",
    "consulter_contrats": "Consulter les contrats",
    "consulter_historique": "Consulter l'historique",
    "coder_motif": "Coder le motif",
    "modifier_fiche": "Modifier la fiche",
    "etablir_devis": "Établir un devis",
    "comparer_formules": "Comparer les formules",
    "envoyer_document": "Envoyer un document",
    "envoyer_message": "Envoyer un message",
    "mettre_en_attente": "Mettre en attente",
    "programmer_rappel": "Programmer un rappel",
    "recueillir_consentement": "Enregistrer un consentement",
    "noter_preference": "Noter une préférence",
    "transferer": "Transférer à un service",
    "rediger_note": "Rédiger la note de contact",
    "envoyer_enquete": "Envoyer l'enquête de satisfaction",
    "enregistrer_reclamation": "Enregistrer une réclamation",
    "signaler_non_conformite": "Signaler une non-conformité",
    "chercher_procedure": "Chercher une procédure",
    "raccrocher": "Mettre fin au contact",
    "cloturer": "Clôturer le dossier",
}
_FIELDS: Mapping[str, str] = {
    "valeur": "Nouvelle valeur",
    "duree": "Durée",
    "heure": "Heure",
    "reponse": "Réponse",
    "resume": "Résumé pour le service",
    "besoin_acces": "Besoin de communication à transmettre",
    "objet": "Objet",
}
_EXAMPLES: Mapping[str, str] = {"date": "30/11/2026", "heure": "14 h 30", "duree": "2 min"}
_PAGES = frozenset({"rediger_note", "enregistrer_reclamation", "signaler_non_conformite", "envoyer_message", "noter_preference"})
_SPOILERS = frozenset({"solutions"})
"""Collections of the scenario whose very names would give away what is to be discovered."""
APART = frozenset({"raccrocher", "cloturer"})
"""Actions with a key and a button of their own."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to fill in. `choices` are (value, label)."""

    name: str
    label: str
    kind: FieldKind
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    default: str | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class ActionForm:
    """One action of the desk."""

    id: str
    label: str
    fields: tuple[FormField, ...] = ()
    with_client: bool = False


def forms(house: House, scenario: Scenario) -> tuple[ActionForm, ...]:
    """All actions, in the house's order."""
    return tuple(_form(action, house, scenario) for action in house.actions.values() if action.id not in APART)


def documents(house: House, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """(id, label) of what may be attached to a mail."""
    return tuple(_collection("documents", house, scenario).items())


def _form(action: Action, house: House, scenario: Scenario) -> ActionForm:
    fields = tuple(_field(action.id, a, house, scenario) for a in action.arguments if a.among not in _SPOILERS)
    return ActionForm(action.id, NAMES.get(action.id, action.id.replace("_", " ").capitalize()), fields, action.with_client)


def _field(action: str, argument: Argument, house: House, scenario: Scenario) -> FormField:
    choices = tuple((argument.choices or _collection(argument.among, house, scenario)).items())
    kind: FieldKind = "line"
    if argument.type == "liste":
        kind = "many"
    elif argument.type == "choix" and choices:
        kind = "choice"
    elif argument.type == "texte" and action in _PAGES:
        kind = "page"
    return FormField(
        name=argument.name,
        label=_FIELDS.get(argument.name, argument.name.replace("_", " ").capitalize()),
        kind=kind,
        required=argument.required or (argument.among == "formules" and bool(choices)),
        choices=choices,
        default=argument.default,
        example=_EXAMPLES.get(argument.type, ""),
    )


def _collection(among: str | None, house: House, scenario: Scenario) -> dict[str, str]:
    product = house.product(scenario.product)
    named = {
        "motifs": house.reasons,
        "champs": house.fields,
        "formats": house.formats,
        "services": house.services,
        "documents": {d.id: d for d in house.documents.values() if product is None or d.concerns(product.id)},
        "formules": product.formulas if product else {},
        "options": product.options if product else {},
        "variantes": product.variants if product else {},
    }
    plain = {"canaux_envoi": house.sending_channels, "consentements": house.consents}
    if among in plain:
        return dict(plain[among])
    return {key: thing.label for key, thing in named.get(among or "", {}).items()}  # type: ignore[attr-defined]
