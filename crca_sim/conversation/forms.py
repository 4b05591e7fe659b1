"""The form of a question, and the turns of phrase that tell it: data (`formes.yaml`), read once.

`form_of` says what kind of answer is asked for; `fits`, whether some words are an answer of that kind.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

from crca_sim.understanding.expressions import fold

Form = Literal["duree", "quand", "combien", "lieu", "personne", "raison", "maniere", "chose", "oui_non"]
"""How long, when, how much, where, who, why, how, what; else a yes or a no."""
ASKED_BY_A_WORD: tuple[Form, ...] = get_args(Form)[:-1]
"""The most particular first."""
_NAMED = re.compile(r"\{([a-z_]+)\}")


@cache
def rows() -> dict[str, Any]:
    """All the data, by name."""
    found: dict[str, Any] = yaml.load(files(__package__).joinpath("formes.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return found


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A named turn of phrase, to be looked for in folded words."""
    return re.compile(_source(tuple(rows()[name])))


@cache
def moments() -> dict[str, re.Pattern[str]]:
    """Part of the day → how it is said."""
    return {part: re.compile(_source(tuple(said))) for part, said in rows()["moments"].items()}


def _source(said: tuple[str, ...]) -> str:
    return "|".join(_NAMED.sub(lambda found: f"(?:{_source(tuple(rows()[found[1]]))})", one) for one in said)


def has(text: str, name: str) -> bool:
    """Whether the words hold this turn of phrase."""
    return pattern(name).search(fold(text)) is not None


@lru_cache(maxsize=1024)
def form_of(text: str) -> Form:
    """What is asked for: by the last clause of the sentence first, since what comes before it often only leads to it."""
    if has(text, "oui_ou_non"):
        return "oui_non"
    plain = fold(re.sub(r"\b[oO]ù", "@ou", text)).rstrip(" ?!.…\u00a0\u202f")
    asked = pattern("enchasse").sub("", re.sub(r"\best-ce qu(?:e |')", "", plain)) + " ?"
    for clause in (_last_clause(asked), asked):
        if pattern("demande_un_mot").search(clause) or clause is asked:
            for form in ASKED_BY_A_WORD:
                if pattern(form).search(clause):
                    return form
    return "oui_non"


def _last_clause(folded: str) -> str:
    """After the last colon, else the last comma."""
    return re.split(r"[:;] ?|, ", folded)[-1]


def feeling(text: str) -> bool:
    """« Qu'est-ce qui vous a blessée ? », « de quoi avez-vous peur ? »: asks for what one feels or holds dear."""
    return form_of(text) in ("chose", "maniere") and has(text, "ressenti")


def fits(form: Form, text: str) -> bool:
    """Whether these words can answer a question of this form."""
    said = {"duree": "dit_duree", "quand": "dit_quand", "combien": "dit_combien", "lieu": "dit_lieu", "personne": "dit_personne"}.get(form)
    return said is None or has(text, said)
