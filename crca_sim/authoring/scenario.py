"""A scenario: a situation to practise, as its author describes it. No behaviour here.

`docs/ecrire-un-scenario.md` explains each key to trainers; names that point to the house, the topic bank or
the personas are checked by `library.py`.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, JsonValue

from crca_sim.authoring.model import Authored, Expressions, Id, Lines, Percent, Text
from crca_sim.authoring.situations import (
    Canvassing,
    Companion,
    Departure,
    Fit,
    Guidance,
    KeyPoint,
    KeyPoints,
    Protection,
    Refusal,
    Work,
)
from crca_sim.authoring.triggers import StageName, Trigger
from crca_sim.understanding.expressions import says

__all__ = [
    "Agreement", "Channel", "Complement", "Documents", "Fact", "Initiative", "KeyLimit", "KeyPoint", "KeyPoints", "Need", "Objection",
    "Opening", "OutcomeName", "Record", "Scenario", "Solution", "StageName", "Trigger",
]  # fmt: skip

Channel = Literal["telephone", "chat", "courriel", "face_a_face", "numerique"]
OutcomeName = Literal[
    "accord", "differe", "deconseille", "transfere", "rappel",
    "client_parti", "conseiller_parti", "temps_ecoule",
]  # fmt: skip


class Fact(Authored):
    """Something true that the client knows, and how it comes out."""

    label: Text = Field(alias="libelle")
    topics: tuple[Id, ...] = Field(default=(), alias="themes")
    """Topics of the shared bank that ask for it."""
    examples: tuple[Text, ...] = Field(default=(), alias="exemples")
    """Two to four questions, when no topic of the bank fits."""
    disclosure: Literal["ouverte", "precise", "confiance", "indice"] = Field(default="precise", alias="divulgation")
    """`ouverte`: whole to an open question, in brief to a closed one; `precise`: when asked for it;
    `confiance`: when asked and trust ≥ `confiance_min`; `indice`: only once its need was picked up, or asked for by name."""
    trust_min: Percent = Field(default=0, alias="confiance_min")
    full: Lines = Field(alias="repliques")
    brief: tuple[Text, ...] = Field(default=(), alias="bref")
    withheld: tuple[Text, ...] = Field(default=(), alias="retenu")
    """What the client says when they do not want to tell yet."""
    taken_up: Expressions = Field(default=(), alias="reprise")
    """Expressions that restate it rightly."""
    contradicted: Expressions = Field(default=(), alias="contraire")
    """Expressions that restate it wrongly."""
    value: str | None = Field(default=None, alias="valeur")
    """The exact value, as the record would hold it: `4500`, `garage`, `2019-05-12`."""
    misheard: str | None = Field(default=None, alias="mal_entendu")
    """What the client answers beside the point when the question did not get through."""
    field: Id | None = Field(default=None, alias="champ")
    """The record's field it fills."""
    changes_risk: bool = Field(default=False, alias="change_le_risque")
    to_discover: bool = Field(default=False, alias="a_decouvrir")
    """Belongs to the discovery list (C3.2)."""
    identity: bool = Field(default=False, alias="identite")
    """Can serve as an element of identity control (C1.3)."""
    sensitive: bool = Field(default=False, alias="sensible")
    """The client wonders why one asks: the reason should be given (C3.3)."""
    known: bool = Field(default=False, alias="au_dossier")
    """Already in the record: asking for it again irritates, saying it aloud before identification is a fault."""


class Need(Authored):
    """What the client wants; a hidden one shows by hints only."""

    label: Text = Field(alias="libelle")
    hidden: bool = Field(default=False, alias="cache")
    facts: tuple[Id, ...] = Field(default=(), alias="faits")
    """The facts that reveal it: told, they put the need on the table."""
    hints: tuple[Text, ...] = Field(default=(), alias="indices")
    """What the client lets slip, in order (three for a hidden need)."""
    picked_up: Expressions = Field(default=(), alias="reprise")
    """Expressions by which the adviser comes back on the need, or ties a solution to it."""
    topics: tuple[Id, ...] = Field(default=(), alias="themes")


