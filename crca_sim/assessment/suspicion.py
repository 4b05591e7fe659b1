"""A fault that may have been made: which kinds of proof point to it. Two kinds establish it, one asks to verify."""

from __future__ import annotations

from dataclasses import dataclass

from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.words import blamed

SEEN = 0.6
"""Confidence under which an act of fault is not even a suspicion."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A fault that may have been made: where, and which kinds of proof there are (`acte`, `mots`, `ordre`, `poste`, `valeur`)."""

    kinds: frozenset[str]
    proofs: tuple[Evidence, ...]
    reason: str

    @property
    def established(self) -> bool:
        return len(self.kinds) >= 2


def suspects(case: Case, act: str) -> list[Said]:
    """The sentences in which an act of fault was seen surely enough to suspect it."""
    return [s for s in case.sentences if any(seen.act == act and seen.confidence >= SEEN for seen in s.sentence.acts)]


def act_and(case: Case, act: str, lists: tuple[str, ...], reason: str) -> list[Suspicion]:
    """An act seen, and in the same sentence a word of each list."""
    found = []
    for said in suspects(case, act):
        worded = all(blamed(said.text, name) for name in lists)
        found.append(Suspicion(frozenset({"acte", "mots"} if worded else {"acte"}), case.proofs(said), reason))
    return found
