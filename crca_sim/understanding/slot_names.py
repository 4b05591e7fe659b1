"""Who is named: the client who is spoken to, the adviser who introduces themself. The wordings are in `elements.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .lexicons import word_set
from .slot_found import Found, elements, names

_CAP = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]+"
_SHAPES = {
    "{nom}": _CAP,
    "{deux}": f"{_CAP} {_CAP}",
    "{entier}": rf"{_CAP}(?: (?:de |d'|du |el |El |Da |Le |La |von )?{_CAP}){{0,2}}",
    "{titre}": r"(?:(?i:madame|monsieur|mademoiselle|mme\.?|mlle|mr|m\.)|M)",
}

_ARTICLES = ("Le", "La", "Les")


@cache
def _patterns(part: str) -> tuple[re.Pattern[str], ...]:
    compiled = []
    for pattern in elements()["personnes"][part]:
        for mark, shape in _SHAPES.items():
            pattern = pattern.replace(mark, shape)
        compiled.append(re.compile(pattern))
    return tuple(compiled)


@cache
def _never() -> frozenset[str]:
    return word_set(elements()["personnes"]["jamais"])


def _matches(part: str, text: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns(part):
        for match in pattern.finditer(text):
            words = match["name"].split()
            if not _never().intersection(words[1:] if words[0] in _ARTICLES and len(words) > 1 else words):
                yield match


def _advisers(sentence: str, folded: str) -> Iterator[Found]:
    found = [*_matches("conseiller", sentence), *(_matches("conseiller_tape", folded) if sentence.islower() else ())]
    for match in found:
        start, end = match.span("name")
        yield Found(start, end, "nom_conseiller", sentence[start:end])


def _someone_else(before: str, after: str) -> bool:
    """« ma collègue Madame Roche », « Madame Roche, notre experte »."""
    if names("personnes", "autrui_apres").at(after.lstrip(" ,")):
        return True
    before = before.rstrip(" ,")
    return bool(names("personnes", "autrui_avant").closing(before)) and not names("personnes", "client_quand_meme").closing(before)


def _clients(sentence: str, folded: str) -> Iterator[Found]:
    typed = (m for m in _matches("client_tape", folded) if sentence.islower() or m["greeting"])
    for match in (*_matches("client", sentence), *typed):
        if not _someone_else(folded[: match.start()], folded[match.end() :]):
            start = match.start() if match.re in _patterns("client") else match.start("name")
            yield Found(start, match.end("name"), "nom_client", sentence[slice(*match.span("name"))])


def find(sentence: str, folded: str) -> list[Found]:
    """The people named in a sentence: the adviser's own name first, where both could be."""
    kept: list[Found] = []
    if sentence.isupper():
        return kept
    for one in (*_advisers(sentence, folded), *_clients(sentence, folded)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept
