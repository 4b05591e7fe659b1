"""The one door of the package: a message in, its reading out."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from .reading import Reading, SentenceReading
from .scenario_topics import ScenarioTopics
from .sentences import Span, sentences

if TYPE_CHECKING:
    from .acts import ActModel


class Reader:
    """Reads messages; the same text in the same context always gives the same reading."""

    @cached_property
    def _acts(self) -> ActModel:
        from .acts import ActModel

        return ActModel()

    def load(self) -> None:
        """Loads everything now (about two seconds); call it from a background thread at start."""
        self.read("Bonjour.")

    @cached_property
    def version(self) -> str:
        """Name and checksum of what answers, written in every reading."""
        return f"actes-{self._acts.version}"

    def read(self, text: str, *, client: str = "", stage: str = "", topics: ScenarioTopics | None = None) -> Reading:
        """What a message does and says, given the client's last turn."""
        found = tuple(self._sentence(text, span, client) for span in sentences(text))
        return Reading(text=text, sentences=found, model=self.version)

    def _sentence(self, message: str, span: Span, client: str) -> SentenceReading:
        text = span.of(message)
        decided, candidates = self._acts.read(text, client)
        return SentenceReading(text=text, start=span.start, end=span.end, acts=decided, candidates=candidates)


@cache
def load_reader() -> Reader:
    """The reader of this process; models load at its first reading or at `load`."""
    return Reader()
