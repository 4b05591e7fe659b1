"""YAML events → plain data and the tree of its places: what is refused, what is warned of, what a word means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import yaml

from crca_sim.authoring.mistakes import Mistake, Place, Severity, shown
from crca_sim.authoring.text import UNSEEN
from crca_sim.authoring.tree import Branch, Tree
from crca_sim.authoring.yaml_french import QUOTE_IT

MAX_DEPTH = 30
"""Levels of nesting; a scenario needs about six."""

ENOUGH = 300
"""Mistakes in a file after which reading stops."""

_REMARK = re.compile(r" +#[^\s#]\S*")
"""A remark stuck to its sign, that may well be a piece of text."""


@dataclass(slots=True)
class _Open:
    """A collection being read: what it holds so far, and the key whose value comes next."""

    value: dict[str, Any] | list[Any]
    branch: Branch
    key: str | None = None
    twice: bool = False


class Builder:
    """Takes YAML events one by one; `value` and `tree` are what they add up to."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.split("\n")
        self._has_remarks = bool(_REMARK.search(text))
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

    def _say(self, place: Place, message: str, proposal: str | None = None, severity: Severity = "erreur") -> None:
        if severity == "erreur" or len(self.mistakes) < ENOUGH:
            self.mistakes.append(Mistake(self.file, *place, message, proposal, severity))
        self.gave_up = self.gave_up or len(self.mistakes) > 2 * ENOUGH

    def _wrong(self, event: Any, message: str, proposal: str | None = None, severity: Severity = "erreur") -> None:
        self._say(_start(event), message, proposal, severity)

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
            self._swallowed_dashes(event)
            self._swallowed_remark(event)
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

    def _swallowed_dashes(self, event: Any) -> None:
        """YAML reads a dash that is too far right as the end of the text above, without a word."""
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self._lines))):
            if self._lines[number].lstrip().startswith("- "):
                message = "Ce tiret est lu comme la suite du texte de la ligne au-dessus."
                proposal = "alignez-le sur les autres tirets, ou mettez le texte entre guillemets."
                self._say(Place(number + 1, _indent(self._lines[number]) + 1), message, proposal)

    def _swallowed_remark(self, event: Any) -> None:
        """« le bureau #12 » is read « le bureau »."""
        end = event.end_mark
        # At the end of a file, the mark may be on a line that is not there.
        cut = _REMARK.match(self._lines[end.line], end.column) if self._has_remarks and end.line < len(self._lines) else None
        if cut:
            message = f"La fin de la ligne, à partir de « {shown(cut[0].strip())} », est une remarque : elle n'est pas lue."
            self._say(Place(end.line + 1, end.column + 1), message, f"si c'est du texte, {QUOTE_IT}", "conseil")

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


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


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
