"""A product of the house: formulas, guarantees with their limits, exclusions, options, eco-responsible variants."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from crca_sim.house.names import plain
from crca_sim.house.parts import ById, Label, Moment, Named, Part, Value


def _limits(cover: object) -> object:
    """`false` → not covered; `true` → covered; a single value is a list of one."""
    if cover is False:
        return None
    if cover is True:
        return {}
    if isinstance(cover, dict):
        return {role: tuple(v) if isinstance(v, list | tuple) else (v,) for role, v in cover.items()}
    return cover


Cover = Annotated[dict[str, tuple[Value, ...]] | None, BeforeValidator(_limits)]
"""Limits of a guarantee in a formula, by role; the first value is the rule. None: not covered."""

Values = Annotated[tuple[Value, ...], BeforeValidator(lambda v: tuple(v) if isinstance(v, list | tuple) else (v,))]

Step = tuple[int | None, Decimal]
"""(below this, coefficient); None: beyond."""


class Formula(Named):
    """A level of the product."""

    aliases: tuple[str, ...] = Field(default=(), alias="alias")
    rates: dict[str, Decimal] = Field(default_factory=dict, alias="tarif")
    property_damage: bool | None = Field(default=None, alias="dommages_aux_biens")


class Guarantee(Named):
    """What is covered, formula by formula."""

    aliases: tuple[str, ...] = Field(default=(), alias="alias")
    text: Label = Field(default="", alias="texte")
    covers: dict[str, Cover] = Field(alias="formules")
    general_excess: bool = Field(default=False, alias="franchise_generale")
    """Without an excess of its own, the product's general one applies."""

    def is_called(self, name: str) -> bool:
        return plain(name) in {plain(n) for n in (self.id, self.label, *self.aliases)}


class Exclusion(Named):
    """What is never covered."""

    formulas: tuple[str, ...] = Field(default=(), alias="formules")


class Option(Named):
    """What can be added. No price: not in the catalogue, hence no quote."""

    price: Decimal | None = Field(default=None, alias="prix")
    """A year, before contributions."""
    text: Label = Field(default="", alias="texte")
    formulas: tuple[str, ...] = Field(default=(), alias="formules")
    """Formulas it goes with; empty: all."""


class Variant(Named):
    """An eco-responsible variant (C5.6): its benefit and its limits."""

    text: Label = Field(alias="texte")
    coefficient: Decimal | None = None
    effect: Label = Field(default="", alias="effet")
    """What prices it when it is no coefficient of its own."""


class Fact(Part):
    """A true value of the product that no guarantee holds."""

    role: str
    object: str = Field(alias="objet")
    values: Values = Field(alias="valeur")


class Product(Named):
    """Everything the house says of a product."""

    aliases: tuple[str, ...] = Field(default=(), alias="alias")
    study: bool = Field(default=False, alias="etude")
    """« Étude personnalisée »: no quote at the desk."""
    property_damage: bool = Field(default=False, alias="dommages_aux_biens")
    text: Label = Field(default="", alias="texte")
    rates: dict[str, Decimal] = Field(default_factory=dict, alias="tarif")
    formulas: ById[Formula] = Field(alias="formules")
    coefficients: dict[str, dict[str, Decimal]] = Field(default_factory=dict)
    steps: dict[str, tuple[Step, ...]] = Field(default_factory=dict, alias="paliers")
    guarantees: ById[Guarantee] = Field(default_factory=dict, alias="garanties")
    exclusions: ById[Exclusion] = Field(default_factory=dict)
    conditions: tuple[Label, ...] = ()
    options: ById[Option] = Field(default_factory=dict)
    variants: ById[Variant] = Field(default_factory=dict, alias="variantes")
    facts: tuple[Fact, ...] = Field(default=(), alias="faits")
    to_collect: tuple[Label, ...] = Field(default=(), alias="a_recueillir")
    """What a « étude personnalisée » needs, to be asked of the client."""
    papers: tuple[Label, ...] = Field(default=(), alias="pieces")
    documents: dict[Moment, tuple[str, ...]] = Field(default_factory=dict)
    """The right set, by moment (C9.1)."""

    def guarantee(self, name: str | None) -> Guarantee | None:
        """The guarantee meant by a name or one of its synonyms; None → the general excess, where there is one."""
        if name is None:
            return self.guarantees.get("generale")
        return next((g for g in self.guarantees.values() if g.is_called(name)), None)

    def has_property_damage(self, formula: str) -> bool:
        """Whether the formula covers goods: the « dommages aux biens » contribution is due then."""
        own = self.formulas[formula].property_damage
        return self.property_damage if own is None else own
