"""What lives are made of: streets, towns, pets, jobs. Data, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def stock() -> dict[str, Any]:
    """The table of `biographie.yaml`."""
    rows: dict[str, Any] = yaml.load(files(__package__).joinpath("biographie.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return rows
