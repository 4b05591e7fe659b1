"""Where the terms of « A ou B ? » begin and end in the sentence (`alternatives.py` says of which kind they are)."""

from __future__ import annotations

import re
from functools import cache

from crca_sim.conversation.forms import has, pattern, rows
from crca_sim.understanding.expressions import fold

FEW = 6
"""Words that a term may have to be said again."""
AN_ITEM = 4
"""Words of a clause that may be one of a list."""
SHORT = 9
"""Words of a question that names nothing but its terms."""


def is_clause(term: str) -> bool:
    """« Que je vous rappelle », « votre décision est prise »."""
    return pattern("proposition").match(fold(term)) is not None


def by_adviser(term: str) -> bool:
    """« Que je vous rappelle », « on regarde »: what the adviser does."""
    return pattern("conseiller").match(fold(term)) is not None


def begins_with_moment(text: str) -> bool:
    """« Vendredi à 10 heures », « demain », « à midi »."""
    return pattern("moment_au_debut").match(fold(text)) is not None


def terms_of(plain: str) -> tuple[str, ...]:
    folded = fold(plain)
    cuts = [m for m in pattern("ou").finditer(folded) if not _asks_where(plain, folded, m)]
    if not cuts:
        return _listed(plain) if ":" in plain and plain.count(",") else ()
    ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(plain)]
    parts = [plain[start:end].strip() for start, end in zip(*ends, strict=True)]
    first = _first_terms(parts[0], parts[1])
    found = tuple(bare for term in (*first, *parts[1:]) if (bare := _bare(_trim(term))))
    return _completed(found) if len(found) > 1 else found


def _asks_where(plain: str, folded: str, found: re.Match[str]) -> bool:
    """« Où », or « ou » typed for it after a verb of place."""
    return "où" in plain[found.start() : found.end()].lower() or has(folded[: found.end()].rstrip(" ,"), "ou_de_lieu")


def _listed(plain: str) -> tuple[str, ...]:
    """« Il dort où : local, cave, cour ? »"""
    items = tuple(item.strip() for item in plain.rpartition(":")[2].split(","))
    return items if len(items) >= 2 and all(0 < len(item.split()) <= 4 for item in items) else ()


def _first_terms(head: str, following: str) -> tuple[str, ...]:
    """The terms before the first « ou », without what leads to them."""
    if ":" in head:
        items = [item.strip() for item in head.rpartition(":")[2].split(",")]
        told = any(len(item.split()) > FEW or (is_clause(item) and len(item.split()) > AN_ITEM) for item in items[:-1])
        if len(items) > 1 and told:
            return (_last_term(items[-1], following),)
        last = items[-1] if len(items) > 1 else _last_term(items[-1], following)
        return (*items[:-1], last)
    listed = [item.strip() for item in head.split(",")]
    if len(listed) > 1 and all(begins_with_moment(item) for item in listed):
        return tuple(listed)
    return (_last_term(head, following),)


def _last_term(head: str, following: str) -> str:
    """What answers to the next term: a clause, a moment, the same kind of first word, a short piece, what the verb is followed by."""
    folded, after = fold(head), pattern("seulement").sub("", fold(following))
    said_again = pattern("est_ce").match(after) is not None
    if (is_clause(after) and not said_again) or (is_clause(head) and by_adviser(after)) or _would_do(folded, after):
        return _clause(head)
    if pattern("est_ce").match(folded) and len(after.split()) <= SHORT:
        return head
    if begins_with_moment(after) and not after.startswith("a ") and (moment := pattern("moment_a_la_fin").search(folded)):
        return head[moment.start() :]
    opening = elided[0] if (elided := re.match(r"[ld]'", after)) else after.split()[0]
    for like in (_opposed(after), re.escape(opening), _kin(opening)):
        if (term := _from(head, folded, like)) and not said_again:
            return term
    if (piece := _after_a_comma(head, after)) and not said_again:
        return piece
    return _after_the_verb(head) or (head if len(head.split()) <= 3 else " ".join(head.split()[-max(1, min(3, len(after.split()))) :]))


def _would_do(folded: str, after: str) -> bool:
    """« Que je vous l'envoie ou la sortir vous-même ? »"""
    return pattern("a_l_infinitif").match(after) is not None and re.search(r"\bque? ?(?:je|j'|on|nous)\b", folded) is not None


