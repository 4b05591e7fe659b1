"""Documents, organisations, clauses and mail addresses named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slot_found import Found, names

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_A_DIGIT = re.compile(r"\d")
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?:article|art\.?|clause|paragraphe|alinea|chapitre|section)s? (?:n° ?|numero )?(?:[lr]\.? ?)?\d+(?:[.-]\d+)*"
    r"(?![\w%€]| ?(?:euros|€))"
    r"(?:,? (?:des|de la|du|de vos|de votre|de) (?:conditions? (?:generales|particulieres)|contrat|notice|code des assurances))?|"
    r"[lr]\.? ?\d{3}-\d+(?:-\d+)?(?!\w))"
)
_LISTS = (("document", "documents"), ("organisme", "organismes"), ("clause", "clauses"))


def _listed(folded: str) -> Iterator[Found]:
    for role, section in _LISTS:
        for one in names(section).within(folded):
            yield Found(one.start, one.end, role, one.name)


def find(sentence: str, folded: str) -> list[Found]:
    """Documents, organisations, clauses and mail addresses."""
    addresses = [Found(m.start(), m.end(), "courriel", m.group()) for m in _MAIL.finditer(folded)] if "@" in folded else []
    numbered = _ARTICLE.finditer(folded) if _A_DIGIT.search(folded) else ()
    articles = [Found(m.start(), m.end(), "clause", re.sub(r"\s+", " ", sentence[m.start() : m.end()])) for m in numbered]
    return [*_listed(folded), *addresses, *articles]
