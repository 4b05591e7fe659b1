"""An author's wording, cut into what must be found: telling words, values, `{date}` and the like, `mot*`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .point_polarity import marked
from .point_vocabulary import REASON, vocabulary
from .point_words import Word, read_words

_DONE = re.compile(r"(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|ise|it|ite|its|ites)$")
_VALUE_WEIGHT, _WEAK_WEIGHT, _KIND_WEIGHT = 2.0, 0.5, 0.25
_SMALL = re.compile(r"nombre:\d")
_SAID_AS = {
    "{date}": "le 12 mars",
    "{heure}": "à 15 h",
    "{duree}": "trois jours",
    "{montant}": "100 euros",
    "{nombre}": "12",
    REASON: "car",
}
"""How a kind of value reads to the encoder."""
KINDS = tuple(_SAID_AS)
"""What an author may write for any value of a kind."""


@dataclass(frozen=True)
class Element:
    """One thing of a wording to find."""

    keys: frozenset[str]
    prefix: str = ""
    denied: bool = False
    done: bool = False
    exact: bool = False
    """A value, or a kind of value: without it the wording is not said."""
    counted: frozenset[str] = frozenset()
    """What a number counts: the keys of the word after it."""
    weak: bool = False

    @property
    def weight(self) -> float:
        """What it tells by itself: a large number or a date much, any date next to nothing."""
        if not self.exact:
            return _WEAK_WEIGHT if self.weak else 1.0
        if any(key.startswith("{") for key in self.keys):
            return _KIND_WEIGHT
        return _VALUE_WEIGHT if not any(_SMALL.fullmatch(key) for key in self.keys) else 1.0

    def agrees(self, word: Word) -> bool:
        """Whether it is said of the same thing: denied or not, done or due."""
        return self.denied == word.denied and not (self.done and word.due)


@dataclass(frozen=True)
class Wording:
    """A wording, what must be found of it, and how it reads."""

    elements: tuple[Element, ...]
    sentence: str


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """What an author's wording asks for."""
    words = [word for word in marked(read_words(text)) if word.tells]
    elements = tuple(_element(word, after, text) for word, after in zip(words, [*words[1:], None], strict=False))
    return Wording(elements, re.sub(r"\{\w+\}", lambda m: _SAID_AS.get(m.group(), ""), text).replace("*", ""))


def _element(word: Word, after: Word | None, text: str) -> Element:
    if word.plain.startswith("{"):
        return Element(word.keys, exact=True)
    done = bool(_DONE.search(text[word.start : word.end].lower()))
    own = {key for key in word.keys if key[0] not in "{+"}
    return Element(
        keys=frozenset(own | ({f"+{key[1:]}" for key in own if key[0] == "="} if not done else set())),
        prefix=word.plain[:-1] if word.plain.endswith("*") else "",
        denied=word.denied,
        done=done,
        exact=word.kind != "mot",
        counted=after.keys if after and after.kind == "mot" and word.kind == "nombre" else frozenset(),
        weak=not vocabulary().weak.isdisjoint(own),
    )
