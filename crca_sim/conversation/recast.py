"""A scenario played by another persona than its own: the same situation, with who they are in every text.

The checked model is changed, never a file. One's own persona plays the scenario as it is written, blanks filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel

from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Fact, Record, Scenario
from crca_sim.conversation.biography import ADDRESS, FIELDS, identity_facts, written
from crca_sim.conversation.marks import blanks, fill, marks_of
from crca_sim.conversation.renaming import renaming

Part = TypeVar("Part", bound=BaseModel)
Change = Callable[[str], str]
_KEPT = frozenset({"persona", "channel", "product", "direction", "difficulty", "topics", "field", "formula"})
"""What is a name for the program, never a text."""


def recast(scenario: Scenario, own: Persona, new: Persona, identity: Mapping[str, str], profile: Accommodation | None = None) -> Scenario:
    """The scenario as `new` plays it; `identity` is what the session knows of them, `profile` their accommodation."""
    if new != own:
        scenario = _other(scenario, own, new, identity, profile)
    scenario = _dated(scenario, identity)
    marks = marks_of(new, identity)
    return _changed(scenario, lambda text: fill(text, marks))


def recast_repertoire(said: Repertoire, scenario: Scenario, own: Persona, new: Persona, identity: Mapping[str, str]) -> Repertoire:
    """What else `new` can say in this scenario: nothing of the life of the persona that it was written for."""
    marks = marks_of(new, identity)
    if new == own:
        return _changed(said, lambda text: fill(text, marks))
    kept = {name: repartee for name, repartee in said.repartees.items() if not repartee.own}
    told = {name: announcement for name, announcement in said.announcements.items() if not announcement.own}
    named = renaming(own, new, _with_parts(written(scenario)), identity)
    return _changed(said.model_copy(update={"repartees": kept, "announcements": told}), lambda text: fill(named(text), marks))


def _other(scenario: Scenario, own: Persona, new: Persona, identity: Mapping[str, str], profile: Accommodation | None) -> Scenario:
    told = _with_parts(written(scenario))
    facts = _identity_facts(scenario, own, new, identity)
    placed = scenario.model_copy(update={"record": _record(scenario.record, own, new, identity)})
    renamed = _changed(placed, renaming(own, new, told, identity))
    told_anew = {name: fact.model_copy(update={"examples": renamed.facts[name].examples}) for name, fact in facts.items()}
    return _eased(renamed.model_copy(update={"facts": renamed.facts | told_anew}), own, new, profile)


def _with_parts(told: dict[str, str]) -> dict[str, str]:
    found = ADDRESS.fullmatch(told.get("adresse", ""))
    return told | (found.groupdict() if found else {})


# ── Every text ───────────────────────────────────────────────────────────────────────────────────


def _changed(part: Part, change: Change) -> Part:
    """The same part with its texts changed; the very same one when none is."""
    after = {name: _walked(getattr(part, name), change) for name in type(part).model_fields if name not in _KEPT}
    new = {name: value for name, value in after.items() if value is not getattr(part, name)}
    return part.model_copy(update=new) if new else part


def _walked(value: Any, change: Change) -> Any:
    if isinstance(value, str):
        changed = change(value)
        return value if changed == value else changed
    if isinstance(value, BaseModel):
        return _changed(value, change)
    if isinstance(value, tuple):
        items = tuple(_walked(item, change) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    if isinstance(value, dict):
        pairs = {key: _walked(item, change) for key, item in value.items()}
        return value if all(pairs[key] is value[key] for key in value) else pairs
    return value


def _dated(scenario: Scenario, identity: Mapping[str, str]) -> Scenario:
    """`{naissance}` is a date as the record writes it in a value, and as one says it in a text."""
    if "naissance" not in identity:
        return scenario
    iso = {"naissance": identity["naissance"]}
    facts = {
        name: fact.model_copy(update={"value": fill(fact.value, iso)})
        for name, fact in scenario.facts.items()
        if fact.value and "naissance" in blanks(fact.value)
    }
    fields = {name: fill(value, iso) for name, value in scenario.record.fields.items()}
    record = scenario.record.model_copy(update={"fields": fields})
    return scenario.model_copy(update={"facts": scenario.facts | facts, "record": record})


# ── Identity ─────────────────────────────────────────────────────────────────────────────────────


@cache
def _said() -> dict[str, dict[str, list[str]]]:
    rows: dict[str, dict[str, list[str]]] = yaml.load(files(__package__).joinpath("identite.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return rows


def _identity_facts(scenario: Scenario, own: Persona, new: Persona, identity: Mapping[str, str]) -> dict[str, Fact]:
    """The facts that tell the client apart, told anew."""
    told = {id(fact): topic for topic, fact in identity_facts(scenario)}
    return {
        name: _told(fact, _shape(told[id(fact)], fact), own, new, identity) for name, fact in scenario.facts.items() if id(fact) in told
    }


def _shape(topic: str, fact: Fact) -> str:
    """An address in full, or its postcode alone."""
    kind = FIELDS[topic]
    shown = fact.value or fact.full[0]
    return "code_postal" if kind == "adresse" and re.fullmatch(r"\D{0,12}\d{5}\W*", shown) else kind


def _told(fact: Fact, kind: str, own: Persona, new: Persona, identity: Mapping[str, str]) -> Fact:
    marks = marks_of(new, identity) | {"epele": spelt(new.last_name)}
    lines = tuple(fill(line, marks) for line in _said()[kind][new.register_])
    value = _name_value(fact.value, own, new) if kind == "nom" else identity[kind]
    change = {
        "full": lines, "brief": lines[:1] if fact.brief else (), "taken_up": _expressions(kind, new, identity),
        "contradicted": (), "misheard": None, "value": value if fact.value else None,
    }  # fmt: skip
    return fact.model_copy(update=change)


def _name_value(value: str | None, own: Persona, new: Persona) -> str:
    return new.name if value and own.first_name in value else new.last_name


def _expressions(kind: str, new: Persona, identity: Mapping[str, str]) -> tuple[str, ...]:
    """How the adviser restates it rightly."""
    title = "madame" if new.title == "Mme" else "monsieur"
    return {
        "nom": (new.name, f"{title} {new.last_name}", f"{new.title} {new.last_name}"),
        "naissance": (identity.get("ne_le", ""), identity.get("ne_le_chiffres", "")),
        "adresse": (identity["rue"], identity["ville"], identity["code_postal"]),
    }.get(kind, (identity[kind],) if kind in identity else ())


def spelt(name: str) -> str:
    """« Ollier » → « O, deux L, I, E, R »."""
    runs = [(letter, len(list(run))) for letter, run in groupby(name.upper())]
    return ", ".join(f"deux {letter}" if count == 2 else letter for letter, count in runs if letter.strip())


# ── The record, the access ───────────────────────────────────────────────────────────────────────


def _record(record: Record, own: Persona, new: Persona, identity: Mapping[str, str]) -> Record:
    """Right fields are of whoever plays; a stale one stays what it was, and its truth is theirs."""
    names = {own.last_name: new.last_name, own.first_name: new.first_name, own.name: new.name, own.title: new.title}

    def theirs(fields: Mapping[str, str]) -> dict[str, str]:
        return {
            name: names.get(value, value) if FIELDS[name] in _NAMES else identity[FIELDS[name]]
            for name, value in fields.items()
            if name in FIELDS
        }

    right = {name: value for name, value in record.fields.items() if name not in record.stale}
    return record.model_copy(
        update={"fields": record.fields | theirs(right), "stale_truth": record.stale_truth | theirs(record.stale_truth)}
    )


_NAMES = ("nom", "prenom", "civilite")
"""Fields in which a name is told from another by what it was."""
CORRECTION = "Cette correction a été écrite pour un client qui ne communique pas de la même façon : retenez-en la démarche."


def _eased(scenario: Scenario, own: Persona, new: Persona, profile: Accommodation | None) -> Scenario:
    """What helps is what helps whoever plays: in the note, in the format of documents, in what is said of the correction."""
    if own.accommodation == new.accommodation:
        return scenario
    documents = scenario.documents and scenario.documents.model_copy(
        update={"format": next(iter(profile.formats), None) if profile else None}
    )
    correction = scenario.model_correction and f"{CORRECTION} {scenario.model_correction}"
    noted = profile.offered if profile else ()
    return scenario.model_copy(update={"documents": documents, "access_note": noted, "model_correction": correction})
