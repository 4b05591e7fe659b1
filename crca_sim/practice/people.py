"""Who is in the conversation, and how each is called: one speaks to the client, even when someone else speaks too."""

from __future__ import annotations

from dataclasses import dataclass

from crca_sim.conversation.addressing import client_call, companion_call
from crca_sim.practice.session import Practice


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to speak to: `call` is how a message begins that is for them alone."""

    name: str
    about: str
    call: str


def people(practice: Practice) -> tuple[Person, ...]:
    """The client, then whoever has spoken beside them; nobody when the client is alone."""
    beside, client = practice.scenario.companion, practice.persona
    if beside is None or not any(turn.companion for turn in practice.turns):
        return ()
    return (
        Person(client.name, "la personne concernée", f"{client_call(client, beside)}, "),
        Person(beside.name, beside.bond, f"{companion_call(beside)}, "),
    )


def companion_named(practice: Practice) -> str:
    """« Philippe Tardy (son fils) », as what they say is shown."""
    beside = practice.scenario.companion
    return f"{beside.name} ({beside.bond})" if beside else ""
