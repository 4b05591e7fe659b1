"""The one door of the package: a message in, its reading out."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from .reading import Reading, SentenceReading
from .scenario_topics import ScenarioTopics
from .sentences import Span, sentences

if TYPE_CHECKING:
    from .acts import ActModel
    from .themes import TopicModel


class Reader:
    """Reads messages; the same text in the same context always gives the same reading."""

    @cached_property
    def _acts(self) -> ActModel:
        from .acts import ActModel

        return ActModel()

    @cached_property
    def _topics(self) -> TopicModel:
        from .themes import TopicModel

        return TopicModel()

    def load(self) -> None:
        """Loads everything now (about two seconds); call it from a background thread at start."""
        self.read("Bonjour.")

    @cached_property
    def version(self) -> str:
        """Name and checksum of what answers, written in every reading."""
        return f"actes-{self._acts.version}"

    def read(self, text: str, *, client: str = "", stage: str = "", topics: ScenarioTopics | None = None) -> Reading:
        """What a message does and says, given the client's last turn."""
        from .style import measure

        spans = sentences(text)
        found = tuple(self._sentence(text, span, client, topics) for span in spans)
        return Reading(text=text, sentences=found, style=measure(text, spans), model=self.version)

    def _sentence(self, message: str, span: Span, client: str, topics: ScenarioTopics | None) -> SentenceReading:
        from .slots import slots
        from .view import look

        text = span.of(message)
        view = look(text)
        decided, candidates = self._acts.read(view, client)
        about = self._topics.read(view, topics)
        return SentenceReading(
            text=text, start=span.start, end=span.end, acts=decided, candidates=candidates, topics=about, slots=slots(text)
        )


@cache
def load_reader() -> Reader:
    """The reader of this process; models load at its first reading or at `load`."""
    return Reader()
