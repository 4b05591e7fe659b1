"""Calibrates the points of `clarte.yaml` on `donnees/clarte.txt` and compares the measure with plainer ones.

`python -m crca_sim.understanding.clarity_weighing [FILE]` prints the points that fit best, then how well the measure
in use, sentence length alone and Kandel and Moles tell clear, middling and hard sentences apart. Not used when a
trainee speaks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .clarity import CUTS, RULES, clarity, counts, difficulties
from .corpus import HERE
from .french import count_words, fold
from .sentences import sentences
from .word_lists import Message

CALIBRATION = HERE / "donnees" / "clarte.txt"
LEVELS = ("difficile", "moyen", "clair")
AIMS = (20.0, 60.0, 95.0)
"""The points that a sentence of each level should have."""


@dataclass(frozen=True)
class Judged:
    """A sentence and its level: 0 hard, 1 middling, 2 clear."""

    text: str
    level: int


def read(path: Path = CALIBRATION) -> list[Judged]:
    """The sentences of a file « niveau | phrase »."""
    lines = (line.partition("|") for line in path.read_text(encoding="utf-8").splitlines() if "|" in line and not line.startswith("#"))
    return [Judged(text.strip(), LEVELS.index(level.strip())) for level, _, text in lines]


def fitted(judged: Sequence[Judged], rounds: int = 20_000, pull: float = 2.0) -> dict[str, float]:
    """Points a rule, none negative: projected gradient on squared error, bounded scores, drawn towards zero."""
    import numpy as np

    rows = np.asarray(
        [[counted[rule] for rule in RULES] for counted in (counts(one.text, difficulties(Message.of(one.text))) for one in judged)]
    )
    aims = np.asarray([AIMS[one.level] for one in judged])
    points = np.full(len(RULES), 3.0)
    for _ in range(rounds):
        scores = 100.0 - rows @ points
        missed = np.where((scores < 0) & (aims <= AIMS[0]), 0.0, np.maximum(scores, -60.0) - aims)
        slope = -2.0 * (missed @ rows) / len(aims) + 2.0 * pull * points / len(aims)
        points = np.maximum(0.0, points - 0.002 * slope)
    return {rule: round(float(value) * 2) / 2 for rule, value in zip(RULES, points, strict=True)}


# ── Plainer measures, to compare with ────────────────────────────────────────────────────────────


def kandel_moles(text: str) -> float:
    """French adaptation of Flesch's reading ease (Kandel and Moles, 1958): 207 − 1.015 × length − 73.6 × syllables a word."""
    words = re.findall(r"[a-z]+", fold(text))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=\w\w)(?:e|es|ent)$", "", word)))) for word in words)
    return 207 - 1.015 * len(words) - 73.6 * syllables / max(1, len(words))


def in_use(text: str) -> float:
    """The measure that ships."""
    return float(clarity(text, sentences(text))[0])


MEASURES: dict[str, Callable[[str], float]] = {
    "clarté": in_use,
    "longueur seule": lambda text: -float(count_words(text)),
    "Kandel-Moles": kandel_moles,
}


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [(order.index(v) + len(order) - 1 - order[::-1].index(v)) / 2 for v in values]


def rank_correlation(scores: Sequence[float], levels: Sequence[float]) -> float:
    """Spearman's, ties at their mean rank."""
    import numpy as np

    return float(np.corrcoef(_ranks(scores), _ranks(levels))[0, 1])


def best_cuts(scores: Sequence[float], levels: Sequence[int]) -> tuple[float, float]:
    """The two cuts that tell the three levels apart best on these sentences: the fairest chance for a plainer measure."""
    places = sorted(set(scores))
    pairs = [(low, high) for i, low in enumerate(places) for high in places[i:]]
    return max(pairs, key=lambda cut: accuracy(scores, levels, cut))


def accuracy(scores: Sequence[float], levels: Sequence[int], cuts: tuple[float, float]) -> float:
    """Share of the sentences put at their level."""
    right = sum((score >= cuts[0]) + (score >= cuts[1]) == level for score, level in zip(scores, levels, strict=True))
    return right / len(levels)


def compared(judged: Sequence[Judged], learnt: Sequence[Judged]) -> list[str]:
    """A line a measure: rank correlation, and accuracy with the cuts that suit the calibration sentences."""
    lines = []
    for name, measure in MEASURES.items():
        before = [measure(one.text) for one in learnt]
        cuts = CUTS if measure is in_use else best_cuts(before, [one.level for one in learnt])
        scores, levels = [measure(one.text) for one in judged], [one.level for one in judged]
        lines.append(f"{name:<15} ρ = {rank_correlation(scores, levels):.2f}   exactitude = {accuracy(scores, levels, cuts):.2f}")
    return lines


if __name__ == "__main__":
    sentences_learnt = read()
    print("\n".join(f"  {rule}: {value}" for rule, value in fitted(sentences_learnt).items()))
    print("\n".join(compared(read(Path(sys.argv[1])) if sys.argv[1:] else sentences_learnt, sentences_learnt)))
