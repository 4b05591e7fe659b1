"""What is printed from the desk goes to a file in the data folder."""

from __future__ import annotations

from pathlib import Path

from crca_sim import desk
from crca_sim.practice.message import PracticeError
from crca_sim.practice.session import Practice

FOLDER = "impressions"


def print_comparison(practice: Practice, folder: Path) -> Path:
    """The last comparison as a page; where it was written. Raises PracticeError."""
    page = desk.comparison_page(practice.scenario, practice.desk_state)
    if page is None:
        raise PracticeError("Aucune comparaison n'est établie : comparez d'abord des formules.")
    return _written(page, folder, f"comparaison-{practice.session}-{practice.turns[-1].n}")


def print_quotes(practice: Practice, folder: Path) -> Path:
    """The quotes as a page; where it was written. Raises PracticeError."""
    page = desk.quotes_page(practice.scenario, practice.desk_state)
    if page is None:
        raise PracticeError("Aucun devis n'est établi : établissez-en d'abord un.")
    return _written(page, folder, f"devis-{practice.session}-{practice.turns[-1].n}")


def _written(page: str, folder: Path, name: str) -> Path:
    where = folder / FOLDER / f"{name}.html"
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(page, encoding="utf-8")
    except OSError as error:
        raise PracticeError(f"La page n'a pas pu être écrite dans {where.parent} ({error.strerror}).") from error
    return where
