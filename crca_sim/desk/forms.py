"""The desk as forms to fill in, for any screen: fields, choices, help, what was typed and refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.arguments import choices
from crca_sim.desk.state import DeskState, Draft
from crca_sim.house import house
from crca_sim.house.workstation import Action, Argument

FieldKind = Literal["line", "page", "choice", "many", "date", "hour", "duration", "amount"]
Choices = tuple[tuple[str, str], ...]
"""(value, words)."""
HIDDEN = frozenset({"solutions"})
"""Collections of the scenario whose very names would give away what is to be discovered."""
_OF_PRODUCT = frozenset({"formules", "options", "variantes"})
"""Collections that another product than the interview's replaces."""
_KINDS: Mapping[str, FieldKind] = {"date": "date", "heure": "hour", "duree": "duration", "montant": "amount", "liste": "many"}


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to fill in."""

    name: str
    label: str
    kind: FieldKind
    required: bool = False
    choices: Choices = ()
    default: str | None = None
    example: str = ""
    help: str = ""
    depends_on: str | None = None
    """The field whose value settles the quick choices and the present value."""
    quick: Mapping[str, Choices] = field(default_factory=dict)
    """Value of that field → the usual values of this one; others stay possible."""
    present: Mapping[str, str] = field(default_factory=dict)
    """Value of that field → what the desk holds now."""
    value: JsonValue = None
    """What was typed when the form was refused."""
    error: str = ""
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One action of the desk."""

    action: str
    group: str
    group_label: str
    label: str
    help: str = ""
    fields: tuple[FormField, ...] = ()
    with_client: bool = False
    """Only while the contact lasts."""
    error: str = ""
    """Why it was refused, when no field is to blame."""

    def field(self, name: str) -> FormField | None:
        return next((f for f in self.fields if f.name == name), None)


def forms(scenario: Scenario, state: DeskState | None = None) -> tuple[Form, ...]:
    """Every action of the house, group by group; with a state, what was typed and refused is still there."""
    state = state or DeskState()
    groups = list(house().groups)
    actions = sorted(house().actions.values(), key=lambda a: groups.index(a.group))
    return tuple(_form(action, scenario, state) for action in actions)


def _form(action: Action, scenario: Scenario, state: DeskState) -> Form:
    draft = state.drafts.get(action.id)
    fields = tuple(_field(a, scenario, state, draft) for a in action.arguments if a.among not in HIDDEN)
    blamed = draft is not None and any(f.error for f in fields)
    return Form(
        action=action.id, group=action.group, group_label=house().groups[action.group], label=action.title, help=action.help,
        fields=fields, with_client=action.with_client, error="" if draft is None or blamed else draft.message,
    )  # fmt: skip


def _field(argument: Argument, scenario: Scenario, state: DeskState, draft: Draft | None) -> FormField:
    listed = tuple(_choices(argument, scenario).items())
    by_field, by_product = argument.type == "valeur", argument.among in _OF_PRODUCT
    quick = _quick_values() if by_field else _by_product(argument, scenario) if by_product else {}
    return FormField(
        name=argument.name,
        label=argument.title,
        kind=_kind(argument, listed),
        required=argument.required or (argument.among == "formules" and argument.type == "choix" and bool(listed)),
        choices=listed,
        default=argument.default,
        example=argument.example,
        help=argument.help,
        depends_on="champ" if by_field else "produit" if by_product else None,
        quick=quick,
        present=state.fields(scenario) if by_field else {},
        value=_typed(argument, draft),
        error=draft.mistakes.get(argument.name, "") if draft else "",
    )


def _quick_values() -> dict[str, Choices]:
    return {name: tuple(f.choices.items()) for name, f in house().fields.items() if f.choices}


def _by_product(argument: Argument, scenario: Scenario) -> dict[str, Choices]:
    return {name: tuple(choices(argument, scenario, name).items()) for name in house().products}


def _typed(argument: Argument, draft: Draft | None) -> JsonValue:
    names = (argument.name, *argument.aliases)
    return next((draft.args[n] for n in names if n in draft.args), None) if draft else None


def _kind(argument: Argument, listed: Choices) -> FieldKind:
    if argument.type in _KINDS:
        return _KINDS[argument.type]
    if argument.type == "choix" and listed:
        return "choice"
    return "page" if argument.long else "line"


def _choices(argument: Argument, scenario: Scenario) -> Mapping[str, str]:
    """The choices that make sense here: documents of the interview's product."""
    known = choices(argument, scenario)
    product = house().product(scenario.product)
    if argument.among == "documents" and product is not None:
        return {name: label for name, label in known.items() if house().documents[name].concerns(product.id)}
    return known
