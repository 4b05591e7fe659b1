"""`crca-sim check`: every mistake of authored files, with its place and a way out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from crca_sim.authoring.files import load
from crca_sim.authoring.library import Library, open_library, said_path
from crca_sim.authoring.mistakes import BrokenFile, Mistake, errors_of, in_order
from crca_sim.house.names import typeset

Play = Callable[[Path], list[Mistake]]
"""Plays a playthrough and says where what was seen is not what it expected."""

_SUFFIXES = (".yaml", ".yml")
_SEVERITIES = {"erreur": "error", "conseil": "advice"}


def run(paths: Sequence[str] = (), as_json: bool = False, play: Play | None = None) -> int:
    """Checks files and folders; without any, the library in use. Exit code: 0 right, 1 mistakes, 2 no such path."""
    try:
        files, library = _to_check([Path(path) for path in paths])
    except FileNotFoundError as error:
        print(typeset(str(error)), file=sys.stderr)
        return 2
    mistakes = in_order_of_files(check(files, library, play))
    print(_as_json(len(files), mistakes) if as_json else _as_text(len(files), mistakes))
    return 1 if errors_of(mistakes) else 0


def check(files: Iterable[Path], library: Library, play: Play | None = None) -> list[Mistake]:
    """All mistakes of these files; playthroughs without any are played when `play` is given."""
    return [mistake for path in files for mistake in _checked(path, library, play)]


def in_order_of_files(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Each file's in the order of its lines, said once; the files in alphabetical order."""
    by_file: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        by_file.setdefault(mistake.file, []).append(mistake)
    return [mistake for file in sorted(by_file) for mistake in in_order(by_file[file])]


def _checked(path: Path, library: Library, play: Play | None) -> Sequence[Mistake]:
    file = said_path(path)
    try:
        checked = load(path, library, file=file)
        played = play(path) if play is not None and checked.kind == "partie" else []
    except BrokenFile as broken:
        return [*broken.mistakes, *_advice(path, file)]
    return [*checked.advice, *played, *_advice(path, file)]


def _advice(path: Path, file: str) -> list[Mistake]:
    if path.suffix != ".yml":
        return []
    return [Mistake(file, 1, 1, "Le simulateur ne lit que les fichiers « .yaml ».", f"renommez-le {path.stem}.yaml.", "conseil")]


# ── What to check ────────────────────────────────────────────────────────────────────────────────


def _to_check(paths: Sequence[Path]) -> tuple[list[Path], Library]:
    library = open_library()
    if not paths:
        return _all_in(library.folders()), library
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"« {path} » n'existe pas.")
    files = _all_in(paths)
    if not files:
        raise FileNotFoundError("Il n'y a aucun fichier « .yaml » dans ce dossier.")
    return files, library_around(library, paths)


def _all_in(paths: Iterable[Path]) -> list[Path]:
    found = [file for path in paths for file in (_inside(path) if path.is_dir() else [path])]
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    return sorted(path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def library_around(library: Library, paths: Sequence[Path]) -> Library:
    """The library in use, after the folders that the files themselves lie in: a pack is checked with its own names."""
    roots = list(dict.fromkeys(root for path in paths for root in _roots(path.resolve())))
    scenarios = (*(root / "scenarios" for root in roots), *library.scenario_folders)
    personas = (*(root / "personas" for root in roots), *library.persona_folders)
    return Library(scenarios, personas, library.lent_folders)


def _roots(path: Path) -> list[Path]:
    around = [folder.parent for folder in (path, *path.parents) if folder.name in ("scenarios", "personas")]
    own = [path] if (path / "scenarios").is_dir() or (path / "personas").is_dir() else []
    return [*own, *around[:1]]


# ── How it is told ───────────────────────────────────────────────────────────────────────────────


def _as_json(files: int, mistakes: Sequence[Mistake]) -> str:
    told = [
        {
            "file": m.file, "line": m.line, "column": m.column,
            "severity": _SEVERITIES[m.severity], "message": typeset(m.message), "proposal": typeset(m.proposal) if m.proposal else None,
        }
        for m in mistakes
    ]  # fmt: skip
    return json.dumps({"files": files, "mistakes": told, "ok": not errors_of(mistakes)}, ensure_ascii=False, indent=2)


def _as_text(files: int, mistakes: Sequence[Mistake]) -> str:
    return "\n".join([*(_line(m) for m in mistakes), _summary(files, mistakes)])


def _line(mistake: Mistake) -> str:
    advice = "conseil : " if mistake.severity == "conseil" else ""
    place = f"{mistake.file}:{mistake.line}:{mistake.column}"
    proposal = typeset(f"\n    Proposition : {mistake.proposal}") if mistake.proposal else ""
    return f"{place}: {typeset(advice + mistake.message)}{proposal}"


def _summary(files: int, mistakes: Sequence[Mistake]) -> str:
    errors = len(errors_of(mistakes))
    advice = len(mistakes) - errors
    told = [f"{errors} erreur{_s(errors)}" if errors else "aucune erreur"]
    if advice:
        told.append(f"{advice} conseil{_s(advice)}")
    return typeset(f"{files} fichier{_s(files)} vérifié{_s(files)} : {', '.join(told)}.")


def _s(count: int) -> str:
    return "s" if count > 1 else ""
