"""A description reread for its names: each points to something that exists, or a mistake says what is near."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, Protocol

from crca_sim.authoring.mistakes import Mistake, nearest, shown
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.source import Source

Path = tuple[str | int, ...]
FEW = 12
"""Names that are still pleasant to read in one line."""


class Catalogue(Protocol):
    """What a review asks of the library."""

    def names(self, kind: Literal["scenario", "persona", "amenagement"]) -> tuple[str, ...]: ...
    def scenario(self, name: str) -> Scenario: ...
    def repartees(self, name: str) -> Repertoire: ...
    def persona(self, name: str) -> Persona: ...


class Review:
    """What is said of one file while rereading it."""

    def __init__(self, source: Source, catalogue: Catalogue) -> None:
        self.source = source
        self.catalogue = catalogue
        self.mistakes: list[Mistake] = []

    def wrong(self, path: Path, message: str, proposal: str | None = None, *, key: bool = False) -> None:
        """Keeps the file from being used."""
        self.mistakes.append(self.source.mistake(path, message, proposal, key=key))

    def advise(self, path: Path, message: str, proposal: str | None = None, *, key: bool = False) -> None:
        """The file can be used, but its author should look here."""
        self.mistakes.append(self.source.mistake(path, message, proposal, severity="conseil", key=key))

    def name(self, path: Path, name: str | None, known: Collection[str] | None, what: str, *, key: bool = False) -> None:
        """One name, among those that exist; no verdict when these are not known (`None`)."""
        if name is not None and known is not None and name not in known:
            self.wrong(path, f"{what} « {shown(name)} » n'existe pas.", _near(name, known), key=key)

    def names(self, path: Path, names: Iterable[str], known: Collection[str] | None, what: str) -> None:
        """Each name of a list."""
        for rank, name in enumerate(names):
            self.name((*path, rank), name, known, what)


def _near(name: str, known: Collection[str]) -> str | None:
    close = nearest(name, known)
    if close:
        return f"« {close} »."
    if not known:
        return None
    return f"noms possibles : {', '.join(sorted(known))}." if len(known) <= FEW else None
