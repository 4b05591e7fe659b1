"""The reply, put together as its channel wants: spoken in one breath, in short lines on chat, as a whole letter by e-mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.conversation import lines
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import fold

LINE = 90
"""Characters from which a line of chat is cut at the end of a sentence."""
PARAGRAPH = 280
"""Characters from which a letter goes to the next paragraph."""
COLD = 35
"""Trust under which a letter does not thank."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=\S)")
_GREETING = re.compile(r"(bonjour|bonsoir|madame|monsieur|hello|coucou|cher|chere)\b")


def most_answers(x: Exchange) -> int:
    """How many answers fit: a letter answers everything."""
    if x.scenario.channel == "courriel":
        return 8
    return 3 if x.happened(ev.IdentityGiven) or x.several > 2 else 2


def put(x: Exchange, parts: Sequence[str]) -> str:
    """The parts of a reply, in order, as one writes or says them here."""
    said = [part for part in parts if part]
    if not said:
        return ""
    if x.scenario.channel == "courriel":
        return _letter(x, said)
    return "\n".join(line for part in said for line in _chat_lines(part)) if x.scenario.channel == "chat" else " ".join(said)


def short(x: Exchange) -> str:
    """The least one can say, when everything has been said; alone of all lines, it may come again."""
    said = lines.variants("bref", x.scenario, x.cast.persona)
    return said[x.turn % len(said)]


def _chat_lines(part: str) -> list[str]:
    """One sends a long message in pieces."""
    found: list[str] = []
    for sentence in _SENTENCE_END.split(part):
        if found and len(found[-1]) + len(sentence) < LINE:
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


# ── Letters ──────────────────────────────────────────────────────────────────────────────────────


def _letter(x: Exchange, parts: Sequence[str]) -> str:
    """Greeting, matter, thanks, signature; what the author already wrote of them is not written again."""
    if len(parts) > 1 and "\n" in parts[0] and _is_signed(x, parts[0]):
        return f"{parts[0].rstrip()}\n\nP.-S. : {' '.join(parts[1:])}"
    matter = "\n".join(parts) if any("\n" in part for part in parts) else "\n\n".join(_paragraphs(parts))
    greeting = "" if _GREETING.match(fold(matter)) else _form(x, "mail_bonjour")
    signed = _is_signed(x, matter)
    closing = [] if signed else [*_thanks(x, matter), f"{_form(x, 'mail_fin', always=True)}\n{_signature(x)}"]
    return "\n\n".join(part for part in (greeting, matter, *closing) if part)


def _is_signed(x: Exchange, text: str) -> bool:
    return fold(text).rstrip(" .\n").endswith(fold(x.cast.persona.last_name))


def _paragraphs(parts: Sequence[str]) -> list[str]:
    """Many answers are not written in one block."""
    found: list[str] = []
    for part in parts:
        if found and len(found[-1]) + len(part) < PARAGRAPH:
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _thanks(x: Exchange, matter: str) -> list[str]:
    waits = x.state.spoken <= 1 or "?" in matter
    warm = waits and x.state.measures["trust"] >= COLD and "merci" not in fold(matter) and x.state.outcome is None
    return [_form(x, "mail_merci")] if warm else []


def _form(x: Exchange, key: str, *, always: bool = False) -> str:
    """A form of letters: these come again from one to the next; one signs off `always` in the same way."""
    return x.cast.chance.choose(key if always else f"{key}:{x.turn}", lines.variants(key, x.scenario, x.cast.persona))


def _signature(x: Exchange) -> str:
    return x.cast.persona.first_name if x.cast.persona.register_ == "jeune" else x.cast.persona.name