def _from(head: str, folded: str, opening: str | None) -> str | None:
    """What begins with such a word, the last of them, with the preposition that leads to it."""
    found = re.match(rf".*(?<![\w'-])({opening})(?:(?<=')|(?![\w'])).*", folded) if opening else None
    if found is None:
        return None
    led = pattern("preposition").search(folded[: found.start(1)]) if not pattern("preposition").search(f"{found[1]} ") else None
    term = head[led.start() if led else found.start(1) :]
    if "," in term:
        return None
    return term if 1 < len(term.split()) <= FEW or "'" in term or opening in _opposites() else None


def _opposed(after: str) -> str | None:
    """« Avant votre visite, ou après ? »"""
    return _opposites().get(after.split()[0])


@cache
def _opposites() -> dict[str, str]:
    pairs = [(fold(one), fold(other)) for one, other in rows()["sens_contraires"]]
    return dict(pairs) | {other: one for one, other in pairs}


def _after_a_comma(head: str, after: str) -> str | None:
    """A short piece, of the same build as the next term: « au commissariat » is no term beside « accompagnée »."""
    piece = head.rpartition(",")[2].strip() if "," in head else ""
    leads = [pattern("preposition").search(f"{fold(said).split()[0]} ") is not None for said in (piece, after) if said]
    fit = 0 < len(piece.split()) <= FEW and not is_clause(piece) and (not leads[0] or leads[0] == leads[1])
    return piece if fit else None


def _after_the_verb(head: str) -> str | None:
    """« Vous préférez qu'on se revoie seule » → « seule »."""
    for name in ("apres_une_inversion", "apres_un_verbe", "apres_etre"):
        found = pattern(name).match(fold(head))
        rest = head[found.start("reste") :].split(",")[0] if found else ""
        if 0 < len(rest.split()) <= FEW:
            return rest
    return None


def _clause(head: str) -> str:
    """The last clause of what precedes: after a comma, « que » (left out where it only tells what one thinks), or the whole."""
    folded = fold(head)
    inner = re.match(r".*(?:^|[\s,])(?P<that>qu(?:e |'))(?P<what>(?:je|j'|on|nous|vous|l'on|il|elle|votre|ca)\b.*)", folded)
    if inner:
        thinks = folded[: inner.start("that")].endswith(("pensez ", "croyez ", "pensez-vous ", "croyez-vous "))
        return head[inner.start("what" if thinks else "that") :]
    return head.rpartition(",")[2] if "," in head else head


def _kin(word: str) -> str:
    """Words that may open a term beside one that opens with this."""
    families = [family for family in rows()["familles"] if word in family]
    alike = dict.fromkeys([word, *(one for family in families for one in family)])
    return "|".join(rf"{re.escape(one)}(?![\w'])" if not one.endswith("'") else re.escape(one) for one in alike)


def small(plain: str, term: str) -> str:
    """What began the sentence does not begin the client's."""
    return term[:1].lower() + term[1:] if plain.startswith(term) else term


def _trim(term: str) -> str:
    said = term.strip(" ,:;").split()
    leading = re.compile(rf"(?:{'|'.join(rows()['mot_d_avant'])})")
    while len(said) > 1 and leading.fullmatch(fold(said[0])) and fold(said[1]) not in ("aussi", "deux") and not is_clause(" ".join(said)):
        said = said[1:]
    return " ".join(said)


def _bare(term: str) -> str:
    """« C'est le soupçon qui vous pèse » → « le soupçon »; « quelque chose qui rapporte » stays."""
    folded = fold(term)
    if found := pattern("est_ce").match(folded):
        term, folded = term[found.end() :], folded[found.end() :]
    relative = pattern("relative").search(folded)
    return term if is_clause(term) or pattern("plusieurs").match(folded) or not relative else term[: relative.start()]


def _completed(terms: tuple[str, ...]) -> tuple[str, ...]:
    """« Avant ou après Noël ? »: the first is said in full too."""
    first, second = terms[0], terms[1]
    alone = fold(first) in _opposites()
    rest = second.split()[1:]
    return (f"{first} {' '.join(rest)}", *terms[1:]) if alone and rest else terms
