"""How surely each wording is said in each window of a note: by its words, by its meaning, against what is denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from .encoder import encode
from .point_windows import Note
from .point_wordings import Element, Wording, wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COVERED, WHOLLY, ALIKE, APART, DENIED, BASE = 3.3, 3.2, 1.0, 4.5, -4.0, -2.3
"""Weights learnt on `notes-reglage.yaml` (and on the same texts with a point's words cut out): words found, the same squared (half
a wording is worth little), likeness of meaning, how much more alike than the other points (a clause belongs to the one that
it resembles most), words found under the contrary sign (set by hand: a denial decides)."""
UNRELATED = 0.25
"""Likeness of two clauses that have nothing in common."""
SHARED = 0.3
"""Weight of a word that both halves of a double point use."""
DOUBT = 0.4
"""What a denial in the same window takes away from a wording said in part, as a share of a full denial."""
WHOLE = 0.99
"""Share of a wording that is all of it."""
EXPLAINING, MOST_CLAUSES = 6, 20
"""A wording found whole in at most so many words explains them; of a long note, only so many clauses are encoded, those first
that have most words left to explain."""
ENOUGH = 0.5
"""Confidence from which a part counts as said."""


@dataclass(frozen=True)
class Table:
    """The wordings of all parts of all points, one after another."""

    elements: tuple[Element, ...]
    weights: NDArray[np.float64]
    """How much each element tells: less when other parts use it too."""
    firsts: tuple[int, ...]
    """Where the elements of each wording begin."""
    parts: NDArray[np.int64]
    """Which part each wording belongs to."""
    sentences: tuple[str, ...]
    """How each wording reads."""

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """One row a wording; the encoder is called only once meaning must be looked at."""
        return encode(self.sentences)


@lru_cache(maxsize=64)
def table(points: tuple[tuple[tuple[str, ...], ...], ...]) -> Table:
    """Wordings of the parts of each point, made ready once; those that hold no telling word are left out."""
    import numpy as np

    told = [
        _Told(rank, point, wording(text))
        for rank, (point, texts) in enumerate((point, texts) for point, parts in enumerate(points) for texts in parts)
        for text in texts
    ]
    told = [one for one in told if one.wording.elements]
    sizes = [len(one.wording.elements) for one in told]
    return Table(
        elements=tuple(element for one in told for element in one.wording.elements),
        weights=_weights(told),
        firsts=tuple(sum(sizes[:i]) for i in range(len(sizes))),
        parts=np.asarray([one.part for one in told], dtype=np.int64),
        sentences=tuple(one.wording.sentence for one in told),
    )


@dataclass(frozen=True)
class _Told:
    """A wording of a part of a point."""

    part: int
    point: int
    wording: Wording


def _weights(told: Sequence[_Told]) -> NDArray[np.float64]:
    """What the other half of a double point says as well, under the same sign, tells little of this half."""
    import numpy as np

    users: dict[tuple[int, str, bool], set[int]] = {}
    for one in told:
        for element in one.wording.elements:
            for key in element.keys:
                users.setdefault((one.point, key, element.denied), set()).add(one.part)
    shared = [
        any(len(users[one.point, key, element.denied]) > 1 for key in element.keys) for one in told for element in one.wording.elements
    ]
    own = [element.weight for one in told for element in one.wording.elements]
    return np.asarray(own) * np.where(shared, SHARED, 1.0)


def scores(note: Note, known: Table) -> NDArray[np.float64]:
    """Confidence, wordings × windows."""
    import numpy as np

    said, contrary = _found(note, known.elements)
    weights = known.weights[:, None]
    total = np.add.reduceat(weights, known.firsts)
    covered, denied = (np.add.reduceat(marks * weights, known.firsts) / total for marks in (said, contrary))
    exact = np.asarray([element.exact for element in known.elements])[:, None]
    missing = np.add.reduceat(exact & ~said, known.firsts) > 0
    denied = np.maximum(denied, _disproved(note, covered, denied, known.parts))
    denied = np.maximum(denied, _doubtful(note, known) * (covered < WHOLE))
    alike = _likeness(note, known, _unexplained(note, (covered > WHOLE) & (denied == 0) & ~missing, known.parts))
    apart = alike - _rivals(alike, known.parts)
    weighed = COVERED * covered + WHOLLY * covered**2 + ALIKE * alike + APART * apart + DENIED * denied + BASE
    return np.where(missing, 0.0, 1 / (1 + np.exp(-weighed)))


def _unexplained(note: Note, whole: NDArray[np.bool_], parts: NDArray[np.int64]) -> list[int]:
    """The clauses whose meaning must be looked at: none when every part is said in so many words."""
    import numpy as np

    if len(set(parts[whole.any(axis=1)].tolist())) == len(set(parts.tolist())):
        return []
    clear = [note.windows[i] for i in np.flatnonzero(whole.any(axis=0))]
    explained = {place for window in clear if window.size <= EXPLAINING for place in range(window.first, window.last)}
    left = [sum(note.words[i].tells and i not in explained for i in range(c.first, c.last)) for c in note.clauses]
    return sorted(sorted(range(len(left)), key=lambda i: (-left[i], i))[:MOST_CLAUSES])


def _doubtful(note: Note, known: Table) -> NDArray[np.float64]:
    """« Franchise pas évoquée »: where something is denied, a wording that denies nothing is not half said."""
    import numpy as np

    denies = np.logical_or.reduceat(np.asarray([element.denied for element in known.elements]), known.firsts)
    holds = np.asarray([any(word.denied for word in note.words[w.first : w.last]) for w in note.windows])
    doubted: NDArray[np.float64] = np.where(~denies[:, None] & holds[None, :], DOUBT, 0.0)
    return doubted


def _disproved(note: Note, covered: NDArray[np.float64], denied: NDArray[np.float64], parts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Where one wording of a part is denied outright, no other wording of it half counts: « identité non vérifiée »."""
    import numpy as np

    outright = (covered + denied > WHOLE) & (denied > 0)
    marks = np.zeros(covered.shape)
    for part in set(parts[outright.any(axis=1)].tolist()):
        mine = parts == part
        places = [note.windows[i] for i in np.flatnonzero(outright[mine].any(axis=0))]
        least = [w for w in places if not any(w.holds(o) and w != o for o in places)]
        touched = [any(w.meets(o) for o in least) for w in note.windows]
        marks[np.ix_(mine, touched)] = 1.0
    return np.where(covered > WHOLE, 0.0, marks)


