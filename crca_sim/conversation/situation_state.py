"""What particular situations have come to: a part of the state, folded over the same events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from crca_sim import events as ev
from crca_sim.conversation.markers import marked

ANGER = frozenset({"colere", "exasperation", "indignation", "enervement"})
COMFORTING = ("exprimer_empathie", "presenter_excuses", "accueillir_objection")
ACTING = (
    "proposer_correction", "annoncer_suite", "orienter_service", "proposer_rdv", "enregistrer_reclamation", "consigne_securite",
    "confirmer_droit", "proposer_geste", "expliquer_demarche",
)  # fmt: skip
"""Acts that do something about what the client came for (« nommer l'émotion, valider, agir », `conduite-entretien.md` § 5)."""
ACTIONS = frozenset({"enregistrer_reclamation", "transferer", "programmer_rappel"})
"""The same, on the desk."""
ACCEPTED = "appel_accepte"
"""The cause by which who had refused a call lets it go on."""


@dataclass(slots=True)
class SituationState:
    """A fold over events. Read freely; change only by `apply`."""

    spoken: int = 0
    """Messages of the trainee."""

    danger: int | None = None
    """The turn in which a danger showed."""
    safety: Literal["none", "other", "right"] = "none"
    """Instructions given since: the right ones here, or something of the kind."""
    upset: str | None = None
    """The emotion now felt, until it has calmed down."""
    upset_since: int = 0
    """Messages of the trainee before it."""
    comforted: bool = False
    acted: bool = False

    companion_turn: int | None = None
    """When someone beside the client last spoke, until the trainee came back to the client."""
    pressed: int | None = None
    """When they last decided in the client's place, until the trainee came back to the client."""

    protection_asked: bool = False
    protection_told: bool = False

    refused: int | None = None
    """The turn of the refusal."""
    explained: set[str] = field(default_factory=set)
    """Of `clause`, `reason`, `remedies`: what was given since."""
    alternatives: set[str] = field(default_factory=set)

    leaving: bool = False
    motive_told: bool = False
    attempts: int = 0
    """To keep a client who wants to leave."""
    right_said: bool = False
    formalities_said: bool = False
    stays: bool | None = None
    """What the client last answered to an attempt."""

    presented: bool = False
    purpose_said: bool = False
    """That an outbound call is commercial."""
    opposed: int = 0
    """How many times the person called said no."""

    questions: dict[str, int] = field(default_factory=dict)
    """What the client brought up → messages of the trainee before it."""
    relaunched: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    """Questions of the client that are closed, answered or not."""

    claims: list[ev.ClaimMade] = field(default_factory=list)
    sayings: list[ev.TraineeSpoke] = field(default_factory=list)
    choices: list[tuple[ev.TraineeSpoke, str, int]] = field(default_factory=list)
    """What the client picked of what the adviser let them choose: the message, the words of the choice, how much they had said."""
    client_said: list[str] = field(default_factory=list)
    noticed: set[str] = field(default_factory=set)
    """Subjects on which a contradiction was noticed."""
    mended: set[str] = field(default_factory=set)
    """Subjects on which the trainee took back what was wrong."""
    advised_against: bool = False

    def apply(self, event: ev.Event) -> None:
        """What it becomes after one more event."""
        change = _CHANGES.get(type(event))
        if change is not None:
            change(self, event)

    @property
    def alarmed(self) -> bool:
        """In danger, and nothing was said of it yet."""
        return self.danger is not None and self.safety == "none"

    @property
    def curt(self) -> bool:
        """Angry: answers are short."""
        return self.upset in ANGER


def _spoke(s: SituationState, e: ev.TraineeSpoke) -> None:
    s.spoken += 1
    s.sayings.append(e)
    if s.upset:
        s.comforted = s.comforted or bool(e.reading.doing(*COMFORTING))
        s.acted = s.acted or bool(e.reading.doing(*ACTING))
    named = any(slot.role in ("nom_conseiller", "organisme") for slot in e.reading.slots())
    s.presented = s.presented or named or bool(e.reading.doing("se_presenter"))
    said = bool(e.reading.doing("annoncer_caractere_commercial")) or marked(e.text, "but_commercial") or marked(e.text, "objet_de_l_appel")
    s.purpose_said = s.purpose_said or said
    s.advised_against = s.advised_against or marked(e.text, "deconseil")


def _desk(s: SituationState, e: ev.DeskUsed) -> None:
    s.acted = s.acted or (e.accepted and e.action in ACTIONS and s.upset is not None)


def _emotion(s: SituationState, e: ev.EmotionShown) -> None:
    s.upset, s.upset_since, s.comforted, s.acted = e.emotion, s.spoken, False, False


def _moved(s: SituationState, e: ev.StateMoved) -> None:
    if e.cause in ("apaise", ACCEPTED):
        s.upset = None
    if e.cause == ACCEPTED:
        s.opposed = 0


def _danger(s: SituationState, e: ev.DangerShown) -> None:
    s.danger, s.safety = e.turn, "none"


def _safety(s: SituationState, e: ev.SafetySaid) -> None:
    s.safety = "right" if e.right or s.safety == "right" else "other"


def _companion(s: SituationState, e: ev.CompanionSpoke) -> None:
    s.companion_turn = e.turn


def _pressed(s: SituationState, e: ev.CompanionPressed) -> None:
    s.pressed = e.turn


def _back_to_client(s: SituationState, e: ev.ClientAddressed) -> None:
    s.companion_turn = s.pressed = None


def _protection_asked(s: SituationState, e: ev.ProtectionAsked) -> None:
    s.protection_asked = True


def _protection_told(s: SituationState, e: ev.ProtectionTold) -> None:
    s.protection_told = True


def _refused(s: SituationState, e: ev.RefusalSaid) -> None:
    s.refused = e.turn
    s.explained |= {name for name, given in (("clause", e.clause), ("reason", e.reason), ("remedies", e.remedies)) if given}


def _explained(s: SituationState, e: ev.RefusalExplained) -> None:
    s.explained |= {name for name, given in (("clause", e.clause), ("reason", e.reason), ("remedies", e.remedies)) if given}


def _alternative(s: SituationState, e: ev.AlternativeOffered) -> None:
    s.alternatives.add(e.alternative)


def _leaving(s: SituationState, e: ev.DepartureWished) -> None:
    s.leaving = True


def _motive(s: SituationState, e: ev.DepartureMotiveTold) -> None:
    s.motive_told = True


def _tried(s: SituationState, e: ev.RetentionTried) -> None:
    s.attempts = e.number


def _eased(s: SituationState, e: ev.DepartureEased) -> None:
    s.right_said = s.right_said or e.right
    s.formalities_said = s.formalities_said or e.formalities


def _departure(s: SituationState, e: ev.DepartureSettled) -> None:
    s.stays = e.stays


def _opposed(s: SituationState, e: ev.CanvassingOpposed) -> None:
    s.opposed += 1


def _asked(s: SituationState, e: ev.InitiativeTaken) -> None:
    if e.initiative in s.questions:
        s.relaunched.add(e.initiative)
    s.questions[e.initiative] = s.spoken


def _question_settled(s: SituationState, e: ev.QuestionSettled) -> None:
    s.settled.add(e.initiative)


def _claim(s: SituationState, e: ev.ClaimMade) -> None:
    s.claims.append(e)


def _noticed(s: SituationState, e: ev.ContradictionNoticed) -> None:
    s.noticed.add(e.about)


def _mended(s: SituationState, e: ev.ContradictionMended) -> None:
    s.mended.add(e.about)


def _life_told(s: SituationState, e: ev.LifeTold) -> None:
    if e.subject == "choix" and s.sayings:
        s.choices.append((s.sayings[-1], e.text, len(s.client_said) + 1))


def _client_spoke(s: SituationState, e: ev.ClientSpoke) -> None:
    s.client_said.append(e.text)


_CHANGES: dict[type, Callable[[SituationState, Any], None]] = {
    ev.TraineeSpoke: _spoke,
    ev.LifeTold: _life_told,
    ev.ClientSpoke: _client_spoke,
    ev.DeskUsed: _desk,
    ev.EmotionShown: _emotion,
    ev.StateMoved: _moved,
    ev.DangerShown: _danger,
    ev.SafetySaid: _safety,
    ev.CompanionSpoke: _companion,
    ev.CompanionPressed: _pressed,
    ev.ClientAddressed: _back_to_client,
    ev.ProtectionAsked: _protection_asked,
    ev.ProtectionTold: _protection_told,
    ev.RefusalSaid: _refused,
    ev.RefusalExplained: _explained,
    ev.AlternativeOffered: _alternative,
    ev.DepartureWished: _leaving,
    ev.DepartureMotiveTold: _motive,
    ev.RetentionTried: _tried,
    ev.DepartureEased: _eased,
    ev.DepartureSettled: _departure,
    ev.CanvassingOpposed: _opposed,
    ev.InitiativeTaken: _asked,
    ev.QuestionSettled: _question_settled,
    ev.ClaimMade: _claim,
    ev.ContradictionNoticed: _noticed,
    ev.ContradictionMended: _mended,
}
