"""A partie played for `check`: what was seen, against what its author expected (`attendu`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from crca_sim.authoring.files import load
from crca_sim.authoring.library import open_library, said_path
from crca_sim.authoring.mistakes import Mistake
from crca_sim.authoring.playthrough import AtLeast, Expected, Playthrough
from crca_sim.authoring.source import Source
from crca_sim.commands.check import library_around
from crca_sim.practice import play_through
from crca_sim.referential import block
from crca_sim.understanding import load_reader

if TYPE_CHECKING:
    from crca_sim.assessment.finding import Assessment
    from crca_sim.practice import Reader

LEVELS = ("non_acquis", "en_cours", "acquis", "maitrise")
VALUES = {"observed": "observe", "partial": "partiel", "absent": "absent", "no_occasion": "sans_occasion"}


class Player:
    """Plays the parties of one `check`: the model is loaded for the first of them."""

    @cached_property
    def _reader(self) -> Reader:
        return load_reader()

    def __call__(self, path: Path) -> list[Mistake]:
        """What the partie of this file did not do as expected. The file itself is right."""
        library = library_around(open_library(), [path])
        checked = load(path, library, kind="partie", file=said_path(path))
        playthrough = cast(Playthrough, checked.description)
        practice, unplayed = play_through(playthrough, library=library, reader=self._reader)
        return differences(checked.source, playthrough.expected, practice.state.outcome, unplayed, practice.assess())


def differences(source: Source, expected: Expected, outcome: str | None, unplayed: int, assessment: Assessment) -> list[Mistake]:
    """Each thing that was not seen as expected, at its place in the file."""
    return list(_Comparison(source, expected).mistakes(outcome, unplayed, assessment))


@dataclass(frozen=True)
class _Comparison:
    source: Source
    expected: Expected

    def mistakes(self, outcome: str | None, unplayed: int, assessment: Assessment) -> Iterator[Mistake]:
        yield from self._outcome(outcome)
        yield from self._competencies(assessment)
        yield from self._indicators(assessment)
        yield from self._faults(assessment)
        if unplayed:
            yield self.source.mistake(("tours",), f"{unplayed} tours n'ont pas été joués : l'entretien finit avant.", severity="conseil")

    def _outcome(self, seen: str | None) -> Iterator[Mistake]:
        if self.expected.outcome is not None and self.expected.outcome != seen:
            yield self._wrong("fin", f"La partie finit par « {seen} », et non par « {self.expected.outcome} ».")

    def _competencies(self, assessment: Assessment) -> Iterator[Mistake]:
        for code, wanted in self.expected.competencies.items():
            result = assessment.competency(code)
            if not _fits(result.level, wanted):
                score = "" if result.score is None else f" (score {result.score:.2f})"
                seen = result.level or f"sans niveau, {block().no_level.get(result.why_no_level, '')}"
                yield self._wrong(("competences", code), f"{code} : on voit « {seen} »{score}, {_wanted(wanted)} était attendu.")

    def _indicators(self, assessment: Assessment) -> Iterator[Mistake]:
        for name, wanted in self.expected.indicators.items():
            finding = assessment.finding(name)
            if VALUES[finding.value] != wanted:
                reason = f" {finding.reason}" if finding.reason else ""
                yield self._wrong(
                    ("indicateurs", name), f"{name} : on voit « {VALUES[finding.value]} », « {wanted} » était attendu.{reason}"
                )

    def _faults(self, assessment: Assessment) -> Iterator[Mistake]:
        if self.expected.faults is None:
            return
        seen = {fault.code for fault in assessment.faults if fault.status == "established"}
        for code in sorted(seen - set(self.expected.faults)):
            yield self._wrong("fautes", f"La faute {code} est établie, elle n'était pas attendue.")
        for code in sorted(set(self.expected.faults) - seen):
            yield self._wrong("fautes", f"La faute {code} était attendue, elle n'est pas établie.")

    def _wrong(self, where: str | tuple[str, ...], message: str) -> Mistake:
        steps = (where,) if isinstance(where, str) else where
        return self.source.mistake(("attendu", *steps), message)


def _fits(level: str | None, wanted: str | AtLeast | None) -> bool:
    if not isinstance(wanted, AtLeast):
        return level == wanted
    if level is None:
        return False
    rank = LEVELS.index(level)
    lowest = LEVELS.index(wanted.at_least) if wanted.at_least else 0
    highest = LEVELS.index(wanted.at_most) if wanted.at_most else len(LEVELS) - 1
    return lowest <= rank <= highest


def _wanted(wanted: str | AtLeast | None) -> str:
    if not isinstance(wanted, AtLeast):
        return f"« {wanted} »" if wanted else "aucun niveau"
    bounds = [f"au moins « {wanted.at_least} »"] if wanted.at_least else []
    return " et ".join([*bounds, *([f"au plus « {wanted.at_most} »"] if wanted.at_most else [])])
