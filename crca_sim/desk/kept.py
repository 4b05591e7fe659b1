"""What the desk keeps, piece by piece: a quote as it was given, a sending and its proof, an entry of the diary …"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue

from crca_sim.house.quote import Quote


@dataclass(frozen=True, slots=True)
class Established:
    """A quote as it was given, whatever the tariff becomes; `solution` is the scenario's, when it is one."""

    turn: int
    label: str
    solution: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Callback:
    """A reminder in the diary. `date` is ISO, `24/11` when the year was not said, or « jeudi », « dans 3 j »; `day` is the day meant."""

    turn: int
    date: str
    time: str | None
    channel: str | None
    about: str | None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """The client was put on hold."""

    turn: int
    seconds: float
    reason: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the diary: a call-back, an appointment, a reminder. `day` is ISO, `time` `14:30`."""

    kind: str
    turn: int
    day: str
    time: str | None
    way: str | None
    about: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """When a consent was asked for or withdrawn, and how it was given."""

    turn: int
    seconds: float
    mode: str | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """Proof of a sending: its number, its moment, where it went."""

    number: int
    turn: int
    seconds: float
    document: str
    channel: str
    format: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Filed:
    """A form that was filed, as it was: complaint, non-conformity, obstacle, alert, gesture, idea …"""

    action: str
    turn: int
    seconds: float
    args: dict[str, JsonValue]
    produced: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in a form that was refused, and what is wrong with it."""

    args: dict[str, JsonValue]
    mistakes: dict[str, str]
    message: str
