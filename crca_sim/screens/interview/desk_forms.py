"""The desk's forms as this panel shows them: the house's own (`desk.forms`), with the kinds of field that it draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crca_sim import desk
from crca_sim.house import house as the_house

if TYPE_CHECKING:
    from crca_sim.authoring.scenario import Scenario
    from crca_sim.house import House

FieldKind = Literal["line", "page", "choice", "many"]

NAMES: Mapping[str, str] = {action.id: action.title for action in the_house().actions.values()}
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
    known = {form.action: form for form in desk.forms(scenario)}
    return tuple(_form(known[action]) for action in house.actions if action not in APART)


def documents(house: House, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """(id, label) of what may be attached to a mail."""
    product = house.product(scenario.product)
    return tuple((d.id, d.label) for d in house.documents.values() if product is None or d.concerns(product.id))


def _form(form: desk.Form) -> ActionForm:
    return ActionForm(form.action, form.label, tuple(map(_field, form.fields)), form.with_client)


def _field(field: desk.FormField) -> FormField:
    kind: FieldKind = "line"
    match field.kind:
        case "page" | "choice" | "many":
            kind = field.kind
    return FormField(field.name, field.label, kind, field.required, field.choices, field.default, field.example)
