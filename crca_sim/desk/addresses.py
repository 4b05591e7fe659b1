"""Where a document may go: the address of each channel, where it is known from, whether it may be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused

Origin = Literal["saisie", "fiche", "client", "contact"]

FIELDS: Mapping[str, str] = {"courriel": "courriel", "courrier": "adresse", "sms": "telephone"}
"""Sending channel → the record field that says where."""
_LACKING: Mapping[str, str] = {
    "courriel": "aucune adresse de courriel n'est connue : demandez-la au client, puis saisissez-la dans la fiche (champ « courriel »).",
    "courrier": "aucune adresse postale n'est connue : demandez-la au client, puis saisissez-la dans la fiche (champ « adresse »).",
    "sms": "aucun numéro de téléphone n'est connu : demandez-le au client, puis saisissez-le dans la fiche (champ « telephone »).",
}
_ORIGINS: Mapping[Origin, str] = {
    "saisie": "saisie pendant ce contact",
    "fiche": "celle de la fiche",
    "client": "dite par le client, pas encore saisie dans la fiche",
    "contact": "celle par laquelle le client vous contacte",
}


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and where it is known from."""

    value: str
    origin: Origin

    @property
    def told(self) -> str:
        return _ORIGINS[self.origin]


def address_of(scenario: Scenario, state: DeskState, channel: str) -> Address | None:
    """The address that a channel would use; None when it needs none. Raises Refused when none is known."""
    name = FIELDS.get(channel)
    if name is None:
        _check_place(scenario, channel)
        return None
    known = known_address(scenario, state, name)
    if known is None:
        raise Refused(f"canal : {_LACKING[channel]}", "canal")
    return known


def known_address(scenario: Scenario, state: DeskState, name: str) -> Address | None:
    """What is known of a coordinate: typed, in the file, told by the client, or shown by the contact itself."""
    if typed := state.edits.get(name):
        return Address(typed, "saisie")
    if recorded := state.fields(scenario).get(name):
        return Address(recorded, "fiche")
    if said := state.coordinates.get(name) or _told(scenario, state, name):
        return Address(said, "client")
    shown = {"telephone": "telephone", "courriel": "courriel"}.get(scenario.channel) == name
    return Address(state.identity.get(name, ""), "contact") if shown else None


def is_stale(scenario: Scenario, state: DeskState, name: str) -> bool:
    """Whether the file's value is out of date and was not corrected: for the client to feel, never to be shown."""
    if name not in scenario.record.stale:
        return False
    return name not in state.edits or state.edits[name] == scenario.record.fields.get(name)


def _told(scenario: Scenario, state: DeskState, name: str) -> str | None:
    """A fact of the scenario that fills this field, once the client told it."""
    found = [scenario.facts[f] for f in state.told if f in scenario.facts and scenario.facts[f].field == name]
    return next((fact.value or fact.label for fact in found), None)


def _check_place(scenario: Scenario, channel: str) -> None:
    if channel == "main_propre" and scenario.channel != "face_a_face":
        raise Refused("canal : le client n'est pas devant vous. Choisissez un autre canal.", "canal")
