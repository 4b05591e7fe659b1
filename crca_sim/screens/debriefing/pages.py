"""A debrief → pages to read, block by block. No widget here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crca_sim.screens.bars import curve
from crca_sim.screens.words import COMPETENCIES, count

if TYPE_CHECKING:
    from crca_sim.debrief import CompetencyText, Debrief, FaultText, IndicatorText

BlockKind = Literal["title", "heading", "met", "partial", "missed", "none", "text", "prose", "muted", "aside", "quote", "advice", "curve"]
BAR = 8
_MARKS: dict[str, tuple[BlockKind, str]] = {
    "obs": ("met", "✓"),
    "par": ("partial", "◐"),
    "abs": ("missed", "✗"),
    "san": ("none", "–"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. A quote knows its turn."""

    kind: BlockKind
    text: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the menu, and what it opens."""

    id: str
    name: str
    aside: str
    """Shown under the name: a level, how many."""
    blocks: tuple[Block, ...]
    share: float | None = None
    """For a bar, between 0 and 1."""


def pages(debrief: Debrief) -> tuple[Page, ...]:
    """All pages, in the order in which one reads them. Those that would be blank are left out."""
    told = [Page("summary", "Vue d'ensemble", "", tuple(_summary(debrief)))]
    told += [_competency(c) for c in debrief.competencies]
    if debrief.faults:
        told.append(
            Page("faults", "Points graves", count(len(debrief.faults), "point"), tuple(b for f in debrief.faults for b in _fault(f)))
        )
    if debrief.curve:
        told.append(Page("curve", "Ce qu'a ressenti le client", "", tuple(_curve(debrief))))
    if debrief.hard:
        told.append(Page("hard", "Difficile à suivre", count(len(debrief.hard), "message"), tuple(_hard(debrief))))
    if debrief.revealed:
        told.append(
            Page("revealed", "Ce qui ne se disait pas", "", (Block("title", "Ce qui ne se disait pas"), *_paragraphs(debrief.revealed)))
        )
    if debrief.correction:
        told.append(
            Page("correction", "Comment s'y prendre", "", (Block("title", "Comment s'y prendre"), *_paragraphs(debrief.correction)))
        )
    return tuple(told)


def share(competency: CompetencyText) -> float | None:
    """The score between 0 and 1 that goes with an announced level; None when too little was judged."""
    if competency.level_label.lower().startswith("trop peu"):
        return None
    found = re.search(r"(\d+(?:,\d+)?)\s*%", competency.score_label)
    return float(found[1].replace(",", ".")) / 100 if found else None


def _summary(debrief: Debrief) -> Iterator[Block]:
    yield Block("title", debrief.title)
    yield Block("prose", debrief.outcome)
    yield Block("prose", debrief.summary)
    if debrief.next_exercise:
        title, turn, _ = debrief.next_exercise
        yield Block("heading", "Prochain exercice")
        yield Block("prose", title[:1].upper() + title[1:])
        yield Block("aside", f"R : rejouer à partir du tour {turn}.")
    yield Block("muted", debrief.disclaimer)


def _competency(competency: CompetencyText) -> Page:
    name = f"{competency.code} {COMPETENCIES.get(competency.code, competency.name)}"
    return Page(competency.code, name, competency.level_label, tuple(_findings(competency)), share(competency))


def _findings(competency: CompetencyText) -> Iterator[Block]:
    yield Block("title", f"{competency.code} · {competency.name}")
    yield Block("aside", " · ".join(filter(None, (competency.level_label, competency.score_label))))
    if competency.note:
        yield Block("prose", competency.note)
    judged = [i for i in competency.indicators if _mark(i)[0] != "none"]
    for indicator in judged:
        yield from _indicator(indicator)
    aside = [i.id for i in competency.indicators if _mark(i)[0] == "none"]
    if aside:
        yield Block("muted", f"Sans occasion dans cet entretien : {', '.join(aside)}.")


def _indicator(indicator: IndicatorText) -> Iterator[Block]:
    kind, mark = _mark(indicator)
    doubts = [word for word, true in (("à confirmer", indicator.uncertain), ("déclaré", indicator.declared)) if true]
    yield Block(kind, f"{mark} {indicator.id} {indicator.name} : {', '.join([indicator.value_label, *doubts])}")
    if indicator.reason:
        yield Block("text", indicator.reason)
    for turn, quote in indicator.quotes:
        yield Block("quote", quote, turn)
    if indicator.advice:
        yield Block("advice", indicator.advice)


def _mark(indicator: IndicatorText) -> tuple[BlockKind, str]:
    return _MARKS.get(indicator.value_label.lower()[:3], ("none", "–"))


def _fault(fault: FaultText) -> Iterator[Block]:
    yield Block("missed", f"{fault.code} {fault.title} : {fault.status_label}")
    if fault.reason:
        yield Block("text", fault.reason)
    for turn, quote in fault.quotes:
        yield Block("quote", quote, turn)


def _curve(debrief: Debrief) -> Iterator[Block]:
    yield Block("title", "Ce qu'a ressenti le client")
    measures = dict.fromkeys(move.measure_label for move in debrief.curve)
    for measure in measures:
        moves = [move for move in debrief.curve if move.measure_label == measure]
        values = [moves[0].value - moves[0].by, *(move.value for move in moves)]
        yield Block("heading", f"{measure} : de {values[0]} à {values[-1]}")
        yield Block("curve", curve(values, 60))
        for move in sorted(moves, key=lambda m: -abs(m.by))[:8]:
            if move.by:
                yield Block("text", f"{'▲' if move.by > 0 else '▼'} {abs(move.by)}  {move.why}")
                if move.quote:
                    yield Block("quote", move.quote, move.turn)


def _hard(debrief: Debrief) -> Iterator[Block]:
    yield Block("title", "Ce qui était difficile à suivre")
    for message in debrief.hard:
        yield Block("quote", message.quote, message.turn)
        yield Block("text", message.why)
    yield Block("muted", "Une mesure qui conseille : elle ne compte dans aucune note.")


def _paragraphs(text: str | tuple[str, ...]) -> Iterator[Block]:
    for paragraph in (text,) if isinstance(text, str) else text:
        yield Block("prose", paragraph)


def words_of(debrief: Debrief) -> str:
    """« 5 compétences jugées sur 11 », for a title."""
    judged = sum(share(c) is not None for c in debrief.competencies)
    return f"{count(judged, 'compétence jugée', 'compétences jugées')} sur {len(debrief.competencies)}"
