"""What a scenario can be asked about, as understanding wants to know it."""

from __future__ import annotations

from crca_sim.authoring.scenario import Fact, Scenario
from crca_sim.understanding.scenario_topics import ScenarioFact, ScenarioTopics


def scenario_topics(scenario: Scenario) -> ScenarioTopics:
    """The scenario's topics: each fact, the topics of the bank it points to, its author's examples."""
    return ScenarioTopics(tuple(_described(name, fact) for name, fact in scenario.facts.items()))


def _described(name: str, fact: Fact) -> ScenarioFact:
    return ScenarioFact(id=name, bank=fact.topics, examples=fact.examples)
