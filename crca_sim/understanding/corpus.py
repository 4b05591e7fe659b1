"""Labelled sentences as people write them: `docs/guide-etiquetage.md` is the format, this reads it.

Used to train and to measure, never when a trainee speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .lexicons import read_yaml

HERE = Path(__file__).parent
TRAINING = HERE / "donnees" / "entrainement"


@dataclass(frozen=True)
class Labelled:
    """One sentence, the acts it does, and what surrounded it."""

    text: str
    acts: frozenset[str]
    client: str = ""
    source: str = ""
    line: int = 0
    interview: int = 0
    """Number of the interview in its file; 0 when the sentence stands alone."""
    header: tuple[str, ...] = ()
    position: int = 0
    """Rank of the sentence in its turn."""
    group: str = ""
    """Sentences of one group are never split between training and judging."""


class UnreadableLine(ValueError):
    """A line of a data file that is neither comment, header, client nor labelled sentence."""


def known_acts() -> tuple[str, ...]:
    """Every act of `actes.yaml`, in its order."""
    acts = read_yaml(HERE / "actes.yaml")["acts"]
    return tuple(act["id"] for act in acts)


def read_file(path: Path, acts: Iterable[str] | None = None) -> Iterator[Labelled]:
    """The labelled sentences of one file, each with the client's last words before it."""
    known = frozenset(acts or known_acts())
    place = Labelled(text="", acts=frozenset(), source=path.name)
    after_client = False
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if line.startswith("@"):
            header = tuple(part.strip() for part in line[1:].split("|"))
            place = replace(place, header=header, interview=place.interview + 1, client="", position=0)
        elif not line or line.startswith("#"):
            place = place if place.header else replace(place, client="", position=0)
        elif line.split("|", 1)[0].strip() == "C":
            said = line.split("|", 1)[1].strip()
            place = replace(place, client=f"{place.client} {said}".strip() if after_client else said, position=0)
            after_client = True
            continue
        else:
            yield _labelled(place, line, number, known)
            place = replace(place, position=place.position + 1)
        after_client = False


def _labelled(place: Labelled, line: str, number: int, known: frozenset[str]) -> Labelled:
    labels, bar, text = line.partition("|")
    acts = frozenset(part.strip() for part in labels.split("+")) - {"-", ""}
    if not bar or not text.strip():
        raise UnreadableLine(f"{place.source}:{number}: une ligne s'écrit « actes | phrase »")
    if unknown := acts - known:
        raise UnreadableLine(f"{place.source}:{number}: acte inconnu : {', '.join(sorted(unknown))}")
    group = f"{place.source}#{place.interview}" if place.header else f"{place.source}:{number}"
    return replace(place, text=text.strip(), acts=acts, line=number, group=group)


def read_folder(folder: Path = TRAINING) -> list[Labelled]:
    """All labelled sentences of a folder, files in alphabetical order."""
    acts = known_acts()
    return [item for path in sorted(folder.glob("*.txt")) for item in read_file(path, acts)]