def _found(note: Note, elements: Sequence[Element]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Elements × windows: those said, and those said under the contrary sign only."""
    import numpy as np

    marks = np.zeros((2, len(elements), len(note.words) + 1), dtype=np.int16)
    for row, element in enumerate(elements):
        for place in note.places(element):
            marks[0 if element.agrees(note.words[place]) else 1, row, place + 1] = 1
        for place in note.other_counts(element):
            marks[1, row, place + 1] = 1
    counts = marks.cumsum(axis=2)
    said, contrary = counts[:, :, [w.last for w in note.windows]] > counts[:, :, [w.first for w in note.windows]]
    return said, contrary & ~said


def _likeness(note: Note, known: Table, looked_at: list[int]) -> NDArray[np.float32]:
    """Wordings × windows: the best likeness with a clause of the window."""
    import numpy as np

    best = np.zeros((len(known.parts), len(note.windows)), dtype=np.float32)
    if not looked_at:
        return best
    clauses = [note.clauses[i] for i in looked_at]
    alike = np.maximum(known.vectors @ encode([note.spelt_out(clause) for clause in clauses]).T, 0)
    for column, window in enumerate(note.windows):
        inside = [i for i, clause in enumerate(clauses) if window.holds(clause)]
        if inside:
            best[:, column] = alike[:, inside].max(axis=1)
    return best


def _rivals(alike: NDArray[np.float32], parts: NDArray[np.int64]) -> NDArray[np.float32]:
    """For each wording and window, the best likeness with a wording of another part."""
    import numpy as np

    by_part = np.stack([alike[parts == part].max(axis=0, initial=UNRELATED) for part in range(int(parts.max()) + 1)])
    order = np.argsort(by_part, axis=0)
    first, second = order[-1], order[-2] if len(by_part) > 1 else order[-1]
    columns = np.arange(alike.shape[1])
    others = np.where(first[None, :] == parts[:, None], by_part[second, columns], by_part[first, columns])
    return others if len(by_part) > 1 else np.full_like(alike, UNRELATED)
