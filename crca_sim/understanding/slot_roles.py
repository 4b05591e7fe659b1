"""What an amount of money is: a price, an excess, a limit, an option's price, a rebate, or just an amount; and of what.

Words that stick to the amount decide first, then the nearest telling word on its left, then a period (« par mois »),
then the amount before it in a list. What is not sure stays `montant`. The words are in `elements.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .slot_found import Named, elements, names
from .slot_money import PERIOD, Amount
from .slot_objects import is_option, mention, offered_option, option_in, priced_option

_PER = "acte|sinistre|enfant|nuit|oreille|litige|paire|jour"
_FILLER = (
    rf"[ ,(]*(?:(?:ttc|environ|a peu pres|tout compris|en tout|au total|seulement|par (?:{_PER})(?: et(?= par))?|tous les \w+ ans)[ ,]+)*"
)
_FOLLOWING = re.compile(rf"{_FILLER}(?:{PERIOD}[ ,]*)?")
_PERIOD_AFTER = re.compile(rf"{_FILLER}{PERIOD}")
_PERIOD_BEFORE = re.compile(
    r"(?P<month>mensuel\w*|mensualites?|par mois|chaque mois)|(?P<year>annuel\w*|par an|(?:a|pour|sur) l'annee|a l'an)"
)
_HARD_STOP = re.compile(r"[;.?!](?=\s|$)|\bmais\b")
_SOFT_STOP = re.compile(r",|\bet (?:une|un|la|le|avec)\b|:")
_DENIED = re.compile(r"\b(?:n'\w+|ne \w+|c'est|c)(?: \w+)? (?:pas|(?<!pas )plus|jamais)(?: (?:de|a))? ?$")
_ON_LOSS = re.compile(r"en cas (?:de|d')|si (?:on|l'on|vous (?!pay|regl|pren))|lors d|a chaque sinistre|sur une?\b")
_LOSS = re.compile(r"en cas (?:de|d')|accident|sinistre|\bvol\b|fuite|incendie|tempete|grele")
_PAYING = re.compile(r"pa(?:ie|y)\w*|regl\w+|gard\w+")
_ADDING = re.compile(r" ?(?:pour|pr|avec) ")
_ADDED = re.compile(r"\b(?:pour|avec) ?$|comptez")
_FOR = re.compile(r"(?:^|\W)(?:pour|pr) ?$")
_ASIDE = re.compile(r", (?:(?:toutes )?(?:taxes|contributions)|frais) (?:compris\w*|incluses?)(?=,| )")
_IT_COSTS = re.compile(r"\boption\b(?!s).*\b(?:elle|et) (?:coute|revient a|est a|represente|s'eleve a) ?$")
_COSTS = re.compile(r"\b(?:cout(?:e|erait|era)|revient a|reviendrait a)(?: environ)? ?$")
_LISTED = ("franchise", "plafond", "cotisation", "prime_option")

_FULL, _PER_COMMA, _BY_PERIOD, _BY_END, _LEAST = 60.0, 20, 34, 40, 15
_DEAREST_OPTION = 100
_OWN, _NEAR, _LINK, _PRICE_LINK = 4, 25, 45, 22


@dataclass(frozen=True)
class Place:
    """An amount with the words around it, as far as the amounts next to it."""

    before: str
    after: str
    number: float = 0

    @property
    def clause(self) -> str:
        """The words before it in its own sentence."""
        *_, start = [0, *(stop.end() for stop in _HARD_STOP.finditer(self.before))]
        return self.before[start:]

    @property
    def rest(self) -> str:
        """The words after it in its own sentence."""
        stop = _HARD_STOP.search(self.after)
        return self.after[: stop.start()] if stop else self.after


@dataclass(frozen=True)
class Role:
    """What an amount is, and of what."""

    name: str
    object: str | None = None


_PLAIN = Role("montant")


def _place(folded: str, amount: Amount, around: list[Amount]) -> Place:
    floor = max([0, *(other.end for other in around if other.end <= amount.first)])
    roof = min([len(folded), *(other.start for other in around if other.start >= amount.last)])
    return Place(folded[floor : amount.first], folded[amount.last : roof], amount.number)


# ── Role ─────────────────────────────────────────────────────────────────────────────────────────


def _nearest(part: str, clause: str) -> tuple[str, float]:
    """The last telling word before the amount, and how strongly it tells: less from afar, less across a comma."""
    *_, last = [Named(0, 0, ""), *names("montants", part).within(clause)]
    between = _ASIDE.sub("", clause[last.end :])
    return last.name, _FULL - len(between) / 2 - _PER_COMMA * len(_SOFT_STOP.findall(between)) if last.name else 0


def _sticking(place: Place, told: str) -> str | None:
    """The role that the words touching the amount give it, on the right then on the left."""
    start = _FOLLOWING.match(place.after)
    stuck = names("montants", "suit").at(place.after[start.end() :] if start else place.after)
    if stuck and stuck.name == "plafond" and "budget" in place.clause:
        return "montant"
    if stuck is None or stuck.name == "montant":
        stuck = names("montants", "touche").closing(place.clause) or stuck
    return _more_or_less(stuck.name, place, told) if stuck else None


def _more_or_less(stuck: str, place: Place, told: str) -> str:
    """« 4 € de plus » is an option's price when something is added, else only a difference."""
    if stuck != "prime_option":
        return stuck
    added = told == "prime_option" or _ADDING.search(place.rest) or _ADDED.search(place.clause) or option_in(place.before, place.rest)
    return "prime_option" if added else "montant"


