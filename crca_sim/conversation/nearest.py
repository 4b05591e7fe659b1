"""The fact that a question is nearest to by its words, when no topic was recognised in it."""

from __future__ import annotations

import math
from collections import Counter

from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.markers import bare_words, empty_words
from crca_sim.understanding.expressions import words

ENOUGH = 2.4
"""Shared rarity from which words point to a fact: two fairly particular words of the client, or one very particular."""
_SHORT = 4


class FactIndex:
    """Words of each fact as the client tells it, and how particular each word is. Built once per scenario."""

    def __init__(self, scenario: Scenario) -> None:
        told = {name: _told(f.label, *f.full, *f.brief, *f.taken_up) for name, f in scenario.facts.items() if f.disclosure != "indice"}
        self._names = {name: _told(f.label, *f.taken_up) for name, f in scenario.facts.items()}
        spread = Counter(word for words_told in told.values() for word in words_told)
        self._facts = told
        self._rarity = {word: math.log(len(told) / count) for word, count in spread.items()}

    def nearest(self, text: str) -> list[str]:
        """One fact, or none. What only a hint brings out is never guessed."""
        asked = _told(text)
        scores = {name: sum(self._rarity[word] for word in asked & told) for name, told in self._facts.items() if self._points(name, asked)}
        best = max(scores, key=lambda name: scores[name], default=None)
        return [best] if best is not None and scores[best] >= ENOUGH else []

    def _points(self, name: str, asked: frozenset[str]) -> bool:
        """One word is enough if it names the fact; a word in passing (« vous pensez ») is not."""
        return len(asked & self._facts[name]) >= 2 or bool(asked & self._names[name])


PLAIN = frozenset(
    words(
        "avez etes avons avait etait faites fait votre notre vous nous cela ceci bien plus tout toute pour dans avec deja encore aussi "
        "sont vont allez voulez pouvez etre avoir faire dire jamais toujours quand depuis apres avant chez leur elle"
    )
)
"""Words that everyone says: they point to nothing."""


def _told(*texts: str) -> frozenset[str]:
    plain = bare_words() | empty_words() | PLAIN
    return frozenset(w for text in texts for w in words(text) if len(w) >= _SHORT and w not in plain and not w.isdigit())
