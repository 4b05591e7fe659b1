"""Repartees reread: the facts that they point to exist, nothing gives away what is hidden, no example is another's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from crca_sim.authoring.mistakes import AuthoringError
from crca_sim.authoring.repertoire import Repertoire, Wordings
from crca_sim.authoring.review import Review
from crca_sim.authoring.scenario import Scenario
from crca_sim.understanding.expressions import fold, says


def reread(repertoire: Repertoire, review: Review) -> None:
    """Tells the review everything that is wrong in the names and the sense of these repartees."""
    _examples(repertoire, review)
    if (scenario := _scenario(review)) is not None:
        for check in _CHECKS:
            check(repertoire, scenario, review)


def reread_wordings(more: Wordings, review: Review) -> None:
    """The same for sentences added to what has examples."""
    if (known := _known(review)) is not None:
        for thing in more.wordings:
            review.name(("formulations", thing), thing, known, "Le fait ou la répartie", key=True)
    _claimed_twice(((("formulations", name), row) for name, row in more.wordings.items()), review)


def _known(review: Review) -> Collection[str] | None:
    """Names of everything that has examples in the same folder."""
    name = Path(review.source.file).parent.name
    try:
        facts, said = review.catalogue.scenario(name).facts, review.catalogue.repartees(name)
    except AuthoringError:
        return None
    return {*(fact for fact in facts if facts[fact].examples), *said.repartees}


def _scenario(review: Review) -> Scenario | None:
    """That of the same folder; its own mistakes are told elsewhere."""
    try:
        return review.catalogue.scenario(Path(review.source.file).parent.name)
    except AuthoringError:
        return None


def _examples(repertoire: Repertoire, review: Review) -> None:
    rows = ((("reparties", name, "exemples"), repartee.examples) for name, repartee in repertoire.repartees.items())
    _claimed_twice(rows, review)


def _claimed_twice(rows: Iterable[tuple[tuple[str, ...], Sequence[str]]], review: Review) -> None:
    """One example that two answers claim would be drawn by lots."""
    first: dict[str, str] = {}
    for path, examples in rows:
        for rank, example in enumerate(examples):
            other = first.setdefault(fold(example), path[1])
            if other != path[1]:
                review.advise((*path, rank), f"Cet exemple est déjà dans « {other} ».", "gardez-le d'un seul côté.")


def _names(repertoire: Repertoire, scenario: Scenario, review: Review) -> None:
    for name in repertoire.follow_ups:
        review.name(("suites", name), name, scenario.facts, "Le fait", key=True)
    for name, repartee in repertoire.repartees.items():
        review.names(("reparties", name, "faits"), repartee.facts, scenario.facts, "Le fait")
        if name in scenario.facts:
            review.wrong(("reparties", name), f"« {name} » est déjà le nom d'un fait.", "donnez un autre nom à cette répartie.", key=True)


def _hidden(repertoire: Repertoire, scenario: Scenario, review: Review) -> None:
    """What only a hint or trust brings out is not told to anyone who asks something else."""
    kept = {name: fact for name, fact in scenario.facts.items() if fact.disclosure in ("indice", "confiance")}
    for name, repartee in repertoire.repartees.items():
        for rank, line in enumerate(repartee.lines):
            told = next((f for f, fact in kept.items() if fact.value and len(fact.value) > 3 and says(line, fact.value)), None)
            if told and told not in repartee.facts:
                message = f"Cette réplique dit « {kept[told].value} », que le client ne confie pas d'emblée (« {told} »)."
                review.advise(("reparties", name, "repliques", rank), message, "retirez-le, ou posez la question au fait lui-même.")


_CHECKS: tuple[Callable[[Repertoire, Scenario, Review], None], ...] = (_names, _hidden)
