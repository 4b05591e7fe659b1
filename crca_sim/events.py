"""Everything that can happen in an interview, as frozen facts.

The conversation writes these, the log keeps them, the assessment reads them. They are named in the past
tense and told in the order in which an interview lives them. State is what they add up to.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

from crca_sim.understanding.reading import Reading

Stage = Literal[
    "preparation", "accueil", "identification", "decouverte", "proposition",
    "objections", "accord", "conclusion", "apres_contact",
]  # fmt: skip
Outcome = Literal[
    "accord", "differe", "deconseille", "transfere", "rappel",
    "client_parti", "conseiller_parti", "temps_ecoule",
]  # fmt: skip
Measure = Literal["trust", "patience", "comprehension", "fatigue"]
Verdict = Literal["right", "wrong", "unverifiable"]
ObjectionState = Literal["raised", "welcomed", "explored", "answered", "settled", "hardened"]


class _Happened(BaseModel):
    """What all events share: the turn in which they happened (0 is the client's opening)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    turn: int


# ── The session opens ────────────────────────────────────────────────────────────────────────────


class SessionStarted(_Happened):
    """Everything that determines the session, trainee's inputs apart."""

    kind: Literal["session_started"] = "session_started"
    session: str
    trainee: str
    scenario: str
    scenario_hash: str
    persona: str
    persona_hash: str
    seed: int
    mode: Literal["entrainement", "guide", "jury"]
    versions: dict[str, str]
    started_at: str
    """A reading of the wall clock, ISO 8601; nothing is decided from it."""
    difficulty: Literal["facile", "moyen", "difficile"] | None = None
    """Another difficulty than the scenario's own, when one was chosen."""
    identity: dict[str, str] = {}
    """What the client is beyond the files, drawn from the seed: address, phone, family, habits …"""
    signs: tuple[str, ...] = ()
    """The signs of the accommodation profile that were drawn: never all of them."""
    drawn: dict[str, JsonValue] = {}
    """The persona itself, when it was made for this session and is in no file."""
    branched_from: str | None = None
    """`session:turn` when the session retries another from a turn."""


class StageEntered(_Happened):
    """The journey moved."""

    kind: Literal["stage_entered"] = "stage_entered"
    stage: Stage


# ── What the trainee does ────────────────────────────────────────────────────────────────────────


class TraineeSpoke(_Happened):
    """The trainee's words and what was understood in them. `seconds` are simulated."""

    kind: Literal["trainee_spoke"] = "trainee_spoke"
    text: str
    reading: Reading
    seconds: float
    subject: str | None = None
    attachments: tuple[str, ...] = ()


class GestureMade(_Happened):
    """An adaptation that is not words: wait, slow down, face, write, spell, show."""

    kind: Literal["gesture_made"] = "gesture_made"
    gesture: str
    label: str
    seconds: float


class DeskUsed(_Happened):
    """An action on the desk. A refused one (`accepted` false) changed nothing; `message` says why."""

    kind: Literal["desk_used"] = "desk_used"
    action: str
    label: str
    args: dict[str, JsonValue]
    seconds: float
    accepted: bool = True
    message: str = ""
    produced: dict[str, JsonValue] = {}
    """What it made that must be remembered as it was: a quote's lines and cents, whatever the tariff becomes."""
    mistakes: dict[str, str] = {}
    """Refused: argument → what is wrong with it."""


class TimePassed(_Happened):
    """Announced waits, days after the contact."""

    kind: Literal["time_passed"] = "time_passed"
    seconds: float
    label: str


class Contested(_Happened):
    """The trainee said « that is not what I meant »: it changes the assessment, never the client's past."""

    kind: Literal["contested"] = "contested"
    contested_turn: int
    act: str


# ── Identity and discovery ───────────────────────────────────────────────────────────────────────


class IdentityAsked(_Happened):
    """An element of control asked *of* the client."""

    kind: Literal["identity_asked"] = "identity_asked"
    element: str
    quote: str


class IdentityGiven(_Happened):
    """The client gave an element of control; the caller may not be who they say."""

    kind: Literal["identity_given"] = "identity_given"
    element: str
    right: bool


class RecordedValueSaid(_Happened):
    """The trainee said aloud a value that the record holds (FE-02 when it comes before identification)."""

    kind: Literal["recorded_value_said"] = "recorded_value_said"
    fact: str
    identified: bool
    quote: str


class FactAsked(_Happened):
    """A question about a fact of the scenario."""

    kind: Literal["fact_asked"] = "fact_asked"
    fact: str
    openly: bool
    again: bool
    """The fact had been told already, and this is no check of understanding."""
    quote: str


class FactDisclosed(_Happened):
    """The client told a fact: to which kind of question, or by themself."""

    kind: Literal["fact_disclosed"] = "fact_disclosed"
    fact: str
    how: Literal["open", "closed", "volunteered", "trusted", "hint", "identity"]
    in_full: bool


class FactWithheld(_Happened):
    """The client was asked and did not tell: too little trust, or did not hear the question."""

    kind: Literal["fact_withheld"] = "fact_withheld"
    fact: str
    why: Literal["trust", "not_heard", "too_many_questions", "cut_short", "danger"]


class LifeTold(_Happened):
    """The client answered something that no scenario foresees: about their life, or that they do not know or see why."""

    kind: Literal["life_told"] = "life_told"
    subject: str
    text: str
    chat: bool = False
    """Small talk: pleasant, and it leads nowhere."""


class Reformulated(_Happened):
    """The trainee restated: which disclosed facts were taken up, rightly or wrongly."""

    kind: Literal["reformulated"] = "reformulated"
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    confirmation_asked: bool
    quote: str


# ── What the client lets show ────────────────────────────────────────────────────────────────────


class AccessNeedShown(_Happened):
    """A sign of the accommodation profile was seen or heard."""

    kind: Literal["access_need_shown"] = "access_need_shown"
    sign: str
    text: str


class AdaptationOffered(_Happened):
    """The trainee offered a way of communicating, or asked which one is preferred."""

    kind: Literal["adaptation_offered"] = "adaptation_offered"
    adaptations: tuple[str, ...]
    asked: bool
    """Asked or proposed, and not simply imposed."""
    accepted: bool
    quote: str


class PreferenceTold(_Happened):
    """The client said what helps them. Worth keeping in the record, with their agreement."""

    kind: Literal["preference_told"] = "preference_told"
    preference: str
    text: str


class EmotionShown(_Happened):
    """Distress, anger, shame, worry."""

    kind: Literal["emotion_shown"] = "emotion_shown"
    emotion: str
    text: str


class DissatisfactionShown(_Happened):
    """A complaint, with or without the word, and the fact behind it."""

    kind: Literal["dissatisfaction_shown"] = "dissatisfaction_shown"
    fact: str | None
    text: str


class HesitationShown(_Happened):
    """The client hesitates, refuses or provokes: pressure and temper are judged on the reply to this."""

    kind: Literal["hesitation_shown"] = "hesitation_shown"
    about: Literal["agreement", "objection", "provocation", "third_party", "sensitive"]
    text: str


class HintDropped(_Happened):
    """The client let slip something that leads to a hidden need."""

    kind: Literal["hint_dropped"] = "hint_dropped"
    need: str
    text: str


class HintPickedUp(_Happened):
    """The trainee came back on it."""

    kind: Literal["hint_picked_up"] = "hint_picked_up"
    need: str
    quote: str


class NeedRevealed(_Happened):
    """The hidden need is on the table."""

    kind: Literal["need_revealed"] = "need_revealed"
    need: str


class AccessNeedTold(_Happened):
    """The client said by themself what helps them: at once, or because trust was there."""

    kind: Literal["access_need_told"] = "access_need_told"
    text: str


class SpeechBroken(_Happened):
    """The client's answer began and stays pending: to wait or to cut in is the adviser's choice."""

    kind: Literal["speech_broken"] = "speech_broken"
    begun: str
    pending: str
    """What remains to be said."""
    facts: tuple[str, ...] = ()
    """The facts that come with it."""
    lines: tuple[str, ...] = ()
    """The authored lines that remain to be said."""
    told: tuple[IdentityGiven | FactDisclosed, ...] = ()
    """What will have been told once it is finished."""


class SpeechFinished(_Happened):
    """The client could finish, or was cut short."""

    kind: Literal["speech_finished"] = "speech_finished"
    cut_short: bool
    quote: str = ""


class WearinessShown(_Happened):
    """The client said that they are tired (a pause, a summary, another day), or that they must stop (`spent`)."""

    kind: Literal["weariness_shown"] = "weariness_shown"
    spent: bool
    text: str


class PointAskedAgain(_Happened):
    """The client asked again what had been explained some turns before: it is not kept any more."""

    kind: Literal["point_asked_again"] = "point_asked_again"
    point: str
    text: str


class CompanionAddressed(_Happened):
    """The trainee spoke to the companion instead of the client, or of the client in the third person."""

    kind: Literal["companion_addressed"] = "companion_addressed"
    quote: str


class CompanionPressed(_Happened):
    """The companion answered or decided in the client's place: coming back to the client is awaited."""

    kind: Literal["companion_pressed"] = "companion_pressed"
    text: str


class ClientAddressed(_Happened):
    """The trainee came back to the client after the companion had spoken."""

    kind: Literal["client_addressed"] = "client_addressed"
    quote: str


class ProtectionAsked(_Happened):
    """The trainee asked who signs for the act in view."""

    kind: Literal["protection_asked"] = "protection_asked"
    quote: str


class ProtectionTold(_Happened):
    """The client told the protective measure, or that there is a representative for this act."""

    kind: Literal["protection_told"] = "protection_told"
    text: str


class DangerShown(_Happened):
    """Someone or something is in danger now."""

    kind: Literal["danger_shown"] = "danger_shown"
    text: str


class SafetySaid(_Happened):
    """Safety instructions were given: the right ones here, or something of the kind."""

    kind: Literal["safety_said"] = "safety_said"
    right: bool
    quote: str


# ── Solution ─────────────────────────────────────────────────────────────────────────────────────


class OfferMade(_Happened):
    """A solution of the scenario was presented; `needs` are those the same message ties it to."""

    kind: Literal["offer_made"] = "offer_made"
    solution: str
    needs: tuple[str, ...]
    recommended: bool
    quote: str


class ArgumentMade(_Happened):
    """An advantage was put forward; tied to a disclosed need or to none."""

    kind: Literal["argument_made"] = "argument_made"
    need: str | None
    superlative: bool
    quote: str


class ClaimMade(_Happened):
    """An amount, limit or delay was said; compared with the quote and the house."""

    kind: Literal["claim_made"] = "claim_made"
    role: str
    object: str | None
    value: str
    verdict: Verdict
    expected: str | None
    quote: str


class LimitSaid(_Happened):
    """One of the scenario's key limits was said, by oneself or because the client asked."""

    kind: Literal["limit_said"] = "limit_said"
    limit: str
    asked: bool
    quote: str


class LimitAsked(_Happened):
    """The client asked what the limits were before being told."""

    kind: Literal["limit_asked"] = "limit_asked"
    limit: str | None
    text: str


class ComplementOffered(_Happened):
    """An additional cover or an eco-responsible variant was offered."""

    kind: Literal["complement_offered"] = "complement_offered"
    complement: str
    optional: bool
    """Said to be optional."""
    duplicate_checked: bool
    explained: bool
    """Said with its benefit or its limits, not only named."""
    quote: str


class TermUsed(_Happened):
    """A technical term, the first time it comes in the interview."""

    kind: Literal["term_used"] = "term_used"
    term: str
    explained: bool
    quote: str


class TermNotUnderstood(_Happened):
    """The client asked what a term means."""

    kind: Literal["term_not_understood"] = "term_not_understood"
    term: str
    text: str


class PointExplained(_Happened):
    """A limit or a price was explained; whether it truly got through (a check of understanding will tell)."""

    kind: Literal["point_explained"] = "point_explained"
    point: str
    got_through: bool


class ComprehensionChecked(_Happened):
    """The trainee checked understanding: openly (« que retenez-vous ? ») or for a yes."""

    kind: Literal["comprehension_checked"] = "comprehension_checked"
    openly: bool
    quote: str


class ClientRestated(_Happened):
    """The client said a point in their own words: what they truly understood."""

    kind: Literal["client_restated"] = "client_restated"
    point: str
    right: bool
    text: str


# ── Objections ───────────────────────────────────────────────────────────────────────────────────


class ObjectionRaised(_Happened):
    """A resistance begins its own small life."""

    kind: Literal["objection_raised"] = "objection_raised"
    objection: str
    text: str


class ObjectionMoved(_Happened):
    """Welcomed, explored, answered, settled, or hardened because it was brushed aside."""

    kind: Literal["objection_moved"] = "objection_moved"
    objection: str
    state: ObjectionState
    quote: str


class ObjectionAnswered(_Happened):
    """What the answer was worth: an exact fact, the motive restated, the client asked if it settles."""

    kind: Literal["objection_answered"] = "objection_answered"
    objection: str
    exact: bool
    restated: bool
    checked: bool
    quote: str


class ContradictionNoticed(_Happened):
    """The client noticed that two sayings of the adviser do not agree."""

    kind: Literal["contradiction_noticed"] = "contradiction_noticed"
    about: str
    before: str
    after: str
    quote: str


class ContradictionMended(_Happened):
    """The trainee took back an earlier saying, with excuses: thanked, not held against them."""

    kind: Literal["contradiction_mended"] = "contradiction_mended"
    about: str
    before: str
    after: str
    quote: str


# ── Refusals and departures ──────────────────────────────────────────────────────────────────────


class RefusalSaid(_Happened):
    """A cover or a payment was refused: what the message that says so gives with it."""

    kind: Literal["refusal_said"] = "refusal_said"
    clause: bool
    reason: bool
    empathy: bool
    remedies: bool
    quote: str


class RefusalExplained(_Happened):
    """Clause, reason or remedies came in a later message."""

    kind: Literal["refusal_explained"] = "refusal_explained"
    clause: bool
    reason: bool
    remedies: bool
    quote: str


class AlternativeOffered(_Happened):
    """Another way out that the house really offers."""

    kind: Literal["alternative_offered"] = "alternative_offered"
    alternative: str
    quote: str


class DepartureWished(_Happened):
    """The client said that they want to leave."""

    kind: Literal["departure_wished"] = "departure_wished"
    text: str


class DepartureMotiveTold(_Happened):
    """The trainee asked why, and the client said it."""

    kind: Literal["departure_motive_told"] = "departure_motive_told"
    quote: str
    text: str


class DepartureSettled(_Happened):
    """What the client answered to an attempt to keep them: they stay after all, or they hold on."""

    kind: Literal["departure_settled"] = "departure_settled"
    stays: bool
    text: str


class RetentionTried(_Happened):
    """An attempt to keep a client who wants to leave; `number` counts from one."""

    kind: Literal["retention_tried"] = "retention_tried"
    number: int
    quote: str


class DepartureEased(_Happened):
    """The right to leave was confirmed, and its formalities made easy."""

    kind: Literal["departure_eased"] = "departure_eased"
    right: bool
    """The right was said."""
    formalities: bool
    """Exact formalities or dates were said."""
    quote: str


class CanvassingOpposed(_Happened):
    """The person called does not want this call."""

    kind: Literal["canvassing_opposed"] = "canvassing_opposed"
    text: str


# ── The client portal ────────────────────────────────────────────────────────────────────────────


class PortalOpened(_Happened):
    """Where the client is on the portal when the contact begins, and what they came for."""

    kind: Literal["portal_opened"] = "portal_opened"
    task: str
    page: str


class EquipmentAsked(_Happened):
    """The trainee asked about the device, the page in front of the client, the tools or the ease."""

    kind: Literal["equipment_asked"] = "equipment_asked"
    about: Literal["appareil", "page", "aide_technique", "aisance"]
    quote: str


class StepShown(_Happened):
    """A step was given to the client: how many actions at once, which names were quoted, by sight only or not."""

    kind: Literal["step_shown"] = "step_shown"
    page: str
    actions: int
    names: tuple[str, ...]
    visual_only: bool
    quote: str


class ElementFound(_Happened):
    """The client found something on the page and did nothing with it yet; `asked` when they ask whether it is the one."""

    kind: Literal["element_found"] = "element_found"
    page: str
    element: str
    asked: bool
    text: str


class StepConfirmed(_Happened):
    """The client did it and is now on another page, or on the next field."""

    kind: Literal["step_confirmed"] = "step_confirmed"
    page: str
    element: str
    text: str


class ClientLost(_Happened):
    """The client could not follow: why."""

    kind: Literal["client_lost"] = "client_lost"
    page: str
    why: Literal["visual_only", "too_many_actions", "unknown_name", "jargon", "not_there", "missing_field", "haste"]
    text: str


class DefectMet(_Happened):
    """The client ran into something broken on the portal."""

    kind: Literal["defect_met"] = "defect_met"
    page: str
    element: str
    text: str


class OtherWayOffered(_Happened):
    """A way that does not go through the screen, or around the obstacle."""

    kind: Literal["other_way_offered"] = "other_way_offered"
    after_obstacle: bool
    quote: str


class TaskDone(_Happened):
    """The task of the portal is done; `alone` when the client told the way back or redid it."""

    kind: Literal["task_done"] = "task_done"
    task: str
    alone: bool
    text: str


# ── Agreement and what follows ───────────────────────────────────────────────────────────────────


class DecisionAsked(_Happened):
    """The trainee asked for a decision, clearly or by taking it for granted."""

    kind: Literal["decision_asked"] = "decision_asked"
    explicit: bool
    quote: str


class ConsentGiven(_Happened):
    """An agreement of its own: to subscribe, to have a preference noted, to receive offers …"""

    kind: Literal["consent_given"] = "consent_given"
    about: str
    explicit: bool
    text: str


class ConsentWithheld(_Happened):
    """The client said no, or not now."""

    kind: Literal["consent_withheld"] = "consent_withheld"
    about: str
    text: str


class PromiseMade(_Happened):
    """The trainee promised something: what, by when, through which channel."""

    kind: Literal["promise_made"] = "promise_made"
    what: str
    when: str | None
    channel: str | None
    quote: str


class DocumentSent(_Happened):
    """A document left for the client; `before_agreement` is what the law looks at."""

    kind: Literal["document_sent"] = "document_sent"
    document: str
    channel: str
    format: str
    before_agreement: bool


class DocumentMissed(_Happened):
    """A document left and did not serve: it went to a stale address, or in a form that the client cannot read."""

    kind: Literal["document_missed"] = "document_missed"
    document: str
    why: Literal["address", "format"]
    text: str = ""


class CoordinateTold(_Happened):
    """The client told how to reach them: a field of the record and its true value."""

    kind: Literal["coordinate_told"] = "coordinate_told"
    field: str
    value: str
    quote: str = ""


class DocumentReturned(_Happened):
    """A document came back once days had passed."""

    kind: Literal["document_returned"] = "document_returned"
    document: str
    signed: bool
    flaw: str | None = None


class PromiseDue(_Happened):
    """The day of a promise came: kept on the desk or not."""

    kind: Literal["promise_due"] = "promise_due"
    what: str
    when: str | None
    kept: bool
    text: str = ""
    """What the client wrote when it was not."""


class QuestionSettled(_Happened):
    """A question that the client had asked got its answer, or came back without one."""

    kind: Literal["question_settled"] = "question_settled"
    initiative: str
    answered: bool
    quote: str = ""


class ClientWaited(_Happened):
    """A silence or a hold; unannounced ones cost on the phone."""

    kind: Literal["client_waited"] = "client_waited"
    seconds: float
    announced: bool
    justified: bool


# ── The client answers ───────────────────────────────────────────────────────────────────────────


class NotUnderstood(_Happened):
    """The trainee's words meant nothing to the client, who asks again (twice in a row at most)."""

    kind: Literal["not_understood"] = "not_understood"
    times: int


class TurnWasted(_Happened):
    """The message was understood and led nowhere: politeness without content."""

    kind: Literal["turn_wasted"] = "turn_wasted"


class Misheard(_Happened):
    """A figure did not get through: the client holds another one for true."""

    kind: Literal["misheard"] = "misheard"
    said: str
    heard: str


class StateMoved(_Happened):
    """One change of the client's state, with its cause (a rule of `reactions.yaml`) and the words."""

    kind: Literal["state_moved"] = "state_moved"
    measure: Measure
    by: int
    value: int
    cause: str
    quote: str = ""


class InitiativeTaken(_Happened):
    """The client brought up something that the scenario gives them to say."""

    kind: Literal["initiative_taken"] = "initiative_taken"
    initiative: str


class CompanionSpoke(_Happened):
    """Words of someone who is with the client."""

    kind: Literal["companion_spoke"] = "companion_spoke"
    name: str
    text: str
    seconds: float
    lines: tuple[str, ...] = ()


class ClientSpoke(_Happened):
    """The client's words."""

    kind: Literal["client_spoke"] = "client_spoke"
    text: str
    seconds: float
    lines: tuple[str, ...] = ()
    """The authored lines it is made of: none comes twice."""


# ── The end ──────────────────────────────────────────────────────────────────────────────────────


class InterviewEnded(_Happened):
    """The contact is over; the après-contact opens."""

    kind: Literal["interview_ended"] = "interview_ended"
    outcome: Outcome
    why: str


class FileClosed(_Happened):
    """The session is over."""

    kind: Literal["file_closed"] = "file_closed"


class SelfRated(_Happened):
    """The trainee's own levels and words, before seeing the score."""

    kind: Literal["self_rated"] = "self_rated"
    levels: dict[str, str]
    strength: str = ""
    progress: str = ""
    action: str = ""


class Declared(_Happened):
    """A doubtful finding settled by the trainee's own word (marked *déclaré*)."""

    kind: Literal["declared"] = "declared"
    asked_turn: int
    act: str
    answer: bool


Event = Annotated[
    SessionStarted | StageEntered | TraineeSpoke | GestureMade | DeskUsed | TimePassed | Contested
    | IdentityAsked | IdentityGiven | RecordedValueSaid | FactAsked | FactDisclosed | FactWithheld | LifeTold | Reformulated
    | AccessNeedShown | AdaptationOffered | PreferenceTold | EmotionShown | DissatisfactionShown | HesitationShown
    | HintDropped | HintPickedUp | NeedRevealed
    | AccessNeedTold | SpeechBroken | SpeechFinished | WearinessShown | PointAskedAgain
    | CompanionAddressed | CompanionPressed | ClientAddressed
    | ProtectionAsked | ProtectionTold | DangerShown | SafetySaid
    | OfferMade | ArgumentMade | ClaimMade | LimitSaid | LimitAsked | ComplementOffered
    | TermUsed | TermNotUnderstood | PointExplained | ComprehensionChecked | ClientRestated
    | ObjectionRaised | ObjectionMoved | ObjectionAnswered | ContradictionNoticed | ContradictionMended
    | RefusalSaid | RefusalExplained | AlternativeOffered
    | DepartureWished | DepartureMotiveTold | DepartureSettled | RetentionTried | DepartureEased | CanvassingOpposed
    | PortalOpened | EquipmentAsked | StepShown | ElementFound | StepConfirmed | ClientLost | DefectMet | OtherWayOffered | TaskDone
    | DecisionAsked | ConsentGiven | ConsentWithheld | PromiseMade | DocumentSent | DocumentMissed | CoordinateTold
    | DocumentReturned | PromiseDue
    | QuestionSettled | ClientWaited
    | NotUnderstood | TurnWasted | Misheard | StateMoved | InitiativeTaken | CompanionSpoke | ClientSpoke
    | InterviewEnded | FileClosed | SelfRated | Declared,
    Field(discriminator="kind"),
]  # fmt: skip

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads one event from JSON or plain data."""
