"""Who the client's own words speak of: « ma fille », « mon mari », « mon chien ». A drawn life must not say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from crca_sim.authoring.persona import Persona
from crca_sim.authoring.scenario import Fact, Scenario

_MINE = r"\b(?:m(?:on|a|es)|notre|nos|j['’]ai une?)\s+(?:\w+\s+)?"
_THEIRS = r"\b(?:s(?:on|a|es))\s+(?:\w+\s+)?"
_WHO = {
    "fille": r"(?:fille|gamine)s?\b",
    "fils": r"(?:fils|gar[çc]ons?|gamin)\b",
    "enfants": r"(?:enfants|gosses|petits)\b",
    "femme": r"(?:femme|[ée]pouse)\b",
    "mari": r"(?:mari|[ée]poux)\b",
    "compagne": r"(?:compagne|concubine)\b",
    "compagnon": r"(?:compagnon|conjoint|concubin)\b",
    "copine": r"(?:copine|petite amie)\b",
    "copain": r"(?:copain|petit ami)\b",
    "chien": r"(?:chien|chienne|chiot)s?\b",
    "chat": r"(?:chat|chatte|chaton)s?\b",
    "voiture": r"(?:voiture|auto|bagnole|caisse)\b",
}
_NAMED = re.compile(r"(?:m(?:on|a))\s+(fille|fils),?\s+([A-ZÉÈÂÎÔ][\wéèêëàâîïôûç'-]+)")


def mentioned(scenario: Scenario, persona: Persona) -> frozenset[str]:
    """The relatives, pets and car that the client's lines speak of; the persona's own description counts too."""
    lines, about = " ".join((*texts(persona.knowledge), *texts(persona.lines))), persona.situation
    return spoken_of(scenario) | _in(lines, _MINE) | _in(about, _THEIRS)


@lru_cache(maxsize=64)
def _of_text(text: str) -> frozenset[str]:
    return _in(text, _MINE)


def spoken_of(scenario: Scenario) -> frozenset[str]:
    """Those that the scenario's own lines speak of, whoever plays."""
    return _of_text(" ".join(texts(scenario)))


def _in(text: str, whose: str) -> frozenset[str]:
    return frozenset(who for who, words in _WHO.items() if re.search(whose + words, text, re.IGNORECASE))


def relatives_in(fact: Fact) -> frozenset[str]:
    """Those that a fact is about."""
    text = " ".join((fact.label, *fact.full))
    return _in(text, _MINE) | _in(text, _THEIRS)


def named_children(scenario: Scenario, persona: Persona) -> dict[str, str]:
    """« ma fille Louise »: the first name that goes with the word, when a text says it."""
    told = " ".join((*texts(scenario), *texts(persona.knowledge), *texts(persona.lines)))
    return dict(_NAMED.findall(told))


def texts(value: Any) -> Iterator[str]:
    """Every text in there, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        yield from texts(tuple(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from texts(one)