class Solution(Authored):
    """Something that can be offered, and the needs it answers."""

    label: Text = Field(alias="libelle")
    product: Id = Field(alias="produit")
    formula: Id | None = Field(default=None, alias="formule")
    options: tuple[Id, ...] = ()
    variants: tuple[Id, ...] = Field(default=(), alias="variantes")
    needs: tuple[Id, ...] = Field(default=(), alias="besoins")
    named: Expressions = Field(alias="mots")
    advised: bool = Field(default=False, alias="conseillee")
    unsuitable: bool = Field(default=False, alias="inadaptee")
    """Recommending it is bad advice."""
    pricing: dict[str, JsonValue] = Field(default_factory=dict, alias="tarif")
    """What this solution changes to the scenario's `profil_tarif`."""
    reaction: tuple[Text, ...] = ()
    """What the client makes of it when it is put forward."""
    price_reaction: tuple[Text, ...] = Field(default=(), alias="reaction_prix")
    """What they make of its price; may say `{prix}`."""


class KeyLimit(Authored):
    """One of the limits that matter most to *this* client (C5.3)."""

    label: Text = Field(alias="libelle")
    kind: Literal["franchise", "exclusion", "plafond", "delai", "condition"] = Field(alias="nature")
    object: Id | None = Field(default=None, alias="objet")
    value: str | None = Field(default=None, alias="valeur")
    """Canonical: `350 EUR`."""
    said: Expressions = Field(alias="mots")
    asked: tuple[Text, ...] = Field(default=(), alias="question")
    """How the client asks for it when nobody said it."""
    restated: tuple[Text, ...] = Field(default=(), alias="redite_juste")
    misstated: tuple[Text, ...] = Field(default=(), alias="redite_fausse")
    reaction: tuple[Text, ...] = ()
    """What the client says on being told: what is at stake for them."""


class Complement(Authored):
    """An additional cover or an eco-responsible variant (C5.5, C5.6)."""

    label: Text = Field(alias="libelle")
    named: Expressions = Field(alias="mots")
    needs: tuple[Id, ...] = Field(default=(), alias="besoins")
    may_duplicate: bool = Field(default=False, alias="doublon_possible")
    eco: bool = Field(default=False, alias="ecoresponsable")
    explained: Expressions = Field(default=(), alias="explication")
    """Expressions that say its benefit or its limits."""
    reply: tuple[Text, ...] = Field(default=(), alias="repliques")


class Objection(Authored):
    """A resistance with its own small life: raised, welcomed, explored, answered, settled or hardened."""

    label: Text = Field(alias="libelle")
    trigger: Trigger = Field(alias="declencheur")
    raised: Lines = Field(alias="dite")
    belied_by: tuple[Id, ...] = Field(default=(), alias="dementie_par")
    """Facts which, once told, make those words unbelievable."""
    softened: tuple[Text, ...] = Field(default=(), alias="adoucie")
    """How it is said then; without any, it is not."""
    motive: Text = Field(alias="motif_vrai")
    """For the debrief: what lay behind."""
    explored: Lines = Field(alias="creusee")
    """What the client answers when asked what lies behind."""
    restated: Expressions = Field(default=(), alias="reprise")
    """Expressions that restate the true motive."""
    answers: Expressions = Field(alias="reponse")
    """Expressions of an exact answer."""
    wrong_answers: Expressions = Field(default=(), alias="reponse_fausse")
    topics: tuple[Id, ...] = Field(default=(), alias="themes")
    unconvinced: Lines = Field(alias="pas_convaincu")
    """An answer came, but the motive is not settled yet."""
    settled: Lines = Field(alias="reglee")
    hardened: Lines = Field(alias="endurcie")
    """Brushed aside, it comes back harder; in this order."""
    blocking: bool = Field(default=True, alias="bloquante")
    """No agreement while it is not settled."""


