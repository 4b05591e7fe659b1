"""Key points reread: each can be recognised, in three to six ways, and its `{…}` are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crca_sim.authoring.mistakes import nearest, shown
from crca_sim.authoring.review import Path, Review
from crca_sim.understanding.point_wordings import KINDS, wording

FEWEST, MOST = 3, 6
"""Wordings of a point that the judge needs, and beyond which they add nothing."""
_KIND = re.compile(r"\{[^{}]*\}")


def reread_points(review: Review) -> None:
    """Tells the review what is wrong in the key points of a scenario, wherever they stand in it."""
    for path, point in _points(review.source.value, ()):
        _point(review, path, point)


def _points(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if not isinstance(value, dict):
        return
    for key, below in value.items():
        if key == "points_cles" and isinstance(below, list):
            yield from (((*path, key, rank), point) for rank, point in enumerate(below) if isinstance(point, dict))
        else:
            yield from _points(below, (*path, key))


def _point(review: Review, path: Path, point: dict[str, Any]) -> None:
    parts, wordings = point.get("parties"), point.get("formulations")
    if parts and wordings:
        review.wrong(
            (*path, "parties"),
            "Ce point a des « formulations » et des « parties » : c'est l'un ou l'autre.",
            "gardez « parties » si les deux moitiés sont nécessaires.",
            key=True,
        )
    elif parts:
        _parts(review, (*path, "parties"), parts)
    elif wordings:
        _wordings(review, (*path, "formulations"), wordings)
    else:
        review.wrong(
            path, "Rien ne dit à quoi ce point se reconnaît.", f"ajoutez « formulations », avec {FEWEST} à {MOST} façons de le dire."
        )


def _parts(review: Review, path: Path, parts: list[dict[str, Any]]) -> None:
    if len(parts) == 1:
        review.advise(path, "Une seule partie : écrivez plutôt « formulations ».")
    for rank, part in enumerate(parts):
        _wordings(review, (*path, rank, "formulations"), part["formulations"])


def _wordings(review: Review, path: Path, wordings: list[str]) -> None:
    if len(wordings) < FEWEST:
        message = f"Il faut {FEWEST} à {MOST} formulations pour bien reconnaître ce que d'autres écriront ; il y en a {len(wordings)}."
        review.advise(path, message, "ajoutez une autre façon de le dire, avec d'autres mots.")
    elif len(wordings) > MOST:
        message = f"{FEWEST} à {MOST} formulations suffisent (synonymes, abréviations et fautes sont connus) ; il y en a {len(wordings)}."
        review.advise(path, message, "gardez les plus différentes.")
    for rank, text in enumerate(wordings):
        _wording(review, (*path, rank), text)


def _wording(review: Review, path: Path, text: str) -> None:
    strange = [kind for kind in _KIND.findall(text) if kind not in KINDS]
    for kind in strange:
        close = nearest(kind, KINDS)
        review.wrong(path, f"« {shown(kind)} » n'est pas connu ici.", f"« {close} »." if close else f"possibles : {', '.join(KINDS)}.")
    if not strange and not wording(text).elements:
        review.advise(
            path, "Cette formulation n'a que des mots courants : elle ne sera jamais reconnue.", "ajoutez-y un mot qui dit le fait."
        )
