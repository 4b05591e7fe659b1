"""How well amounts, dates, names and documents are found, with role, object and value: figures only, never the sentences.

`docs/guide-elements.md` says what is right. Values are compared by what they mean: « Mme Vidal » is « Vidal », « 2 ans » is
« 2 an », « jeudi 17 h » is « jeudi 17:00 », « attestation d'assurance » is « attestation ».
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .french import squeeze
from .lexicons import read_yaml, word_set
from .measures import JUDGES, Count
from .sentences import sentences
from .slot_found import names
from .slots import slots

JUDGE = JUDGES / "elements-epreuve.yaml"

Told = tuple[str, ...]
"""Role, object (or nothing), value."""


@dataclass
class SlotFigures:
    """Counts over a file; `by_role` where all three must be right."""

    sentences: int = 0
    exact: Count = field(default_factory=Count)
    without_value: Count = field(default_factory=Count)
    roles_only: Count = field(default_factory=Count)
    by_role: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))


_NAMED = {"document": "documents", "organisme": "organismes", "clause": "clauses"}
_TITLE = re.compile(r"\b(?:madame|monsieur|mademoiselle|mme|mlle|mr|m\.)(?: |$)")
_HOURS = re.compile(r"\d+ h")
_NOON = ((re.compile(r"(?<!-)\bmidi\b"), "12:00"), (re.compile(r"\bminuit\b"), "00:00"), (re.compile(r" prochain\b"), ""))
_CLOCK = re.compile(r"\b(\d\d?) ?(?:h(?:eures?)?|:)(?: ?(\d\d))?\b")
_LINK = re.compile(r"(?<=:\d\d) ?- ?(?=\d)|\b(?:avant|des|vers|entre|et|dans)\b")
_ZEROS = re.compile(r"(\d[.,]\d*?)0+(?=\D|$)")
_WORD = re.compile(r"\w[\w:.,%-]*|%")
_EMPTY = word_set("le la les l un une de du des d a au aux")


def _told_time(plain: str) -> str:
    if _HOURS.fullmatch(plain):
        return plain
    for pattern, meant in _NOON:
        plain = pattern.sub(meant, plain)
    return _LINK.sub(" ", _CLOCK.sub(lambda m: f"{int(m[1]):02d}:{m[2] or '00'}", plain))


def meaning(role: str, value: str) -> str:
    """A value in the form in which it is compared."""
    plain = squeeze(value).replace("_", " ").replace("m²", "m2").strip()
    if role in _NAMED:
        return names(_NAMED[role]).meant(plain) or plain
    if role in ("horaire", "delai", "date", "date_effet"):
        plain = _told_time(plain)
    words = _WORD.findall(_ZEROS.sub(r"\1", _TITLE.sub("", plain)))
    return " ".join(w if w == "mois" else w.rstrip("s") for w in words if w not in _EMPTY)


def _counted(told: Iterable[tuple[str, str | None, str]]) -> Counter[Told]:
    return Counter((role, about or "", meaning(role, value)) for role, about, value in told)


def _said(text: str) -> Counter[Told]:
    return _counted((s.role, s.object, s.value) for span in sentences(text) for s in slots(span.of(text)))


def _cut(told: Counter[Told], parts: int) -> Counter[Told]:
    """Role alone, role and object, or all three."""
    kept: Counter[Told] = Counter()
    for one, times in told.items():
        kept[one[:parts]] += times
    return kept


def _add(count: Count, truth: Counter[Told], seen: Counter[Told]) -> None:
    hit = (truth & seen).total()
    count.hit += hit
    count.extra += seen.total() - hit
    count.missed += truth.total() - hit


def _of_role(told: Counter[Told], role: str) -> Counter[Told]:
    return Counter({one: times for one, times in told.items() if one[0] == role})


def measure(path: Path = JUDGE) -> SlotFigures:
    """All figures over a file of labelled sentences."""
    figures = SlotFigures()
    for entry in read_yaml(path):
        truth = _counted((s["role"], s["object"], str(s["value"])) for s in entry["slots"])
        seen = _said(entry["text"])
        figures.sentences += 1
        for parts, count in enumerate((figures.roles_only, figures.without_value, figures.exact), start=1):
            _add(count, _cut(truth, parts), _cut(seen, parts))
        for role in {one[0] for one in (*truth, *seen)}:
            _add(figures.by_role[role], _of_role(truth, role), _of_role(seen, role))
    return figures
