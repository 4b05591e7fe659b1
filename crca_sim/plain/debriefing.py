"""The debrief in words, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from crca_sim.house.names import typeset

if TYPE_CHECKING:
    from crca_sim.debrief import CompetencyText, CurveMove, Debrief, FaultText, HardMessage, IndicatorText
    from crca_sim.practice import Practice


def debrief_lines(practice: Practice, *, kept: bool = True) -> list[str]:
    """The debrief of an interview that is over; of one that is `kept`, also the command for its next exercise."""
    from crca_sim.debrief import debrief

    told = debrief(practice.scenario, practice.persona, practice.events, practice.assess())
    again = f"Pour le faire : crca-sim retry {practice.session} --turn {told.next_exercise[1]} --plain" if told.next_exercise else ""
    return [*in_words(told), *([typeset(again)] if again and kept else [])]


def in_words(told: Debrief) -> list[str]:
    """All of a debrief, in its order."""
    return list(_lines(told))


def _lines(told: Debrief) -> Iterator[str]:
    yield f"Débriefing : {told.title}"
    yield f"Fin de l'entretien : {told.outcome}"
    yield told.summary
    for fault in told.faults:
        yield from _fault(fault)
    for competency in told.competencies:
        yield ""
        yield from _competency(competency)
    yield ""
    yield from _titled("Ce qui a changé chez le client", map(_move, told.curve))
    yield from _titled("Ce qui était difficile à suivre", map(_hard, told.hard))
    yield from _titled("Ce que vous ne saviez pas", told.revealed)
    yield from _titled("Comment un expert s'y serait pris", told.correction)
    if told.next_exercise:
        title, _, indicator = told.next_exercise
        yield typeset(f"Exercice conseillé ({indicator}) : {title}")
    yield told.disclaimer


def _titled(title: str, texts: str | Iterable[str]) -> Iterator[str]:
    lines = texts.split("\n") if isinstance(texts, str) else list(texts)
    if any(lines):
        yield typeset(f"{title} :")
        yield from lines


def _competency(competency: CompetencyText) -> Iterator[str]:
    judged = [indicator for indicator in competency.indicators if indicator.value_label != NO_OCCASION]
    yield typeset(f"{competency.code}, {competency.name} : {competency.level_label}, {competency.score_label}")
    if competency.note:
        yield competency.note
    for indicator in judged:
        yield from _indicator(indicator)
    left = [indicator.id for indicator in competency.indicators if indicator not in judged]
    if left:
        yield typeset(f"Sans occasion dans cet entretien : {', '.join(left)}.")


NO_OCCASION = "sans occasion"


def _indicator(indicator: IndicatorText) -> Iterator[str]:
    marks = [mark for mark, held in (("incertain", indicator.uncertain), ("déclaré", indicator.declared)) if held]
    yield typeset(f"{indicator.id}, {indicator.name} : {', '.join((indicator.value_label, *marks))}")
    yield from map(_quote, indicator.quotes)
    if indicator.reason:
        yield f"- {indicator.reason}"
    if indicator.advice:
        yield typeset(f"- À essayer : {indicator.advice}")


def _quote(said: tuple[int, str]) -> str:
    turn, words = said
    return f"- tour {turn}\u00a0: «\u00a0{words}\u00a0»"


def _fault(fault: FaultText) -> Iterator[str]:
    yield typeset(f"Faute {fault.code}, {fault.title} : {fault.status_label}")
    yield from map(_quote, fault.quotes)
    if fault.reason:
        yield f"- {fault.reason}"


def _move(move: CurveMove) -> str:
    quote = f" (« {move.quote} »)" if move.quote else ""
    return typeset(f"Tour {move.turn}, {move.measure_label.lower()} {move.by:+d}, soit {move.value} : {move.why}{quote}")


def _hard(message: HardMessage) -> str:
    return typeset(f"Tour {message.turn} : « {message.quote} » {message.why}")
