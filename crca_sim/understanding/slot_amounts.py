"""Money with its role, rates, distances and areas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numbers_fr import FIGURES, NUMBER, plain, value_of
from .slot_found import Found
from .slot_money import amounts
from .slot_roles import roles

_RATE = re.compile(rf"(?P<n>{NUMBER}) ?(?:%|pour ?cents?\b|pr ?cents?\b)")
_DISTANCE = re.compile(rf"(?:(?P<first>{NUMBER}) (?:a|et|ou) )?(?P<n>{NUMBER}) ?(?:km\b|kilometres?\b|kms\b|bornes\b)(?!/h| ?heure)")
_AREA = re.compile(rf"(?P<n>{FIGURES}|{NUMBER}) ?(?:m2|m²|metres? carres?)")

_DISCOUNT_BEFORE = re.compile(r"remise|reduction|rabais|ristourne|baisse|geste|\bmoins|promo|offre|gagn|economis|accord|\bfai[st]\b")
_DISCOUNT_AFTER = re.compile(
    r" ?(?:de |d'|en )(?:remise|reduction|rabais|ristourne|moins|economie)|,? sur (?:le prix|votre (?:prime|cotisation)|la note)"
)
_NOT_A_RATE = re.compile(r"(?:bonus|malus|coefficient|crm)(?: (?:de|a|est de|est a))* ?$|\b(?:sur|certaine?) a $")
_NOT_A_RATE_AFTER = re.compile(r" ?(?:sante\b|d'accord|de bonus|electrique|gratuit|sur$|digital|en ligne)")
_HELPED = re.compile(r"assistance|depann|remorqu|\bpannes?\b")


def _money(folded: str) -> Iterator[Found]:
    found = amounts(folded)
    for amount, role in zip(found, roles(folded, found), strict=True):
        if role:
            yield Found(amount.start, amount.end, role.name, amount.value, role.object)


def _rates(folded: str) -> Iterator[Found]:
    for match in _RATE.finditer(folded):
        before, after = folded[max(0, match.start() - 40) : match.start()], folded[match.end() :]
        if _NOT_A_RATE.search(before) or _NOT_A_RATE_AFTER.match(after):
            continue
        discounted = _DISCOUNT_BEFORE.search(before) or _DISCOUNT_AFTER.match(after)
        yield Found(match.start(), match.end(), "remise" if discounted else "taux", f"{plain(value_of(match['n']))} %")


def _distances(folded: str) -> Iterator[Found]:
    helped = bool(_HELPED.search(folded))
    for match in _DISTANCE.finditer(folded):
        for part in ("first", "n"):
            few = match.group().endswith("bornes") and value_of(match["n"]) < 5
            if match[part] and not few and not folded[: match.start()].endswith(("pas le ", "pas de ")):
                yield _distance(match, part, helped)


def _distance(match: re.Match[str], part: str, helped: bool) -> Found:
    number = value_of(match[part])
    role, about = ("franchise", "assistance") if helped or number == 0 else ("kilometrage", None)
    return Found(match.start(part), match.end() if part == "n" else match.end(part), role, f"{plain(number)} km", about)


def _areas(folded: str) -> Iterator[Found]:
    for match in _AREA.finditer(folded):
        yield Found(match.start(), match.end(), "surface", f"{plain(value_of(match['n']))} m2")


_FINDERS = (
    (re.compile(r"€|\beur|balles|\d ?e\b|mois|\ban\b|annee|annuel|mensu|/|franchise|plafond"), _money),
    (re.compile(r"%|cent"), _rates),
    (re.compile(r"km|kilom|bornes"), _distances),
    (re.compile(r"m2|m²|carre"), _areas),
)
"""What each kind of figure cannot do without, and its finder."""


def find(_sentence: str, folded: str) -> list[Found]:
    """Everything that is counted in euros, per cent, kilometres or square metres."""
    return [one for hint, finder in _FINDERS if hint.search(folded) for one in finder(folded)]
