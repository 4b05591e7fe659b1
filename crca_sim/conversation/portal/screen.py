"""What is in front of the client, and what an instruction points to there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from crca_sim.conversation.portal.instructions import Instruction
from crca_sim.conversation.portal.lexicon import listed
from crca_sim.conversation.portal.names import ALIKE, NEAR, likeness, name_words, same
from crca_sim.house.names import plain
from crca_sim.house.portal import Element, Portal
from crca_sim.understanding.expressions import fold, said_among

Miss = Literal["not_there", "unknown_name", "nowhere"]
_STEM = 5
READ = 5
"""Names that a client reads out, at most."""
FEW = 3
"""Names of its own under which a page's common header is read too."""
_SAME_COLOUR = {"verte": "vert", "bleue": "bleu", "grise": "gris", "blanche": "blanc", "noire": "noir", "violette": "violet"}


@dataclass(frozen=True, slots=True)
class Found:
    """What was pointed to: an element, a choice in a list; `near` when it is not quite its name."""

    element: Element
    value: str = ""
    near: bool = False


class Screen:
    """A page as the client has it: what a closed menu hides is not there."""

    def __init__(self, portal: Portal, page: str, done: Iterable[str]) -> None:
        self.portal, self.page = portal, page
        self.done = frozenset(plain(name) for name in done)

    @property
    def title(self) -> str:
        return self.portal.pages[self.page].title

    @property
    def elements(self) -> tuple[Element, ...]:
        """What is there, in reading order."""
        return tuple(e for e in self.portal.elements(self.page) if not e.behind or plain(e.behind) in self.done)

    @property
    def own(self) -> tuple[Element, ...]:
        """What is there, the common header apart."""
        header = {id(e) for e in self.portal.header}
        return tuple(e for e in self.elements if id(e) not in header)

    def readable(self) -> list[str]:
        """The names that a client reads out: what one can act on, the page's own first."""
        own = [e.key for e in self.own if e.workable]
        header = [e.key for e in self.elements if e.workable and e not in self.own]
        return [*own, *(header if len(own) < FEW else ())][:READ]

    # ── Pointing ─────────────────────────────────────────────────────────────────────────────────

    def pointed(self, instruction: Instruction, focus: str | None) -> Found | Miss:
        """What the instruction points to, by whatever way it tells it."""
        if instruction.name:
            return self.named(instruction.name, among=self._around(instruction))
        if instruction.rank:
            return self._ranked(instruction) or "nowhere"
        if instruction.by_verb and (found := self._by_verb(instruction.verb)):
            return Found(found)
        if instruction.pronoun or instruction.by_verb:
            kept = self.portal.find(self.page, focus) if focus else None
            return Found(kept) if kept else "nowhere"
        if instruction.after:
            return self._ranked(instruction) or "nowhere"
        return "nowhere"

    def named(self, name: str, among: tuple[Element, ...] | None = None) -> Found | Miss:
        """The element or the choice of this name; else whether the portal has it elsewhere."""
        here = among or self.elements
        exact = [e for e in here if e.name and name_words(name) == name_words(e.name)] or [e for e in here if e.name and same(name, e.name)]
        exact = exact or [e for e in here if e.also and said_among(name, e.also)]
        if exact:
            return Found(next((e for e in exact if e.workable), exact[0]))
        if choice := self._choice(name, here):
            return choice
        if self.hidden(name):
            return "not_there"
        ranked = sorted(((likeness(name, e.name), -rank) for rank, e in enumerate(here) if e.name and e.workable), reverse=True)
        if ranked and ranked[0][0] >= NEAR:
            return Found(here[-ranked[0][1]], near=ranked[0][0] < ALIKE)
        return "not_there" if self.exists(name) else "unknown_name"

    def hidden(self, name: str) -> Element | None:
        """What a closed menu hides under this name."""
        behind = (e for e in self.portal.elements(self.page) if e.behind and plain(e.behind) not in self.done)
        return next((e for e in behind if same(name, e.name) or (e.also and said_among(name, e.also))), None)

    def exists(self, name: str) -> bool:
        """Whether anything of the whole portal is called so."""
        everywhere = (
            n for p in self.portal.pages.values() for n in (p.title, *(n for e in self.portal.elements(p.id) for n in (e.name, *e.choices)))
        )
        return any(n and same(name, n) for n in everywhere)

    def titled(self, name: str) -> str | None:
        """The page of this title."""
        return next((p.id for p in self.portal.pages.values() if same(name, p.title)), None)

    def _choice(self, name: str, here: tuple[Element, ...]) -> Found | None:
        return next((Found(e, value=choice) for e in here for choice in e.choices if same(name, choice)), None)

    def _around(self, instruction: Instruction) -> tuple[Element, ...] | None:
        """Elements after a neighbour, when the name stands twice on the page."""
        same_name = [e for e in self.elements if e.name and same(instruction.name, e.name)]
        if not instruction.after or len(same_name) < 2:
            return None
        return self._following(instruction.after) or None

    def _following(self, neighbour: str) -> tuple[Element, ...]:
        at = next((rank for rank, e in enumerate(self.elements) if same(neighbour, e.name)), None)
        return self.elements[at + 1 :] if at is not None else ()

    def _ranked(self, instruction: Instruction) -> Found | None:
        """« le deuxième lien », « le bouton après “Vos pièces” »."""
        here = self._following(instruction.after) if instruction.after else self.own
        fitting = [e for e in here if e.workable and instruction.kind in ("", e.kind)]
        rank = instruction.rank or 1
        at = rank if rank < 0 else rank - 1
        return Found(fitting[at]) if -len(fitting) <= at < len(fitting) else None

    def _by_verb(self, verb: str) -> Element | None:
        """« validez » is the button « Valider », else the one that sends the page."""
        acting = [e for e in self.elements if e.kind in ("bouton", "lien")]
        stem = verb[:_STEM]
        named = (e for e in acting if any(word.startswith(stem) for word in name_words(e.name)) or said_among(verb, e.also))
        return next(named, None) or (next((e for e in acting if e.submits), None) if stem in ("valid", "confi", "conti") else None)

    # ── By sight ─────────────────────────────────────────────────────────────────────────────────

    def seen(self, instruction: Instruction) -> list[Element]:
        """What looks like that, for someone who sees."""
        colours = [_SAME_COLOUR.get(w, w) for w in instruction.sight if w in listed("couleurs")]
        places = [w for w in instruction.sight if w in listed("positions")]
        tests: list[Callable[[Element], bool]] = [
            lambda e: e.workable and instruction.kind in ("", e.kind),
            lambda e: not colours or fold(e.colour) in colours,
            lambda e: all(place in fold(e.position) for place in places),
        ]
        looks = [e for e in self.elements if e.looks and said_among(instruction.sentence.text, e.looks)]
        return looks or [e for e in self.elements if (colours or places) and all(test(e) for test in tests)]
