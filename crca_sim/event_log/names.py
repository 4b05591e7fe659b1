"""The short names of sessions, `s-7k3f2h`: their beginning is enough."""

from __future__ import annotations

from crca_sim.event_log.log import EventLog, LogError, UnknownSession


class AmbiguousName(LogError):
    """The beginning of a name fits several sessions."""

    def __init__(self, given: str, fitting: list[str]) -> None:
        super().__init__(f"« {given} » peut désigner plusieurs séances : {', '.join(fitting[:6])}. Tapez une lettre de plus.")


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
