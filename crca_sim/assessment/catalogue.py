"""The table of indicators and of what gives each an occasion, for trainers.

`python -m crca_sim.assessment.catalogue > docs/indicateurs.md` writes it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from crca_sim.referential import Competency, Indicator, block

_CHANNELS = {
    "telephone": "téléphone", "chat": "chat", "courriel": "courriel", "face_a_face": "face à face", "numerique": "guidage numérique",
}  # fmt: skip
_INTRODUCTION = """# Les indicateurs et leurs occasions

Un indicateur n'est jugé que s'il a une occasion : une seule condition de la colonne « Occasion » suffit. Sans occasion, il sort
du calcul. « Perdue » : si le stagiaire écourte l'entretien, l'occasion que prévoyait le scénario est perdue, et l'indicateur est
absent. Un scénario peut toujours déclarer un indicateur (`indicateurs`) ou le retirer (`sans_objet`). ★ : compte double.

Grille pédagogique non officielle. Ce tableau est tiré de `referential/bc01.yaml` et de `assessment/occasions.yaml` par
`python -m crca_sim.assessment.catalogue > docs/indicateurs.md` ; un test vérifie qu'il est à jour.
"""


@cache
def named(kind: str, name: str) -> str:
    """The French words of a condition (KeyError: it has none)."""
    source = files(__package__).joinpath("occasions.yaml").read_text("utf-8")
    return str(yaml.safe_load(source)[kind][name])


def occasion(indicator: Indicator) -> str:
    """What gives an indicator an occasion, one condition after the other."""
    when = indicator.occasion
    if indicator.not_judged:
        return f"*{indicator.not_judged}*"
    found = ["toujours"] if when.always else []
    found += [*_named("contenu", when.content), *_named("evenements", when.events)]
    channels = ", ".join(_CHANNELS[name] for name in when.channels)
    found += [f"canal : {channels}"] if channels else []
    return " ; ".join(found) or "si le scénario le déclare"


def lost(indicator: Indicator) -> str:
    """What an interview cut short has lost."""
    return " ; ".join(_named("contenu", indicator.occasion.lost))


def table() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *(line for competency in block().competencies for line in _rows(competency))]) + "\n"


def _rows(competency: Competency) -> Iterator[str]:
    yield f"## {competency.code}, {competency.title}\n"
    yield "| Indicateur | Occasion | Perdue |\n|---|---|---|"
    for indicator in competency.indicators:
        star = " ★" if indicator.star else ""
        yield f"| {indicator.id}{star} {indicator.title} | {occasion(indicator)} | {lost(indicator)} |"
    yield ""


def _named(kind: str, names: Iterable[str]) -> list[str]:
    return [named(kind, name) for name in names]


if __name__ == "__main__":
    print(table(), end="")
