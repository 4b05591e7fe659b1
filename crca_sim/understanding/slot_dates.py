"""When things happen: effect, renewal, promises and deadlines, opening hours.

A day or an hour is a deadline (`delai`) only where something is promised or asked for; else it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slot_calendar import Moment, hours, moments
from .slot_found import Found, Names, names

_FAR = 60
_BEFORE_STOP = re.compile(r"[;!?]|,(?! ?(?:le|soit))|\bet\b(?! (?:se|s'|le|court))")
_LIMIT = re.compile(r"(?:d'ici(?: a)?|avant|au plus tard|jusqu'au?|sous|pour|\ba)(?: le| la| ce)? ?$")
_FROM = re.compile(r"\b(?:des|a partir du?)(?: le)? ?$")
_LIMIT_AFTER = re.compile(r",? au plus tard| dernier delai")
_OF_PAST = re.compile(r"(?:\bdu|\bde|\bdepuis|\bdepuis le|\bne|\bnee|\bdate de naissance[^,]*)(?: le)? ?$")
_OFFER = re.compile(r"\b(?:offre|remise|promo|promotion|prix|devis)\b")
_DAILY = re.compile(r"24 ?h?(?:eures)? ?(?:/|sur) ?(?:24|7)|vingt-quatre heures sur")


def _kind(section: str) -> Names:
    return names("moments", section)


def _clause(folded: str, start: int) -> str:
    near = folded[max(0, start - _FAR) : start]
    stops = list(_BEFORE_STOP.finditer(near))
    return near[stops[-1].end() :] if stops else near


def _said(section: str, text: str) -> str | None:
    *_, last = [None, *(one.name for one in _kind(section).within(text))]
    return last


def _date_role(folded: str, one: Moment, promised: bool, past: bool) -> str | None:
    clause = _clause(folded, one.start)
    told = _said("precede", clause) or _said("suit", folded[one.end : one.end + 40])
    if told and not (past and told == "date_effet"):
        return "delai" if told == "echeance" and _OFFER.search(clause) else told
    if one.value == "aujourd'hui" and (not promised or "?" in folded or clause.endswith("pour ")):
        return None
    if _OF_PAST.search(clause) and one.dated:
        return "date"
    if _FROM.search(clause) and not promised:
        return "date_effet"
    if _LIMIT.search(clause) or _LIMIT_AFTER.match(folded[one.end :]) or (promised and not past):
        return "delai"
    return "date" if one.dated else None


def _hour_role(folded: str, one: Moment, promised: bool) -> str | None:
    if _said("presence", folded):
        return "horaire"
    if "-" in one.value:
        return "horaire"
    return "delai" if promised else None


def find(_sentence: str, folded: str) -> list[Found]:
    """Dates, days and hours of a folded sentence."""
    return [*_days(folded), *_hours(folded)]


def _days(folded: str) -> Iterator[Found]:
    found = moments(folded)
    if not found:
        return
    past = _said("passe", folded) is not None
    promised = _said("promesse", folded) is not None
    present = _said("presence", folded) is not None
    for one in found:
        if (one.dated or not present) and (role := _date_role(folded, one, promised, past)):
            gone = role == "date" and (past or _OF_PAST.search(_clause(folded, one.start)))
            yield Found(one.start, one.end, role, one.earlier if gone else one.value)


def _hours(folded: str) -> Iterator[Found]:
    if _DAILY.search(folded):
        return
    found = hours(folded)
    promised = bool(found) and _said("promesse", folded) is not None
    for one in found:
        if role := _hour_role(folded, one, promised):
            yield Found(one.start, one.end, role, one.value)
