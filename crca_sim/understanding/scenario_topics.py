"""What a scenario can be asked about, handed to the reader when a message is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class ScenarioFact:
    """A fact of the scenario, as its author wrote it."""

    id: str
    bank: tuple[str, ...] = ()
    """Topics of the bank that it belongs to; empty for a fact that the bank does not know."""
    examples: tuple[str, ...] = ()
    """Some sentences (three to ten serve best) by which an adviser would ask or speak about it."""


@dataclass(frozen=True)
class ScenarioTopics:
    """All facts that a scenario knows; hashable, so that what is learnt from it is kept."""

    facts: tuple[ScenarioFact, ...] = ()
    callable: tuple[ScenarioFact, ...] = ()
    """Everything with examples that the client can say here, the facts included."""
    shared: tuple[ScenarioFact, ...] = ()
    """What any client can say there."""
    announced: tuple[ScenarioFact, ...] = ()
    """What an adviser may tell that matters to this client."""

    @cached_property
    def _hash(self) -> int:
        return hash((self.facts, self.callable, self.shared, self.announced))

    def __hash__(self) -> int:
        """Worked out once: thousands of examples are under it, and each sentence looks up what was learnt from them."""
        return self._hash

    @cached_property
    def by_example(self) -> frozenset[str]:
        """Facts that no topic of the bank tells: likeness to their examples alone finds them."""
        return frozenset(fact.id for fact in self.facts if not fact.bank)

    @cached_property
    def compared(self) -> tuple[ScenarioFact, ...]:
        """What a sentence is compared with: all that the client can say here, else the facts that have examples."""
        return self.callable or tuple(fact for fact in self.facts if fact.examples)

    def bank_ids(self) -> frozenset[str]:
        """Topics of the bank that the scenario has something to say about."""
        return frozenset(topic for fact in self.facts for topic in fact.bank)
