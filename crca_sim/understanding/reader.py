"""The one door of the package: a message in, its reading out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property
from typing import TYPE_CHECKING

from .french import MAX_CHARACTERS
from .reading import ActSeen, Reading, SentenceReading
from .scenario_topics import ScenarioTopics
from .sentences import Span, sentences

if TYPE_CHECKING:
    from .acts import ActModel
    from .themes import TopicModel
    from .view import Client, View


MOST_SENTENCES = 100
"""Sentences read in one message; no honest message of 4,000 characters has more."""
_OF_ALL_SORTS = (
    "Bonjour Madame Martin, je suis Léa Roy. Je vous rappelle le lundi 5 mars à 14 h, sous 15 jours : la franchise est de 150 €, "
    "la prime de 32 € par mois avec 10 % de remise, pour 8 000 km et 60 m2. Tu vois, article 4 du RIB ?"
)
"""What wakes every list of words, so that no trainee's message has to."""
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        self.read(_OF_ALL_SORTS, client="Bonjour.")

    def hear(self, client: str, topics: ScenarioTopics | None = None) -> None:
        """Prepares what an answer will be read with while the trainee thinks; the answer's reading is the same without."""
        from .likeness import prepared
        from .view import listen

        listen(_SURROGATE.sub("\ufffd", client)[-MAX_CHARACTERS:])
        if topics:
            prepared(topics)

    @cached_property
    def version(self) -> str:
        """Name and checksum of what answers, written in every reading."""
        return f"actes-{self._acts.version}"

    def read(self, text: str, *, client: str = "", stage: str = "", topics: ScenarioTopics | None = None) -> Reading:
        """What a message does and says, given the client's last turn.

        `stage` is accepted and not used: no labelled sentence tells its stage, so nothing could be learnt from it.
        """
        from .style import measure
        from .view import listen, look

        text, client = _SURROGATE.sub("\ufffd", text), _SURROGATE.sub("\ufffd", client)[-MAX_CHARACTERS:]
        read = text[:MAX_CHARACTERS]
        spans = sentences(read)[:MOST_SENTENCES]
        before = listen(client)
        views = look([unicodedata.normalize("NFC", span.of(read)) for span in spans])
        found = tuple(self._sentence(span, span.of(read), view, before, topics) for span, view in zip(spans, views, strict=True))
        composed = unicodedata.normalize("NFC", read)
        all_spans = spans if composed == read and len(spans) < MOST_SENTENCES else sentences(composed)
        return Reading(text=text, sentences=found, style=measure(composed, all_spans), model=self.version)

    def _sentence(self, span: Span, text: str, view: View, client: Client, topics: ScenarioTopics | None) -> SentenceReading:
        from .likeness import announced_in, called_for
        from .slots import slots

        decided, candidates = _fair(text, *self._acts.read(view, client))
        called = called_for(view, topics) if topics else ()
        announced = announced_in(view, topics) if topics else ()
        return SentenceReading(
            text=text, start=span.start, end=span.end, acts=decided, candidates=candidates,
            topics=self._topics.read(view, topics, called), slots=slots(view.texts[0]), called=called, announced=announced,
        )  # fmt: skip


_NEVER_ASKED = frozenset({"f_denigrer", "f_rejeter_responsabilite", "f_promesse_abusive"})
_NEVER_RESTATED = frozenset({"f_insulter"})
_NEVER_RECALLED = frozenset({"f_insulter", "f_inciter_fausse_declaration", "f_brusquer", "f_denigrer"})
_RECALLS = re.compile(
    r"\bvous (?:me )?(?:disiez|parliez|racontiez)\b|\bvous (?:m['’])?(?:avez|aviez) (?:dit|parl[eé]|racont[eé])\b|\bselon vous\b",
    re.IGNORECASE,
)
"""« Un détail, vous disiez… » comes back on the client's own words."""
_CERTAIN = 0.97


def _fair(text: str, decided: tuple[ActSeen, ...], candidates: tuple[ActSeen, ...]) -> tuple[tuple[ActSeen, ...], tuple[ActSeen, ...]]:
    """Faults that what else the sentence does makes doubtful stay mere candidates."""
    doubtful = tuple(seen for seen in decided if seen.confidence < _CERTAIN and seen.act in _doubted(text, decided))
    return tuple(seen for seen in decided if seen not in doubtful), (*candidates, *doubtful)


def _doubted(text: str, decided: tuple[ActSeen, ...]) -> frozenset[str]:
    """A question seldom runs anyone down: « votre assureur actuel, c'est qui ? ». Who restates the client's words about
    themselves insults nobody: « vous voulez être sûr de ne pas faire une bêtise ».
    """
    restated = any(seen.act == "reformuler" for seen in decided)
    asked = text.rstrip().endswith("?")
    recalled = _NEVER_RECALLED if _RECALLS.search(text) else frozenset()
    return (_NEVER_ASKED if asked else frozenset()) | (_NEVER_RESTATED if restated else frozenset()) | recalled


@cache
def load_reader() -> Reader:
    """The reader of this process; models load at its first reading or at `load`."""
    return Reader()
