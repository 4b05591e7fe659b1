"""Commented models from which an author starts: valid as they are, one text to replace after another."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Literal

from crca_sim.authoring.library import installed_root, said_path
from crca_sim.authoring.mistakes import AuthoringError, shown, why

NewKind = Literal["scenario", "persona"]
_NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_TAKEN = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names of files that Windows keeps for itself."""


def write(kind: NewKind, name: str, root: Path) -> tuple[Path, ...]:
    """Writes the skeleton under `root` and gives the files that were made. Raises AuthoringError: bad name, name taken, folder refused."""
    if len(name) > 60 or not _NAME.fullmatch(name) or _TAKEN.fullmatch(name):
        message = f"« {shown(name)} » ne peut pas être un nom : des minuscules sans accent et des chiffres, séparés par - ou _."
        raise AuthoringError(f"{message} Exemple : auto-jeune-conducteur.")
    if kind == "persona":
        return (_written(root / "personas" / f"{name}.yaml", "persona", name),)
    return _scenario(name, root)


def _scenario(name: str, root: Path) -> tuple[Path, ...]:
    path = root / "scenarios" / name / "scenario.yaml"
    _refuse_existing(path)
    persona = _someone(root)
    made = () if persona else (_written(root / "personas" / f"{name}-client.yaml", "persona", f"{name}-client"),)
    return (*made, _written(path, "scenario", name, persona=persona or f"{name}-client"))


def _someone(root: Path) -> str | None:
    """A persona that the scenario can name: one of the folder's own, else a shipped one; none, when the folder has none yet."""
    own = root / "personas"
    folder = own if own.is_dir() else installed_root() / "personas"
    return next((path.stem for path in sorted(folder.glob("*.yaml")) if _NAME.fullmatch(path.stem)), None)


def _written(path: Path, kind: NewKind, name: str, **values: str) -> Path:
    text = files("crca_sim.authoring").joinpath("squelettes", f"{kind}.yaml").read_text("utf-8")
    for key, value in ({"nom": name, "fichier": said_path(path)} | values).items():
        text = text.replace("{" + key + "}", value)
    _refuse_existing(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise AuthoringError(f"« {path} » ne peut pas être écrit : {why(error)}.") from None
    return path


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise AuthoringError(f"« {path} » existe déjà : rien n'a été changé.")
