"""The guarantee, the goods or the option that a figure is about."""

from __future__ import annotations

import re
from functools import cache

from .slot_found import elements, names

_ATTACHED = re.compile(r"\b(?:sur|pour|pr|si|contre|en|lors|apres|quand|par|dans|du|de|d')\b")
_OTHER_THING = re.compile(r"\b(?:et|mais|ou|puis)\b|[;:.]|,(?! ?(?:en cas|pour|sur|si|lors))")
_STICKS = re.compile(r" ?(?:de |en )?(?:franchise|plafond|maximum|maxi|max)s? ?$")
_OWNED = re.compile(r"\b(?:un|une|votre|vos|ton|son|ce|cette|des|mon) (?:\w+ )?$")
_FOR = re.compile(r" ?(?:pour|pr) (?:le|la|les|l'|votre|vos) ?")
_KEPT_OUT_ANYWHERE = re.compile(r"\b(?:avec|sans|dont|compris|inclus\w*|pas)\b")
_LEFT_OUT = re.compile(r" (?:n'|ne )")
_SOLD = re.compile(r"option|\bopt\b|garantie|extension|r?ajout|renfort|complement|supplement")
_PRICED = re.compile(
    r"(?: est (?:facultative|libre|en option|possible))?"
    r"(?: ?[,:(]| et| elle| il| vous| te| a| est a| c'est| c| cout\w+| revient a| reviendrait a| pour| serait a| s'eleve a| monte a|"
    r" \+| l'an| vous l[ae] payez| ajoute\w*| represente\w*| vaut)* ?(?:\+ ?)?"
)
_KEPT_OUT = re.compile(
    r"(?:avec|sans|dont|compris|inclus\w*)(?: (?:l'|la |le |les |votre )?(?:options? |garantie )?)?(?:l'|la |le |les )?(?:options? )?$"
)


def mention(before: str, after: str) -> str | None:
    """What is named after a figure and tied to it, else the last thing named before."""
    coming = next(names("objets").within(after), None)
    if coming:
        gap = after[: coming.start]
        tied = _ATTACHED.search(gap) or _STICKS.fullmatch(gap)
        if tied and not _OTHER_THING.search(gap):
            return coming.name
    *_, last = [None, *(one.name for one in names("objets").within(before) if not _LEFT_OUT.match(before, one.end))]
    return last


@cache
def _options() -> frozenset[str]:
    return frozenset(name for kind in elements()["options"].values() for name in kind)


def is_option(name: str | None) -> bool:
    """Whether this may be bought in addition."""
    return name in _options()


def option_in(before: str, after: str) -> str | None:
    """The option named around a price."""
    mentions = [one.name for text in (before, after) for one in names("objets").within(text)]
    return next(filter(is_option, mentions), None)


def offered_option(before: str, after: str) -> bool:
    """Whether an option is named around a price as something to take: goods only when « option » or « ajouter » is said."""
    name = option_in(before, after)
    if name is None or _KEPT_OUT_ANYWHERE.search(before):
        return False
    return name not in elements()["options"]["biens"] or bool(_SOLD.search(before + after) or _FOR.match(after))


def priced_option(clause: str) -> bool:
    """« véhicule de remplacement : » before a price, but not « avec le véhicule de remplacement, » nor « un vélo à »."""
    *_, last = [None, *(one for one in names("objets").within(clause) if is_option(one.name))]
    if last is None:
        return False
    lead = clause[: last.start]
    if last.name in elements()["options"]["biens"] and _OWNED.search(lead) and not _SOLD.search(lead):
        return False
    return bool(_PRICED.fullmatch(clause[last.end :])) and not _KEPT_OUT.search(lead)
