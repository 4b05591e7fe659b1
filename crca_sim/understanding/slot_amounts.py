"""Money, rates, distances and areas, and what they are the price, the limit or the rate of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .numbers_fr import FIGURES, NUMBER, plain, value_of
from .slot_found import Found, object_near

_MONEY = re.compile(
    rf"(?P<n>{NUMBER}) ?(?P<big>millions? d'|millions? de |k)?(?:€|euros?\b|eur\b|(?<=[.,]\d\d)e\b|balles\b)"
    r"(?:\.? ?(?:et )?(?P<cents>\d\d|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt|dix)[a-z-]*)"
    r"(?: centimes?| cts?)?(?![\d/]| ?(?:€|%|km|mois|ans?\b|jours?|h\b|\d)))?"
)
_RATE = re.compile(rf"(?P<n>{NUMBER}) ?(?:%|pour ?cents?\b)")
_DISTANCE = re.compile(rf"(?P<n>{NUMBER}) ?(?:km\b|kilometres?\b|kms\b|bornes\b)(?!/h| ?heure)")
_AREA = re.compile(rf"(?P<n>{FIGURES}|{NUMBER}) ?(?:m2|m²|metres? carres?)")

_MONTHLY = r"par mois|/ ?mois|mensuel\w*|chaque mois|tous les mois|le mois|mois\b(?= tout)"
_YEARLY = r"par an(?:nee)?|/ ?an\b|annuel\w*|a l'annee|l'annee|chaque annee|pour l'annee|sur l'annee"
_PERIOD_RIGHT = re.compile(rf"^(?: ttc| en tout| environ| tout compris)?[ ,]*(?:(?P<month>{_MONTHLY})|(?P<year>{_YEARLY}))")
_PERIOD_LEFT = re.compile(rf"(?:(?P<month>{_MONTHLY}|mensualites?)|(?P<year>{_YEARLY}))")

_KEYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "franchise",
        re.compile(
            r"franchises?|(?:reste\w*|laisse\w*|garde\w*) (?:donc )?a (?:votre|sa) charge|a votre charge|de votre poche|"
            r"en cas de [^,.;]{3,40}, vous (?:reglez|payez|gardez)(?: les premiers)?"
        ),
    ),
    (
        "plafond",
        re.compile(
            r"plafond\w*|maximum|jusqu'a|dans la limite|limitee?s? a|limite de|au plus|a hauteur de|maxi\b|pas plus de|"
            r"capital (?:assure|garanti|de)"
        ),
    ),
    ("remise", re.compile(r"remises?|reductions?|rabais|ristournes?|de moins|moins cher|economis\w+|gagne\w*")),
    ("geste", re.compile(r"gestes?|offr\w+|offert\w*|avoir de|dedommag\w+|a titre commercial|crediter\w*")),
    ("prime_option", re.compile(r"options?|extensions?|renforts?|de plus\b|en plus\b|supplement\w*|complements?|ajout\w*")),
    (
        "cotisation",
        re.compile(
            r"cotis\w+|tarifs?|prix|cout\w+|revien\w+|mensualites?|primes?|paie\w*|paye\w*|formules?|s'eleve\w*|devis|total|"
            r"facture\w*|contrat"
        ),
    ),
)
_AFTER_ONLY = {
    "prime_option": r"de plus\b|en plus\b|supplement\w*",
    "remise": r"de (?:moins|remise|reduction|rabais|ristourne)",
    "geste": r"offert\w*|de geste|a titre (?:commercial|de geste)",
    "plafond": r"maximum|maxi\b|au plus|de plafond|plafon\w+",
    "franchise": r"(?:de franchise|restent|resteront|reste|a votre charge|de votre poche|sont a votre charge)",
}
_RIGHT = tuple(
    (role, re.compile(rf"^[ ,]*(?:par (?:mois|an) |/(?:mois|an) )?(?:qui |vous )?(?:{pattern})")) for role, pattern in _AFTER_ONLY.items()
)
_STOP = re.compile(r"[;.?!](?:\s|$)|\bmais\b|\bet (?:une|un|la|le|avec)\b|,")


def _window(folded: str, start: int, end: int, taken: list[tuple[int, int]]) -> tuple[str, str]:
    """Words around an amount, up to the amounts before and after it."""
    floor = max([0, start - 90, *(e for _, e in taken if e <= start)])
    roof = min([len(folded), end + 70, *(s for s, _ in taken if s >= end)])
    return folded[floor:start], folded[end:roof]


def _key_before(before: str) -> tuple[str, int] | None:
    """The nearest telling word before the amount, and how many clause marks lie between."""
    places = [(m.end(), role) for role, pattern in _KEYS for m in pattern.finditer(before)]
    if not places:
        return None
    end, role = max(places)
    return role, len(_STOP.findall(before[end:]))


def _money_role(before: str, after: str) -> tuple[str, str | None]:
    right = _PERIOD_RIGHT.match(after)
    period = ("mensuelle" if right.group("month") else "annuelle") if right else None
    for role, pattern in _RIGHT:
        if pattern.match(after):
            return role, _object(role, before, after)
    nearest = _key_before(before)
    if nearest and nearest[1] == 0 and nearest[0] != "cotisation":
        return nearest[0], _object(nearest[0], before, after)
    if period:
        return "cotisation", period
    if nearest and nearest[1] == 0:
        left = _PERIOD_LEFT.search(before)
        return "cotisation", ("mensuelle" if left.group("month") else "annuelle") if left else None
    return "montant", None


def _object(role: str, before: str, after: str) -> str | None:
    if role == "prime_option":
        named = re.search(
            r"(?:option|extension|garantie|renfort) [«\"]? ?([a-z][\w' -]{2,40}?)[»\"]? ?(?:,|est|coute|a|pour|revient|s'eleve|:|$)", before
        )
        return object_near(before, after) or (named.group(1).strip() if named else None)
    if role in ("franchise", "plafond"):
        stop = _STOP.search(after)
        return object_near(before, after[: stop.start()] if stop else after)
    return None


def _money_value(match: re.Match[str]) -> str:
    number = value_of(match.group("n"))
    if match.group("big"):
        number *= 1000 if match.group("big") == "k" else 1_000_000
    if match.group("cents") and number % 1 == 0:
        number += value_of(match.group("cents")) / Decimal(100)
    return f"{plain(number)} EUR"


def _money(folded: str) -> Iterator[Found]:
    matches = list(_MONEY.finditer(folded))
    taken = [m.span() for m in matches]
    listed = ""
    for match in matches:
        before, after = _window(folded, *match.span(), taken)
        role, what = _money_role(before, after)
        if role == "montant" and listed and (among := _object(listed, before, after)):
            role, what = listed, among
        listed = role if role in ("franchise", "plafond") else ""
        yield Found(match.start(), match.end(), role, _money_value(match), what)


_DISCOUNT = re.compile(r"remises?|reductions?|rabais|ristournes?|de moins|baisse\w*|gestes?|moins\b|promotion|offre")


def _rates(folded: str) -> Iterator[Found]:
    for match in _RATE.finditer(folded):
        before, after = _window(folded, *match.span(), [])
        discounted = _DISCOUNT.search(before[-40:]) or re.match(r" ?(?:de |d')(?:remise|reduction|rabais|moins)", after)
        yield Found(match.start(), match.end(), "remise" if discounted else "taux", f"{plain(value_of(match.group('n')))} %")


def _distances(folded: str) -> Iterator[Found]:
    for match in _DISTANCE.finditer(folded):
        about = folded[max(0, match.start() - 60) : match.end() + 40]
        helped = re.search(r"assistance|depannage|remorqu\w+|panne|du domicile|de chez vous", about)
        yield Found(match.start(), match.end(), "kilometrage", f"{plain(value_of(match.group('n')))} km", "assistance" if helped else None)


def _areas(folded: str) -> Iterator[Found]:
    for match in _AREA.finditer(folded):
        yield Found(match.start(), match.end(), "surface", f"{plain(value_of(match.group('n')))} m²")


def find(_sentence: str, folded: str) -> list[Found]:
    """Everything that is counted in euros, per cent, kilometres or square metres."""
    return [*_money(folded), *_rates(folded), *_distances(folded), *_areas(folded)]
