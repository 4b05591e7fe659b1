"""What makes some situations particular: who accompanies, what is refused, who leaves, what the desk must do.

Parts of a scenario, each optional. Descriptions without behaviour.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from crca_sim.authoring.model import Authored, Expressions, Id, Lines, Text
from crca_sim.authoring.persona import Register, Situation
from crca_sim.authoring.triggers import Trigger


class Fit(Authored):
    """Which personas can be played here beside the scenario's own. Its own always fits."""

    ages: tuple[int, int] = (18, 99)
    titles: tuple[Literal["M.", "Mme"], ...] = Field(default=(), alias="civilites")
    """Empty: the same as the scenario's own persona, since the lines agree with it; both when every line agrees by `{e}` or `{il}`."""
    registers: tuple[Register, ...] = Field(default=(), alias="registres")
    """Empty: the register of the scenario's own persona."""
    situations: tuple[Situation, ...] = Field(default=(), alias="vie")
    """All of them are needed."""
    accommodations: tuple[Id, ...] = Field(default=(), alias="amenagements")
    """One of them is needed (a page that a screen reader cannot read); empty: any, or none."""


class KeyPart(Authored):
    """One half of a double point: the advice, and its reason."""

    label: Text | None = Field(default=None, alias="libelle")
    wordings: Expressions = Field(alias="formulations")


class KeyPoint(Authored):
    """One thing that a note, a mail or a form must contain, said in one way or in several parts that are all needed."""

    label: Text = Field(alias="libelle")
    wordings: Expressions = Field(default=(), alias="formulations")
    """Three to six ways of saying it (`understanding/key_points.py` knows others), with `{date}`, `{montant}`… for any value."""
    parts: tuple[KeyPart, ...] = Field(default=(), alias="parties")
    weight: int = Field(default=1, ge=1, le=2, alias="poids")

    @property
    def halves(self) -> tuple[tuple[str, ...], ...]:
        """The wordings of each part; a single point has one."""
        return tuple(part.wordings for part in self.parts) or (self.wordings,)


class KeyPoints(Authored):
    """What a free text must contain, and what must not be in it."""

    points: tuple[KeyPoint, ...] = Field(alias="points_cles")
    forbidden: Expressions = Field(default=(), alias="interdits")


# ── People beside the client ─────────────────────────────────────────────────────────────────────


class Intervention(Authored):
    """Something that the companion says by themself."""

    trigger: Trigger = Field(alias="declencheur")
    say: Lines = Field(alias="dire")
    pressing: bool = Field(default=False, alias="insistant")
    """Decides or answers in the client's place: the adviser should come back to the person."""


class Companion(Authored):
    """Someone who speaks too: a relative, an interpreter, a relay operator, a guardian. One speaks to the *client*."""

    name: Text = Field(alias="nom")
    bond: Text = Field(alias="lien")
    """« son fils », « l'opératrice du relais »."""
    role: Literal["proche", "interprete", "relais", "curateur", "tuteur"]
    interventions: dict[Id, Intervention] = Field(default_factory=dict)
    addressed: Lines = Field(alias="sollicite")
    """What they answer when the adviser speaks to them instead of the client."""
    client_objects: Lines = Field(alias="client_reprend")
    """What the client says when talked about in the third person."""
    addressed_again: Lines = Field(alias="client_remercie")
    """What the client says when the adviser comes back to them."""


class Protection(Authored):
    """A protective measure: who signs for the act in view (`handicap.md` § 4). Never asked of everybody."""

    measure: Literal["sauvegarde", "curatelle", "curatelle_renforcee", "tutelle", "habilitation", "mandat_protection"] = Field(
        alias="mesure"
    )
    representative: Text = Field(alias="representant")
    act: Text = Field(alias="acte")
    asked: Expressions = Field(alias="question")
    """Expressions by which the adviser asks who signs with them, for this act."""
    told: Lines = Field(alias="repliques")
    blocks: bool = Field(default=False, alias="bloque")
    """No agreement here without the representative."""


# ── Refusals, departures, calls one did not ask for ──────────────────────────────────────────────


class Alternative(Authored):
    """Another way out that the house really offers (C6.4)."""

    label: Text = Field(alias="libelle")
    said: Expressions = Field(alias="mots")
    reply: Lines = Field(alias="repliques")


class Refusal(Authored):
    """A cover or a payment that must be refused (C6.3, RECAP): the decision, its clause, the ways left."""

    decision: Expressions = Field(alias="decision")
    """Expressions that say it clearly (« je ne peux pas prendre en charge »)."""
    clause: Text
    """« conditions générales habitat, article 4.2 »."""
    clause_said: Expressions = Field(alias="clause_mots")
    reason: Text = Field(alias="raison")
    reason_said: Expressions = Field(alias="raison_mots")
    """Expressions that put the clause in everyday words."""
    remedies: Expressions = Field(alias="recours_mots")
    alternatives: dict[Id, Alternative] = Field(default_factory=dict)
    reaction: Lines = Field(alias="reaction")
    """What the client says when the refusal falls."""
    protest: Lines = Field(alias="proteste")
    """When it falls dry, with no reason or no way out."""
    resigned: Lines = Field(alias="admet")
    """When reason, clause and ways out were given."""


