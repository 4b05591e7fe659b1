"""The fields of the client's record: which there are, and what a typed value becomes."""

from __future__ import annotations

import re
from collections.abc import Callable

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import values
from crca_sim.desk.values import Refused
from crca_sim.house import house, plain
from crca_sim.house.profiles import keys_of
from crca_sim.house.tariff import NoQuote, tariff_value

_READERS: dict[str, Callable[[str], str]] = {
    "date": values.date,
    "courriel": values.mail,
    "telephone": values.phone,
    "code_postal": values.postcode,
    "nombre": values.number,
    "texte": lambda raw: values.text(raw, values.LONGEST_VALUE),
}

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

_NATURE_BY_NAME = {"date": "date", "courriel": "courriel", "mail": "courriel", "email": "courriel", "telephone": "telephone",
                   "portable": "telephone", "mobile": "telephone", "code_postal": "code_postal"}  # fmt: skip


def fields(scenario: Scenario) -> dict[str, str]:
    """Field → French label: the scenario's own, those its facts fill, then the house's."""
    own = [*scenario.record.fields, *(f.field for f in scenario.facts.values() if f.field)]
    known = {name: described.label for name, described in house().fields.items()}
    return {name: known.get(name, name.replace("_", " ")) for name in own} | known


def tariff_key(name: str, product: str) -> str | None:
    """The key of the product's risk profile that a record field feeds."""
    described, sold = house().fields.get(name), house().product(product)
    key = described.tariff if described and described.tariff else name
    return key if sold and key in keys_of(sold.id) else None


def spoken(value: str) -> str:
    """A canonical value as one reads it: `2019-05-12` → `12/05/2019`."""
    return "/".join(reversed(value.split("-"))) if _ISO.fullmatch(value) else value


def canonical(name: str, raw: str, scenario: Scenario) -> str:
    """The value as the record holds it; in the author's own words when it says what a fact says. Raises Refused."""
    for told in (f.value for f in scenario.facts.values() if f.field == name and f.value):
        if _same(name, told, raw, scenario.product):
            return told
    return _read(name, raw, scenario.product)


def _same(name: str, told: str, raw: str, product: str) -> bool:
    """Whether two writings say the same: `4500` and « 4 500 km », `2026-12-31` and « 31 décembre », `250 EUR` and « 250 euros »."""
    if _loosely(told) == _loosely(raw) or _read_quietly(name, told, product) == _read_quietly(name, raw, product):
        return True
    return _nature(name) == "texte" and _ISO.fullmatch(told) is not None and _day(raw) in (told, _day_only(told))


def _loosely(raw: str) -> str:
    return plain(re.sub(r"€|euros?", " eur ", raw.casefold()))


def _day(raw: str) -> str | None:
    try:
        return values.appointment(raw)
    except Refused:
        return None


def _day_only(iso: str) -> str:
    return f"{iso[8:]}/{iso[5:7]}"


def _read_quietly(name: str, raw: str, product: str) -> str:
    """For comparing: a value that no reader takes is its own plain form."""
    try:
        return _read(name, raw, product)
    except Refused:
        return plain(raw)


def _read(name: str, raw: str, product: str) -> str:
    clean = _READERS[_nature(name)](values.text(raw, values.LONGEST_VALUE))
    key, sold = tariff_key(name, product), house().product(product)
    if key is None or sold is None:
        return clean
    try:
        return tariff_value(sold.id, key, clean)
    except NoQuote as refusal:
        raise Refused(str(refusal)) from None


def _nature(name: str) -> str:
    described = house().fields.get(name)
    if described:
        return described.nature
    words = plain(name)
    return next((nature for start, nature in _NATURE_BY_NAME.items() if words == start or words.startswith(start + "_")), "texte")
