"""What a scenario can be asked about, as understanding wants to know it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Fact, Scenario
from crca_sim.conversation.repartees import OWN, SHARED
from crca_sim.conversation.shared_repartees import shared
from crca_sim.understanding.scenario_topics import ScenarioFact, ScenarioTopics


def scenario_topics(scenario: Scenario, repertoire: Repertoire | None = None) -> ScenarioTopics:
    """The scenario's topics: each fact, the topics of the bank it points to, its author's examples; then what else can be said."""
    facts = tuple(_described(name, fact) for name, fact in scenario.facts.items())
    repertoire = repertoire or Repertoire()
    facts = tuple(replace(fact, examples=_with_more(fact.id, fact.examples, repertoire)) for fact in facts)
    said, told = repertoire.repartees, repertoire.announcements
    others = tuple(ScenarioFact(f"{OWN}{name}", examples=_with_more(name, one.examples, repertoire)) for name, one in said.items())
    announced = tuple(ScenarioFact(name, examples=one.examples) for name, one in told.items())
    spoken = tuple(fact for fact in facts if fact.examples) + others
    return ScenarioTopics(facts, spoken, _everyones(scenario.product, scenario.channel), announced)


def _with_more(name: str, examples: tuple[str, ...], repertoire: Repertoire) -> tuple[str, ...]:
    return (*examples, *repertoire.wordings.get(name, ())) if examples else ()


def _described(name: str, fact: Fact) -> ScenarioFact:
    return ScenarioFact(id=name, bank=fact.topics, examples=fact.examples)


@cache
def _everyones(product: str, channel: str) -> tuple[ScenarioFact, ...]:
    """What any client can say there."""
    fitting = {name: said for name, said in shared().items() if said.fits(product, channel)}
    return tuple(ScenarioFact(id=f"{SHARED}{name}", examples=said.examples) for name, said in fitting.items())
