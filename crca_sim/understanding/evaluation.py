"""`make eval`: how well the reader does on sentences it has never met. Tables only, never the sentences.

The files that judge stay unread: whoever looks at them to mend a mistake spoils the measure.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from . import measures_acts, measures_topics, measures_trust
from .acts import MODEL
from .corpus import Labelled, read_folder
from .measures import JUDGES, Count
from .measures_acts import Figures, Judged, confusions, figures, judge, leaks
from .reader import Reader, load_reader

__all__ = ["JUDGES", "Count", "Figures", "Judged", "confusions", "figures", "judge", "leaks"]


def _agreement(folder: Path) -> Iterator[str]:
    yield "Accord de deux étiqueteurs, par acte (F1)"
    pairs = [(folder / second.name, second) for second in sorted((folder / "second").glob("*.txt"))]
    for first, second in pairs:
        counts = measures_trust.agreement(first, second)
        total = Count(*(sum(getattr(c, side) for c in counts.values()) for side in ("hit", "extra", "missed")))
        worst = sorted(counts, key=lambda act: counts[act].f1)[:12]
        yield f"{first.name} : {total.f1:.3f} ; les plus discutés : {', '.join(f'{act} {counts[act].f1:.2f}' for act in worst)}"


def _calibration(judged: list[Judged]) -> Iterator[str]:
    yield "Calibration (confiance annoncée → part juste)"
    for one in measures_trust.reliability(judged):
        yield f"{one.low:.2f}–{one.high:.2f} : annoncé {one.said:.2f}, juste {one.true:.2f} ({one.count})"


def _noise(reader: Reader, sentences: list[Labelled], clean: Figures) -> Iterator[str]:
    noisy = figures(judge(reader, measures_trust.misspelt(sentences)))
    yield "Orthographe : 4 % de mots fautifs"
    yield f"F1 {clean.micro.f1:.3f} → {noisy.micro.f1:.3f} ({100 * (noisy.micro.f1 - clean.micro.f1):+.1f} points)"


def _topics(reader: Reader, folder: Path) -> Iterator[str]:
    found = measures_topics.measure(reader, folder / "themes-epreuve.yaml")
    yield "Thèmes (toute la banque ouverte)"
    yield f"questions, premier thème juste : {found.first_right.recall:.3f} ; deux thèmes trouvés : {found.both_found.recall:.3f}"
    yield f"« aucun thème » juste : {found.none_right.recall:.3f} ; affirmations, F1 : {found.statements.f1:.3f}"


def _likeness() -> Iterator[str]:
    from . import measures_likeness

    found = measures_likeness.measure()
    yield "Ressemblance aux exemples (faits et réparties des scénarios)"
    yield f"première chose juste : {found.first_right.recall:.3f}  ({found.first_right.hit + found.first_right.missed})"
    yield f"sûres : {found.sure.recall:.3f} des phrases ; justes : {found.sure_right.recall:.3f}"


def _slots(folder: Path) -> Iterator[str]:
    from . import measures_slots

    found = measures_slots.measure(folder / "elements-epreuve.yaml")
    yield "Éléments (rôle, objet et valeur justes)"
    yield f"tous : P {found.exact.precision:.3f}  R {found.exact.recall:.3f}"
    yield from (f"{role:20} P {c.precision:.3f}  R {c.recall:.3f}  ({c.hit + c.missed})" for role, c in sorted(found.by_role.items()))


def _notes(folder: Path) -> Iterator[str]:
    from . import measures_notes

    found = measures_notes.measure(folder / "notes-epreuve.yaml")
    yield "Points clés (notes de contact)"
    yield f"points : P {found.points.precision:.3f}  R {found.points.recall:.3f}  ({found.points.hit + found.points.missed})"
    both = measures_notes.measure_all((folder / "notes-epreuve.yaml", folder / "interdits-epreuve.yaml"))
    yield f"interdits : P {both.forbidden.precision:.3f}  R {both.forbidden.recall:.3f}  ({both.forbidden.hit + both.forbidden.missed})"
    yield f"textes sains accusés : {both.accused} sur {both.clean}"


def _learning() -> Iterator[str]:
    curve = json.loads((MODEL / "actes.json").read_text(encoding="utf-8")).get("curve", {})
    yield "Courbe d'apprentissage (F1 hors échantillon, première passe seule)"
    yield from (f"{count} phrases : {f1:.3f}" for count, f1 in curve.items())


def report(reader: Reader, folder: Path) -> Iterator[str]:
    """All tables, as lines."""
    sentences = read_folder(folder)
    judged = judge(reader, sentences)
    reached = figures(judged)
    yield measures_acts.tables(reached, judged)
    for table in (
        _agreement(folder),
        _calibration(judged),
        _noise(reader, sentences, reached),
        _topics(reader, folder),
        _likeness(),
        _slots(folder),
        _notes(folder),
        _learning(),
    ):
        yield ""
        yield from table


def main() -> None:
    """`python -m crca_sim.understanding.evaluation [FOLDER] [--json]`."""
    parser = argparse.ArgumentParser(description="Mesure la compréhension sur les phrases de jugement (tableaux seulement).")
    parser.add_argument("folder", nargs="?", type=Path, default=JUDGES)
    parser.add_argument("--json", action="store_true", help="quelques chiffres seulement, pour une machine")
    arguments = parser.parse_args()
    reader = load_reader()
    if arguments.json:
        result = figures(judge(reader, read_folder(arguments.folder)))
        print(json.dumps({"micro": result.micro.f1, "macro": result.macro, "faults_precision": result.faults.precision}))
    else:
        print("\n".join(report(reader, arguments.folder)))


if __name__ == "__main__":
    main()
