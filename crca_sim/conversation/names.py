"""Names of people as one meets them in France: drawn by faker, for a seed; kept in the log, so that its version never matters again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any

from crca_sim.conversation.chance import Chance
from crca_sim.conversation.stock import stock

HOME = "fr_FR"
OLD, YOUNG = 50, 45
"""Ages from which, and until which, a first name may say its generation."""
_TRIES = 40
_FRENCH = frozenset("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿ' -")
_LOCK = Lock()


def origin(chance: Chance, key: str) -> str:
    """Where a family name comes from, as often as one meets it."""
    weighed = [locale for locale, weight in stock()["origines"].items() for _ in range(weight)]
    return str(chance.choose(f"{key}:origine", weighed))


def first_name(chance: Chance, key: str, *, woman: bool, age: int, locale: str = HOME) -> str:
    """A first name that one may have at this age."""
    kind = "first_name_female" if woman else "first_name_male"
    return _drawn(chance, f"{key}:prenom", locale, kind, lambda name: _of_age(name, age))


def last_name(chance: Chance, key: str, *, woman: bool, locale: str = HOME) -> str:
    """A family name that is no common word."""
    kind = "last_name_female" if woman else "last_name_male"
    return _drawn(chance, f"{key}:nom", locale, kind, lambda name: name not in stock()["noms_ecartes"])


def _of_age(name: str, age: int) -> bool:
    if name in stock()["prenoms_ecartes"]:
        return False
    return (age >= OLD or name not in stock()["prenoms_anciens"]) and (age <= YOUNG or name not in stock()["prenoms_recents"])


def _drawn(chance: Chance, key: str, locale: str, kind: str, fits: Callable[[str], bool]) -> str:
    last = ""
    for number in range(_TRIES):
        last = _as_in_france(_one(locale, kind, chance.number(f"{key}:{number}", 1 << 31)))
        if last and fits(last):
            return last
    return last or _as_in_france(_one(HOME, kind, chance.number(key, 1 << 31)))


def _one(locale: str, kind: str, seed: int) -> str:
    with _LOCK:
        people = _people(locale)
        people.seed_instance(seed)
        return str(getattr(people, kind)())


@cache
def _people(locale: str) -> Any:
    from faker.factory import Factory

    try:
        return Factory.create(locale, providers=["faker.providers.person"])
    except AttributeError:  # a version of faker that does not know this locale
        return Factory.create(HOME, providers=["faker.providers.person"])


def _as_in_france(name: str) -> str:
    """Letters that a French register can write; empty when some cannot be."""
    kept = "".join(c if c.lower() in _FRENCH else _bare(c) for c in unicodedata.normalize("NFC", name.replace("’", "'")))
    return kept if all(c.lower() in _FRENCH for c in kept) else ""


def _bare(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
