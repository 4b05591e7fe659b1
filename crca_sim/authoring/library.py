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
from crca_sim.authoring.scenario import Scenario

Described = TypeVar("Described", bound=BaseModel)

_NAMED: dict[Kind, str] = {
    "scenario": "Le scénario", "persona": "La persona", "amenagement": "L'aménagement", "partie": "La partie",
}  # fmt: skip


class Library:
    """A view on folders of scenarios and personas, as they were when first looked at.

    Layout: `<scenarios>/<id>/scenario.yaml`, `<scenarios>/<id>/parties/<name>.yaml`, `<personas>/<id>.yaml`,
    `<personas>/amenagements/<id>.yaml`. A name that is not there: UnknownName; a file with mistakes: BrokenFile.
    """

    def __init__(self, scenarios: tuple[Path, ...], personas: tuple[Path, ...]) -> None:
        self.scenario_folders = scenarios
        self.persona_folders = personas
        self._paths: dict[Kind, dict[str, Path]] = {}
        self._read: dict[tuple[Kind, str], BaseModel] = {}

    def scenarios(self) -> tuple[str, ...]:
        """Ids of the scenarios, in order."""
        return tuple(self._files("scenario"))

    def personas(self) -> tuple[str, ...]:
        """Ids of the personas, in order."""
        return tuple(self._files("persona"))

    def accommodations(self) -> tuple[str, ...]:
        """Ids of the accommodation profiles, in order (authors only)."""
        return tuple(self._files("amenagement"))

    def playthroughs(self, scenario: str) -> tuple[Path, ...]:
        """Files of a scenario's playthroughs, in order."""
        folder = self.path_of("scenario", scenario).parent / "parties"
        return tuple(sorted(folder.glob("*.yaml")))

    def scenario(self, name: str) -> Scenario:
        """The scenario of this id."""
        return self._description("scenario", name, Scenario)

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
            self._paths[kind] = dict(sorted(_found(kind, self).items()))
        return self._paths[kind]


def _found(kind: Kind, library: Library) -> dict[str, Path]:
    """Files by id. The first folder wins: reversed, so that it is written last."""
    if kind == "scenario":
        paths = [p for folder in reversed(library.scenario_folders) for p in folder.glob("*/scenario.yaml")]
        return {path.parent.name: path for path in paths}
    pattern = "amenagements/*.yaml" if kind == "amenagement" else "*.yaml"
    return {path.stem: path for folder in reversed(library.persona_folders) for path in folder.glob(pattern)}


def open_library(root: Path | None = None) -> Library:
    """The library in use: `root`'s own; else the working folder's, when it has one; else the installed one.

    A working folder with only `scenarios/` uses the installed personas; with only `personas/`, the installed scenarios and both.
    """
    if root is not None:
        return _own(root)
    here, shipped = Path.cwd(), installed_root()
    scenarios, personas = here / "scenarios", here / "personas"
    if scenarios.is_dir():
        return Library((scenarios,), (personas,) if personas.is_dir() else (shipped / "personas",))
    if personas.is_dir():
        return Library((shipped / "scenarios",), (personas, shipped / "personas"))
    return Library((shipped / "scenarios",), (shipped / "personas",))


def _own(root: Path) -> Library:
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
