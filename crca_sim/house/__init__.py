"""The fictional insurer, *Mutuelle Aubelune*: products, tariff, documents, directory, delegations, desk vocabulary.

Everything is invented (`aubelune/*.yaml`), legal figures apart, which say so with their certainty.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from crca_sim.house.insurer import House, canonical_amount
from crca_sim.house.names import nearest, plain, resolve, typeset, unknown

__all__ = ["House", "canonical_amount", "house", "nearest", "plain", "resolve", "typeset", "unknown"]

_FILES = ("maison", "poste", "documents", "connaissances", "produits-dommages", "produits-personnes")


@cache
def house() -> House:
    """The house, read and checked once."""
    import yaml

    described: dict[str, object] = {}
    products: list[object] = []
    for name in _FILES:
        text = files("crca_sim.house").joinpath("aubelune", f"{name}.yaml").read_text(encoding="utf-8")
        part = yaml.load(text, yaml.CSafeLoader)
        products += part.pop("produits", [])
        described |= part
    return House.model_validate(described | {"produits": products})
