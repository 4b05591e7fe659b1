"""The scenarios and personas in use: found by their names, read and checked one by one when asked for."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel

from crca_sim.authoring.files import Kind, load
from crca_sim.authoring.mistakes import AuthoringError, UnknownName
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.playthrough import Playthrough
from crca_sim.authoring.repertoire import Repertoire, Wordings
from crca_sim.authoring.scenario import Scenario

Described = TypeVar("Described", bound=BaseModel)

_NAMED: dict[Kind, str] = {
    "scenario": "Le scénario", "persona": "La persona", "amenagement": "L'aménagement", "partie": "La partie",
    "formulations": "Les formulations", "reparties": "Les réparties",
}  # fmt: skip


class Library:
    """A view on folders of scenarios and personas, as they were when first looked at.

    Layout: `<scenarios>/<id>/scenario.yaml`, `<scenarios>/<id>/reparties.yaml`, `<scenarios>/<id>/formulations.yaml`,
    `<scenarios>/<id>/parties/<name>.yaml`, `<personas>/<id>.yaml`,
    `<personas>/amenagements/<id>.yaml`. A name that is not there: UnknownName; a file with mistakes: BrokenFile.
    Personas of the `lent` folders can be named, but are not listed: an author's own folder may use the shipped ones.
    """

    def __init__(self, scenarios: tuple[Path, ...], personas: tuple[Path, ...], lent: tuple[Path, ...] = ()) -> None:
        self.scenario_folders = scenarios
        self.persona_folders = personas
        self.lent_folders = lent
        self._paths: dict[Kind, dict[str, Path]] = {}
        self._read: dict[tuple[Kind, str], BaseModel] = {}

    def scenarios(self) -> tuple[str, ...]:
        """Ids of the scenarios, in order."""
        return tuple(self._own("scenario"))

    def personas(self) -> tuple[str, ...]:
        """Ids of the personas, in order."""
        return tuple(self._own("persona"))

    def accommodations(self) -> tuple[str, ...]:
        """Ids of the accommodation profiles, in order (authors only)."""
        return tuple(self._own("amenagement"))

    def names(self, kind: Kind) -> tuple[str, ...]:
        """Everything that may be named, the lent ones included."""
        return tuple(self._files(kind))

    def playthroughs(self, scenario: str) -> tuple[Path, ...]:
        """Files of a scenario's playthroughs, in order."""
        folder = self.path_of("scenario", scenario).parent / "parties"
        return tuple(sorted(folder.glob("*.yaml")))

    def scenario(self, name: str) -> Scenario:
        """The scenario of this id."""
        return self._description("scenario", name, Scenario)

    def repertoire(self, name: str) -> Repertoire:
        """What else the client of this scenario can say; nothing when its author wrote nothing."""
        said = self.repartees(name)
        if name not in self._files("formulations"):
            return said
        more = self._description("formulations", name, Wordings).wordings
        return said.model_copy(update={"wordings": {**said.wordings, **more}})

    def repartees(self, name: str) -> Repertoire:
        """The same without the sentences of `formulations.yaml`."""
        return self._description("reparties", name, Repertoire) if name in self._files("reparties") else Repertoire()

    def persona(self, name: str) -> Persona:
        """The persona of this id."""
        return self._description("persona", name, Persona)

    def accommodation(self, name: str) -> Accommodation:
        """The accommodation profile of this id."""
        return self._description("amenagement", name, Accommodation)

    def playthrough(self, path: Path) -> Playthrough:
        """A playthrough, from its file; it need not be in the library."""
        return cast(Playthrough, load(path, self, kind="partie", file=said_path(path)).description)

    def path_of(self, kind: Kind, name: str) -> Path:
        """The file of a description."""
        known = self._files(kind)
        if name not in known:
            raise UnknownName(_NAMED[kind], name, known)
        return known[name]

    def hash_of(self, kind: Kind, name: str) -> str:
        """`sha256:…` of the file's bytes."""
        return f"sha256:{hashlib.sha256(self.path_of(kind, name).read_bytes()).hexdigest()}"

    def folders(self) -> tuple[Path, ...]:
        """Where everything is looked for."""
        return tuple(dict.fromkeys((*self.scenario_folders, *self.persona_folders)))

    def _description(self, kind: Kind, name: str, model: type[Described]) -> Described:
        if (kind, name) not in self._read:
            path = self.path_of(kind, name)
            self._read[kind, name] = load(path, self, kind=kind, file=said_path(path)).description
        return cast(Described, self._read[kind, name])

    def _files(self, kind: Kind) -> dict[str, Path]:
        if kind not in self._paths:
            self._paths[kind] = {**_found(kind, self.lent_folders), **self._own(kind)}
        return self._paths[kind]

    def _own(self, kind: Kind) -> dict[str, Path]:
        return _found(kind, self.scenario_folders if kind in _IN_A_SCENARIO else self.persona_folders)


_PATTERNS: dict[Kind, str] = {
    "scenario": "*/scenario.yaml", "reparties": "*/reparties.yaml", "formulations": "*/formulations.yaml",
    "persona": "*.yaml", "amenagement": "amenagements/*.yaml",
}  # fmt: skip
_IN_A_SCENARIO = ("scenario", "reparties", "formulations")


def _found(kind: Kind, folders: tuple[Path, ...]) -> dict[str, Path]:
    """Files by id, in order; the first folder that has a name wins."""
    paths = [path for folder in reversed(folders) for path in folder.glob(_PATTERNS[kind])]
    by_name = {path.parent.name if kind in _IN_A_SCENARIO else path.stem: path for path in paths}
    return dict(sorted(by_name.items()))


def open_library(root: Path | None = None) -> Library:
    """The library in use: `root`'s own; else the working folder's, when it has one; else the installed one.

    In a working folder, shipped personas can be named too; they are listed only when it has none of its own.
    """
    if root is not None:
        return _of(root)
    here, shipped = Path.cwd(), installed_root()
    scenarios, personas = here / "scenarios", here / "personas"
    if not scenarios.is_dir() and not personas.is_dir():
        return _of(shipped)
    return Library(
        (scenarios if scenarios.is_dir() else shipped / "scenarios",),
        (personas if personas.is_dir() else shipped / "personas",),
        lent=(shipped / "personas",),
    )


def _of(root: Path) -> Library:
    if not root.is_dir():
        raise AuthoringError(f"Le dossier « {root} » n'existe pas.")
    return Library((root / "scenarios",), (root / "personas",))


def installed_root() -> Path:
    """Where the shipped library is: inside the installed package, or beside it in a working copy."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_bibliotheque"
    return inside if inside.is_dir() else package.parent


def said_path(path: Path) -> str:
    """A path as one says it: from the working folder when it is in it."""
    return os.path.relpath(path) if path.is_absolute() and path.is_relative_to(Path.cwd()) else str(path)
