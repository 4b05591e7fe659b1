"""A persona: a client one may meet, and the accommodation profiles. Descriptions without behaviour."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from crca_sim.authoring.model import Authored, Expressions, Id, Lines, Percent, Text

Register = Literal["jeune", "familier", "courant", "soutenu"]


class Temperament(Authored):
    """Where the client starts from, and how fast they move (percentages)."""

    trust: Percent = Field(default=50, alias="confiance")
    patience: Percent = 80
    comprehension: Percent = 80
    fatigue: Percent = 0
    talkative: Percent = Field(default=50, alias="bavard")
    sensitive: Percent = Field(default=50, alias="susceptible")
    """How hard a clumsy word falls: 50 is the table's own value."""


class Persona(Authored):
    """Identity, temperament, way of speaking, accommodation profile."""

    title: Literal["M.", "Mme"] = Field(alias="civilite")
    first_name: Text = Field(alias="prenom")
    last_name: Text = Field(alias="nom")
    age: int = Field(ge=15, le=110)
    job: Text = Field(alias="metier")
    city: Text = Field(alias="ville")
    situation: Text
    """One or two sentences for the author and the briefing."""
    register_: Register = Field(default="courant", alias="registre")
    temperament: Temperament = Temperament()
    accommodation: Id | None = Field(default=None, alias="amenagement")
    lines: dict[Id, Lines] = Field(default_factory=dict, alias="repliques")
    """Lines of their own, by key of `conversation/repliques`."""
    knowledge: dict[Id, Lines] = Field(default_factory=dict, alias="connaissances")
    """What they answer to unforeseen questions, by topic: family, work, habits."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def formal_name(self) -> str:
        return f"{self.title} {self.last_name}"


class Sign(Authored):
    """One way in which the profile shows. Two or three are drawn for an interview, never all."""

    channels: tuple[str, ...] = Field(alias="canaux", min_length=1)
    when: Literal["ouverture", "question", "chiffre", "phrase_longue", "tour"] = Field(alias="quand")
    say: Lines = Field(alias="dire")


class Accommodation(Authored):
    """How a disability changes communication. Behaviour, never a label: no diagnosis is ever said."""

    label: Text = Field(alias="libelle")
    """For authors only."""
    source: Text
    """Where this comes from in `handicap.md`, and its certainty."""
    signs: dict[Id, Sign] = Field(alias="signes")
    sentence_words: int = Field(default=20, ge=4, le=40, alias="mots_par_phrase")
    """Longest sentence that gets through without help."""
    questions: int = Field(default=2, ge=1, le=3)
    """Questions a message may hold."""
    figures_need: tuple[Literal["ralentir", "ecrire", "epeler", "montrer"], ...] = Field(default=(), alias="chiffres")
    """Gestures any of which lets a figure through; none: figures are no difficulty."""
    eases: tuple[str, ...] = Field(default=(), alias="aide")
    """Gestures that help."""
    offered: Expressions = Field(default=(), alias="propositions")
    """Expressions of adaptations that suit (« plus lentement », « par écrit »)."""
    hurts: Expressions = Field(default=(), alias="blesse")
    """Words that hurt."""
    preference: Text
    """What to keep in the record: the need, never the cause."""
    accepts: Lines = Field(alias="accepte")
    """What the client answers to a fitting offer."""
    tells: Literal["d_emblee", "si_propose", "si_confiance", "jamais"] = Field(default="si_propose", alias="se_dit")
    closes: Lines = Field(alias="se_ferme")
    """What the client answers when asked for the cause, or hurt."""
    not_heard: Lines = Field(alias="pas_passe")
    """What the client says when a sentence did not get through."""
    misheard_figure: Lines = Field(default=("… ?",), alias="chiffre_mal_entendu")
    """With `{entendu}`: the figure as it was heard."""
    repeats: bool = Field(default=False, alias="repete")