class Initiative(Authored):
    """Something the client says or asks by themself."""

    trigger: Trigger = Field(alias="declencheur")
    say: Lines = Field(alias="dire")
    asks_limit: Id | None = Field(default=None, alias="demande_limite")
    emotion: Id | None = None
    dissatisfaction: Text | None = Field(default=None, alias="insatisfaction")
    term: str | None = Field(default=None, alias="terme")
    exposes: Literal["provocation", "third_party", "sensitive"] | None = Field(default=None, alias="expose")
    waits_for: Expressions = Field(default=(), alias="attend")
    """What the client would like to hear back: said, the question is closed; not said, it comes back once (`relance`)."""
    again: tuple[Text, ...] = Field(default=(), alias="relance")
    satisfied: tuple[Text, ...] = Field(default=(), alias="satisfait")
    """What the client says once the answer came."""


class Documents(Authored):
    """The right set, at the right moment (C9.1, C9.2)."""

    required: tuple[Id, ...] = Field(alias="obligatoires")
    secondary: tuple[Id, ...] = Field(default=(), alias="secondaires")
    before_agreement: bool = Field(default=True, alias="avant_accord")
    format: Id | None = None
    """An accessible format that the client needs."""


class Agreement(Authored):
    """When the client says yes, and what they say otherwise."""

    trust_min: Percent = Field(default=55, alias="confiance_min")
    needs_price: bool = Field(default=True, alias="prix_dit")
    about: Text = Field(default="souscrire", alias="objet")
    """What is agreed to, in a few words: « souscrire », « être mis en relation », « garder mon contrat »."""
    yes: Lines = Field(alias="oui")
    not_yet: Lines = Field(alias="pas_encore")
    """Asked too early: what is missing is said."""
    no: Lines = Field(alias="non")
    later: Lines = Field(alias="plus_tard")

    @property
    def subscribes(self) -> bool:
        """Whether a contract is what is agreed to."""
        return says(self.about, "souscri*")


class Record(Authored):
    """The client's file at the start: what the adviser may read."""

    status: Literal["prospect", "client", "resiliation_en_cours", "sinistre_ouvert", "impaye", "reclamation"] = Field(alias="statut")
    fields: dict[Id, str] = Field(default_factory=dict, alias="champs")
    stale: tuple[Id, ...] = Field(default=(), alias="perimes")
    """Fields whose recorded value is wrong or out of date."""
    stale_truth: dict[Id, str] = Field(default_factory=dict, alias="verites")
    """Stale field → its true value, as the client tells it when asked."""
    consents: dict[Id, Literal["oui", "non"]] = Field(default_factory=dict, alias="consentements")
    """Consents on file, by name (house)."""
    contracts: tuple[Text, ...] = Field(default=(), alias="contrats")
    contacts: tuple[Text, ...] = Field(default=(), alias="historique")
    alerts: tuple[Text, ...] = Field(default=(), alias="alertes")


class Opening(Authored):
    """What the client's first words already show (turn 0)."""

    emotion: Id | None = None
    """`colere`, `detresse`, `inquietude`, `honte`, `danger`…"""
    dissatisfaction: Text | None = Field(default=None, alias="insatisfaction")
    danger: bool = False
    """Someone or something is in danger now: safety comes before any formality (C2.6, FE-09)."""
    safe: tuple[Text, ...] = Field(default=(), alias="rassure")
    """What the client says once the safety instructions were given."""
    safety_said: Expressions = Field(default=(), alias="consignes")
    """Expressions of the right safety instructions here."""


