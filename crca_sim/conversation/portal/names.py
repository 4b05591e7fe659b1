"""Names of the portal as they are said: compared without case, accents, quotes, « mes » for « vos »."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache

from crca_sim.conversation.portal.lexicon import listed, mapped
from crca_sim.house.portal import Portal
from crca_sim.understanding.expressions import words

Words = tuple[str, ...]
_OWN = {"vos": "mes", "nos": "mes", "votre": "mon", "ma": "mon", "notre": "mon", "sa": "mon", "son": "mon", "ses": "mes"}
_SMALL = frozenset(
    {"le", "la", "l", "les", "de", "du", "d", "des", "un", "une", "a", "au", "aux", "et", "mes", "mon", "que", "s", "m", "j"}
)
_MINE = frozenset(_OWN.values())
"""« Sinistres » is « Mes sinistres », where something says that it is a name."""
ALIKE = 0.84
"""Likeness from which a misspelt name is the one."""
PART = 0.75
"""Likeness of a name said in part, or with a word too many."""
NEAR = 0.6
"""Likeness from which the client asks whether it is the one."""


@lru_cache(maxsize=4096)
def name_words(text: str) -> Words:
    """A name as it is compared."""
    return tuple(_OWN.get(word, word) for word in words(text))


def loose(said: Words) -> Words:
    """« choisir le fichier » for « Choisir un fichier »: articles are all alike."""
    return tuple("*" if word in listed("mots_creux") else word for word in said)


def core(said: Words) -> frozenset[str]:
    """What matters in a name: kinds (« bouton »), articles and possessives left out, unless nothing is left."""
    kept = frozenset(word for word in said if word not in _SMALL and word not in mapped("types"))
    return kept or frozenset(said)


def same(said: str, name: str) -> bool:
    """Whether this is the name, as one may say it."""
    mine, its = name_words(said), name_words(name)
    return mine == its or (bool(mine) and core(mine) == core(its))


def likeness(said: str, name: str) -> float:
    """From 0 to 1: the same letters in the same order; a name said in part counts as near."""
    mine, its = name_words(said), name_words(name)
    if not mine or not its:
        return 0.0
    if core(mine) < core(its) or core(its) < core(mine):
        return PART
    return SequenceMatcher(None, " ".join(mine), " ".join(its)).ratio()


@dataclass(frozen=True, slots=True)
class Known:
    """All the names of a portal, to be found in words that are not between quotes; the longest first."""

    by_words: tuple[tuple[Words, str], ...]
    alone: Mapping[Words, str] = field(default_factory=dict, hash=False, compare=False)
    """Names of buttons, links and choices that stand for an instruction when nothing else is said."""

    def at(self, said: Words, start: int) -> tuple[str, int] | None:
        """The name that begins there, and how many words it takes."""
        heard = loose(said[start:])
        for wanted, name in _by_first_word(self.by_words).get(heard[0], ()) if heard else ():
            if heard[: len(wanted)] == wanted:
                return name, len(wanted)
        return None


@lru_cache(maxsize=64)
def _by_first_word(names: tuple[tuple[Words, str], ...]) -> dict[str, list[tuple[Words, str]]]:
    found: dict[str, list[tuple[Words, str]]] = {}
    for wanted, name in names:
        found.setdefault(wanted[0] if wanted else "", []).append((wanted, name))
    return found


@cache
def _known(names: frozenset[str], alone: frozenset[str]) -> Known:
    by_words = {loose(name_words(name)[1:]): name for name in sorted(names) if len(name_words(name)) == 2 and name_words(name)[0] in _MINE}
    by_words |= {loose(name_words(name)): name for name in sorted(names)}
    return Known(
        tuple(sorted(by_words.items(), key=lambda item: (-len(item[0]), item[0]))), {name_words(name): name for name in sorted(alone)}
    )


def known(portal: Portal, page: str) -> Known:
    """The names that may be recognised without quotes: those of the page, and the longer ones of the whole portal."""
    here = {name for e in portal.elements(page) for name in (e.name, *e.choices) if name and e.workable}
    everywhere = {e.name for p in portal.pages for e in portal.elements(p) if e.workable and len(name_words(e.name)) >= 2}
    everywhere |= {c for p in portal.pages for e in portal.elements(p) for c in e.choices if len(name_words(c)) >= 2}
    titles = {p.title for p in portal.pages.values() if len(name_words(p.title)) >= 2}
    pressed = {e.name for p in portal.pages for e in portal.elements(p) if e.workable and e.name and e.kind in ("bouton", "lien")}
    choices = {choice for p in portal.pages for e in portal.elements(p) for choice in e.choices}
    return _known(frozenset(here | everywhere | titles), frozenset(pressed | choices))
