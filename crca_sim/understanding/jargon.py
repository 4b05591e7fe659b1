"""Technical terms and acronyms of the trade, and whether the same message explains them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .french import fold
from .lexicons import lexicon as read_lexicon
from .lexicons import word_set


@dataclass(frozen=True)
class Term:
    """A technical term, how it is spotted and what counts as explaining it."""

    label: str
    wanted: re.Pattern[str]
    explained: re.Pattern[str]


@dataclass(frozen=True)
class Lexicon:
    """The whole of `jargon.yaml`."""

    terms: tuple[Term, ...]
    any_term: re.Pattern[str]
    formula: re.Pattern[str]
    known: frozenset[str]
    acronyms: dict[str, re.Pattern[str]]
    typed: dict[str, str]
    """Acronyms typed without capitals, and how they are written."""


def _words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(fold, patterns)) + r")(?!\w)")


@cache
def lexicon() -> Lexicon:
    """Read once."""
    table = read_lexicon("jargon")
    terms = (Term(label, _words([entry["motif"]]), _words(entry["explique"])) for label, entry in table["termes"].items())
    acronyms = {name: _words(meanings) for name, meanings in table["sigles"].items()}
    typed = {name.lower(): name for name in acronyms if len(name) > 2 and name.lower() not in _ALSO_WORDS}
    any_term = _words([entry["motif"] for entry in table["termes"].values()])
    return Lexicon(tuple(terms), any_term, _words(table["formules"]), frozenset(table["sigles_connus"]), acronyms, typed)


_CEILING = (
    r"plafond (?:de verre|de la (?:piece|chambre|cuisine|salle)|et (?:le|les|la) (?:murs?|peinture|cloison)|"
    r"(?:est|etait|a ete) (?:abime|tache|mouille|tombe|fissure|humide)\w*)|(?:au|du|faux) plafond"
)
_FRANKNESS = r"franchise simple|(?:en toute|avec) franchise|(?:merci|remercie|apprecie) (?:de |pour )?(?:votre|cette|ta) franchise"
_INNOCENT = re.compile(rf"{_FRANKNESS}|sinistre individu|{_CEILING}")
_NEAR = 90


def _is_explained(term: Term, folded: str, place: re.Match[str]) -> bool:
    """By a formula close by, by an apposition « le plafond, le maximum… », or by the accepted words."""
    if term.explained.search(folded[: place.start()]) or term.explained.search(folded, place.end()):
        return True
    near = folded[max(0, place.start() - 40) : place.end() + _NEAR]
    if lexicon().formula.search(near):
        return True
    after = folded[place.end() : place.end() + 40]
    return re.match(r"(?: [\w']+){0,3} ?[,:(] ?(?:c'est|ce sont|soit|donc) ", after) is not None


@lru_cache(maxsize=64)
def _uses(folded: str) -> list[tuple[Term, list[re.Match[str]]]]:
    """The terms of a folded message, with their places outside innocent words."""
    if not lexicon().any_term.search(folded):
        return []
    innocent = [m.span() for m in _INNOCENT.finditer(folded)]
    uses = [
        (term, [m for m in term.wanted.finditer(folded) if not any(a <= m.start() < b for a, b in innocent)]) for term in lexicon().terms
    ]
    return [(term, places) for term, places in uses if places]


def jargon(folded: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Terms left unexplained and terms explained in a folded message."""
    told = [(term.label, any(_is_explained(term, folded, place) for place in places)) for term, places in _uses(folded)]
    return tuple(label for label, explained in told if not explained), tuple(label for label, explained in told if explained)


def places(folded: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the terms stand: those left unexplained, and those explained or innocent."""
    bare: list[tuple[int, int]] = []
    clear = [m.span() for m in _INNOCENT.finditer(folded)]
    for term, found in _uses(folded):
        (clear if any(_is_explained(term, folded, place) for place in found) else bare).extend(place.span() for place in found)
    return bare, clear


_ACRONYM = re.compile(r"(?<![\w«“\"'-])(?:[A-Z]\.){2,}|(?<![\w-])[A-Z][A-Z0-9&]{1,5}(?![\w-])")
_TYPED = re.compile(r"(?<![\w'])[a-z0-9]+(?![\w'])")
_EXPANDED = re.compile(r"^\W{0,3}\(|^ ?[,:]? ?(?:c'est|soit|pour|qui veut dire|ou|veut dire|signifie)\b")


@lru_cache(maxsize=64)
def acronyms(message: str, folded: str) -> tuple[str, ...]:
    """Acronyms that the message does not spell out; capitals used to shout are not acronyms."""
    lowered = lexicon().typed
    written = (
        [m.group().replace(".", "") for m in _ACRONYM.finditer(message) if _stands_for_words(m, folded)] if not _shouted(message) else []
    )
    found = [*written, *(lowered[word] for word in _TYPED.findall(folded) if word in lowered)]
    return tuple(name for name in dict.fromkeys(found) if name not in lexicon().known and not _spelt_out(name, message, folded))


_REFERENCE_BEFORE = re.compile(r"(?:commence par|prefixe|lettres?|code postal) ?(?:la lettre |les lettres )?$")
_REFERENCE_AFTER = re.compile(r" ?-?\d{3,}")
_EMPHASIS = word_set("""
    VOTRE VOS AUTRE STOP PAS NON OUI ICI TOUT AU TOUS JAMAIS TOUJOURS AVANT APRES SEUL SANS AVEC TRES DEUX TROIS LE LA LES UN UNE DES
    VOUS NOUS MOI ET OU
""")


def _a_word(capitals: str) -> bool:
    """« PARIS », « DUPONT » : long enough and with vowels enough to be read aloud, unlike the acronyms that are known."""
    return len(capitals) >= 5 and len(re.findall("[AEIOUY]+", capitals)) >= 2 and capitals not in lexicon().acronyms


def _stands_for_words(match: re.Match[str], folded: str) -> bool:
    """Not a plain word in capitals, nor the letters of a reference number."""
    if match.group() in _EMPHASIS or _a_word(match.group()) or _REFERENCE_AFTER.match(folded, match.end()):
        return False
    return _REFERENCE_BEFORE.search(folded[: match.start()]) is None


_ALSO_WORDS = frozenset({"dic", "css", "pel", "br", "cg", "cp", "uc", "ij", "pj", "rc"})


def _shouted(message: str) -> bool:
    letters = [c for c in message if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _spelt_out(name: str, message: str, folded: str) -> bool:
    meaning = lexicon().acronyms.get(name)
    if meaning and meaning.search(folded):
        return True
    for match in re.finditer(re.escape(name), message):
        if _EXPANDED.match(folded[match.end() : match.end() + 14]) or folded[: match.start()].endswith("("):
            return True
    return bool(re.match(r"^[IVXLC]+$|^[A-Z]\d+$|^\d", name)) and meaning is None
