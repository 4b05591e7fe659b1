"""A text written about one client, made to be about another: names, civility, age, coordinates. Elisions follow.

A name that is also a word (« Petit », « Claire ») is only taken for one where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crca_sim.authoring.persona import Persona
from crca_sim.conversation.stock import stock
from crca_sim.understanding.expressions import fold

_WORDS = frozenset(
    {
        "Aimé",
        "Aimée",
        "Blanche",
        "Claire",
        "Constance",
        "Désiré",
        "Fleur",
        "France",
        "Jade",
        "Noël",
        "Pierre",
        "Prudence",
        "Rose",
        "Victoire",
        "Violette",
    }
)
"""First names that are words."""
_TITLES = {"mme": "m.", "madame": "monsieur", "mlle": "m.", "mademoiselle": "monsieur", "m.": "mme", "monsieur": "madame", "mr": "mme"}
_BEFORE = r"(?P<before>\b(?:d|qu|jusqu|lorsqu|puisqu)['’]|\b(?:de|que|jusque|lorsque|puisque)\s+)?"
_NOT_AT_START = r"(?<=[\w,;:»”'’)] )"

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Renaming:
    """From the persona that a scenario was written for to the one who plays it."""

    changes: tuple[Change, ...]

    def __call__(self, text: str) -> str:
        for change in self.changes:
            text = change(text)
        return text


def renaming(own: Persona, new: Persona, before: Mapping[str, str], after: Mapping[str, str]) -> Renaming:
    """`before`: coordinates as the scenario writes them; `after`: those of whoever plays."""
    return Renaming((*_coordinates(before, after), *_names(own, new), *_ages(own, new, before, after)))


# ── Coordinates ──────────────────────────────────────────────────────────────────────────────────


def _coordinates(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    pairs = [
        (before[name], after[name]) for name in ("adresse", "courriel", "telephone", "rue", "code_postal", "ville") if before.get(name)
    ]
    return tuple(_literal(old, new) for old, new in pairs if old != new)


def _literal(old: str, new: str) -> Change:
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    lower = re.compile(rf"(?<!\w){re.escape(old.lower())}(?!\w)")
    return lambda text: lower.sub(new.lower(), pattern.sub(new, text))


# ── Names ────────────────────────────────────────────────────────────────────────────────────────


def _names(own: Persona, new: Persona) -> tuple[Change, ...]:
    """The fullest form first."""
    first, last = own.first_name, own.last_name
    changes = [_titled(own, new), _named(rf"{re.escape(first)}\s+{re.escape(last)}", new.name)]
    changes.append(_alone(last, new.last_name, word=last in stock()["noms_ecartes"]))
    changes.append(_alone(first, new.first_name, word=first in _WORDS))
    return tuple(changes)


def _titled(own: Persona, new: Persona) -> Change:
    """« Madame Vidal », « madame léa vidal »: the civility follows."""
    first, last = re.escape(own.first_name), re.escape(own.last_name)
    pattern = re.compile(rf"\b(mme|madame|mlle|mademoiselle|mr|monsieur|m\.)(?=\W)(\s+)(?:({first})\s+)?({last})\b", re.IGNORECASE)

    def change(found: re.Match[str]) -> str:
        title = found[1] if own.title == new.title else _cased(_TITLES[found[1].lower()], found[1])
        given = f"{_cased(new.first_name, found[3])} " if found[3] else ""
        return f"{title}{found[2]}{given}{_cased(new.last_name, found[4])}"

    return lambda text: pattern.sub(change, text)


def _named(pattern: str, name: str) -> Change:
    found = re.compile(rf"{_BEFORE}\b(?P<name>{pattern})\b", re.IGNORECASE)
    return lambda text: found.sub(lambda m: _elided(m["before"] or "", _cased(name, m["name"])), text)


def _alone(old: str, new: str, *, word: bool) -> Change:
    """A name by itself: capitalised, or all in small letters when it is no word; a word only inside a sentence."""
    forms = [re.escape(old), re.escape(old.upper())] + ([] if word else [re.escape(old.lower())])
    start = _NOT_AT_START if word else ""
    found = re.compile(rf"{_BEFORE}{start}(?<![\w@.-])(?P<name>{'|'.join(forms)})(?![\w@]|-\w)")
    return lambda text: found.sub(lambda m: _elided(m["before"] or "", _cased(new, m["name"])), text)


def _cased(name: str, like: str) -> str:
    """The name in the capitals of another."""
    if like.islower():
        return name.lower()
    return name.upper() if like.isupper() and len(like) > 2 else name[:1].upper() + name[1:]


def _elided(before: str, name: str) -> str:
    """« de Léa » → « d'Awa », « qu'Awa » → « que Marc »."""
    if not before:
        return name
    stem = before.strip().rstrip("'’").removesuffix("e") if not before.rstrip().endswith(("'", "’")) else before.rstrip("'’")
    return f"{stem}'{name}" if fold(name)[:1] in "aeiouyh" else f"{stem}e {name}"


# ── Age and birth ────────────────────────────────────────────────────────────────────────────────


def _ages(own: Persona, new: Persona, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """« 61 ans » where it is someone's age, and the year of birth where it is said."""
    age = re.compile(rf"(?<!depuis )(?<!il y a )(?<!pendant )(?<!fait )\b{own.age} ans\b(?! d[e'’])")
    changes: list[Change] = [lambda text: age.sub(f"{new.age} ans", text)]
    if "naissance" in before and "ne_en" in after:
        year = before["naissance"][:4]
        born = re.compile(rf"\b(née? en )(?:{year}|{year[2:]})\b")
        changes.append(lambda text: born.sub(rf"\g<1>{after['ne_en']}", text))
    return tuple(changes)
