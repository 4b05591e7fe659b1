"""What has no place in a note: health, judgements, secrets, suspicions… and what a scenario forbids besides.

The lists are in `lexiques/interdits.yaml`, each with its counter-examples; clauses that they say nothing of are compared by
their meaning (`forbidden_meaning.py`). « Souhaite les chiffres par écrit » is a need and may be written; « malentendant » is its
cause and may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .forbidden_denial import denied, refused
from .forbidden_meaning import meant
from .forbidden_patterns import any_of
from .french import MAX_CHARACTERS, fold
from .lexicons import lexicon
from .point_quote import Quote, Value
from .point_vocabulary import sound
from .point_windows import Note, read_note

OWN = "scenario"
"""The family of what only the scenario forbids."""
_OWN_LABEL = "ce que ce scénario interdit"
_GAP = r"(?:\W+\w+){0,2}?\W+"
"""Up to two words may stand between two words of an author's expression."""
_NOT_FAMILIES = ("classes", "refus", "innocents")
_ACCENTED, _ACCENT = re.compile(r"[éèê]e?s?$"), re.compile(r"[éèê]")
_GOES_ON = re.compile(r"[^\w.,;!?\n]*(?:\w+[^\w.,;!?\n]+){0,2}")


class Forbidden(Value):
    """A forbidden thing and where it is."""

    family: str
    """`sante`, `jugement`, `secret`, `collegue`, `fraude`, `intime`, `rumeur`, or `scenario`."""
    label: str
    quote: Quote
    own: bool = False
    """Whether the scenario names it, too or alone."""


@dataclass(frozen=True)
class Family:
    """Words of one kind, and the innocent passages in which they do not count."""

    name: str
    label: str
    deniable: bool
    wanted: re.Pattern[str]
    innocent: re.Pattern[str] | None
    exact: re.Pattern[str] | None
    """Words that count as they are written only: acronyms, « borné »."""
    sounds: frozenset[str]
    """Words known by their sound, however they are spelt."""

    def spans(self, note: Note, folded: str) -> Iterator[tuple[int, int]]:
        """Where they are, left to right."""
        safe = [m.span() for m in self.innocent.finditer(folded)] if self.innocent else []
        found = {m.span() for m in (*self.wanted.finditer(folded), *(self.exact.finditer(note.text) if self.exact else ()))}
        found |= {(word.start, word.end) for word in note.words if not self.sounds.isdisjoint(word.keys)}
        for start, end in sorted(found):
            if not any(a < end and start < b for a, b in safe):
                yield start, end


@cache
def families() -> tuple[Family, ...]:
    """Those of `interdits.yaml`."""
    table = {name: entry for name, entry in lexicon("interdits").items() if name not in _NOT_FAMILIES}
    return tuple(
        Family(
            name=name, label=entry["libelle"], deniable=bool(entry.get("niable")), wanted=any_of(entry["motifs"]),
            innocent=any_of(entry["sauf"]) if entry["sauf"] else None,
            exact=any_of(list(map(re.escape, entry["exacts"]))) if entry.get("exacts") else None,
            sounds=frozenset(f"~{sound(word)}" for word in entry.get("sons", ())),
        )
        for name, entry in table.items()
    )  # fmt: skip


@cache
def _innocent() -> re.Pattern[str]:
    return any_of(lexicon("interdits")["innocents"])


@lru_cache(maxsize=64)
def find_forbidden(text: str, own: tuple[str, ...] = ()) -> tuple[Forbidden, ...]:
    """Forbidden things of a text, in order, each place once; `own` are the scenario's expressions."""
    read = text[:MAX_CHARACTERS]
    note, folded = read_note(read), fold(read)
    found = [*_of_families(note, folded), *_of_scenario(note, folded, own)]
    found += _by_meaning(note, folded, found)
    kept: list[Forbidden] = []
    for one in sorted(found, key=lambda f: (f.quote.start, -f.quote.end, f.family == OWN)):
        if kept and _one_thing(read, kept[-1], one):
            kept[-1] = _joined(read, kept[-1], one)
        else:
            kept.append(one)
    return tuple(kept)


def _one_thing(text: str, first: Forbidden, other: Forbidden) -> bool:
    """Whether they overlap, or the scenario's word only goes on (« sourd d'une oreille »)."""
    between = text[first.quote.end : other.quote.start]
    goes_on = (first.family == OWN) != (other.family == OWN) and bool(_GOES_ON.fullmatch(between))
    return other.quote.start < first.quote.end or goes_on


def _joined(text: str, first: Forbidden, other: Forbidden) -> Forbidden:
    """Two findings that overlap are one: the built-in family names it, and the scenario's word for it counts too."""
    named = first if first.family != OWN else other
    quote = Quote.cut(text, first.quote.start, max(first.quote.end, other.quote.end))
    return Forbidden(family=named.family, label=named.label, quote=quote, own=first.own or other.own)


def _of_families(note: Note, folded: str) -> Iterator[Forbidden]:
    for family in families():
        for start, end in family.spans(note, folded):
            if not refused(folded, start) and not (family.deniable and denied(note, folded, start, end)):
                yield Forbidden(family=family.name, label=family.label, quote=Quote.cut(note.text, start, end))


def _by_meaning(note: Note, folded: str, found: Sequence[Forbidden]) -> list[Forbidden]:
    """Clauses that the lists say nothing of, neither as forbidden nor as innocent."""
    innocent = [m.span() for family in families() if family.innocent for m in family.innocent.finditer(folded)]
    known = [*innocent, *((one.quote.start, one.quote.end) for one in found)]
    labels = {family.name: family.label for family in families()}
    return [
        Forbidden(family=name, label=labels[name], quote=Quote.cut(note.text, start, end))
        for name, start, end in meant(note, folded, known)
    ]


def _of_scenario(note: Note, folded: str, own: tuple[str, ...]) -> Iterator[Forbidden]:
    safe = [m.span() for m in _innocent().finditer(folded)]
    for written in own:
        for match in _expression(written).finditer(folded):
            start, end = match.span()
            innocent = any(a < end and start < b for a, b in safe) or not _accents_agree(note.text, start, end, written)
            if not innocent and not refused(folded, start) and not (_secret(written) and denied(note, folded, start, end)):
                yield Forbidden(family=OWN, label=_OWN_LABEL, quote=Quote.cut(note.text, start, end), own=True)


@lru_cache(maxsize=2048)
def _expression(written: str) -> re.Pattern[str]:
    """An author's expression: order kept, small gaps, plurals ignored, `mot*` for the beginning of a word."""
    parts = re.findall(r"[a-z0-9]+\*?", fold(written))
    if not parts:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)" + _GAP.join(map(_part, parts)) + r"(?!\w)")


def _part(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word[:-1] if len(word) > 3 and word[-1] in "sx" else word) + "[sx]?"


def _secret(written: str) -> bool:
    return bool(re.search(r"mots? de passe|code|carte|cryptogramme|mdp", fold(written)))


def _accents_agree(text: str, start: int, end: int, written: str) -> bool:
    """« bornes » is not « borné » for someone who writes accents."""
    said = text[start:end].lower()
    return not _ACCENTED.search(written.lower()) or not _ACCENT.search(text.lower()) or bool(_ACCENT.search(said))
