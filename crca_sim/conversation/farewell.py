"""The last words, in kind: « bonne soirée » gets « bonsoir », and only a short contact was « bref »."""

from __future__ import annotations

from crca_sim.conversation import lines
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked

SHORT = 10
"""Messages of the adviser up to which a contact was short."""
_EVENING = (
    ("Bonne fin de journée", "Bonne soirée"), ("bonne fin de journée", "bonne soirée"),
    ("Bonne journée", "Bonne soirée"), ("bonne journée", "bonne soirée"),
)  # fmt: skip


def say(x: Exchange, key: str) -> None:
    """Answer the farewell."""
    said = None if x.state.spoken <= SHORT else _without_brevity(x, key)
    if said is None and x.line("answer", key) is None:
        return
    if marked(x.text, "le_soir"):
        x.said["answer"][-1] = in_the_evening(x.said["answer"][-1])


def _without_brevity(x: Exchange, key: str) -> str | None:
    """Nobody calls a long contact short."""
    sources = lines.sources(key, x.scenario, x.cast.persona)
    return next((text for choices in sources if (text := x.propose("answer", _long_enough(choices), key))), None)


def _long_enough(choices: tuple[str, ...]) -> list[str]:
    return [line for line in choices if not marked(line, "contact_bref")]


def in_the_evening(text: str) -> str:
    """The same words at the end of the day."""
    for day, evening in _EVENING:
        text = text.replace(day, evening)
    if "soir" not in text:
        text = text.replace("Au revoir", "Bonsoir").replace("au revoir", "bonsoir")
    return text
