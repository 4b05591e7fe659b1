"""The closed list of acts, as people read it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def labels() -> dict[str, str]:
    """Act id → French label, in the infinitive (« reformuler ce que le client a dit »)."""
    acts = yaml.load(files(__package__).joinpath("actes.yaml").read_text("utf-8"), yaml.CSafeLoader)["acts"]
    return {act["id"]: act["libelle"] for act in acts}
