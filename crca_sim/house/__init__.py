"""The fictional insurer, *Mutuelle Aubelune*: products, tariff, documents, directory, delegations, desk vocabulary.

Everything is invented (`aubelune/*.yaml`), legal figures apart, which say so with their certainty.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from crca_sim.house.insurer import House, canonical_amount
from crca_sim.house.names import nearest, plain, resolve, typeset, unknown

__all__ = ["House", "canonical_amount", "house", "nearest", "plain", "resolve", "typeset", "unknown"]

_FILES = (
    "maison", "annuaire", "poste", "fiche", "documents", "connaissances-maison", "connaissances-droit", "espace_client",
    "produits-dommages", "produits-personnes",
)  # fmt: skip


@cache
def house() -> House:
    """The house, read and checked once."""
    import yaml

    described: dict[str, Any] = {}
    for name in _FILES:
        text = files("crca_sim.house").joinpath("aubelune", f"{name}.yaml").read_text(encoding="utf-8")
        for key, part in yaml.load(text, yaml.CSafeLoader).items():
            described[key] = [*described[key], *part] if key in described else part
    return House.model_validate(described)
