"""What « il », « son », « l' », « lui » point at: the things and people lately named by either side, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from crca_sim.understanding.expressions import fold
from crca_sim.understanding.french import content_words

FEW = 6
"""Words of a question that leaves its subject out."""
MOST = 5
"""Things tried at most."""
_ARTICLES = {"f": "ma la une cette sa ta", "m": "mon le un ce cet du au son ton", "p": "mes les des ces vos nos ses tes"}
_GENDER = {article: gender for gender, articles in _ARTICLES.items() for article in articles.split()}
_WORD = r"[\wéèêàâîïôûç-]{3,}"
_NAMED = re.compile(
    r"\b(ma|mon|mes|ta|ton|tes|votre|vos|la|le|les|une?|des|ce|cet|cette|ces|son|sa|ses|notre|nos|du|au)\s+"
    rf"((?:petite?s? |premi[eè]re? |derni[eè]re? |nouve\w+ )?{_WORD}"
    rf"(?:\s+(?:de la |de l'|de |du |des |d'|à )(?!une?\b|autre|quelqu){_WORD})?)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?<=[a-zàâéèêëîïôûùç,:;«(] )(?:M\. |Mme )?[A-ZÉÈÀÎÔ][a-zéèêëàâîïôûç'-]{2,}")
_RIDDEN = re.compile(r"\b(?:à|en) (vélo|voiture|scooter|moto|trottinette|bus|car|train)\b", re.IGNORECASE)
_MINE = {"ma": "votre", "mon": "votre", "mes": "vos", "notre": "votre", "nos": "vos", "ta": "votre", "ton": "votre"}


class Named(NamedTuple):
    """Something named: how to name it again, its gender if known, the family of people it belongs to."""

    text: str
    gender: str | None
    family: str | None


@cache
def _data() -> dict[str, Any]:
    rows: dict[str, Any] = yaml.load(files(__package__).joinpath("personnes.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return rows


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    rows = _data()[name] if name in _data() else _data()["montre"][name]
    return tuple(re.compile(pattern) for pattern in rows)


@cache
def _families() -> dict[str, str]:
    return {word: family for family, row in _data()["familles"].items() for word in row["mots"]}


def has(text: str, name: str) -> bool:
    """Whether the text has one of the turns of this list of `personnes.yaml`."""
    folded = fold(text)
    return any(pattern.search(folded) for pattern in _patterns(name))


def excluded(text: str) -> str:
    """What « je vous demandais la clé, pas la voiture » puts aside; nothing mostly."""
    found = next((m for pattern in _patterns("pas_cela") if (m := pattern.search(fold(text)))), None)
    return found["exclu"] if found else ""


@cache
def passing_words() -> frozenset[str]:
    """Moments and words of passage: shared, they liken nothing."""
    return content_words(" ".join(_data()["sans_reprise"]))


# ── Who is spoken of ─────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=8192)
def people(text: str) -> frozenset[str]:
    """The families of people whom a text names."""
    found = re.findall(r"[a-z]+(?:-[a-z]+)*", fold(text))
    return frozenset(_families()[word] for word in found if word in _families())


@lru_cache(maxsize=2048)
def pointing(text: str) -> frozenset[str]:
    """Genders of what the pronouns of a text point at (`m`, `f`, `p`, `x`: any); empty when it points at nothing."""
    folded = fold(text)
    for pattern in _patterns("impersonnel"):
        folded = pattern.sub(" ", folded)
    return frozenset(gender for gender in _data()["montre"] if any(p.search(folded) for p in _patterns(gender)))


def elliptic(text: str) -> bool:
    """« Quel jour ? », « dans quel état ? »: too short to name its subject."""
    return len(text.split()) <= FEW and text.rstrip().endswith("?")


# ── What was named ───────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=512)
def named(text: str) -> tuple[Named, ...]:
    """Everything named in a text, the last first; the client's « mon fils » becomes « votre fils »."""
    found = [(m.start(), _of(m[1], m[2])) for m in _NAMED.finditer(text) if fold(m[2].split()[0]) not in _data()["sans_reprise"]]
    found += [(m.start(), Named(m[1], None, None)) for m in _RIDDEN.finditer(text)]
    found += [(m.start(), Named(m[0], None, next(iter(people(m[0])), None))) for m in _PERSON.finditer(text)]
    return tuple(dict.fromkeys(one for _, one in sorted(found, key=lambda pair: -pair[0])))


def _of(article: str, noun: str) -> Named:
    article = article.lower()
    family = next(iter(people(noun.split()[0]) or people(noun)), None)
    gender = _data()["familles"][family]["genre"] if family else _GENDER.get(article)
    return Named(f"{_MINE.get(article, article)} {noun}", None if gender == "x" else gender, family)


def agreeing(things: Iterable[Named], genders: frozenset[str], *, only_people: bool) -> Iterator[Named]:
    """Those that pronouns of these genders may point at."""
    sure = genders - {"x"}
    for thing in things:
        if only_people and thing.family is None and not thing.text[:1].isupper():
            continue
        if not sure or thing.gender is None or thing.gender in sure:
            yield thing


def related(families: frozenset[str]) -> frozenset[str]:
    """These people, and those whom the same word may mean."""
    return families | {other for family in families for other in _data()["avec"].get(family, ())}
