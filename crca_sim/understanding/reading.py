"""What was understood in a trainee's message: the one thing that understanding hands to the rest.

Plain frozen values. They travel inside events, so a log keeps what was understood at the time and a
later model never rewrites it.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ActSeen(_Value):
    """An act of `actes.yaml`, with a calibrated confidence between 0 and 1."""

    act: str
    confidence: float


class TopicSeen(_Value):
    """A topic of the bank or of the scenario (a fact's own id), with its confidence."""

    topic: str
    confidence: float


class Slot(_Value):
    """An amount, date, duration, name or clause, **with its role and object**.

    `value` is canonical: `150 EUR`, `2026-12-31`, `14 j`, `4500 km`, `2 %`, or the words themselves.
    """

    role: str
    object: str | None = None
    value: str
    text: str


class SentenceReading(_Value):
    """One sentence; `start` and `end` are offsets in the message, in characters."""

    text: str
    start: int
    end: int
    acts: tuple[ActSeen, ...] = ()
    """Decided."""
    candidates: tuple[ActSeen, ...] = ()
    """Seen, but not surely enough to decide anything."""
    topics: tuple[TopicSeen, ...] = ()
    """Best first. Two close ones mean that the client may ask which."""
    slots: tuple[Slot, ...] = ()
    called: tuple[TopicSeen, ...] = ()
    """What it calls for, best first: facts and repartees (`dit:`) of the scenario, then what any client can say (`commun:`)."""

    announced: tuple[TopicSeen, ...] = ()
    """What it tells of what the scenario's author foresaw that an adviser would, best first."""

    def does(self, *acts: str) -> bool:
        """Whether one of these acts is decided in the sentence."""
        for seen in self.acts:  # noqa: SIM110 (asked hundreds of times a turn: a loop is twice as quick)
            if seen.act in acts:
                return True
        return False


class Style(_Value):
    """Style measures of one message (`handicap.md` § 6): they advise, none scores alone."""

    words: int = 0
    words_per_sentence: float = 0.0
    longest_sentence: int = 0
    questions: int = 0
    jargon: tuple[str, ...] = ()
    """Technical terms used and not explained in the message."""
    explained: tuple[str, ...] = ()
    """Technical terms used and explained in the message."""
    jargon_density: float = 0.0
    """Technical terms left unexplained for a hundred words (P3)."""
    acronyms: tuple[str, ...] = ()
    figurative: tuple[str, ...] = ()
    visual_only: tuple[str, ...] = ()
    """Directions that sight alone can follow; none when a button is named beside them."""
    haste: tuple[str, ...] = ()
    minimising: tuple[str, ...] = ()
    pity: tuple[str, ...] = ()
    infantilising: tuple[str, ...] = ()
    vague_delay: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    black_words: tuple[str, ...] = ()
    third_person: tuple[str, ...] = ()
    """Words that speak about the client instead of to them."""
    diagnosis: tuple[str, ...] = ()
    """Words that ask for an illness, a disability, a treatment (proof of their own, beside the act)."""
    informal_address: bool = False
    shouting: bool = False
    """Continuous capitals."""
    actions: int = 0
    """Actions asked of the client in the message (digital guidance)."""
    named: tuple[str, ...] = ()
    """Names of buttons, pages and fields quoted in a sentence that guides."""
    passives: tuple[str, ...] = ()
    double_negations: tuple[str, ...] = ()
    indirect_share: float = 0.0
    """Share of the sentences that hold a passive or a double negation (P14)."""
    comprehension_asked: tuple[str, ...] = ()
    """Words that ask the client to say again in their own words (P16, a measure beside the act)."""
    adaptation_offered: tuple[str, ...] = ()
    """Words that offer an adaptation or ask which one suits (P17, a measure beside the act)."""
    other_channel: tuple[str, ...] = ()
    """Another channel or format than voice and sight, offered (P20)."""
    figures: int = 0
    """Amounts and dates told (P21)."""
    unclear_figures: tuple[str, ...] = ()
    """Those without €, or without the month in letters."""
    clarity: int = 100
    """0 (hard) to 100 (clear); 100 too in logs older than the measure."""
    hard_words: tuple[str, ...] = ()
    """What made the message hard, verbatim."""


class Reading(_Value):
    """A whole message."""

    text: str
    sentences: tuple[SentenceReading, ...] = ()
    style: Style = Style()
    model: str = ""
    """Version of the model that answered, written in the log."""

    def acts(self) -> tuple[str, ...]:
        """Decided acts of the message, in order, each once."""
        return tuple(dict.fromkeys(seen.act for s in self.sentences for seen in s.acts))

    def topics(self) -> tuple[str, ...]:
        """Topics of the message, in order, each once."""
        return tuple(dict.fromkeys(seen.topic for s in self.sentences for seen in s.topics))

    def slots(self) -> tuple[Slot, ...]:
        """All slots of the message, in order."""
        return tuple(slot for s in self.sentences for slot in s.slots)

    def doing(self, *acts: str) -> tuple[SentenceReading, ...]:
        """The sentences in which one of these acts is decided."""
        found = []
        for sentence in self.sentences:
            for seen in sentence.acts:
                if seen.act in acts:
                    found.append(sentence)
                    break
        return tuple(found)
