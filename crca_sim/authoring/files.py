"""One authored file, from its bytes to a checked description, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel

from crca_sim.authoring.mistakes import START, BrokenFile, Mistake, errors_of, in_order, nearest
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.persona_review import reread_accommodation, reread_persona
from crca_sim.authoring.playthrough import Playthrough
from crca_sim.authoring.playthrough_review import reread as reread_playthrough
from crca_sim.authoring.repertoire import Repertoire, Wordings
from crca_sim.authoring.repertoire_review import reread as reread_repertoire
from crca_sim.authoring.repertoire_review import reread_wordings
from crca_sim.authoring.review import Catalogue, Review
from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.scenario_review import reread as reread_scenario
from crca_sim.authoring.shape import described
from crca_sim.authoring.source import Source, read_source

Kind = Literal["scenario", "persona", "amenagement", "partie", "formulations", "reparties"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MODELS: dict[Kind, type[BaseModel]] = {
    "scenario": Scenario, "persona": Persona, "amenagement": Accommodation, "partie": Playthrough,
    "formulations": Wordings, "reparties": Repertoire,
}  # fmt: skip
_REREADS: dict[Kind, Any] = {
    "scenario": reread_scenario, "persona": reread_persona, "amenagement": reread_accommodation, "partie": reread_playthrough,
    "formulations": reread_wordings, "reparties": reread_repertoire,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that can be used, and what its author could still improve."""

    kind: Kind
    description: BaseModel
    source: Source
    advice: tuple[Mistake, ...]


def load(path: Path, catalogue: Catalogue, *, kind: Kind | None = None, file: str | None = None) -> Checked:
    """Reads and checks a file. `kind` is told from the keys when it is not given. Raises BrokenFile with every mistake."""
    source = read_source(path, file)
    found = kind or kind_of(source)
    review = Review(source, catalogue)
    description = described(MODELS[found], source)
    _REREADS[found](description, review)
    mistakes = in_order((*source.advice, *review.mistakes))
    if errors_of(mistakes):
        raise BrokenFile(mistakes)
    return Checked(found, description, source, mistakes)


def kind_of(source: Source) -> Kind:
    """What the keys describe. Raises BrokenFile when they describe nothing known."""
    if not isinstance(source.value, dict):
        message = "Ce fichier doit contenir des clés (« titre: … », « nom: … »), et non une simple liste ou un texte."
        raise BrokenFile([Mistake(source.file, *START, message, "écrivez chaque clé en début de ligne, suivie de « : » et d'une espace.")])
    best = _likest(source.value, _exact) or _likest(source.value, _nearly)
    if best is None:
        message = (
            "On ne reconnaît ici ni un scénario, ni une persona, ni un aménagement, ni une partie, ni des réparties, ni des formulations."
        )
        raise BrokenFile([Mistake(source.file, *START, message, "`crca-sim new scenario NOM` écrit un modèle à compléter.")])
    return best


def _likest(value: dict[str, Any], likeness: Callable[[Iterable[str], set[str]], int]) -> Kind | None:
    """The kind whose keys these most are; None when they are no one's."""
    counts = {kind: likeness(value, _keys(MODELS[kind])) for kind in KINDS}
    best = max(KINDS, key=lambda kind: counts[kind])
    return best if counts[best] else None


def _keys(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _exact(given: Iterable[str], known: set[str]) -> int:
    return len(known.intersection(given))


def _nearly(given: Iterable[str], known: set[str]) -> int:
    return sum(nearest(key, known) is not None for key in islice(given, 50))
