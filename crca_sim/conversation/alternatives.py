"""The terms of « A ou B ? », cut out of the sentence: only those of a choice, not of a question that a yes answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from crca_sim.conversation.forms import has, pattern, rows
from crca_sim.conversation.markers import channel_named, marked
from crca_sim.conversation.nearest import PLAIN
from crca_sim.conversation.said_back import as_mine
from crca_sim.conversation.terms import FEW, SHORT, begins_with_moment, by_adviser, is_clause, small, terms_of
from crca_sim.understanding.expressions import fold, words

LEAST = 3
"""Letters of a word that tells one term from another (« le vol »)."""
_SAID = {
    "telephone": "par téléphone",
    "courriel": "par courriel",
    "courrier": "par courrier",
    "sms": "par SMS",
    "ecrit": "par écrit",
    "oral": "de vive voix",
}

_PLEASE = re.compile(r",? s'il (?:vous|te) pla[iî]t\b", re.IGNORECASE)
_DECIMAL, POINT = re.compile(r"(?<=\d),(?=\d)"), "\u2024"
"""« 35,84 € »: no comma of the sentence."""
_SUITS = re.compile(r"^(?P<what>(?:le|la|les|l'|un|une) ?\S+(?: \S+)?) \w+-(?:t-)?(?:il|elle|ils|elles)$", re.IGNORECASE)
_WANTED = re.compile(r"^(?:les? |la |l')?(?:voul|préfér|souhait)\w*-(?:vous|tu) ", re.IGNORECASE)
"""« Le format habituel convient-il », « les voulez-vous en gros »: the thing, and how."""
_PERSONS = {"vous": ("moi",), "c'est vous": ("moi",), "toi": ("moi",), "lui": ("lui",), "c'est lui": ("lui",), "elle": ("elle",)}
"""A person, as the client says who it is."""

Kind = Literal["life", "liking", "practical"]
"""What the client's life is like; what they would rather; when, by which channel, who does it."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The terms of a choice, as they were said, and what is chosen."""

    terms: tuple[str, ...]
    kind: Kind
    who_calls: bool = False
    """« Je vous rappelle ou vous rappelez ? »"""

    def adviser_calls(self, term: str) -> bool:
        """Whether this term leaves the call to the adviser."""
        return by_adviser(term)

    def spoken(self, rank: int) -> str | None:
        """The term as the client can say it again; a channel for a clause that names one; nothing for another clause."""
        term = self.terms[rank]
        if is_clause(term):
            channel = channel_of(term)
            others = {channel_of(other) for other in self.terms}
            if len({by_adviser(other) for other in self.terms}) > 1:
                return None  # Who does it is chosen, rather than how.
            return _SAID.get(channel or "") if len(others) == len(self.terms) and None not in others else None
        return as_mine(term) if len(term.split()) <= FEW and not pattern("a_l_infinitif").match(fold(term)) else None


@lru_cache(maxsize=512)
def alternatives(text: str) -> Alternatives | None:
    """The terms between which the question lets choose; nothing when a yes or a no answers it."""
    plain = _DECIMAL.sub(POINT, _PLEASE.sub("", text)).replace("œ", "oe").rstrip(" ?!.…\u00a0\u202f")
    folded = fold(plain)
    asks = text.rstrip().endswith("?") or has(text, "laisse_au_choix")
    if not asks or len(folded) != len(plain) or has(folded, "oui_ou_non") or has(folded, "selon_le_cas"):
        return None
    if moments := pattern("deux_moments").search(folded):
        return Alternatives(tuple(plain[slice(*moments.span(one))] for one in ("un", "deux")), "practical")
    if who := pattern("est_ce_qui").search(folded):
        plain, folded = plain[slice(*who.span("choix"))], folded[slice(*who.span("choix"))]
    for leading in ("apostrophe", "condition", "est_ce_que"):
        if found := pattern(leading).match(folded):
            plain, folded = plain[found.end() :], folded[found.end() :]
    cut = pattern("apres_les_termes").search(folded, folded.rfind(" ou ")) if " ou " in folded else None
    if cut and pattern("s_il_y_en_a").match(cut.group()):
        return None
    terms = terms_of(plain[: cut.start()] if cut else plain)
    if len(terms) < 2 or _inclusive(folded, terms) or has(fold(terms[-1]), "redit_sinon"):
        return None
    terms = tuple(_thing(small(plain, term)).replace(POINT, ",") for term in terms)
    return Alternatives(terms, _kind(folded, terms), _who_calls(terms))


