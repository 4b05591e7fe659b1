"""A *partie*: a scripted interview beside a scenario, what is said and done, and what must be seen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints, model_validator

from crca_sim.authoring.model import Authored, Id, Text
from crca_sim.authoring.scenario import OutcomeName

Speech = Annotated[str, StringConstraints(max_length=4000)]
"""What is said, as typed: at most 4,000 characters."""

Level = Literal["non_acquis", "en_cours", "acquis", "maitrise"]
Value = Literal["observe", "partiel", "absent", "sans_occasion"]
GESTURES = ("attendre", "ralentir", "se_placer_de_face", "ecrire", "epeler", "montrer")
Gesture = Literal["attendre", "ralentir", "se_placer_de_face", "ecrire", "epeler", "montrer"]


class DeskAction(Authored):
    """`{action: …, …}`: the other keys are the action's own (`house`)."""

    model_config = Authored.model_config | {"extra": "allow"}
    action: Id
    __pydantic_extra__: dict[str, JsonValue] = Field(init=False)


class Mail(Authored):
    """On the courriel channel: one tour, one mail."""

    subject: Speech = Field(default="", alias="objet")
    body: Speech = Field(alias="corps")
    attachments: tuple[Id, ...] = Field(default=(), alias="pieces")


class Contest(Authored):
    """« That is not what I meant »: of which tour, and which act was meant."""

    turn: int = Field(ge=1, alias="tour")
    act: Id = Field(alias="acte")


class Step(Authored):
    """One tour: exactly one key."""

    say: Speech | None = Field(default=None, alias="dire")
    gesture: Gesture | None = Field(default=None, alias="geste")
    desk: DeskAction | None = Field(default=None, alias="poste")
    mail: Mail | None = Field(default=None, alias="courriel")
    contest: Contest | None = Field(default=None, alias="contester")
    wait: Annotated[str, StringConstraints(pattern=r"^\d{1,4} ?(s|min|h|j)$")] | None = Field(default=None, alias="apres")

    @model_validator(mode="after")
    def _one_thing(self) -> Step:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("un tour contient une seule clé parmi dire, geste, poste, courriel, contester, apres")
        return self


class SelfRating(Authored):
    """The trainee's own judgement, before the score."""

    levels: dict[str, Level] = Field(default_factory=dict, alias="niveaux")
    strength: str = Field(default="", alias="force")
    progress: str = Field(default="", alias="progres")
    action: str = ""


class CommitteeAnswer(Authored):
    """An answer to the committee."""

    question: Id
    say: Speech = Field(alias="dire")


class AtLeast(Authored):
    """`{au_moins: en_cours}`, `{au_plus: en_cours}`."""

    at_least: Level | None = Field(default=None, alias="au_moins")
    at_most: Level | None = Field(default=None, alias="au_plus")


class Expected(Authored):
    """What must be seen when the partie is played."""

    outcome: OutcomeName | None = Field(default=None, alias="fin")
    competencies: dict[str, Level | AtLeast | None] = Field(default_factory=dict, alias="competences")
    indicators: dict[str, Value] = Field(default_factory=dict, alias="indicateurs")
    faults: tuple[str, ...] | None = Field(default=None, alias="fautes")
    """Established ones, all of them."""


class Playthrough(Authored):
    """The whole partie."""

    scenario: Id
    persona: Id | None = None
    seed: int = 1
    quality: Literal["excellent", "bon", "moyen", "faible"] | None = Field(default=None, alias="qualite")
    title: Text | None = Field(default=None, alias="titre")
    steps: tuple[Step, ...] = Field(alias="tours", min_length=1, max_length=400)
    self_rating: SelfRating | None = Field(default=None, alias="autoevaluation")
    committee: tuple[CommitteeAnswer, ...] = Field(default=(), alias="comite")
    expected: Expected = Field(default=Expected(), alias="attendu")
