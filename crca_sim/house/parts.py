"""What the fictional insurer is made of, products and services apart: reasons, documents, rights, knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from crca_sim.house.names import typeset

Label = Annotated[str, AfterValidator(typeset)]
"""French text for a reader, with its no-break spaces."""


class Part(BaseModel):
    """A checked piece of the house's YAML. English attributes, French keys; nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Named(Part):
    """A piece that others point to by its id."""

    id: str = Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")
    label: Label = Field(alias="libelle")


def _by_id(items: object) -> object:
    if not isinstance(items, list):
        return items
    found: dict[str, object] = {}
    for item in items:
        name = item.get("id") if isinstance(item, Mapping) else None
        if not isinstance(name, str) or name in found:
            raise ValueError(f"identifiant absent ou en double : {name}")
        found[name] = item
    return found


T = TypeVar("T")
ById = Annotated[dict[str, T], BeforeValidator(_by_id)]
"""A YAML list of pieces, kept by id. An id given twice is refused."""

Value = Annotated[str, Field(pattern=r"^(\d+(\.\d+)? (EUR|%|km|j|mois|ans?)|[^\d]+)$")]
"""Canonical, as in `understanding.reading.Slot.value`: `350 EUR`, `18 %`, `6000 km`, `14 j`, or words."""

Certainty = Literal["A", "B", "C", "D"]
"""How sure a point of law is (`reglementation.md`): only A and B are shown as law."""

Moment = Literal["avant_accord", "souscription", "vie_contrat", "sinistre", "resiliation", "reclamation"]


class Reason(Named):
    """A coded reason for the contact (C2.1)."""

    family: str = Field(alias="famille")


class Delegation(Named):
    """What the adviser may decide alone (house rule)."""

    ceiling: Value = Field(alias="plafond")
    detail: Label = Field(default="", alias="precision")


class Document(Named):
    """A document that the desk can send, and when it has its place (C9.1, C9.2)."""

    article: str
    moment: Moment
    products: tuple[str, ...] = Field(alias="produits")
    """Product ids, or `tous`."""
    formats: tuple[str, ...] = ()
    """Formats on offer; empty: all of the house's."""

    @property
    def named(self) -> str:
        """With its article: « le devis », « l'échéancier »."""
        return self.article + self.label

    def concerns(self, product: str) -> bool:
        return product in self.products or "tous" in self.products


class WithdrawalRule(Part):
    """A right of withdrawal (`reglementation.md` R05, R06, R23). `days`: 0 none, None not settled by the house."""

    products: tuple[str, ...] = Field(alias="produits")
    formulas: tuple[str, ...] = Field(default=(), alias="formules")
    channels: tuple[str, ...] = Field(default=(), alias="canaux")
    """Sales channels, `domicile` for a contract signed at the client's home; empty: all."""
    days: int | None = Field(default=None, alias="jours")
    text: Label = Field(alias="texte")
    source: Label
    certainty: Certainty = Field(alias="certitude")

    def applies(self, product: str, channel: str, formula: str | None) -> bool:
        return (
            product in self.products and (not self.channels or channel in self.channels) and (not self.formulas or formula in self.formulas)
        )

    @property
    def code(self) -> str | None:
        """In a scenario's words: `aucun`, `14_jours`, `30_jours`; None when it is not settled."""
        return None if self.days is None else f"{self.days}_jours" if self.days else "aucun"


class Contributions(Part):
    """What is added to every contribution (« règle unique », a fictional simplification)."""

    rate: float = Field(alias="taux")
    property_damage: float = Field(alias="dommages_aux_biens")


class Article(Part):
    """A short text of the knowledge base: law with its certainty, house rule, or common practice."""

    id: str
    title: Label = Field(alias="titre")
    keywords: tuple[str, ...] = Field(alias="mots")
    nature: Literal["loi", "maison", "usage"]
    certainty: Certainty | None = Field(default=None, alias="certitude")
    lines: tuple[Label, ...] = Field(alias="texte")
    source: Label

    @property
    def standing(self) -> str:
        """What the text is worth, in words, with its source."""
        if self.nature == "loi" and self.certainty in ("A", "B"):
            return f"Loi, certitude {self.certainty} : {self.source}"
        if self.nature == "loi":
            return f"Loi, à vérifier (certitude {self.certainty}) : {self.source}"
        kind = "Règle de la maison (fictive)" if self.nature == "maison" else "Usage"
        return f"{kind} : {self.source}"