def _thing(term: str) -> str:
    found = _SUITS.match(term)
    return found["what"] if found else _WANTED.sub("", term)


def channel_of(term: str) -> str | None:
    """The channel that a term names."""
    named = channel_named(term)
    return named or ("ecrit" if marked(term, "par_ecrit") else "oral" if marked(term, "de_vive_voix") else None)


def telling_words(found: Alternatives) -> tuple[frozenset[str], ...]:
    """The words of each term that no other has, with those that say the same: those that tell which is meant."""
    own = [
        frozenset(w for w in words(_said_of_it(term)) if (len(w) >= LEAST or w.isdigit()) and w not in PLAIN | _numbers() | _tools())
        for term in found.terms
    ]
    own = [mine | frozenset(_PERSONS.get(fold(term), ())) for mine, term in zip(own, found.terms, strict=True)]
    meant = [mine.union(*(alike for alike in _alike() if alike & mine)) for mine in own]
    return tuple(mine - frozenset().union(*(other for i, other in enumerate(meant) if i != rank)) for rank, mine in enumerate(meant))


def _said_of_it(term: str) -> str:
    """« Vos enfants restent chez nous »: what is said of them, not them."""
    return (
        re.sub(r"^(?:cette?|ces|vo(?:s|tre)|les?|la) \S+ (?=.+ )", "", fold(term))
        if is_clause(term) or len(term.split()) > FEW - 3
        else term
    )


@cache
def _numbers() -> frozenset[str]:
    return frozenset(words(" ".join(rows()["nombre"])))


@cache
def _tools() -> frozenset[str]:
    return frozenset(words("les des une par sur est pas que qui son ses mes vos aux cet ces ton tes mon nos ils mais donc"))


@cache
def alike_words() -> frozenset[str]:
    """Words to be found as they are: another form would be another thing (« courriel », « courrier »)."""
    return frozenset().union(*_alike())


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word for said in group for word in words(said) if len(word) >= 3) for group in rows()["pareils"])


# ── Of which kind ────────────────────────────────────────────────────────────────────────────────


def _inclusive(folded: str, terms: tuple[str, ...]) -> bool:
    """« Un garage ou un voiturier, par exemple ? », « des affaires ou des dégâts ? »: a yes or a no answers."""
    if has(folded, "inclusif") and not all(fold(term).startswith("quelque chose") for term in terms):
        return True
    last = fold(terms[-1])
    one_of_many = pattern("plusieurs").match(last) is not None
    several = one_of_many and has(folded, "avoir") and not has(folded, "laisse_choisir")
    return several or (one_of_many and is_clause(terms[0]))


def _kind(folded: str, terms: tuple[str, ...]) -> Kind:
    """Moments, channels and who does what are offered; a preference may be asked; the rest is the client's life."""
    liking = has(folded, "laisse_choisir")
    if has(folded, "passe") and not liking:
        return "life"
    channels = [channel_of(term) for term in terms]
    by_channel = all(channels) and len(set(channels)) == len(channels)
    adviser_does = any(by_adviser(term) for term in terms) and any(is_clause(term) for term in terms)
    return "practical" if by_channel or adviser_does or _are_moments(folded, terms, liking) else "liking" if liking else "life"


def _are_moments(folded: str, terms: tuple[str, ...], liking: bool) -> bool:
    """« Jeudi ou vendredi ? » for something to be done."""
    if not all(begins_with_moment(term) for term in terms):
        return False
    soon = re.search(r"\b(?:maintenant|tout de suite|plus tard)\b", folded) is not None
    by_the_clock = all(has(term, "heure_dite") for term in map(fold, terms))
    return liking or soon or by_the_clock or has(folded, "a_faire") or len(folded.split()) <= SHORT


def _who_calls(terms: tuple[str, ...]) -> bool:
    calling = all(marked(term, "rappel") or marked(term, "canal_telephone") for term in terms)
    return (
        calling
        and any(fold(term).startswith("vous ") for term in terms)
        and len({by_adviser(term) for term in terms}) == 2
        and all(is_clause(t) for t in terms)
    )
