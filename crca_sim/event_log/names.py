"""The short names of sessions: easy to type, hard to mistake (`s-7k3f2`)."""

from __future__ import annotations

from collections.abc import Callable

from crca_sim.event_log.log import EventLog, LogError, UnknownSession

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Neither 0 nor o, neither 1 nor l nor i: read aloud or copied from paper, none is taken for another."""

_LENGTH = 5


class AmbiguousName(LogError):
    """The beginning of a name fits several sessions."""

    def __init__(self, given: str, fitting: list[str]) -> None:
        super().__init__(f"« {given} » peut désigner plusieurs séances : {', '.join(fitting[:6])}. Tapez une lettre de plus.")


def fresh_name(log: EventLog, number: Callable[[int], int]) -> str:
    """A name that no session of the log has. `number(n)` draws from 0 to n − 1: chance is handed in."""
    taken = {line.session for line in log.sessions()}
    while True:
        name = "s-" + "".join(_LETTERS[number(len(_LETTERS))] for _ in range(_LENGTH))
        if name not in taken:
            return name


def full_name(log: EventLog, given: str) -> str:
    """The one session whose name is, or begins with, what was typed; the « s- » may be left out.

    Raises `UnknownSession`, or `AmbiguousName` when several fit.
    """
    typed = given.strip().lower()
    names = sorted(line.session for line in log.sessions())
    if typed in names:
        return typed
    fitting = [name for name in names if typed and name.startswith((typed, f"s-{typed}"))]
    if len(fitting) > 1:
        raise AmbiguousName(given, fitting)
    if not fitting:
        raise UnknownSession(given)
    return fitting[0]
