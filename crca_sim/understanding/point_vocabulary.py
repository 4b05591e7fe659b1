"""`lexiques/notes.yaml` ready for use: which words stand for one another, which weigh nothing, which deny.

Words meet by their stem (« vérifiée », « vérifier »), their sound (« garaje ») or a group of synonyms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .french import abbreviations, fold
from .lexicons import lexicon

REASON = "{raison}"
_ENDINGS = (
    "issements", "issement", "ications", "ication", "ations", "ation", "ateurs", "ateur", "atrice", "ements", "ement", "eraient",
    "erait", "eront", "erons", "aient", "ances", "ance", "ences", "ence", "ables", "able", "antes", "ante", "ants", "ant",
    "ions", "iez", "ees", "ait", "ais", "ent", "ee", "es", "er", "ez", "ies", "ie", "ai", "e", "s", "x",
)  # fmt: skip
_SHORTEST_STEM = 4
_SOUNDS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("ph", "f"), ("c(?=[eiy])|ss", "s"), ("qu|q|ck|c", "k"), ("g(?=[ei])", "j"), ("(?<=.)h", ""), ("y", "i"), ("eau|au", "o"),
        ("ai|ei", "e"), ("an", "en"), (r"(.)\1", r"\1"), ("(?<=..)[tsdx]$", ""),
    )
)  # fmt: skip
_SHORTEST_SOUND = 4
_SIGNS = (("=", "synonymes"), ("+", "cas_particuliers"))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _closed(word[: -len(ending)])
    return _closed(singular(word))


def _closed(root: str) -> str:
    """« vérifi- », « vérif- » and « envoy- », « envoi- » are one root."""
    root = root.replace("y", "i")
    return root[:-1] if root.endswith("i") and len(root) > _SHORTEST_STEM else root


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """Roughly how the word is said, without its ending."""
    said = word
    for written, heard in _SOUNDS:
        said = written.sub(heard, said)
    return stem(said)


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Without its plural mark; short words are left whole."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def pieces(text: str) -> tuple[str, ...]:
    """The bare words of a phrase."""
    return tuple(singular(word) for word in re.findall(r"[a-z0-9²]+", fold(text)))


@dataclass(frozen=True)
class Vocabulary:
    """What a note's words mean to the judge."""

    groups: dict[str, frozenset[str]]
    """Groups by stem: `=accord` for a synonym, `+accord` for a word that only says it among other things."""
    phrases: dict[tuple[str, ...], frozenset[str]]
    """Groups by run of words."""
    heads: frozenset[str]
    """First words of phrases."""
    longest: int
    short: dict[str, str]
    """Abbreviations of notes, and what they stand for."""
    light: frozenset[str]
    weak: frozenset[str]
    """Groups that tell little by themselves, and stems of words that do."""
    denying: frozenset[str]
    undone: dict[str, tuple[tuple[str, ...], ...]]
    """Runs of words that say that what follows is not done, by their first word."""
    afterwards: dict[str, tuple[tuple[str, ...], ...]]
    """The same for what comes before."""


@cache
def vocabulary() -> Vocabulary:
    """Read once."""
    table = lexicon("notes")
    groups: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}
    for name, run in _members(table):
        if len(run) > 1:
            phrases.setdefault(run, set()).add(name)
        else:
            groups.setdefault(stem(run[0]), set()).add(name)
    return Vocabulary(
        groups={key: frozenset(names) for key, names in groups.items()},
        phrases={run: frozenset(names) for run, names in phrases.items()},
        heads=frozenset(run[0] for run in phrases),
        longest=max(map(len, phrases)),
        short={str(short): str(whole) for short, whole in table["abreges"].items()},
        light=frozenset(pieces(table["mots_vides"])),
        weak=frozenset(f"={name}" if name in table["synonymes"] else stem(name) for name in table["faibles"]),
        denying=frozenset(table["negations"]),
        undone=_by_first(table["pas_faites"]),
        afterwards=_by_first(table["apres_coup"]),
    )


def _by_first(runs: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for run in map(pieces, runs):
        found.setdefault(run[0], []).append(run)
    return {first: tuple(sorted(mine, key=len, reverse=True)) for first, mine in found.items()}


def _members(table: Any) -> list[tuple[str, tuple[str, ...]]]:
    named = [(f"{sign}{name}", member) for sign, part in _SIGNS for name, members in table[part].items() for member in members]
    return [(name, pieces(str(member))) for name, member in [*named, *((REASON, member) for member in table["raisons"])]]


def spelt_out(plain: str) -> str | None:
    """What an abbreviation stands for."""
    whole = vocabulary().short.get(plain) or abbreviations().get(plain)
    return whole if whole != plain else None


@lru_cache(maxsize=16384)
def word_keys(plain: str) -> frozenset[str]:
    """All that a word may be recognised by."""
    if whole := spelt_out(plain):
        return _keys_of_run(pieces(whole)) | {plain}
    return _keys(plain)


def _keys_of_run(run: tuple[str, ...]) -> frozenset[str]:
    """Those of a known phrase, else those of its telling words."""
    known = vocabulary()
    return known.phrases.get(run) or frozenset(key for word in run for key in _keys(word) if word not in known.light)


def _keys(plain: str) -> frozenset[str]:
    root, heard = stem(plain), sound(plain)
    keys = {root} | vocabulary().groups.get(root, frozenset())
    return frozenset(keys | {f"~{heard}"} if len(heard) >= _SHORTEST_SOUND else keys)
