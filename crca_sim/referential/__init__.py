"""The competencies, indicators and faults that interviews are judged by, as checked data.

The eleven competencies are official (RNCP41351BC01); the indicators are a pedagogical construction, and say so.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from crca_sim.referential.model import Block, Competency, FaultKind, Indicator, Occasion, Wording, blanks

__all__ = ["Block", "Competency", "FaultKind", "Indicator", "Occasion", "Wording", "blanks", "block", "parse"]


@cache
def block(name: str = "bc01") -> Block:
    """A block of the referential, read and checked once. Unknown name: FileNotFoundError."""
    return parse(files(__package__).joinpath(f"{name}.yaml").read_bytes())


def parse(source: bytes) -> Block:
    """A block from the bytes of its file; what does not hold together is refused (pydantic.ValidationError)."""
    import yaml

    described = yaml.load(source, yaml.CSafeLoader)
    checksum = hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest()[:12]
    return Block.model_validate(described | {"checksum": checksum})
