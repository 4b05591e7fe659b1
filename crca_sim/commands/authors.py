"""`crca-sim schema`, `new` and `graph`: what helps to write scenarios and personas."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import get_args

from crca_sim.authoring.files import KINDS
from crca_sim.authoring.graph import mermaid
from crca_sim.authoring.known import the_house
from crca_sim.authoring.library import Library, open_library, said_path
from crca_sim.authoring.mistakes import AuthoringError, BrokenFile, one_of
from crca_sim.authoring.portal_plan import PLAN, plan
from crca_sim.authoring.schema import json_schema
from crca_sim.authoring.skeleton import NewKind, write
from crca_sim.house.names import typeset


def schema(kind: str) -> int:
    """Prints the JSON Schema of a kind of file, for editors that complete as one types."""
    known = next((k for k in KINDS if k == kind), None)
    if known is None:
        return _refused(f"« {kind} » n'est pas une sorte de fichier : {one_of(KINDS)}.")
    print(json.dumps(json_schema(known), ensure_ascii=False, indent=2))
    return 0


def new(kind: str, name: str, root: Path | None = None) -> int:
    """Writes a commented skeleton under `root` (the working folder by default), and says where."""
    known = next((k for k in get_args(NewKind) if k == kind), None)
    if known is None:
        return _refused(f"On peut créer {one_of(get_args(NewKind))}, pas « {kind} ».")
    try:
        made = write(known, name, root or Path.cwd())
    except AuthoringError as error:
        return _refused(str(error))
    for path in made:
        print(f"Créé\u00a0: {said_path(path)}")
    print(f"Ouvrez-le dans un éditeur de texte, puis vérifiez-le\u00a0: crca-sim check {said_path(made[-1])}")
    return 0


def graph(scenario: str, library: Library | None = None) -> int:
    """Prints a scenario as Mermaid text: what is to be found, what answers it, what gets in the way (for authors: it shows all).

    `espace-client` prints the plan of the client portal instead.
    """
    if scenario == PLAN:
        print(plan(the_house().portal))
        return 0
    try:
        print(mermaid((library or open_library()).scenario(scenario)))
    except BrokenFile as broken:
        print(typeset(str(broken)), file=sys.stderr)
        return 1
    except AuthoringError as error:
        return _refused(str(error))
    return 0


def _refused(message: str) -> int:
    print(typeset(message), file=sys.stderr)
    return 2
