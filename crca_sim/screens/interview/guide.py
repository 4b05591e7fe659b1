"""A first interview, accompanied: what to do next, and whether it was done. No widget here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crca_sim.practice import TurnView


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try. Done when a turn holds one of the `acts`, or of the `gestures`, or when the contact is over."""

    title: str
    todo: str
    example: str
    acts: frozenset[str] = frozenset()
    any_gesture: bool = False
    ends: bool = False

    def done_by(self, turn: TurnView) -> bool:
        """Whether this turn does it."""
        if self.ends:
            return turn.stage == "apres_contact"
        return bool(self.acts.intersection(turn.acts)) or (self.any_gesture and turn.gesture is not None)


STEPS = (
    Step(
        "Saluez",
        "Quelqu'un attend votre réponse. Saluez, présentez-vous, proposez votre aide, avec vos mots, puis Entrée.",
        "Mutuelle Aubelune bonjour, Inès Marchal, que puis-je faire pour vous ?",
        acts=frozenset({"saluer", "se_presenter", "demander_motif"}),
    ),
    Step(
        "Posez une question ouverte",
        "Cherchez à comprendre la situation avant de proposer. Une question qui fait raconter apprend plus qu'un oui ou un non.",
        "Racontez-moi un peu votre projet : qu'est-ce qui compte pour vous ?",
        acts=frozenset({"question_ouverte"}),
    ),
    Step(
        "Faites un geste",
        "Se taire, ralentir, écrire : tout ne passe pas par les mots. F4 laisse un silence attentif (Ctrl+G liste les gestes).",
        "F4",
        any_gesture=True,
    ),
    Step(
        "Reformulez",
        "Redites avec vos mots ce que vous avez appris, et demandez si c'est juste. Le client vous corrigera.",
        "Si je comprends bien, vous… C'est bien cela ?",
        acts=frozenset({"reformuler", "synthetiser"}),
    ),
    Step(
        "Terminez",
        "Un vrai entretien continuerait. Ici, remerciez si vous le voulez, puis mettez fin au contact : Ctrl+R.",
        "Ctrl+R",
        ends=True,
    ),
)

_ACTS = {
    "saluer": "saluer",
    "se_presenter": "vous présenter",
    "demander_motif": "proposer votre aide",
    "annoncer_deroule": "annoncer le déroulé",
    "question_ouverte": "poser une question ouverte",
    "question_fermee": "poser une question fermée",
    "demander_identite": "vérifier l'identité",
    "demander_coordonnees": "demander les coordonnées",
    "proposer_adaptation": "proposer une adaptation",
    "reformuler": "reformuler",
    "synthetiser": "faire la synthèse",
    "exprimer_empathie": "montrer de l'empathie",
    "accuser_reception": "accuser réception",
    "presenter_offre": "présenter une offre",
    "annoncer_prix": "annoncer un prix",
    "remercier": "remercier",
    "prendre_conge": "prendre congé",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the guide stands: what each step was done with, by turn, in order."""

    done: tuple[TurnView, ...] = ()
    missed: bool = False
    """The latest turn spoke, but did not do what was asked."""
    latest: TurnView | None = None

    @property
    def step(self) -> Step | None:
        """What to do now; None at the end."""
        return STEPS[len(self.done)] if len(self.done) < len(STEPS) else None


def follow(turns: Sequence[TurnView]) -> Progress:
    """The guide is a fold over turns: a resumed interview finds it where it was."""
    progress = Progress()
    for turn in turns:
        if turn.n == 0 or progress.step is None:
            continue
        over = turn.stage == "apres_contact"
        if progress.step.done_by(turn) or over:
            progress = Progress((*progress.done, turn), latest=turn)
        else:
            progress = Progress(progress.done, missed=turn.trainee is not None, latest=turn)
    return progress


def understood(turn: TurnView) -> str:
    """What was understood in a turn, in words."""
    names = [_ACTS.get(act, act.replace("_", " ")) for act in turn.acts if not act.startswith("f_")]
    return ", ".join(names) if names else "rien de précis"


def words(progress: Progress) -> str:
    """What the callout says now."""
    step, latest = progress.step, progress.latest
    if step is None:
        return ""
    seen = f"Dans votre phrase, j'ai compris : {understood(latest)}.\n" if latest is not None and latest.trainee else ""
    if progress.missed:
        return f"{seen}Pas encore tout à fait. Essayez par exemple : « {step.example} »"
    return f"{seen}{step.todo}"


def account(progress: Progress) -> list[tuple[bool, str, str]]:
    """At the end, step by step: done or not, its title, the trainee's words or gesture."""
    lines = []
    for place, step in enumerate(STEPS):
        turn = progress.done[place] if place < len(progress.done) else None
        done = turn is not None and step.done_by(turn)
        what = "" if turn is None or not done else turn.trainee or ("d'un geste" if turn.gesture else "")
        lines.append((done, step.title, what or ""))
    return lines
