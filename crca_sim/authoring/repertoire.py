"""What else a client can say in a scenario: beside the facts, found by likeness to examples. No behaviour here.

`scenarios/<id>/reparties.yaml`; `docs/ecrire-un-scenario.md` explains each key to trainers.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from crca_sim.authoring.model import Authored, Expressions, Id, Lines, Text

Examples = Annotated[tuple[Text, ...], Field(min_length=2, max_length=30)]


class Repartee(Authored):
    """An answer to a question, a remark, an announcement of the adviser that no fact covers."""

    examples: Examples = Field(alias="exemples")
    """What an adviser would say to bring it, in words as different as can be."""
    lines: Lines = Field(alias="repliques")
    own: bool = Field(default=False, alias="soi")
    """Tells of the scenario's own persona: nobody else says it."""
    facts: tuple[Id, ...] = Field(default=(), alias="faits")
    """Facts that it tells as well."""
    offered: bool = Field(default=False, alias="offre")
    """Only once something was offered or priced."""


class Announcement(Authored):
    """Something that an adviser tells, and that matters to this client: what the client says to it, once."""

    examples: Examples = Field(alias="exemples")
    """How advisers would tell it, in words as different as can be."""
    words: tuple[Expressions, ...] = Field(default=(), alias="mots")
    """Lists of expressions, one of each of which must be said; « @gratuit » stands for a list of `idees.yaml`."""
    unless: Expressions = Field(default=(), alias="sauf")
    """What makes it something else."""
    proposed: bool = Field(default=False, alias="demande")
    """Also where it is offered or asked (« voulez-vous que je… ? »), not only where it is told."""
    lines: Lines = Field(alias="repliques")
    asked: tuple[Text, ...] = Field(default=(), alias="oui_non")
    """To a « vous le saviez ? », « ça vous va ? » behind it, where `lines` would not answer."""
    companion: tuple[Text, ...] = Field(default=(), alias="proche")
    """What who accompanies the client says to it first."""
    own: bool = Field(default=False, alias="soi")
    """Tells of the scenario's own persona: nobody else says it."""


class FollowUps(Authored):
    """What the client adds to a fact just told, by the question that goes further without naming anything."""

    more: tuple[Text, ...] = Field(default=(), alias="encore")
    """« c'est-à-dire ? », « dites-m'en plus »"""
    why: tuple[Text, ...] = Field(default=(), alias="pourquoi")
    when: tuple[Text, ...] = Field(default=(), alias="quand")
    how_much: tuple[Text, ...] = Field(default=(), alias="combien")
    where: tuple[Text, ...] = Field(default=(), alias="ou")
    who: tuple[Text, ...] = Field(default=(), alias="qui")
    how: tuple[Text, ...] = Field(default=(), alias="comment")
    sure: tuple[Text, ...] = Field(default=(), alias="sur")
    """« vous êtes sûr ? »"""


class Wordings(Authored):
    """More sentences of advisers for what has examples already: `scenarios/<id>/formulations.yaml`.

    Apart from the repartees, which stay readable: a dozen more a thing tell neighbours apart (`docs/comprehension.md`).
    """

    wordings: dict[Id, tuple[Text, ...]] = Field(default_factory=dict, alias="formulations")
    """By fact or repartee."""


class Repertoire(Authored):
    """Everything of one scenario."""

    wordings: dict[Id, tuple[Text, ...]] = Field(default_factory=dict, alias="formulations")
    """More examples of its facts and repartees; those of `Wordings` are added to them."""

    follow_ups: dict[Id, FollowUps] = Field(default_factory=dict, alias="suites")
    """By fact."""
    announcements: dict[Id, Announcement] = Field(default_factory=dict, alias="annonces")
    repartees: dict[Id, Repartee] = Field(default_factory=dict, alias="reparties")
