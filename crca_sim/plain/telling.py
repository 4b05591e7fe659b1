"""A turn as labelled lines: « Vous : », « Client : », « Poste : »."""

from __future__ import annotations

from crca_sim.house.names import typeset
from crca_sim.practice import TurnView

YOU = "Vous : "
CLIENT = "Client : "
DESK = "Poste : "
INFORMATION = "Information : "

GESTURES = {
    "attendre": "vous laissez un silence attentif.",
    "ralentir": "vous ralentissez et articulez.",
    "se_placer_de_face": "vous vous placez face au client.",
    "ecrire": "vous écrivez les points et les chiffres.",
    "epeler": "vous épelez et détachez les chiffres.",
    "montrer": "vous montrez ce dont vous parlez.",
}


def told(view: TurnView, *, words: bool = True) -> list[str]:
    """The lines of a turn; without the trainee's own `words` when the terminal shows them already."""
    lines = labelled(YOU, view.trainee) if view.trainee is not None and words else []
    if view.gesture is not None:
        lines.append(typeset(f"Geste : {GESTURES.get(view.gesture, view.gesture)}"))
    if view.desk is not None:
        lines += desk_lines(view.desk)
    if view.companion is not None:
        lines += labelled(f"{view.companion[0]} : ", view.companion[1])
    if view.client is not None:
        lines += labelled(CLIENT, view.client)
    elif view.trainee is not None and view.companion is None:
        lines.append(f"{CLIENT}(silence)")
    return lines + [INFORMATION + typeset(notice) for notice in view.notices]


def labelled(label: str, text: str) -> list[str]:
    """The lines of a text, each with its label: heard alone, each says who speaks."""
    return [label + line for line in text.split("\n") if line.strip()]


def desk_lines(desk: dict[str, object]) -> list[str]:
    """What the desk did, then what it answers."""
    return labelled(DESK, f"{desk['label']}\n{desk.get('message') or ''}")
