"""French sentences of an adviser, read offline: what they do, what they are about, what they say and how.

Nothing heavy is imported here: the models load when something is read, or when `load_reader` is called.
"""

from __future__ import annotations

from .reader import Reader, load_reader
from .scenario_topics import ScenarioFact, ScenarioTopics

__all__ = ["Reader", "ScenarioFact", "ScenarioTopics", "load_reader"]
