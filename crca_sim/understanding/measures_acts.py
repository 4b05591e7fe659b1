"""How well acts are found on sentences never met: by act, style and file, faults apart. Tables only, never the sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .corpus import Labelled, known_acts, read_folder
from .french import normalise
from .measures import JUDGES, Count
from .reader import Reader
from .reading import Reading


def leaks(folder: Path = JUDGES) -> float:
    """Share of the judging sentences, short courtesies apart, that also teach: it must stay next to nothing."""
    taught = {normalise(s.text) for s in read_folder()}
    judging = [normalise(s.text) for s in read_folder(folder) if len(s.text) > 40]
    return sum(plain in taught for plain in judging) / max(1, len(judging))


@dataclass(frozen=True)
class Judged:
    """A sentence and what was read in it."""

    sentence: Labelled
    seen: frozenset[str]
    confidence: dict[str, float]
    """Of each act decided or candidate, the surest time it was seen."""


@dataclass
class Figures:
    """All tables of an evaluation."""

    sentences: int = 0
    micro: Count = field(default_factory=Count)
    by_act: dict[str, Count] = field(default_factory=dict)
    by_style: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_file: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    faults: Count = field(default_factory=Count)
    clean_interviews: int = 0
    accused_interviews: int = 0
    exact_multi: float = 0.0
    empty_kept: float = 0.0

    @property
    def macro(self) -> float:
        """Mean F1 of the acts that occur."""
        present = [count.f1 for count in self.by_act.values() if count.hit + count.missed]
        return sum(present) / max(1, len(present))


def faults_of(acts: Iterable[str]) -> frozenset[str]:
    """The faults among some acts."""
    return frozenset(act for act in acts if act.startswith("f_"))


def judge(reader: Reader, sentences: Iterable[Labelled]) -> list[Judged]:
    """Reads every sentence after the client's turn that came before it."""
    judged = []
    for sentence in sentences:
        reading = reader.read(sentence.text, client=sentence.client)
        judged.append(Judged(sentence, frozenset(reading.acts()), _confidences(reading)))
    return judged


def _confidences(reading: Reading) -> dict[str, float]:
    seen: dict[str, float] = {}
    for sentence in reading.sentences:
        for act in (*sentence.acts, *sentence.candidates):
            seen[act.act] = max(act.confidence, seen.get(act.act, 0.0))
    return seen


def _share(rows: list[Judged], right: Callable[[Judged], bool]) -> float:
    return sum(map(right, rows)) / max(1, len(rows))


def figures(judged: list[Judged]) -> Figures:
    """Counts by act, style and file, faults, interviews."""
    result = Figures(sentences=len(judged), by_act={act: Count() for act in known_acts()})
    interviews: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        truth, seen, place = one.sentence.acts, one.seen, one.sentence
        result.micro.add(truth, seen)
        result.by_file[place.source].add(truth, seen)
        result.by_style[place.header[-1] if place.header else "sans en-tête"].add(truth, seen)
        result.faults.add(faults_of(truth), faults_of(seen))
        for act in truth | seen:
            result.by_act[act].add(truth & {act}, seen & {act})
        if place.header:
            interviews[place.group].append(one)
    clean = [rows for rows in interviews.values() if not any(faults_of(r.sentence.acts) for r in rows)]
    result.clean_interviews = len(clean)
    result.accused_interviews = sum(any(faults_of(r.seen) for r in rows) for rows in clean)
    result.exact_multi = _share([r for r in judged if len(r.sentence.acts) > 1], lambda r: r.seen == r.sentence.acts)
    result.empty_kept = _share([r for r in judged if not r.sentence.acts], lambda r: not r.seen)
    return result


def confusions(judged: list[Judged], most: int = 25) -> list[tuple[str, str, int]]:
    """Acts decided wrongly in the place of others: (there, decided, times)."""
    pairs = Counter((t, s) for r in judged for t in r.sentence.acts - r.seen for s in r.seen - r.sentence.acts)
    return [(there, decided, times) for (there, decided), times in pairs.most_common(most)]


def _line(name: str, count: Count) -> str:
    return f"{name:34} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}  ({count.hit + count.missed})"


def tables(f: Figures, judged: list[Judged]) -> str:
    """The figures as text."""
    lines = [_line(f"micro ({f.sentences} phrases)", f.micro), f"{'macro':34} F1 {f.macro:.3f}", _line("fautes", f.faults)]
    lines += [f"entretiens sans faute accusés : {f.accused_interviews} sur {f.clean_interviews}"]
    lines += [f"phrases à plusieurs actes exactes : {f.exact_multi:.3f}", f"phrases sans acte laissées vides : {f.empty_kept:.3f}"]
    for title, group in (("Par fichier", f.by_file), ("Par style", f.by_style), ("Par acte", f.by_act)):
        lines += ["", title, *(_line(name, group[name]) for name in sorted(group, key=lambda n: -group[n].f1))]
    lines += ["", "Confusions (présent → décidé)", *(f"{a} → {b} : {n}" for a, b, n in confusions(judged))]
    return "\n".join(lines)
