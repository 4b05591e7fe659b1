"""What a client says to news: to what is announced, explained or proposed to them, and asks nothing.

Data, in each register: the entry whose conditions say most wins, so that an excess is weighed as an excess, and a delay as a
delay. Nothing is discovered nor scored here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

from crca_sim.authoring.persona import Register
from crca_sim.conversation import valence
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

SURE = 0.75
"""Confidence from which a statement is about a topic."""
PARTICULAR = 3
"""Weight from which an entry is about this very news, and not about any news of its kind."""
VALUES = ("montant", "delai", "duree", "document", "cotisation", "franchise", "plafond", "date_effet", "organisme")
"""Values that may be taken up in the adviser's own words."""
SUMS = ("remise", "geste", "prime_option")
"""Roles of a sum of money that is taken up as a plain one."""


class News(BaseModel):
    """What is said to one kind of news. At least one condition; all those that are given must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    acts: tuple[str, ...] = Field(default=(), alias="actes")
    topics: tuple[str, ...] = Field(default=(), alias="themes")
    values: tuple[str, ...] = Field(default=(), alias="valeurs")
    words: tuple[str, ...] = Field(default=(), alias="mots")
    products: tuple[str, ...] = Field(default=(), alias="produits")
    channels: tuple[str, ...] = Field(default=(), alias="canaux")
    good: bool | None = Field(default=None, alias="bonne")
    """Good news is none where the sentence takes it back (« nous ne pouvons pas… »), nor bad news (« même si… »)."""
    courant: tuple[str, ...]
    familier: tuple[str, ...]
    soutenu: tuple[str, ...]
    jeune: tuple[str, ...]
    angry: tuple[str, ...] = Field(default=(), alias="colere")

    def lines(self, register: Register) -> tuple[str, ...]:
        """What a client of this register says."""
        said: tuple[str, ...] = getattr(self, register)
        return said

    @property
    def weight(self) -> int:
        """How much its conditions say: words most, then a topic, a value, an act."""
        return 3 * bool(self.words) + 2 * bool(self.topics) + len(self.values) + bool(self.acts)

    def about(self, sentence: SentenceReading) -> bool:
        """Whether the sentence is this news."""
        topics = {seen.topic for seen in sentence.topics if seen.confidence >= SURE}
        roles = set(values_in(sentence))
        act = not self.acts or sentence.does(*self.acts)
        topic = not self.topics or not topics.isdisjoint(self.topics)
        words = not self.words or said_among(sentence.text, self.words) is not None
        taken_back = self.good is not None and marked(sentence.text, "nouvelle_negative" if self.good else "nouvelle_positive")
        return act and topic and words and roles.issuperset(self.values) and not taken_back

    def fits(self, product: str, channel: str) -> bool:
        """Whether it may be said there at all."""
        return (not self.products or product in self.products) and (not self.channels or channel in self.channels)


def values_in(sentence: SentenceReading) -> dict[str, str]:
    """Role → the first value of it, in the adviser's own words."""
    said = [("montant" if slot.role in SUMS else slot.role, slot.text) for slot in reversed(sentence.slots)]
    return {role: text for role, text in said if role in VALUES}


@cache
def known() -> dict[str, News]:
    """All entries, by name, the weightiest first."""
    source = files(__package__).joinpath("repliques", "nouvelles.yaml")
    rows: dict[str, object] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    entries = {name: News.model_validate(row) for name, row in rows.items()}
    return dict(sorted(entries.items(), key=lambda item: -item[1].weight))


def faulty(sentence: SentenceReading) -> bool:
    """Whether a fault was read in it: it is answered as such."""
    return any(seen.act.startswith("f_") for seen in sentence.acts)


def told(x: Exchange) -> list[SentenceReading]:
    """Sentences that ask nothing, offend nobody and that nothing else answers, the last first: it is the freshest in mind."""
    plain = (s for s in x.sentences if s.start not in x.aside and not faulty(s))
    return sorted((s for s in plain if not s.text.rstrip().endswith("?")), key=lambda s: -s.start)


def weigh(x: Exchange, sentence: SentenceReading, at_least: int = 1) -> bool:
    """Let the client weigh what a sentence announces, in the most particular way there is that fits what it is worth."""
    values, worth = values_in(sentence), valence.of(sentence)
    for name, entry in _entries(x, sentence):
        if entry.weight < at_least:
            return False
        if not _worth_it(entry, worth):
            continue
        if x.propose("answer", _lines(x, entry), f"nouvelle:{name}", **values):
            return True
    return False


def _worth_it(entry: News, worth: valence.Worth) -> bool:
    """What is said to any news of its kind is kept for what is neither good nor bad; the rest agrees with what it is worth."""
    if worth == "neutre":
        return True
    if entry.good is None:
        return entry.weight >= PARTICULAR
    return entry.good is (worth == "bonne")


def _entries(x: Exchange, sentence: SentenceReading) -> Iterator[tuple[str, News]]:
    here = ((name, entry) for name, entry in known().items() if entry.fits(x.scenario.product, x.scenario.channel))
    return ((name, entry) for name, entry in here if entry.about(sentence))


def _lines(x: Exchange, entry: News) -> tuple[str, ...]:
    """Whoever is angry has other words, if there are any."""
    return entry.angry if x.state.situation.curt and entry.angry else entry.lines(x.cast.persona.register_)
