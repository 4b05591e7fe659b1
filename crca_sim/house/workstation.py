"""The vocabulary of the desk: actions and their arguments, record fields, formats. Data for `desk`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from crca_sim.house.parts import Label, Named, Part

ArgumentType = Literal["texte", "valeur", "choix", "liste", "date", "heure", "duree", "montant"]
Nature = Literal["texte", "nombre", "date", "courriel", "telephone", "code_postal"]


class Argument(Part):
    """An argument of an action. `among` names a collection of the house or of the scenario."""

    name: str = Field(alias="nom")
    label: Label = Field(default="", alias="libelle")
    help: Label = Field(default="", alias="aide")
    example: Label = Field(default="", alias="exemple")
    aliases: tuple[str, ...] = Field(default=(), alias="alias")
    """Other names under which it may be given."""
    type: ArgumentType
    long: bool = False
    """A text of several lines."""
    required: bool = Field(default=False, alias="requis")
    among: str | None = Field(default=None, alias="parmi")
    choices: dict[str, Label] = Field(default_factory=dict, alias="choix")
    default: str | None = Field(default=None, alias="defaut")

    @property
    def title(self) -> str:
        """What a form calls it."""
        return self.label or self.name.replace("_", " ").capitalize()


class Action(Part):
    """Something that can be done on the desk."""

    id: str
    title: Label = Field(alias="titre")
    """What a list of actions calls it."""
    group: str = Field(alias="groupe")
    """The tab it belongs to."""
    help: Label = Field(default="", alias="aide")
    label: Label = Field(alias="libelle")
    """A template: `{argument}`, and `[ … ]` left out when one of its arguments is missing."""
    seconds: float = Field(alias="secondes")
    arguments: tuple[Argument, ...] = ()
    with_client: bool = Field(default=False, alias="avec_client")
    """Only while the contact lasts."""

    def argument(self, name: str) -> Argument | None:
        """The argument of this name, or of this other name."""
        return next((a for a in self.arguments if name == a.name or name in a.aliases), None)

    @property
    def usage(self) -> str:
        """`envoyer_document document=… canal=… [format=…]`."""
        shown = (f"{a.name}=…" if a.required else f"[{a.name}=…]" for a in self.arguments)
        return " ".join((self.id, *shown))


class RecordField(Named):
    """A field of the client's record; `tariff` is the key of the tariff profile that it feeds."""

    nature: Nature = "texte"
    tariff: str | None = Field(default=None, alias="tarif")
    choices: dict[str, Label] = Field(default_factory=dict, alias="choix")
    """Quick choices: the usual values, not the only ones."""


class Format(Named):
    """A format of document, and the sending channels that can carry it (empty: all)."""

    channels: tuple[str, ...] = Field(default=(), alias="canaux")
    text: Label = Field(default="", alias="texte")
    """What the client gets."""
