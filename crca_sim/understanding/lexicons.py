"""The word lists of the package, kept in YAML where a trainer can read and extend them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("lexiques")


def word_set(words: str) -> frozenset[str]:
    """Words separated by blanks, as a set."""
    return frozenset(words.split())


def read_yaml(path: Path) -> Any:
    """A file of the package; ours, so plain safe loading is enough."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)


def lexicon(name: str) -> Any:
    """One word list, by the name of its file."""
    return read_yaml(FOLDER / f"{name}.yaml")
