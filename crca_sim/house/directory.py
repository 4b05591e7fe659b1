"""To whom a request may go, and when: services, alert circuits, emergency numbers, the adviser's own hours."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from crca_sim.house.opening import Clock, Opening, Span
from crca_sim.house.parts import Label, Named, Part

_OFFICE = Opening(spans=(Span(begins=dt.time(9), ends=dt.time(18)),))


class Service(Named):
    """Someone to whom a request may go."""

    article: str
    handles: tuple[Label, ...] = Field(alias="traite")
    reasons: tuple[str, ...] = Field(default=(), alias="motifs")
    keywords: tuple[str, ...] = Field(default=(), alias="mots")
    """Other words by which it is looked for."""
    phone: str = Field(alias="telephone")
    opening: Opening = Field(default=_OFFICE, alias="ouverture")
    languages: tuple[Label, ...] = Field(default=("français",), alias="langues")
    ways: tuple[Label, ...] = Field(default=(), alias="acces")
    """Accessible ways to reach it, beside the voice."""
    internal: bool = Field(default=False, alias="interne")
    """Not for clients to be told of as a number to call."""

    @property
    def hours(self) -> str:
        return self.opening.in_words

    @property
    def named(self) -> str:
        """With its article: « le service médical »."""
        return self.article + self.label


class Circuit(Named):
    """A specific alert (C11.6): to whom it goes, and what the adviser must keep in mind."""

    service: str
    instruction: Label = Field(alias="consigne")
    hours: int | None = Field(default=None, alias="delai_heures")
    """The legal delay that begins, when there is one."""


class EmergencyNumber(Part):
    """A number for when someone is in danger."""

    number: str = Field(alias="numero")
    label: Label = Field(alias="libelle")


class Slot(Named):
    """A kind of appointment: how long it lasts, and when it can be."""

    minutes: int = Field(ge=5, le=120)
    opening: Opening = Field(default=_OFFICE, alias="ouverture")


class Engagement(Part):
    """What already stands in the adviser's diary, every week."""

    days: tuple[str, ...] = Field(alias="jours")
    begins: Clock = Field(alias="de")
    ends: Clock = Field(alias="a")
    label: Label = Field(alias="libelle")


class Diary(Part):
    """The adviser's diary: what is always there, and what can be added (house rules, fictional)."""

    engagements: tuple[Engagement, ...] = ()
    slots: tuple[Slot, ...] = Field(alias="creneaux")

    def slot(self, name: str) -> Slot | None:
        return next((s for s in self.slots if s.id == name), None)
