"""How a disability, or a distance to reading, French or digital tools, changes communication.

Behaviour, never a label: no diagnosis is ever said. Source of each profile: `handicap.md`, with its certainty.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from crca_sim.authoring.model import Authored, Expressions, Id, Lines, Percent, Text

Stake = Literal["information", "expression", "energie"]
Obstacle = Literal[
    "jargon", "sigles", "figure", "visuel", "hate", "delai_flou", "minimisation", "chiffres", "document_standard",
    "attente", "telephone", "plusieurs_etapes", "majuscules",
]  # fmt: skip
Burden = Literal[
    "tour", "phrase_longue", "message_long", "plusieurs_questions", "hate", "attente", "interruption", "redire", "chiffres", "ecrit"
]
SignMoment = Literal[
    "ouverture", "question", "reponse", "chiffre", "phrase_longue", "lecture", "tour", "terme", "figure", "visuel", "delai_flou", "hate",
    "attente", "document", "plusieurs_questions",
]  # fmt: skip


class Sign(Authored):
    """One way in which the profile shows. Two or three are drawn for an interview, never all."""

    channels: tuple[str, ...] = Field(alias="canaux", min_length=1)
    when: SignMoment = Field(alias="quand")
    say: Lines = Field(alias="dire")


class Fragments(Authored):
    """Speech that comes in pieces: waiting or cutting in is then a decision (`handicap.md` H10, H11)."""

    part: Percent = 35
    """How often an answer comes in pieces, in percent."""
    channels: tuple[str, ...] = Field(default=("telephone", "face_a_face"), alias="canaux")
    begun: Lines = Field(alias="debut")
    """How it begins; `{debut}` is the first word of the answer, `{lettre}` its first letters."""
    cut_in: Lines = Field(alias="coupe")
    """What the client says when the adviser finished for them or went on."""


class Accommodation(Authored):
    """A profile: how it shows, what gets through, what tires, what eases, what hurts, how the need is said."""

    label: Text = Field(alias="libelle")
    """For authors only."""
    code: Text = "H00"
    """Its number in `handicap.md` § 3 (`H02`), or `V01`… for the neighbouring publics."""
    source: Text
    """Where this comes from in `handicap.md`, and its certainty."""
    channels: tuple[str, ...] = Field(default=(), alias="canaux")
    """Channels on which limits, obstacles and fatigue hold; none: all of them (hearing badly hinders nobody on a chat)."""
    stake: Stake = Field(default="information", alias="enjeu")
    """`information`: adapting raises comprehension; `expression` and `energie`: it spares fatigue, and more gets said."""
    signs: dict[Id, Sign] = Field(alias="signes")
    sentence_words: int = Field(default=20, ge=4, le=60, alias="mots_par_phrase")
    """Longest sentence that gets through without help."""
    message_words: int = Field(default=120, ge=10, le=400, alias="mots_par_message")
    """Longest message that is followed to its end."""
    questions: int = Field(default=2, ge=1, le=3)
    """Questions a message may hold."""
    obstacles: tuple[Obstacle, ...] = Field(default=(), alias="gene")
    """What keeps a message from getting through (style measures, desk actions)."""
    tires: dict[Burden, int] = Field(default_factory=dict, alias="fatigue")
    """Points of fatigue for each thing that tires."""
    figures_need: tuple[Literal["ralentir", "ecrire", "epeler", "montrer"], ...] = Field(default=(), alias="chiffres")
    """Gestures any of which lets a figure through; none: figures are no difficulty."""
    eases: tuple[str, ...] = Field(default=(), alias="aide")
    """Gestures that help."""
    formats: tuple[Id, ...] = ()
    """Document formats of the house that suit; none: any."""
    offered: Expressions = Field(default=(), alias="propositions")
    """Expressions of adaptations that suit (« plus lentement », « par écrit »)."""
    hurts: Expressions = Field(default=(), alias="blesse")
    """Words that hurt."""
    over_adapted: Expressions = Field(default=(), alias="surprotege")
    """Words that help too much: finishing for them, doing in their place, praising what is ordinary."""
    preference: Text
    """What to keep in the record: the need, never the cause."""
    accepts: Lines = Field(alias="accepte")
    """What the client answers to a fitting offer."""
    tells: Literal["d_emblee", "si_propose", "si_confiance", "jamais"] = Field(default="si_propose", alias="se_dit")
    told: tuple[Text, ...] = Field(default=(), alias="besoin_dit")
    """How the client says the need by themself (`d_emblee`: in the opening; `si_confiance`: once trust is there)."""
    closes: Lines = Field(alias="se_ferme")
    """What the client answers when asked for the cause, or hurt."""
    over_reply: tuple[Text, ...] = Field(default=(), alias="surprotege_dire")
    """What the client answers to an over-adapted word."""
    not_heard: Lines = Field(alias="pas_passe")
    """What the client says when a sentence did not get through."""
    misheard_figure: Lines = Field(default=("… ?",), alias="chiffre_mal_entendu")
    """With `{entendu}`: the figure as it was heard."""
    weary: tuple[Text, ...] = Field(default=(), alias="fatigue_dire")
    """What the client says when tired: a pause, a summary, another day."""
    fragments: Fragments | None = None
    acquiesces: bool = Field(default=False, alias="acquiesce")
    """Says yes out of politeness: only an open check tells what was understood."""
    forgets: bool = Field(default=False, alias="oublie")
    """Asks again what was already said; a written or dated summary spares it."""
    repeats: bool = Field(default=False, alias="repete")
    """May say a line twice."""
