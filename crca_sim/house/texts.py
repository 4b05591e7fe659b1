"""The house's documents as texts: numbered clauses one can cite, and an easy-to-read version of each.

Texts are ours (`aubelune/textes/*.yaml`); their figures come from `produits.md`, legal ones apart. Blanks between
braces (`{nom}`, `{annuel}`) are filled by the desk with what it holds.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field, TypeAdapter

from crca_sim.house import search
from crca_sim.house.parts import ById, Label, Part

Made = Literal[
    "garanties", "exclusions", "options", "variantes", "conditions", "pieces", "devis", "besoins", "conseil", "limites", "dossier"
]
"""What the desk writes itself: the product's tables, the quotes established, what the client told."""


class Clause(Part):
    """A numbered article. `made`: the lines that the desk writes after its own."""

    number: str = Field(alias="numero", pattern=r"^\d+(\.\d+)?$")
    title: Label = Field(alias="titre")
    text: tuple[Label, ...] = Field(default=(), alias="texte")
    made: Made | None = Field(default=None, alias="genere")


class DocumentText(Part):
    """The text of a document, by its id in `documents.yaml`."""

    id: str
    title: Label = Field(alias="titre")
    product: str | None = Field(default=None, alias="produit")
    """The product whose tables it shows; none: the interview's."""
    opening: tuple[Label, ...] = Field(default=(), alias="chapeau")
    clauses: tuple[Clause, ...] = Field(alias="articles")
    easy: tuple[Label, ...] = Field(alias="facile", min_length=1)
    """The easy-to-read version: short sentences, current words."""

    def clause(self, number: str) -> Clause | None:
        """The article of a number, written « 4.2 », « art. 4,2 » or « article 4.2 »."""
        found = re.search(r"\d+(?:[.,]\d+)?", number)
        wanted = found[0].replace(",", ".") if found else ""
        return next((c for c in self.clauses if c.number == wanted), None)

    def clauses_about(self, words: str) -> tuple[Clause, ...]:
        """The articles that speak of something, best first."""
        weighed = {c.number: (((c.title,), search.TITLE), (c.text, search.TEXT)) for c in self.clauses}
        by_number = {c.number: c for c in self.clauses}
        return tuple(by_number[number] for number in search.best(words, weighed))

    def chapter(self, number: str) -> tuple[Clause, ...]:
        """The articles of a chapter: « 4 » is 4.1, 4.2 …"""
        return tuple(c for c in self.clauses if c.number.split(".")[0] == number.strip())


@cache
def texts() -> dict[str, DocumentText]:
    """All texts by document id, read and checked once."""
    import yaml

    found: list[Any] = []
    folder = files("crca_sim.house").joinpath("aubelune", "textes")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            found += yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)["textes"]
    return TypeAdapter(ById[DocumentText]).validate_python(found)


def cited(document: str, clause: str) -> Clause | None:
    """The clause that a citation names: « conditions générales habitat, article 4.2 »."""
    text = texts().get(document)
    found = re.search(r"art(?:icle|\.)\s*(\d+(?:[.,]\d+)?)", clause)
    return text.clause(found[1]) if text and found else None