def _role(place: Place) -> str:
    told, strength = _nearest("precede", place.clause)
    if stuck := _sticking(place, told):
        return stuck
    if told in ("", "montant", "cotisation", "prime_option") and _prices_option(place):
        return "prime_option"
    if (told == "prime_option" and place.number > _DEAREST_OPTION) or _COSTS.search(place.clause):
        return _price(place)
    if strength < _BY_PERIOD and _PERIOD_AFTER.match(place.after):
        return _price(place)
    if strength < _BY_END and any(names("montants", "conclut").within(place.rest)):
        return "franchise"
    return told if strength >= _LEAST and told != "cotisation" else _price(place)


def _price(place: Place) -> str:
    """A price when a period or a word of price says so; what one pays when something happens is an excess."""
    told, strength = _nearest("prix", place.clause)
    if _paid_on_loss(place, strength):
        return "franchise"
    if strength >= _LEAST and (told == "cotisation" or any(names("produits").within(place.before))):
        return "cotisation"
    if _by_period(place) and mention("", place.after) not in elements()["soins"]:
        return "cotisation"
    return "prime_option" if not told and place.number <= _DEAREST_OPTION and offered_option(place.clause, place.rest) else "montant"


def _paid_on_loss(place: Place, strength: float) -> bool:
    """« En cas de vol, vous payez 350 € », « un accident vous laisserait 450 € à payer »."""
    if place.after.startswith(" a payer") and _LOSS.search(place.before):
        return True
    return strength >= _LEAST and bool(_PAYING.search(place.clause) and _ON_LOSS.search(place.before + place.after))


def _prices_option(place: Place) -> bool:
    """« Le véhicule de remplacement, c'est 54 € », « pour 54 € par an, vous l'avez »: options are cheap."""
    if place.number > _DEAREST_OPTION:
        return False
    if priced_option(place.clause) or _IT_COSTS.search(place.before):
        return True
    return bool(_FOR.search(place.clause) and _PERIOD_AFTER.match(place.after) and option_in("", place.rest))


def _by_period(place: Place) -> bool:
    """« 32 € par mois », « pour l'année, on arrive à 315 € »."""
    before = (m for m in _PERIOD_BEFORE.finditer(place.clause) if m.start() > _OWN)
    return bool(_PERIOD_AFTER.match(place.after)) or any(len(place.clause) - m.end() < _NEAR for m in before)


# ── Object ───────────────────────────────────────────────────────────────────────────────────────


def _period(place: Place) -> str | None:
    found = _PERIOD_AFTER.match(place.after)
    if not found:
        *_, found = [None, *_PERIOD_BEFORE.finditer(place.clause)]
    return None if found is None else "mensuelle" if found["month"] else "annuelle"


def _object(role: str, place: Place) -> str | None:
    if role == "cotisation":
        return _period(place)
    if role == "prime_option":
        return option_in(place.before, place.rest) or mention(place.before, place.after)
    return mention(place.before, place.after) if role in ("franchise", "plafond") else None


# ── All amounts of a sentence ────────────────────────────────────────────────────────────────────


def _inherits(place: Place, previous: Role) -> bool:
    """Whether the amount goes on with the list that the one before began."""
    link = _PERIOD_AFTER.sub("", place.before)
    dear = previous.name == "prime_option" and place.number > _DEAREST_OPTION
    if dear or previous.name not in _LISTED or _HARD_STOP.search(link) or any(names("montants", "precede").within(link)):
        return False
    if previous.name != "cotisation":
        return len(link) <= _LINK
    return len(link) <= _PRICE_LINK and not any(names("objets").within(place.before + place.rest))


def _told(place: Place, previous: Role) -> Role:
    name = _role(place)
    if name == "montant" and _inherits(place, previous):
        name = previous.name
    about = _object(name, place)
    goes_on = name == previous.name or (name == "plafond" and is_option(previous.object))
    return Role(name, previous.object if about is None and goes_on else about)


def _ends_list(places: list[Place], told: list[Role]) -> list[Role]:
    """« 350 € si on vous vole, 50 € si c'est le pare-brise, ce sont les franchises »: the last word is for both."""
    if not told or told[-1].name != "franchise" or not any(names("montants", "conclut").within(places[-1].rest)):
        return told
    return [
        Role("franchise", about) if role == _PLAIN and (about := mention("", place.after)) else role
        for place, role in zip(places, told, strict=True)
    ]


def roles(folded: str, found: list[Amount]) -> list[Role | None]:
    """The role of each amount, None when it is denied: « ce n'est pas 150 € »."""
    places = [_place(folded, amount, found) for amount in found]
    told: list[Role] = []
    for place in places:
        told.append(_told(place, told[-1] if told else _PLAIN))
    return [None if _DENIED.search(place.before) else role for place, role in zip(places, _ends_list(places, told), strict=True)]