class Departure(Authored):
    """A client who wants to leave (C6.5): the motive, one or two loyal attempts, the right confirmed and made easy."""

    motive: Text = Field(alias="motif_vrai")
    told: Lines = Field(alias="dit")
    """What the client answers when asked why."""
    attempts: int = Field(default=2, ge=1, le=2, alias="tentatives")
    kept: tuple[Text, ...] = Field(default=(), alias="reste")
    """What the client says when they stay after all (a good proposal, heard with trust); empty: they always leave."""
    holds_on: Lines = Field(alias="maintient")
    too_many: Lines = Field(alias="insistance")
    """When retention goes on too long."""
    formalities: Expressions = Field(alias="formalites_mots")
    """Expressions that say the exact formalities and dates."""


class Canvassing(Authored):
    """An outbound commercial call (R07, FE-13)."""

    consent: bool = Field(alias="consentement")
    """Whether the record holds a valid consent to be called."""
    linked: bool = Field(default=False, alias="contrat_lie")
    """Whether the call is about a contract in force."""
    opposes: Lines = Field(alias="s_oppose")
    """How the client says no."""


# ── The desk's expected work ─────────────────────────────────────────────────────────────────────


class TransferWork(Authored):
    """A transfer that leaves nothing to say again (C2.3–C2.5)."""

    service: Id
    summary: KeyPoints | None = Field(default=None, alias="resume")
    access: Expressions = Field(default=(), alias="besoin_acces")
    """How the access need should appear in the transfer (the need, never the cause)."""


class ComplaintWork(Authored):
    """A complaint to register (C11.1, C11.3)."""

    reason: Id = Field(alias="motif")
    facts: KeyPoints | None = Field(default=None, alias="faits")
    verbatim: Expressions = Field(default=(), alias="verbatim")
    """The client's own words, to be kept as they were (C10.5)."""


class ReportWork(Authored):
    """A non-conformity form, or an obstacle to report (C11.4, C4.7)."""

    kind: Literal["non_conformite", "obstacle"] = Field(default="non_conformite", alias="nature")
    facts: KeyPoints = Field(alias="faits")
    service: Id | None = Field(default=None, alias="destinataire")


class AlertWork(Authored):
    """A specific alert (C11.6): to whom, and whether the client must hear nothing of it."""

    service: Id
    silent: bool = Field(default=False, alias="silencieuse")
    facts: KeyPoints | None = Field(default=None, alias="faits")
    forbidden_words: Expressions = Field(default=(), alias="mots_interdits")
    """Words that would tell the client (FE-12)."""


class Return(Authored):
    """A document that comes back once days have passed (C9.7)."""

    after_days: int = Field(ge=1, le=30, alias="apres_jours")
    document: Id
    signed: bool = Field(default=True, alias="signe")
    flaw: Text | None = Field(default=None, alias="defaut")
    """What is wrong with it: a page is missing, another name …"""
    only_if_sent: bool = Field(default=True, alias="si_envoye")


class Standards(Authored):
    """The house's standards that this contact is held to (C10.3); figures are house rules, fictional."""

    answer_within: str | None = Field(default=None, alias="premiere_reponse")
    """`60 s`, `24 h`."""
    minutes: int | None = Field(default=None, alias="duree_visee")


class Work(Authored):
    """What the desk must do, and when (C2, C8 to C11). What is not declared is not expected."""

    transfer: TransferWork | None = Field(default=None, alias="transfert")
    complaint: ComplaintWork | None = Field(default=None, alias="reclamation")
    report: ReportWork | None = Field(default=None, alias="signalement")
    alert: AlertWork | None = Field(default=None, alias="alerte")
    delegation: Id | None = None
    """The delegation of the house that a gesture here falls under."""
    idea: bool = Field(default=False, alias="idee")
    """An improvement idea is expected (C10.5)."""
    returns: tuple[Return, ...] = Field(default=(), alias="retours")
    callback_missed: tuple[Text, ...] = Field(default=(), alias="rappel_oublie")
    """What the client writes when a promised call-back did not come."""
    standards: Standards | None = Field(default=None, alias="normes")


# ── The client portal ────────────────────────────────────────────────────────────────────────────


class Defect(Authored):
    """Something broken on a page of the portal, to be reported (C4.7)."""

    page: Id
    element: Text
    """The exact name of the button or field, or « sans nom »."""
    effect: Text = Field(alias="effet")
    say: Lines = Field(alias="dire")
    """How the client runs into it."""
    workaround: Expressions = Field(alias="contournement")
    """Expressions of another way that works (C4.3)."""
    relieved: Lines = Field(alias="soulage")
    other_end: Id | None = Field(default=None, alias="autre_arrivee")
    """The page where another way through the portal ends: reached, the task is done too."""


class Guidance(Authored):
    """A task of the client portal that the adviser guides (C4). The house describes pages and tasks."""

    task: Id = Field(alias="tache")
    start: Id = Field(alias="page_depart")
    """The page on which the client is."""
    device: Text = Field(alias="appareil")
    """« un ordinateur », « un téléphone »: told when asked."""
    assistive: Text | None = Field(default=None, alias="aide_technique")
    """« un lecteur d'écran »: told when asked about ease or tools, or shown by signs."""
    ease: Text = Field(alias="aisance")
    """How at ease the client is, told when asked."""
    knows: tuple[Text, ...] = Field(default=(), alias="connait")
    """Words of computing that the client understands (« onglet », « navigateur »)."""
    shared_screen: bool = Field(default=False, alias="ecran_partage")
    """Whether the adviser sees the same screen."""
    defect: Defect | None = Field(default=None, alias="defaut")
    done: Lines = Field(alias="fait")
    """What the client says once the task is done."""
    alone: Lines = Field(alias="saura_refaire")
    """How the client tells the way back, when asked to."""
