"""What the client portal is made of: elements, pages, steps, tasks. Texts as they are written on the screen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from crca_sim.house.parts import Label, Named, Part

ElementKind = Literal["titre", "texte", "image", "bouton", "lien", "champ", "liste", "case"]
StepAction = Literal["activer", "saisir", "choisir", "cocher"]
WORKABLE = ("bouton", "lien", "champ", "liste", "case")
"""Kinds that one acts on; the others are read."""
NAMELESS = "sans nom"
"""What a screen reader says of an element that has no name."""
ACTION_OF: dict[str, StepAction] = {"bouton": "activer", "lien": "activer", "champ": "saisir", "liste": "choisir", "case": "cocher"}


class Element(Part):
    """Something on a page. Its name is the exact one, as written and as a screen reader says it."""

    kind: ElementKind = Field(alias="type")
    name: Label = Field(default="", alias="nom")
    level: int = Field(default=2, ge=2, le=6, alias="niveau")
    """Of a heading; the page's own title is level 1."""
    leads: str | None = Field(default=None, alias="mene")
    """The page it opens."""
    position: Label = ""
    """« en haut à droite »: what someone who sees may go by."""
    colour: Label = Field(default="", alias="couleur")
    required: bool = Field(default=False, alias="obligatoire")
    format: Label = ""
    """What a field expects: « JJ/MM/AAAA »."""
    choices: tuple[Label, ...] = Field(default=(), alias="choix")
    """Of a list."""
    behind: Label | None = Field(default=None, alias="derriere")
    """The name of the menu to open first."""
    submits: bool = Field(default=False, alias="envoie")
    """Sends the page: mandatory fields must be filled before."""
    secret: bool = False
    """Only the client may know what is typed here."""
    paper: bool = Field(default=False, alias="piece")
    """A document of the client leaves from here."""
    result: Label = Field(default="", alias="effet")
    """What one sees or hears after acting, when the page stays the same."""
    also: tuple[str, ...] = Field(default=(), alias="aussi")
    """Other words by which anyone would recognise it."""

    looks: tuple[str, ...] = Field(default=(), alias="dessin")
    """How someone who sees would describe it: « trois barres », « enveloppe »."""

    @property
    def workable(self) -> bool:
        """Whether one can act on it."""
        return self.kind in WORKABLE

    @property
    def said(self) -> str:
        """Its name between quotes, or « sans nom »."""
        return f"« {self.name or NAMELESS} »"

    @property
    def key(self) -> str:
        """How it is told apart on its page."""
        return self.name or NAMELESS


class Page(Part):
    """A page, its elements in reading order."""

    id: str = Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")
    title: Label = Field(alias="titre")
    header: bool = Field(default=True, alias="entete")
    """Whether the common header stands on it: one is logged in."""
    elements: tuple[Element, ...] = Field(min_length=1)

    @property
    def label(self) -> str:
        """What a list of pages calls it."""
        return self.title


class Step(Part):
    """One thing to do on the way."""

    page: str
    element: Label
    action: StepAction = "activer"
    value: Label = Field(default="", alias="valeur")
    """What to choose in a list."""


class Task(Named):
    """Something one comes to the portal for: the shortest way, and where it ends."""

    useful: Label = Field(alias="utile")
    """What doing it oneself is good for."""
    path: tuple[Step, ...] = Field(alias="chemin", min_length=1)
    end: str = Field(alias="arrivee")

    @property
    def start(self) -> str:
        """The page where the shortest way begins."""
        return self.path[0].page

    @property
    def pages(self) -> tuple[str, ...]:
        """Pages on the way, in order, each once, the end included."""
        return tuple(dict.fromkeys((*(step.page for step in self.path), self.end)))
