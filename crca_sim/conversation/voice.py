"""What comes first in the client's mouth: a reaction to the moment goes before one to the manner, unless the manner hurt."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim.conversation.exchange import Exchange, Slot


def first(x: Exchange, slot: Slot, choices: Sequence[str], key: str, **values: str) -> str | None:
    """Let the client say one of these before anything else of the slot; returns it, or None when none is left."""
    return _brought_forward(x, slot, x.propose(slot, choices, key, **values))


def first_line(x: Exchange, slot: Slot, key: str, **values: str) -> str | None:
    """The same with a common line."""
    return _brought_forward(x, slot, x.line(slot, key, **values))


def _brought_forward(x: Exchange, slot: Slot, text: str | None) -> str | None:
    if text and not hurt(x):
        said = x.said[slot]
        said.insert(0, said.pop())
    return text


def hurt(x: Exchange) -> bool:
    """The message holds a fault: the answer to it comes first."""
    return any(act.startswith("f_") for act in x.reading.acts())


def leave_aside(x: Exchange) -> None:
    """Nothing of this message is answered as a question of discovery."""
    x.aside.update(sentence.start for sentence in x.sentences)
