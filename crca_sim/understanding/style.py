"""How a message is said: length, questions, jargon, haste, pity… Measures that advise; none scores alone.

All words looked for are in `lexiques/style.yaml` and `lexiques/jargon.yaml`, where a trainer can read and extend
them; each list has its counter-examples beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .french import count_words, fold
from .jargon import acronyms, jargon
from .lexicons import lexicon
from .reading import Style
from .sentences import Span


@dataclass(frozen=True)
class WordList:
    """Expressions to notice, and the innocent passages in which they do not count."""

    wanted: re.Pattern[str]
    innocent: re.Pattern[str] | None

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where they are, left to right."""
        safe = [m.span() for m in self.innocent.finditer(folded)] if self.innocent else []
        for match in self.wanted.finditer(folded):
            if not any(start < match.end() and match.start() < end for start, end in safe):
                yield match.span()


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?!\w)")


@cache
def word_lists() -> dict[str, WordList]:
    """The lists of `style.yaml`, by name."""
    table = lexicon("style")
    return {
        name: WordList(_any_of(entry["motifs"]), _any_of(entry["sauf"]) if entry.get("sauf") else None) for name, entry in table.items()
    }


def _found(name: str, message: str, folded: str) -> tuple[str, ...]:
    """The very words of the message, each expression once."""
    cut = (message[start:end] for start, end in word_lists()[name].spans(folded))
    return tuple(dict.fromkeys(cut))


_HEAD = re.compile(
    r"\b(?:quel(?:le)?s?|combien|comment|pourquoi|est[- ]ce qu\w?|qu'est-ce|[a-z]+(?:ez|iez)-vous|[a-z]+-t-(?:il|elle|on)|"
    r"(?:est|sont|suis|a|ai|ont|etait|peut|doit|va|puis)-(?:il|elle|ils|elles|ce|je|on|nous))\b"
)
_OPENING = re.compile(r"^\W*(?:(?:et|alors|donc|mais|bon|bien|oui|d'accord|sinon|euh|dans ce cas)\b\W*)*")
_IMPERATIVE = re.compile(
    r"(?:rendez|assurez|adressez|connectez|identifiez|munissez|laissez|installez|preparez|servez|inscrivez|dirigez)-vous"
)
_HEADS_APART = 4


def _questions(sentence: str) -> int:
    """Questions of one sentence: its mark, and each interrogative turn well apart from the one before."""
    folded = fold(sentence)
    heads = [m for m in _HEAD.finditer(folded) if not _IMPERATIVE.match(m.group())]
    if "?" not in sentence:
        opening = _OPENING.match(folded)
        start = opening.end() if opening else 0
        return int(any(m.start() == start and m.group() not in ("a-ce",) for m in heads) and "!" not in sentence)
    apart = 0
    last = -_HEADS_APART - 1
    for head in heads:
        place = folded[: head.start()].count(" ")
        apart += place - last >= _HEADS_APART
        last = place
    return max(1, apart)


_INFORMAL = re.compile(
    r"\btu\b|\bt'(?:as|es|avais|etais|inquiete\w*|auras|aurais|en fais|y|appelles?|arrive\w*|envoie|expliqu\w+|aide\w*)\b|\btoi\b|"
    r"\b(?:tkt|stp)\b|s'il te plait|\b(?:ta|tes) \w|\b(?:je|on) te \w|"
    r"(?<!le )(?<!ce )(?<!un )(?<!du )(?<!de )(?<!au )(?<!bon )(?<!tel )(?<!quel )\bton (?!est\b|de\b|employe\b)\w|"
    r"\b(?:dis|donne|envoie|montre|explique|rappelle|ecris|lis)-(?:moi|nous|le|la|lui)\b|\bcalme-toi\b|"
    r"(?:^|[.!?…,] ?)(?:ecoute|attends|regarde|clique|signe|dis|tape|appuie|prends|laisse tomber|vas-y)\b(?! (?:a|la signature)\b)"
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def informal(message: str) -> bool:
    """Whether the client is called « tu », outside what is quoted."""
    blanked = list(fold(message))
    for match in _QUOTED.finditer(message):
        blanked[match.start() : match.end()] = " " * (match.end() - match.start())
    return _INFORMAL.search("".join(blanked)) is not None


_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{3,}\b(?:[ ,'’!-]+[A-ZÀ-ÖØ-Þ]{1,}\b)+")


def _shouting(message: str) -> bool:
    """Continuous capitals: several words in a row, not one acronym or one title."""
    loud = sum(len(re.findall(r"[^\W\d_]", m.group())) for m in _CAPITALS.finditer(message))
    letters = sum(c.isalpha() for c in message)
    return loud >= 12 or (loud >= 8 and loud > 0.6 * letters)


def measure(message: str, spans: Sequence[Span]) -> Style:
    """All measures of a message already cut into sentences."""
    folded = fold(message)
    texts = [span.of(message) for span in spans]
    lengths = [count_words(text) for text in texts]
    unexplained, explained = jargon(folded)
    lists = {field: _found(name, message, folded) for field, name in _FIELDS.items()}
    visual = () if _names_a_button(message) else _found("visuel", message, folded)
    return Style(
        words=sum(lengths),
        words_per_sentence=round(sum(lengths) / len(lengths), 2) if lengths else 0.0,
        longest_sentence=max(lengths, default=0),
        questions=sum(map(_questions, texts)),
        jargon=unexplained,
        explained=explained,
        acronyms=acronyms(message, folded),
        visual_only=visual,
        informal_address=informal(message),
        shouting=_shouting(message),
        actions=sum(1 for _ in word_lists()["actions"].spans(folded)),
        **lists,
    )


_FIELDS = {
    "figurative": "figure",
    "haste": "hate",
    "minimising": "minimisation",
    "pity": "pitie",
    "infantilising": "infantilisation",
    "vague_delay": "delai_flou",
    "superlatives": "superlatif",
    "black_words": "noir",
    "third_person": "troisieme_personne",
    "diagnosis": "diagnostic",
}


def _names_a_button(message: str) -> bool:
    """A direction is not only visual when the button's name is quoted beside it."""
    return _QUOTED.search(message) is not None
