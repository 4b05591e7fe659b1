"""Learns which clauses mean something that must not be written (`forbidden_meaning.py`).

Development only. Innocent clauses are those of `donnees/interdits.txt`, the wordings that scenarios ask for, what advisers
say without any fault, and the innocent clauses of the development sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from . import corpus
from .encoder import encode
from .forbidden_meaning import SURE, WEIGHTS
from .learning import Array
from .lexicons import read_yaml
from .measures_notes import DEVELOPMENT, FORBIDDEN_DEVELOPMENT, SCENARIOS
from .point_windows import read_note
from .point_wordings import wording

EXAMPLES = Path(__file__).with_name("donnees") / "interdits.txt"
INNOCENT = "-"
SPOKEN = 4000
"""Sentences of advisers, drawn at regular steps."""
LOOSENESS = 10.0


def examples() -> Iterator[tuple[str, str]]:
    """Family (or `-`) and clause of each example."""
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            family, text = line.split(" | ", 1)
            yield family, text


def innocent() -> Iterator[str]:
    """Clauses that accuse nobody, from elsewhere than the examples."""
    yield from dict.fromkeys(
        wording(text).sentence for file in sorted(SCENARIOS.glob("*/scenario.yaml")) for text in _wordings(read_yaml(file))
    )
    spoken = [row.text for row in corpus.read_folder() if not any(act.startswith("f_") for act in row.acts)]
    yield from spoken[:: max(1, len(spoken) // SPOKEN)]
    for entry in [*read_yaml(DEVELOPMENT), *read_yaml(FORBIDDEN_DEVELOPMENT)]:
        yield from _clean_clauses(entry)


def _wordings(described: Any) -> Iterator[str]:
    """Every wording of every key point, wherever it stands."""
    if isinstance(described, dict):
        for key, value in described.items():
            yield from map(str, value) if key == "formulations" and isinstance(value, list) else _wordings(value)
    elif isinstance(described, list):
        for one in described:
            yield from _wordings(one)


def _clean_clauses(entry: Any) -> Iterator[str]:
    told = [(start, start + len(quote)) for quote in entry["interdits"] if (start := entry["text"].find(quote)) >= 0]
    note = read_note(entry["text"])
    for clause in note.clauses:
        start, end = note.span(clause)
        if not any(a < end and start < b for a, b in told):
            yield note.spelt_out(clause)


def train() -> dict[str, float]:
    """Keeps the weights; says what is reached on examples left out."""
    shown = list(examples())
    others = list(innocent())
    vectors = encode([*(text for _, text in shown), *others])
    names = np.asarray([*(family for family, _ in shown), *(INNOCENT for _ in others)])
    bad = names != INNOCENT
    families = LogisticRegression(C=LOOSENESS, max_iter=3000).fit(vectors[bad], names[bad])
    _keep(families, _fitted(vectors, bad))
    return _figures(vectors, bad, names)


def _fitted(vectors: Array, bad: Array) -> Any:
    return LogisticRegression(C=LOOSENESS, max_iter=3000).fit(vectors, bad)


def _keep(families: Any, wrong: Any) -> None:
    weights = np.vstack([wrong.coef_, families.coef_]).astype(np.float32)
    bias = np.concatenate([wrong.intercept_, families.intercept_]).astype(np.float32)
    np.savez_compressed(WEIGHTS, families=families.classes_.astype(str), weights=weights, bias=bias)


def _figures(vectors: Array, bad: Array, names: Array) -> dict[str, float]:
    folds = StratifiedKFold(6, shuffle=True, random_state=0).split(vectors, names)
    model = LogisticRegression(C=LOOSENESS, max_iter=3000)
    sure = cross_val_predict(model, vectors, bad, cv=folds, method="predict_proba")[:, 1] >= SURE
    return {"forbidden_recall": round(float(sure[bad].mean()), 3), "forbidden_wrong": round(float(sure[~bad].mean()), 4)}


if __name__ == "__main__":
    print(train())
