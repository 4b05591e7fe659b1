"""An author's YAML file as plain data, with the place of each thing in it.

Read event by event, never by PyYAML's own composer: that one recurses as deep as the file asks it to, and
bare YAML 1.1 betrays French authors (`12:30` is 750, `NO` is false, a duplicate key silently wins). Here
scalars are those of YAML 1.2 core, less octal and hexadecimal numbers; anchors, aliases and tags are refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from crca_sim.authoring.builder import Builder
from crca_sim.authoring.mistakes import START, BrokenFile, Mistake, Place, Severity, errors_of
from crca_sim.authoring.text import text_of
from crca_sim.authoring.tree import Branch, Tree
from crca_sim.authoring.yaml_french import said_in_french

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says: `value` in plain data (dict, list, str, int, float, bool, None), and where."""

    file: str
    value: Any
    tree: Tree
    advice: tuple[Mistake, ...] = ()

    def follow(self, path: Sequence[str | int]) -> tuple[Tree, bool]:
        """As far as the path goes in the file, and whether it goes to its end. Steps that are not there are skipped."""
        tree, whole = self.tree, True
        for step in path:
            below = tree.part(step) if isinstance(tree, Branch) else None
            tree, whole = (tree, False) if below is None else (below, whole)
        return tree, whole

    def place(self, *path: str | int) -> Place:
        """Where the value at this path begins."""
        tree, _ = self.follow(path)
        return tree.place if isinstance(tree, Branch) else tree

    def key_place(self, *path: str | int) -> Place:
        """Where the last key of this path is written; its value's place when it is no key."""
        above, _ = self.follow(path[:-1])
        key = path[-1] if path else None
        return above.keys[key] if isinstance(above, Branch) and isinstance(key, str) and key in above.keys else self.place(*path)

    def mistake(
        self, path: Sequence[str | int], message: str, proposal: str | None = None, *, severity: Severity = "erreur", key: bool = False
    ) -> Mistake:
        """A mistake at this path: at its value, or at its key."""
        place = self.key_place(*path) if key else self.place(*path)
        return Mistake(self.file, *place, message, proposal, severity)


def read_source(path: Path, file: str | None = None) -> Source:
    """Reads a YAML file; `file` is the name to say in mistakes. Raises BrokenFile with all that was seen."""
    name = file or str(path)
    return parsed(text_of(path, name), name)


def parsed(text: str, file: str) -> Source:
    """The source of this YAML text. Raises BrokenFile."""
    builder = Builder(file, text)
    try:
        _feed(builder, text)
    except yaml.YAMLError as error:
        builder.mistakes.append(said_in_french(error, text, file))
    if errors_of(builder.mistakes):
        raise BrokenFile(builder.mistakes)
    if builder.tree is None or (builder.value is None and not isinstance(builder.tree, Branch)):
        raise BrokenFile([Mistake(file, *START, "Ce fichier est vide.", "`crca-sim new scenario NOM` écrit un modèle à compléter.")])
    return Source(file, builder.value, builder.tree, tuple(builder.mistakes))


def _feed(builder: Builder, text: str) -> None:
    loader = _Loader(text)
    try:
        while not builder.gave_up and (event := loader.get_event()) is not None:
            take = builder.takes.get(type(event))
            if take is not None:
                take(event)
    finally:
        loader.dispose()
