"""How well key points and forbidden things are found in notes, mails and forms by other hands: figures only, never the texts.

`python -m crca_sim.understanding.measures_notes [FILE]`. A text names its scenario (or, in the development set, one of the
settings of `cadres-reglage.yaml`); a forbidden thing counts as found where the judge's quote touches the labelled one. A text
that labels no points only counts for what it holds that is forbidden.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

from .key_points import Judgement, KeyPoint, judge
from .lexicons import read_yaml
from .measures import JUDGES, Count

JUDGE = JUDGES / "notes-epreuve.yaml"
DEVELOPMENT = JUDGES / "notes-reglage.yaml"
FORBIDDEN_JUDGE = JUDGES / "interdits-epreuve.yaml"
FORBIDDEN_DEVELOPMENT = JUDGES / "interdits-reglage.yaml"
SETTINGS = JUDGES / "cadres-reglage.yaml"
SCENARIOS = Path("scenarios")


@dataclass
class NoteFigures:
    """Counts over a file."""

    texts: int = 0
    points: Count = field(default_factory=Count)
    by_point: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    """By « scenario : point »."""
    forbidden: Count = field(default_factory=Count)
    clean: int = 0
    """Texts that hold nothing forbidden."""
    accused: int = 0
    """Those in which something was found all the same."""
    astray: int = 0
    """Things found whose quote neither holds the labelled words nor is part of them."""


def measure(path: Path = JUDGE, wordings: int | None = None) -> NoteFigures:
    """All figures over a file of labelled texts; `wordings` keeps only the first ones of each part, as a hurried author would."""
    return measure_all((path,), wordings)


def measure_all(paths: Sequence[Path], wordings: int | None = None) -> NoteFigures:
    """The same over several files taken together."""
    figures = NoteFigures()
    for entry in (entry for path in paths for entry in read_yaml(path)):
        described = _described(entry["scenario"], entry.get("texte", "note"))
        judgement = judge(entry["text"], _points(described, wordings), described.get("interdits", ()))
        figures.texts += 1
        if "points" in entry:
            _count_points(figures, entry, judgement)
        _count_forbidden(figures, entry, judgement)
    return figures


def _described(scenario: str, part: str) -> dict[str, Any]:
    """What a text of this part (`note`, `courriel`, `travail/transfert/resume`) must and must not say."""
    file = SCENARIOS / scenario / "scenario.yaml"
    if not file.exists():
        return dict(read_yaml(SETTINGS)[scenario])
    return dict(reduce(getitem, part.split("/"), read_yaml(file)))


def _points(described: dict[str, Any], wordings: int | None) -> tuple[KeyPoint, ...]:
    return tuple(
        KeyPoint(point["libelle"], tuple(tuple(part["formulations"][:wordings]) for part in point.get("parties", [point])))
        for point in described.get("points_cles", ())
    )


def _count_points(figures: NoteFigures, entry: dict[str, Any], judgement: Judgement) -> None:
    truth, seen = frozenset(entry["points"]), judgement.present
    figures.points.add(truth, seen)
    for label in truth | seen:
        figures.by_point[f"{entry['scenario']} : {label}"].add(truth & {label}, seen & {label})


def _count_forbidden(figures: NoteFigures, entry: dict[str, Any], judgement: Judgement) -> None:
    told = [(start, start + len(quote)) for quote in entry["interdits"] if (start := entry["text"].find(quote)) >= 0]
    seen = [(thing.quote.start, thing.quote.end) for thing in judgement.forbidden]
    hit = sum(any(map(_touch(one), seen)) for one in told)
    figures.forbidden.hit += hit
    figures.forbidden.missed += len(told) - hit
    figures.forbidden.extra += sum(not any(map(_touch(one), told)) for one in seen)
    figures.astray += sum(any(map(_touch(one), told)) and not any(map(_same(one), told)) for one in seen)
    figures.clean += not told
    figures.accused += bool(seen and not told)


def _touch(one: tuple[int, int]) -> Any:
    return lambda other: one[0] < other[1] and other[0] < one[1]


def _same(one: tuple[int, int]) -> Any:
    """Whether one place holds the other."""
    return lambda other: (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


def table(figures: NoteFigures) -> Iterator[str]:
    """The figures as lines of text."""
    yield _line(f"points clés ({figures.texts} textes)", figures.points)
    yield _line("choses interdites", figures.forbidden)
    yield f"textes sans interdit accusés : {figures.accused} sur {figures.clean}"
    yield f"citations à côté de ce qui est interdit : {figures.astray}"
    yield from (_line(name, count) for name, count in sorted(figures.by_point.items()))


def _line(name: str, count: Count) -> str:
    return f"{name:64} P {count.precision:.3f}  R {count.recall:.3f}  ({count.hit + count.missed})"


if __name__ == "__main__":
    print("\n".join(table(measure(Path(sys.argv[1]) if sys.argv[1:] else JUDGE))))
