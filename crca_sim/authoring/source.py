"""An author's YAML file as plain data, with the place of each thing in it.

Read event by event, never by PyYAML's own composer: that one recurses as deep as the file asks it to, and
bare YAML 1.1 betrays French authors (`12:30` is 750, `NO` is false, a duplicate key silently wins). Here
scalars are those of YAML 1.2 core, less octal and hexadecimal numbers; anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from crca_sim.authoring.mistakes import START, BrokenFile, Mistake, Place, Severity, errors_of, shown
from crca_sim.authoring.text import UNSEEN, text_of
from crca_sim.authoring.yaml_french import QUOTE_IT, said_in_french

MAX_DEPTH = 30
"""Levels of nesting; a scenario needs about six."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Branch:
    """A mapping or a list: where it begins, where its keys are, where its values are."""

    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    parts: dict[str, Tree] = field(default_factory=dict)
    items: list[Tree] = field(default_factory=list)

    def part(self, step: str | int) -> Tree | None:
        """The value under a key, or the item of that rank."""
        if isinstance(step, str):
            return self.parts.get(step)
        return self.items[step] if 0 <= step < len(self.items) else None


Tree = Branch | Place


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
    builder = _Builder(file)
    try:
        _feed(builder, text)
    except yaml.YAMLError as error:
        builder.mistakes.append(said_in_french(error, text, file))
    if errors_of(builder.mistakes):
        raise BrokenFile(builder.mistakes)
    if builder.tree is None or (builder.value is None and not isinstance(builder.tree, Branch)):
        raise BrokenFile([Mistake(file, *START, "Ce fichier est vide.", "`crca-sim new scenario NOM` écrit un modèle à compléter.")])
    return Source(file, builder.value, builder.tree, tuple(builder.mistakes))


def _feed(builder: _Builder, text: str) -> None:
    loader = _Loader(text)
    try:
        while not builder.gave_up and (event := loader.get_event()) is not None:
            take = builder.takes.get(type(event))
            if take is not None:
                take(event)
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Open:
    """A collection being read: what it holds so far, and the key whose value comes next."""

    value: dict[str, Any] | list[Any]
    branch: Branch
    key: str | None = None
    twice: bool = False


class _Builder:
    """Takes YAML events one by one; `value` and `tree` are what they add up to."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.value: Any = None
        self.tree: Tree | None = None
        self.mistakes: list[Mistake] = []
        self.gave_up = False
        self._open: list[_Open] = []
        self._documents = 0
        self.takes = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def _wrong(self, event: Any, message: str, proposal: str | None = None, severity: Severity = "erreur") -> None:
        self.mistakes.append(Mistake(self.file, *_start(event), message, proposal, severity))

    def _give_up(self, event: Any, message: str, proposal: str | None = None) -> None:
        self._wrong(event, message, proposal)
        self.gave_up = True

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._give_up(
                event, "Un fichier ne contient qu'une description : un second « --- » en commence une autre.", "faites deux fichiers."
            )

    def _alias(self, event: Any) -> None:
        self._wrong(event, f"Les renvois « *{shown(event.anchor)} » ne sont pas admis.", f"recopiez le texte ; si c'en est un, {QUOTE_IT}")
        self._put(None, _start(event))

    def _mapping(self, event: Any) -> None:
        self._begin(event, {})

    def _sequence(self, event: Any) -> None:
        self._begin(event, [])

    def _begin(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        self._plain(event)
        if self._awaits_key():
            return self._give_up(event, "Une clé est un simple mot ; une liste ou une accolade ne peut pas en être une.", QUOTE_IT)
        if len(self._open) >= MAX_DEPTH:
            return self._give_up(event, f"Trop de niveaux imbriqués : {MAX_DEPTH} au plus.")
        opened = _Open(value, Branch(_start(event)))
        self._put(opened.value, opened.branch)
        return self._open.append(opened)

    def _close(self, event: Any) -> None:
        self._open.pop()

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        place = _start(event)
        if self._awaits_key():
            self._name(event, place)
        elif event.implicit[0]:
            self._put(meant(event.value), place)
        else:
            self._put(self._quoted(event), place)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _name(self, event: Any, place: Place) -> None:
        mapping, name = self._open[-1], self._quoted(event)
        mapping.key, mapping.twice = name, name in mapping.branch.keys
        if mapping.twice:
            first = mapping.branch.keys[name].line
            self._wrong(event, f"La clé « {shown(name)} » est déjà donnée à la ligne {first}.", "gardez-en une seule.")
        else:
            mapping.branch.keys[name] = place

    def _put(self, value: Any, tree: Tree) -> None:
        if not self._open:
            self.value, self.tree = value, tree
            return
        above = self._open[-1]
        if isinstance(above.value, list):
            above.value.append(value)
            above.branch.items.append(tree)
        elif above.key is not None:
            if not above.twice:
                above.value[above.key] = value
                above.branch.parts[above.key] = tree
            above.key = None

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._wrong(event, f"Les ancres « &{shown(event.anchor)} » ne sont pas admises.", f"retirez-la ; si c'est un texte, {QUOTE_IT}")
        if event.tag is not None:
            self._wrong(
                event, f"Les étiquettes « {shown(_tag(event.tag))} » ne sont pas admises.", f"retirez-la ; si c'est un texte, {QUOTE_IT}"
            )

    def _quoted(self, event: Any) -> str:
        text: str = event.value
        if event.style != '"':
            return text
        if UNSEEN.search(text):
            self._wrong(event, "Ce texte contient un caractère de contrôle : il sera montré, jamais interprété.", None, "conseil")
            text = UNSEEN.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
        return unicodedata.normalize("NFC", text)


def _start(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


# ── What an unquoted word means ──────────────────────────────────────────────────────────────────

_WORDS = {"": None, "~": None} | {
    form: meaning
    for word, meaning in (("null", None), ("true", True), ("false", False))
    for form in (word, word.capitalize(), word.upper())
}
_INT = re.compile(r"[-+]?(0|[1-9]\d{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(0|[1-9]\d{0,17})?\.\d{1,17}", re.ASCII)


def meant(word: str) -> str | int | float | bool | None:
    """YAML 1.2 core, less what betrays: `012` and `06 39 98` stay text (a post code, a phone number), as do dates, hours and `1e3`."""
    if len(word) <= 5 and word in _WORDS:
        return _WORDS[word]
    if word[0] not in "-+.0123456789":
        return word
    if _INT.fullmatch(word):
        return int(word)
    return float(word) if _FLOAT.fullmatch(word) else word