class Scenario(Authored):
    """The whole situation."""

    title: Text = Field(alias="titre")
    situation: Text
    """Three or four lines for the trainee, without a word of what is hidden."""
    channel: Channel = Field(alias="canal")
    product: Id = Field(alias="produit")
    difficulty: Literal["facile", "moyen", "difficile"] = Field(default="moyen", alias="difficulte")
    direction: Literal["entrant", "sortant"] = Field(default="entrant", alias="sens")
    persona: Id
    fit: Fit = Field(default=Fit(), alias="convient")
    competencies: tuple[Id | str, ...] = Field(alias="competences", min_length=1)
    """Those it aims at."""
    indicators: tuple[str, ...] = Field(default=(), alias="indicateurs")
    """Indicators that the scenario declares an occasion for, beyond what its content implies."""
    no_occasion: tuple[str, ...] = Field(default=(), alias="sans_objet")
    """Indicators that the author takes out, whatever the content implies."""
    recorded: bool = Field(default=False, alias="enregistre")
    """The contact is recorded and the adviser must say so (C1.7)."""
    minutes: int = Field(default=20, ge=2, le=90, alias="duree_max")
    """Simulated minutes after which the client must go."""
    day: dt.date = Field(default=dt.date(2026, 11, 24), alias="jour")
    """The simulated day of the contact."""
    hour: str = Field(default="10:00", alias="heure", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    """The simulated hour at which it begins."""
    opening: Lines = Field(alias="ouverture")
    shows: Opening = Field(default=Opening(), alias="ouverture_montre")
    request: Lines = Field(alias="demande")
    """What the client answers to « comment puis-je vous aider ? » when the opening did not say it."""
    record: Record = Field(alias="dossier")
    controls: tuple[Id, ...] = Field(default=(), alias="controles")
    """Facts that identify; two are asked."""
    reason: Id = Field(alias="motif")
    """The right coded reason (house)."""
    reason_family: Id | None = Field(default=None, alias="famille_motif")
    routing: Id | None = Field(default=None, alias="routage")
    """The service to which the request must go; none when the adviser can do it all."""
    outcomes: tuple[OutcomeName, ...] = Field(alias="issues_possibles", min_length=1)
    facts: dict[Id, Fact] = Field(alias="faits")
    needs: dict[Id, Need] = Field(alias="besoins")
    pricing: dict[str, JsonValue] = Field(default_factory=dict, alias="profil_tarif")
    """What the tariff needs to know of the true risk."""
    solutions: dict[Id, Solution] = Field(default_factory=dict)
    limits: dict[Id, KeyLimit] = Field(default_factory=dict, alias="limites_cles")
    complements: dict[Id, Complement] = Field(default_factory=dict)
    objections: dict[Id, Objection] = Field(default_factory=dict)
    initiatives: dict[Id, Initiative] = Field(default_factory=dict)
    agreement: Agreement = Field(alias="accord")
    false_claims: Expressions = Field(default=(), alias="affirmations_fausses")
    """What is false here and would be FE-04."""
    withdrawal: Literal["aucun", "14_jours", "30_jours"] = Field(default="14_jours", alias="renonciation")
    """The right of withdrawal of what is concluded here (`reglementation.md` R05)."""
    documents: Documents | None = None
    note: KeyPoints | None = None
    """The contact note."""
    mail: KeyPoints | None = Field(default=None, alias="courriel")
    access_note: Expressions = Field(default=(), alias="besoin_a_noter")
    """How the preference of communication should appear in the note (the need, never the cause)."""
    companion: Companion | None = Field(default=None, alias="compagnon")
    protection: Protection | None = None
    refusal: Refusal | None = Field(default=None, alias="refus")
    departure: Departure | None = Field(default=None, alias="depart")
    canvassing: Canvassing | None = Field(default=None, alias="demarchage")
    guidance: Guidance | None = Field(default=None, alias="numerique")
    """A task of the client portal to guide."""
    work: Work = Field(default=Work(), alias="travail")
    """What the desk must do, and when."""
    lines: dict[Id, Lines] = Field(default_factory=dict, alias="repliques")
    """Lines of this scenario that replace the generic ones (`conversation/repliques`)."""
    hints: dict[StageName, Text] = Field(default_factory=dict, alias="aides")
    """Help on demand, per stage."""
    model_correction: Text | None = Field(default=None, alias="correction")
    """A few lines for the end of the debrief: how an expert would have gone about it."""
