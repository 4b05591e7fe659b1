"""What reaches the client beside words: documents they can read or not, and waits."""

from __future__ import annotations

from collections.abc import Iterable

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation import access, signs
from crca_sim.conversation.exchange import Exchange

ATTACHED = "standard"
"""The format of what a mail carries."""
LONG_WAIT = 30
"""Seconds from which a wait weighs on who bears waiting badly."""


def suits(profile: Accommodation, format_: str) -> bool:
    """Whether a document in this format can be read by this client."""
    refused = format_ == "standard" and "document_standard" in profile.obstacles
    return not refused and (not profile.formats or format_ in profile.formats)


def receive(x: Exchange) -> bool:
    """Documents come in; whether the client had something to say of their format."""
    return _look_at(x, [e.format for e in x.events if isinstance(e, ev.DocumentSent)])


def receive_attached(x: Exchange) -> None:
    """The documents that a mail carries."""
    attached = [name for e in x.events if isinstance(e, ev.TraineeSpoke) for name in e.attachments]
    _look_at(x, [ATTACHED for _ in attached])


def _look_at(x: Exchange, formats: Iterable[str]) -> bool:
    profile, seen = access.hindered(x), list(formats)
    if not seen:
        return False
    if profile is None or all(suits(profile, format_) for format_ in seen):
        return _readable(x, profile, seen)
    access.feel(x, "gene_document_standard", _label(x))
    return signs.show(x, "reaction", ("document",)) or x.line("reaction", "document_illisible") is not None


def _readable(x: Exchange, profile: Accommodation | None, formats: list[str]) -> bool:
    """A format of theirs helps; where any format will do, it is reading that may show."""
    if profile and profile.formats:
        if "standard" not in formats:
            access.feel(x, "document_adapte", _label(x))
        return False
    return signs.show(x, "reaction", ("document",))


def _label(x: Exchange) -> str:
    return next((e.label for e in x.events if isinstance(e, ev.DeskUsed)), "")


def bear_waiting(x: Exchange, seconds: float) -> bool:
    """A wait weighs on some more than on others; whether they showed it."""
    profile = access.hindered(x)
    if profile and "attente" in profile.obstacles and seconds >= LONG_WAIT:
        access.feel(x, "gene_attente", _label(x))
    return signs.show(x, "reaction", ("attente",))
