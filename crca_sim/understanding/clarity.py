"""How clear a message is, from 0 to 100, and the words that made it hard.

Explicit rules, each worth points told in `clarte.yaml`: words of the trade, administrative turns, rare words,
length, subordinate clauses, passives, double negations, parentheses, figures in words, acronyms. The points were
calibrated on `donnees/clarte.txt`; a readability formula alone (Kandel and Moles) separates these sentences badly,
because « la subrogation s'exerce de plein droit » is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .french import count_words, fold
from .jargon import acronyms, places
from .lexicons import FOLDER, lexicon
from .sentences import Span
from .word_lists import Message, word_list

EASY_LENGTH = 12
"""Words of a sentence that anyone follows (easy-to-read rules, `handicap.md` § 3, H05)."""
CUTS = (45.0, 78.0)
"""Below the first a sentence is hard, from the second on it is clear (chosen on the calibration sentences)."""
_RARE_FROM = 9
"""Letters of a word that may be rare."""
_FAMILY = 7
"""Words that begin alike are of one family."""
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_NOUNS = "question|attention|maison|prison|raison|situation|moment|vetement|appartement|logement"
_NOUN_OF_ACTION = re.compile(rf"\b(?!{_PLAIN_NOUNS})\w{{4,}}(?:tion|sion|ment|ance|ence|ure|age|ite)s?\b")
_ASIDE = re.compile(r"\(|\s[–—-]\s|;")
_SPELT = re.compile(r"\b(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt|cent|mille)s?[ -](?:et )?[a-z-]+|\b\w+ieme\b")
_CODE = re.compile(r"\b\d+/\d+(?:/\d+)?\b|\b[A-Z]\.? ?\d+-\d+|\b\d+\.\d+\.\d+\b")


@dataclass(frozen=True)
class Difficulty:
    """One thing that makes a message hard: which rule of `clarte.yaml`, and where."""

    rule: str
    start: int
    end: int


@cache
def _families() -> frozenset[str]:
    lines = (FOLDER / "mots-courants.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word[:_FAMILY] for line in lines if not line.startswith("#") for word in line.split())


_ENDING = re.compile(
    r"(?:er|ir|re|oir|ai[st]?|aient|er(?:ai[st]?|as?|aient|ont|ez|ons)|ir(?:ai[st]?|as?|aient|ont)|"
    r"ees?|es?|ent|ant|is|it|us?|ues?|s|x)$"
)
_STEM = 4
"""Letters of a verb or an adjective without its ending from which it is known again."""


def _stem(word: str) -> str:
    """« baissaient », « baisser » and « baisse » are one word."""
    return _ENDING.sub("", word)


@cache
def _stems() -> frozenset[str]:
    lines = (FOLDER / "mots-courants.txt").read_text(encoding="utf-8").splitlines()
    known = (_stem(word) for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(stem for stem in known if len(stem) >= _STEM)


def _is_common(word: str) -> bool:
    """Begins like a common word, or is one under another ending."""
    return word[:_FAMILY] in _families() or _stem(word) in _stems() or word.endswith(("ez", "ons"))


def _rare(message: Message) -> Iterator[Difficulty]:
    for match in _WORD.finditer(message.folded):
        word = match.group()
        proper = message.text[match.start()].isupper() and match.start() > 0
        if len(word) >= _RARE_FROM and not proper and not _is_common(word):
            yield Difficulty("rares", *match.span())


def _listed(message: Message) -> Iterator[Difficulty]:
    for name in ("lourds", "metier", "tournures", "subordonnees"):
        yield from (Difficulty(name, *span) for span in word_list(name, "clarte").spans(message))
    for rule, name in (("passifs", "passif"), ("negations", "double_negation")):
        yield from (Difficulty(rule, *span) for span in word_list(name).spans(message))


def _shapes(message: Message) -> Iterator[Difficulty]:
    for rule, pattern, text in (
        ("noms_d_action", _NOUN_OF_ACTION, message.folded),
        ("incises", _ASIDE, message.text),
        ("nombres_en_lettres", _SPELT, message.folded),
        ("codes", _CODE, message.text),
    ):
        yield from (Difficulty(rule, *match.span()) for match in pattern.finditer(text))


def _acronyms(message: Message) -> Iterator[Difficulty]:
    for name in acronyms(message.text, message.folded):
        yield from (Difficulty("sigles", *m.span()) for m in re.finditer(rf"\b{re.escape(fold(name))}\b", message.folded))


def difficulties(message: Message) -> list[Difficulty]:
    """Everything that makes a message hard, length apart; the same words count once, and not at all when explained."""
    bare, clear = places(message.folded)
    found = [*_listed(message), *(Difficulty("metier", *span) for span in bare), *_acronyms(message)]
    words = [d for d in found if d.rule not in _WORDS or not any(d.start < end and start < d.end for start, end in clear)]
    strong = [d for d in words if d.rule in ("lourds", "sigles")]
    words = [d for d in words if d.rule not in ("metier", "tournures") or not _touches(d, strong)]
    covered = [d for d in words if d.rule in _WORDS]
    return [*_once(words), *(d for d in _rare(message) if not _touches(d, covered)), *_shapes(message)]


def _touches(one: Difficulty, others: Sequence[Difficulty]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _once(found: Sequence[Difficulty]) -> list[Difficulty]:
    """« franchise » of one list and of another is one difficulty."""
    kept: list[Difficulty] = []
    for one in found:
        if not _touches(one, [other for other in kept if other.rule == one.rule]):
            kept.append(one)
    return kept


_WORDS = frozenset({"lourds", "metier", "tournures"})
_SHOWN = _WORDS | {"rares", "sigles", "negations", "codes"}
"""What can be told as words to replace: of a passive, no word is hard."""
RULES = ("longueur", *sorted(_SHOWN | {"passifs"}), "subordonnees", "noms_d_action", "incises", "nombres_en_lettres")


@cache
def weights() -> dict[str, float]:
    """Points lost for each difficulty."""
    told: dict[str, float] = lexicon("clarte")["poids"]
    return told


def counts(sentence: str, found: Sequence[Difficulty]) -> dict[str, int]:
    """How many times each rule counts in a sentence."""
    excess = max(0, count_words(sentence) - EASY_LENGTH)
    return {"longueur": excess, **{rule: sum(d.rule == rule for d in found) for rule in RULES[1:]}}


def points(counted: dict[str, int]) -> float:
    """From 100 down to 0."""
    return max(0.0, 100.0 - sum(weights()[rule] * times for rule, times in counted.items()))


_MOST_SHOWN = 12


def clarity(message: str, spans: Sequence[Span]) -> tuple[int, tuple[str, ...]]:
    """From 0 (hard) to 100 (clear), and the words that made it hard, in order.

    A message is as clear as its sentences: half their mean by length, half the hardest of them.
    """
    if not spans:
        return 100, ()
    found = sorted(difficulties(Message.of(message)), key=lambda d: (d.start, d.end))
    texts = [span.of(message) for span in spans]
    held = [[d for d in found if span.start <= d.start < span.end] for span in spans]
    scores = [points(counts(text, within)) for text, within in zip(texts, held, strict=True)]
    lengths = [max(1, count_words(text)) for text in texts]
    mean = sum(score * length for score, length in zip(scores, lengths, strict=True)) / sum(lengths)
    return round((mean + min(scores)) / 2), _shown(message, found)


def _shown(message: str, found: Sequence[Difficulty]) -> tuple[str, ...]:
    """The hard words, in order, each once; of two that overlap, the first."""
    kept: list[Difficulty] = []
    for one in found:
        if one.rule in _SHOWN and not _touches(one, kept[-1:]):
            kept.append(one)
    return tuple(dict.fromkeys(message[d.start : d.end] for d in kept))[:_MOST_SHOWN]
