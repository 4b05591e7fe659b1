"""The terms of « A ou B ? », cut out of the sentence: only those of a choice, not of a question that a yes answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crca_sim.conversation.markers import channel_named, marked
from crca_sim.conversation.nearest import PLAIN
from crca_sim.understanding.expressions import fold, words

FEW = 6
"""Words that a term may have to be said again."""
_POLAR = re.compile(r"\bou (?:pas|non|bien non|alors non)\b|\boui ou non\b")
_OR = re.compile(r"\s*,?\s+ou(?:\s+(?:bien|alors|plutot|sinon)\b)?,?\s+")
_WHERE = re.compile(r"(?:^|\b(?:est|dort|va|habite|habitez|etes|gare|garez|trouve|passe|vient|c'est)) ou$")
_TAG = re.compile(r",\s*(?:ca |cela |vous |ce qui |dites|qu'est-ce qu|que |hein|s'il|un mot|au choix|a vous de|c'est vous qui).*$")
_WHETHER = re.compile(r", vous (?:en|y|l'|les?|la) ?(?!dites|pensez|preferez|diriez|penseriez)\w+")
"""« Un vélo ou une trottinette, vous en avez ? »: of the whole list."""
_CONDITION = re.compile(
    r"^(?:\W|et |mais |alors |donc |bon |euh )*"
    r"(?:si |s'il|quand |lorsqu|en cas d|au cas ou |meme si |des que |une fois que |tant que )[^:?]*,\s*"
    r"(?=(?:vous|on|je|j'|il|elle|ils|elles|est-ce|qu'|c'est|ce|comment|combien|qui|que|quoi|avez|etes|pourriez|pouvez|seriez|auriez|faut|y)\b"
    r"|\w+-(?:vous|il|elle|on|t-il|t-elle|t-on)\b)(?!vous (?:preferez|prefereriez)\b)"
)
"""« Si on vous la vole ou si vous avez un accident, »: its « ou » is no choice that the question leaves."""
_LEAVES_IT = re.compile(
    r"\b(?:un mot me suffit|au choix|a vous de (?:voir|choisir|me dire)|dites-moi|c'est vous qui (?:voyez"
    r"|choisissez))"
)
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|apres-demain|aujourd'hui|ce soir|ce matin|cet apres-midi"
    r"|maintenant|tout de suite|plus tard|une autre fois|un autre jour|la semaine prochaine|cette semaine|le matin"
    r"|le soir|l'apres-midi|le midi"
    r"|en fin de journee|dans (?:\d+|une|deux|trois|huit|dix|quinze) (?:jours?|semaines?|mois)"
    r"|en debut d'apres-midi|en fin de matinee|(?:a |vers |avant |apres )?(?:\d{1,2} ?h(?:eures?)?(?: ?\d\d)?|midi"
    r"|(?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf) heures?))"
)
_MOMENT = re.compile(rf"\b(?:le )?{_DAY}(?:[ -]?(?:matin|midi|apres-midi|soir|prochain))?(?: \d{{1,2}}\b(?! ?h))?(?: {_DAY})*\s*$")
_BEGINS_WITH_MOMENT = re.compile(rf"^(?:le )?{_DAY}")
_CLAUSE = re.compile(
    r"^(?!c'est vous$|vous$|nous$)(?:(?:est-ce )?qu[e']? ?(?:je|j'|vous|on|nous|il|elle)?\b|je |j'|vous |on |nous "
    r"|il |elle |c'est |votre \w+ est |preferez|prefer)"
)
_ADVISER = re.compile(r"^(?:que |qu')?(?:je |j'|on |nous |c'est moi|c'est nous)")
_LEADING = re.compile(
    r"(?:etes|est|sont|serez|sera|seront|etiez|etait|avez|aviez|ont|c'est|il|elle|on"
    r"|vous|y|ce|l'|plutot|bien|donc|alors|et|mais|que|qu')"
)
"""Words that lead to a term and are not of it."""
_SEVERAL = re.compile(r"^(?:un|une|des|de|du|d'|quelqu'un|quelque chose)\b")
_HAVING = re.compile(r"\b(?:avez|avoir|auriez|y a|a-t-il|reste|recu|eu|connaissez|pourrait|portez|utilisez)\b")
_LET_CHOOSE = re.compile(
    r"\b(?:prefer\w+|vous voulez que|voulez-vous qu|vous aimeriez|souhaitez|vous arrange|vous convien\w+"
    r"|laquelle des|lequel des|plutot)\b"
)
_PAST = re.compile(
    r"\b(?!fait\b|plait\b|sait\b)\w+(?<!r)(?:ait|aient|iez)\b|\bc'etait\b|\bs'est\b|\b(?:avez|aviez|a|ont|ai|etait"
    r"|etaient|etiez)(?:[- ](?:vous|il|elle|on|deja|bien|pas"
    r"|ete|ça|ca))*[- ]\w{2,}(?:e|ee|i|ie|is|it|u|ue|ert)s?\b"
)
_PROPOSING = re.compile(
    r"\b(?:on se|se (?:rappel|revoi|reparl|parl|retrouv)\w*|rappel\w*|reparl\w*|revoi\w*|recontact\w*|rendez-vous"
    r"|rdv|passer\w*|je (?:vous|le|la|l')"
    r"|on (?:vous|le|la|l')|nous (?:vous|le|la|l')|m[e']? ?(?:l')?envoy\w*|nous l'envoyer)"
)


_SAID = {
    "telephone": "par téléphone",
    "courriel": "par courriel",
    "courrier": "par courrier",
    "sms": "par SMS",
    "ecrit": "par écrit",
    "oral": "de vive voix",
}

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
        return _ADVISER.match(fold(term)) is not None

    def spoken(self, rank: int) -> str | None:
        """The term as the client can say it again; a channel for a clause that names one; nothing for another clause."""
        term = self.terms[rank]
        if is_clause(term):
            channel = channel_of(term)
            others = {channel_of(other) for other in self.terms}
            return _SAID.get(channel or "") if len(others) == len(self.terms) and None not in others else None
        if fold(term) in ("vous", "c'est vous"):
            return "moi"
        mine = re.search(r"\b(?:votre|vos|vous|votr|ton|ta|tes|moi|mon|notre)\b", fold(term))
        return term if len(term.split()) <= FEW and not mine else None


@lru_cache(maxsize=512)
def alternatives(text: str) -> Alternatives | None:
    """The terms between which the question lets choose; nothing when a yes or a no answers it."""
    plain = text.rstrip(" ?!.…\u00a0\u202f")
    folded = fold(plain)
    asks = text.rstrip().endswith("?") or _LEAVES_IT.search(folded)
    if not asks or len(folded) != len(plain) or _POLAR.search(folded):
        return None
    if (main := _after_a_condition(folded)) is not None:
        plain, folded = plain[main:], folded[main:]
    cut = _TAG.search(folded, folded.rfind(" ou ")) if " ou " in folded else None
    if cut and _WHETHER.match(cut.group()):
        return None
    plain = plain[: cut.start()] if cut else plain
    terms = _terms(re.sub(r"(?i)^(c'est .*) qui .*$", r"\1", plain))
    if len(terms) < 2 or _inclusive(folded, terms):
        return None
    terms = tuple(_small(plain, term) for term in terms)
    return Alternatives(terms, _kind(folded, terms), _who_calls(terms))


def _after_a_condition(folded: str) -> int | None:
    """Where what is asked begins, after a condition."""
    found = _CONDITION.match(folded)
    return found.end() if found else None


def is_clause(term: str) -> bool:
    """« Que je vous rappelle », « votre décision est prise »."""
    return _CLAUSE.match(fold(term)) is not None


def channel_of(term: str) -> str | None:
    """The channel that a term names."""
    named = channel_named(term)
    return named or ("ecrit" if marked(term, "par_ecrit") else "oral" if marked(term, "de_vive_voix") else None)


def begins_with_moment(text: str) -> bool:
    """« Vendredi à 10 heures », « demain », « à midi »."""
    return _BEGINS_WITH_MOMENT.match(fold(text)) is not None


def telling_words(found: Alternatives) -> tuple[frozenset[str], ...]:
    """The words of each term that no other has: those that tell which is meant."""
    own = [frozenset(w for w in words(term) if (len(w) >= 4 or w.isdigit()) and w not in PLAIN) for term in found.terms]
    return tuple(mine - frozenset().union(*(other for i, other in enumerate(own) if i != rank)) for rank, mine in enumerate(own))


# ── Cutting ──────────────────────────────────────────────────────────────────────────────────────


def _terms(plain: str) -> tuple[str, ...]:
    folded = fold(plain)
    cuts = [m for m in _OR.finditer(folded) if not _asks_where(plain, folded, m)]
    if not cuts:
        return _listed(plain) if ":" in plain and plain.count(",") else ()
    ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(plain)]
    parts = [plain[start:end].strip() for start, end in zip(*ends, strict=True)]
    first = _first_terms(parts[0], parts[1])
    return tuple(_trim(term) for term in (*first, *parts[1:]) if _trim(term))


def _asks_where(plain: str, folded: str, found: re.Match[str]) -> bool:
    """« Où », or « ou » typed for it after a verb of place."""
    return "où" in plain[found.start() : found.end()].lower() or _WHERE.search(folded[: found.end()].rstrip(" ,")) is not None


def _listed(plain: str) -> tuple[str, ...]:
    """« Il dort où : local, cave, cour ? »"""
    items = tuple(item.strip() for item in plain.rpartition(":")[2].split(","))
    return items if len(items) >= 2 and all(0 < len(item.split()) <= 4 for item in items) else ()


def _first_terms(head: str, following: str) -> tuple[str, ...]:
    """The terms before the first « ou », without what leads to them."""
    if ":" in head:
        items = [item.strip() for item in head.rpartition(":")[2].split(",")]
        last = items[-1] if len(items) > 1 else _last_term(items[-1], following)
        return (*items[:-1], last)
    listed = [item.strip() for item in head.split(",")]
    if len(listed) > 1 and all(_BEGINS_WITH_MOMENT.match(fold(item)) for item in listed):
        return tuple(listed)
    return (_last_term(head, following),)


def _last_term(head: str, following: str) -> str:
    """What answers to the next term: the same first word, a moment, a short piece after a comma, as many words."""
    folded, after = fold(head), fold(following)
    if is_clause(following) and after not in ("vous", "moi", "nous"):
        return _clause(head)
    if _BEGINS_WITH_MOMENT.match(after) and not after.startswith("a ") and (moment := _MOMENT.search(folded)):
        return head[moment.start() :]
    opening = after.split()[0]
    like = rf".*(?<![\w'])({re.escape(opening)}(?![\w'])|{_kin(opening)}).*"
    if (same := re.match(like, folded)) and len(head[same.start(1) :].split()) <= FEW:
        return head[same.start(1) :]
    if "," in head and len(head.rpartition(",")[2].split()) <= FEW:
        return head.rpartition(",")[2]
    return " ".join(head.split()[-max(1, min(3, len(following.split()))) :])


def _clause(head: str) -> str:
    """The last clause of what precedes: after a comma, « que », or the whole."""
    folded = fold(head)
    inner = re.match(
        r".*(?:^|[\s,])(?:prefere\w* |prefer\w+-vous |voulez |voulez-vous |aimeriez |souhaitez |donc )?(qu(?:e |')(?:je"
        r"|j'|on|nous|vous|l'on)\b.*)",
        folded,
    )
    if inner:
        return head[inner.start(1) :]
    return head.rpartition(",")[2] if "," in head else head


_FAMILIES = (
    ("le", "la", "les", "l'"),
    ("a", "au", "aux", "en", "dans", "sur", "chez"),
    ("un", "une", "des", "du"),
    ("par",),
    ("pour",),
    ("avec", "sans"),
)


def _kin(word: str) -> str:
    """Words that may open a term beside one that opens with this."""
    family = next((f for f in _FAMILIES if word in f), (word,))
    return "|".join(rf"{re.escape(one)}(?![\w'])" if not one.endswith("'") else re.escape(one) for one in family)


def _small(plain: str, term: str) -> str:
    """What began the sentence does not begin the client's."""
    return term[:1].lower() + term[1:] if plain.startswith(term) else term


