"""What the client has just said, one way or another: nobody tells the same story twice in a row."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.french import content_words

SHARED = 0.6
"""Share of the words of a line that the client's last turns hold, from which it says nothing new."""
FEWEST = 4
"""Words that carry something, under which two lines may be alike by chance."""


def just_said(x: Exchange, line: str) -> bool:
    """Whether the client's last turns, or the companion's, or this very answer, hold nearly all of it."""
    rare = content_words(line)
    now = [text for slot in ("reaction", "answer") for text in x.said.get(slot, ())]
    return len(rare) >= FEWEST and any(len(rare & content_words(text)) >= SHARED * len(rare) for text in (*x.state.client_lately, *now))


def new(x: Exchange, choices: Sequence[str]) -> tuple[str, ...]:
    """The lines that say something new; none when one of them was just said in other words."""
    return () if any(just_said(x, line) for line in choices) else tuple(choices)


def shared_words(one: str, other: str) -> int:
    """How many words that carry something two texts share."""
    return len(content_words(one) & content_words(other))