def _trim(term: str) -> str:
    said = term.strip(" ,:;").split()
    while len(said) > 1 and _LEADING.fullmatch(fold(said[0])) and not is_clause(" ".join(said)):
        said = said[1:]
    return " ".join(said)


# ── Of which kind ────────────────────────────────────────────────────────────────────────────────


def _inclusive(folded: str, terms: tuple[str, ...]) -> bool:
    """« Un garage ou un voiturier, par exemple ? », « des affaires ou des dégâts ? »: a yes or a no answers."""
    if re.search(r"\b(?:par exemple|quelqu'un|quelque chose|autre chose|ou autre|ou plus(?! tard)|ou moins|deux ou trois)\b", folded):
        return True
    last = fold(terms[-1])
    several = _SEVERAL.match(last) is not None and _HAVING.search(folded) is not None and _LET_CHOOSE.search(folded) is None
    unlike = _SEVERAL.match(last) is not None and is_clause(terms[0])
    return several or unlike


def _kind(folded: str, terms: tuple[str, ...]) -> Kind:
    """Moments, channels and who does what are offered; a preference may be asked; the rest is the client's life."""
    liking = _LET_CHOOSE.search(folded) is not None
    if _PAST.search(folded) and not liking:
        return "life"
    channels = [channel_of(term) for term in terms]
    by_channel = all(channels) and len(set(channels)) == len(channels)
    by_adviser = any(_ADVISER.match(fold(term)) for term in terms) and any(is_clause(term) for term in terms)
    return "practical" if by_channel or by_adviser or _are_moments(folded, terms, liking) else "liking" if liking else "life"


def _are_moments(folded: str, terms: tuple[str, ...], liking: bool) -> bool:
    """« Jeudi ou vendredi ? » for something to be done."""
    if not all(_BEGINS_WITH_MOMENT.match(fold(term)) for term in terms):
        return False
    soon = re.search(r"\b(?:maintenant|tout de suite|plus tard)\b", folded) is not None
    return liking or soon or _PROPOSING.search(folded) is not None or len(folded.split()) <= FEW + 3


def _who_calls(terms: tuple[str, ...]) -> bool:
    calling = all(marked(term, "rappel") or marked(term, "canal_telephone") for term in terms)
    return (
        calling
        and any(fold(term).startswith("vous ") for term in terms)
        and len({_ADVISER.match(fold(term)) is not None for term in terms}) == 2
        and all(is_clause(t) for t in terms)
    )
