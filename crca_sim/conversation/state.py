"""The interview so far: what the events add up to. Nothing else may change it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from crca_sim import events as ev
from crca_sim.conversation.access_state import AccessState
from crca_sim.conversation.portal.state import GuidanceState
from crca_sim.conversation.situation_state import SituationState
from crca_sim.desk.state import DeskState

HEARD = frozenset({
    "envoyer_document", "envoyer_message", "transferer", "programmer_rappel", "prendre_rendez_vous", "rediger_note", "mettre_en_attente",
    "reprendre", "raccrocher", "cloturer",
})  # fmt: skip
"""Actions of the desk that the client hears of, or that can wait until they have left: no silence."""
MEASURES: tuple[ev.Measure, ...] = ("trust", "patience", "comprehension", "fatigue")


LATELY = 3
"""Messages that the client still has in mind."""
OWN_LATELY = 8
"""Turns of their own that a client does not say over again."""


@dataclass(slots=True)
class CallState:
    """A fold over events. Read freely; change only by `apply`."""

    turn: int = 0
    stage: ev.Stage = "preparation"
    stages: list[ev.Stage] = field(default_factory=list)
    measures: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    seconds: float = 0.0
    signs: tuple[str, ...] = ()
    identity: dict[str, str] = field(default_factory=dict)
    outcome: ev.Outcome | None = None
    closed: bool = False

    spoken: int = 0
    """Messages of the trainee."""
    price_spoken: int = 0
    """How many there were when a price was first said."""
    client_text: str = ""
    """The client's last words."""
    client_lately: tuple[str, ...] = ()
    """What was said in their last turns, by them or by who is beside them."""
    trainee_text: str = ""
    lately: tuple[str, ...] = ()
    """The trainee's last messages: what they hold need not be asked."""
    lines_said: set[str] = field(default_factory=set)
    causes: Counter[str] = field(default_factory=Counter)

    asked: Counter[str] = field(default_factory=Counter)
    asked_in: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Fact → the questions that asked for it, in the adviser's words."""
    disclosed: dict[str, str] = field(default_factory=dict)
    """Fact → how it came out."""
    told_at: dict[str, int] = field(default_factory=dict)
    """Fact → messages of the trainee when it was last told, in that order."""
    in_brief: set[str] = field(default_factory=set)
    """Facts told in brief only."""
    identity_asked: list[str] = field(default_factory=list)
    identity_given: list[str] = field(default_factory=list)
    life: Counter[str] = field(default_factory=Counter)
    """Subject of one's life → how many times it was answered."""
    answered_at: dict[str, int] = field(default_factory=dict)
    """The same → messages of the trainee when it was last answered."""
    life_said: list[str] = field(default_factory=list)
    """What was said of one's life, or chosen, in order."""
    chatted: int = 0
    """Answers to small talk."""
    reformulated: set[str] = field(default_factory=set)

    hints: Counter[str] = field(default_factory=Counter)
    hint_spoken: dict[str, int] = field(default_factory=dict)
    """Need → how many messages the trainee had said when it was last hinted."""
    hint_texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Need → its hints, as they were said."""
    picked_up: set[str] = field(default_factory=set)
    revealed: set[str] = field(default_factory=set)
    access_shown: list[str] = field(default_factory=list)
    adaptation: bool = False
    """A fitting adaptation was offered and accepted."""
    closed_up: bool = False
    """Hurt, the client will not speak of their need again."""
    access: AccessState = field(default_factory=AccessState)
    emotion: str | None = None
    slow: bool = False
    written: bool = False
    faced: bool = False
    gestures: Counter[str] = field(default_factory=Counter)
    last_gesture: tuple[int, str] | None = None

    offers: list[str] = field(default_factory=list)
    needs_tied: set[str] = field(default_factory=set)
    claims: dict[tuple[str, str | None], str] = field(default_factory=dict)
    prices: set[str] = field(default_factory=set)
    quoted: bool = False
    """One of them is of what is on offer: what the client pays elsewhere, or asked about, is no quote."""
    limits: dict[str, bool] = field(default_factory=dict)
    """Limit → said only once asked."""
    limits_asked: set[str] = field(default_factory=set)
    understood: dict[str, bool] = field(default_factory=dict)
    """Point explained → whether it truly got through."""
    complements: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    false_said: set[str] = field(default_factory=set)
    misheard: list[str] = field(default_factory=list)

    objections: dict[str, ev.ObjectionState] = field(default_factory=dict)
    objection_turn: dict[str, int] = field(default_factory=dict)
    hardenings: Counter[str] = field(default_factory=Counter)
    answered_exactly: dict[str, int] = field(default_factory=dict)
    """Objection → messages of the trainee when it was last answered by an exact fact."""
    initiatives: set[str] = field(default_factory=set)
    last_initiative: int = -9
    raised_spoken: int = -9
    """Messages of the trainee when the client last brought something up by themself."""

    decisions: int = 0
    consents: dict[str, bool] = field(default_factory=dict)
    """What was agreed → explicitly."""
    withheld: set[str] = field(default_factory=set)
    refused_at: int = -9
    """The turn in which the client last kept something to themself."""
    promises: list[ev.PromiseMade] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    transferred: str | None = None

    situation: SituationState = field(default_factory=SituationState)
    """What particular situations have come to: danger, companion, refusal, departure …"""
    guidance: GuidanceState = field(default_factory=GuidanceState)
    """Where the client is on the portal, and what the task has come to."""
    not_understood: int = 0
    """In a row."""
    wasted: list[int] = field(default_factory=list)
    """Turns in which nothing came forward."""
    announced_wait: bool = False
    """The trainee's last words asked the client to wait."""
    silence: float = 0.0
    """Seconds of desk work that the client has heard nothing during."""
    desk: DeskState = field(default_factory=DeskState)
    """The desk, which the same events make."""
    asked_term: bool = False
    """The client asked what a term means."""
    terms_asked: int = 0
    """How many times they did."""
    waits: int = 0
    missed: list[ev.DocumentMissed] = field(default_factory=list)
    settled: list[ev.PromiseDue] = field(default_factory=list)
    """Promises whose day came."""

    def apply(self, event: ev.Event) -> None:
        """What the state becomes after one more event."""
        self.turn = max(self.turn, event.turn)
        self.desk.apply(event)
        change = _CHANGES.get(type(event))
        if change is not None:
            change(self, event)
        self.access.apply(event)
        self.situation.apply(event)
        self.guidance.apply(event)

    def open_objection(self) -> str | None:
        """The objection now on the table, the latest raised first."""
        alive = [o for o, s in self.objections.items() if s != "settled"]
        return max(alive, key=lambda o: self.objection_turn[o], default=None)

    def empty_before(self, turn: int) -> int:
        """How many of the three turns before this one led nowhere."""
        return sum(1 for t in self.wasted if turn - 3 <= t < turn)

    @property
    def identified(self) -> bool:
        """Two elements of control were given by the client."""
        return len(set(self.identity_given)) >= 2


def fold(events: Iterable[ev.Event]) -> CallState:
    """The state that these events add up to."""
    state = CallState()
    for event in events:
        state.apply(event)
    return state


def _started(s: CallState, e: ev.SessionStarted) -> None:
    s.signs, s.identity = e.signs, e.identity


def _stage(s: CallState, e: ev.StageEntered) -> None:
    s.stage = e.stage
    s.stages.append(e.stage)


def _spoke(s: CallState, e: ev.TraineeSpoke) -> None:
    s.trainee_text = e.text
    s.lately = (*s.lately, e.text)[-LATELY:]
    s.spoken += 1
    s.seconds += e.seconds
    s.announced_wait = bool(e.reading.doing("faire_patienter"))
    s.silence = 0.0
    if e.reading.acts() or e.reading.topics():
        s.not_understood = 0
    if e.reading.style.longest_sentence > 30:
        s.slow = False


def _gesture(s: CallState, e: ev.GestureMade) -> None:
    s.seconds += e.seconds
    s.gestures[e.gesture] += 1
    s.last_gesture = (e.turn, e.gesture)
    s.slow = s.slow or e.gesture == "ralentir"
    s.written = e.gesture in ("ecrire", "epeler", "montrer") or s.written
    s.faced = s.faced or e.gesture == "se_placer_de_face"


def _desk(s: CallState, e: ev.DeskUsed) -> None:
    s.seconds += e.seconds
    s.silence += e.seconds if e.accepted and e.action not in HEARD else 0.0
    if e.accepted and e.action == "envoyer_message":
        s.written = True
    if e.accepted and e.action == "transferer" and e.produced.get("mode") != "ecrit":
        s.transferred = str(e.args.get("service", ""))


def _time(s: CallState, e: ev.TimePassed) -> None:
    s.seconds += e.seconds


def _fact_asked(s: CallState, e: ev.FactAsked) -> None:
    s.asked[e.fact] += 1
    s.asked_in[e.fact].append(e.quote)


def _fact_kept(s: CallState, e: ev.FactWithheld) -> None:
    if e.why == "trust":
        s.refused_at = e.turn


def _fact_told(s: CallState, e: ev.FactDisclosed) -> None:
    s.disclosed.setdefault(e.fact, e.how)
    s.told_at.pop(e.fact, None)
    s.told_at[e.fact] = s.spoken
    (s.in_brief.discard if e.in_full else s.in_brief.add)(e.fact)


def _identity_asked(s: CallState, e: ev.IdentityAsked) -> None:
    s.identity_asked.append(e.element)


def _identity_given(s: CallState, e: ev.IdentityGiven) -> None:
    s.identity_given.append(e.element)


def _life_told(s: CallState, e: ev.LifeTold) -> None:
    s.life[e.subject] += 1
    s.answered_at[e.subject] = s.spoken
    s.life_said.append(e.text)
    s.chatted += e.chat


def _reformulated(s: CallState, e: ev.Reformulated) -> None:
    s.reformulated.update(e.right)


def _access(s: CallState, e: ev.AccessNeedShown) -> None:
    s.access_shown.append(e.sign)


def _adapted(s: CallState, e: ev.AdaptationOffered) -> None:
    s.adaptation = s.adaptation or e.accepted


def _emotion(s: CallState, e: ev.EmotionShown) -> None:
    s.emotion = e.emotion


def _hint(s: CallState, e: ev.HintDropped) -> None:
    s.raised_spoken = s.spoken
    s.hints[e.need] += 1
    s.hint_spoken[e.need] = s.spoken
    s.hint_texts[e.need].append(e.text)


def _picked(s: CallState, e: ev.HintPickedUp) -> None:
    s.picked_up.add(e.need)


def _revealed(s: CallState, e: ev.NeedRevealed) -> None:
    s.revealed.add(e.need)


def _offer(s: CallState, e: ev.OfferMade) -> None:
    if e.solution not in s.offers:
        s.offers.append(e.solution)
    s.needs_tied.update(e.needs)


def _argued(s: CallState, e: ev.ArgumentMade) -> None:
    if e.need:
        s.needs_tied.add(e.need)


def _claim(s: CallState, e: ev.ClaimMade) -> None:
    s.claims[(e.role, e.object)] = e.value
    if e.role == "cotisation":
        s.price_spoken = s.price_spoken or s.spoken
        s.prices.add(e.value)
        s.quoted = s.quoted or e.verdict == "right" or (bool(s.offers) and not e.quote.rstrip().endswith("?"))
    if e.role == "affirmation":
        s.false_said.add(e.value)


def _limit(s: CallState, e: ev.LimitSaid) -> None:
    s.limits.setdefault(e.limit, e.asked)


def _complement(s: CallState, e: ev.ComplementOffered) -> None:
    s.complements.add(e.complement)


def _term(s: CallState, e: ev.TermUsed) -> None:
    s.terms.add(e.term)


def _term_lost(s: CallState, e: ev.TermNotUnderstood) -> None:
    s.asked_term = True
    s.terms_asked += 1


def _explained(s: CallState, e: ev.PointExplained) -> None:
    s.understood[e.point] = e.got_through or s.understood.get(e.point, False)


def _initiative(s: CallState, e: ev.InitiativeTaken) -> None:
    s.initiatives.add(e.initiative)
    s.last_initiative = e.turn
    s.raised_spoken = s.spoken


def _limit_asked(s: CallState, e: ev.LimitAsked) -> None:
    if e.limit:
        s.limits_asked.add(e.limit)


def _forgotten(s: CallState, e: ev.PointAskedAgain) -> None:
    s.understood[e.point] = False


def _restated(s: CallState, e: ev.ClientRestated) -> None:
    s.understood[e.point] = e.right


def _misheard(s: CallState, e: ev.Misheard) -> None:
    s.misheard.append(e.said)


def _objected(s: CallState, e: ev.ObjectionRaised) -> None:
    s.objections[e.objection] = "raised"
    s.objection_turn[e.objection] = e.turn


def _objection_moved(s: CallState, e: ev.ObjectionMoved) -> None:
    s.objections[e.objection] = e.state
    if e.state == "hardened":
        s.hardenings[e.objection] += 1
        s.objection_turn[e.objection] = e.turn


def _objection_answered(s: CallState, e: ev.ObjectionAnswered) -> None:
    if e.exact:
        s.answered_exactly[e.objection] = s.spoken


def _decision(s: CallState, e: ev.DecisionAsked) -> None:
    s.decisions += 1


def _consent(s: CallState, e: ev.ConsentGiven) -> None:
    s.consents[e.about] = e.explicit
    s.withheld.discard(e.about)


def _no_consent(s: CallState, e: ev.ConsentWithheld) -> None:
    s.withheld.add(e.about)


def _promise(s: CallState, e: ev.PromiseMade) -> None:
    s.promises.append(e)


def _sent(s: CallState, e: ev.DocumentSent) -> None:
    s.sent.append(e.document)


def _missed(s: CallState, e: ev.DocumentMissed) -> None:
    """What did not reach the client was not received."""
    s.missed.append(e)
    if e.why == "address" and e.document in s.sent:
        s.sent.remove(e.document)


def _due(s: CallState, e: ev.PromiseDue) -> None:
    s.settled.append(e)
    s.lines_said.add(e.text)


def _waited(s: CallState, e: ev.ClientWaited) -> None:
    s.waits += 1
    s.silence = 0.0


def _lost(s: CallState, e: ev.NotUnderstood) -> None:
    s.not_understood = e.times


def _wasted(s: CallState, e: ev.TurnWasted) -> None:
    s.wasted.append(e.turn)


def _moved(s: CallState, e: ev.StateMoved) -> None:
    s.measures[e.measure] = e.value
    s.causes[e.cause] += 1
    s.closed_up = s.closed_up or e.cause in ("diagnostic_demande", "blessure")


def _companion(s: CallState, e: ev.CompanionSpoke) -> None:
    s.client_text = e.text
    s.client_lately = (*s.client_lately, e.text)[-OWN_LATELY:]
    s.lines_said.update(e.lines)
    s.seconds += e.seconds


def _client(s: CallState, e: ev.ClientSpoke) -> None:
    s.client_text = e.text
    s.client_lately = (*s.client_lately, e.text)[-OWN_LATELY:]
    s.lines_said.update(e.lines)
    s.seconds += e.seconds
    s.silence = 0.0


def _ended(s: CallState, e: ev.InterviewEnded) -> None:
    s.outcome = e.outcome


def _closed(s: CallState, e: ev.FileClosed) -> None:
    s.closed = True


_CHANGES: dict[type, Callable[[CallState, Any], None]] = {
    ev.SessionStarted: _started,
    ev.StageEntered: _stage,
    ev.TraineeSpoke: _spoke,
    ev.GestureMade: _gesture,
    ev.DeskUsed: _desk,
    ev.TimePassed: _time,
    ev.FactAsked: _fact_asked,
    ev.FactDisclosed: _fact_told,
    ev.FactWithheld: _fact_kept,
    ev.IdentityAsked: _identity_asked,
    ev.IdentityGiven: _identity_given,
    ev.LifeTold: _life_told,
    ev.Reformulated: _reformulated,
    ev.AccessNeedShown: _access,
    ev.AdaptationOffered: _adapted,
    ev.EmotionShown: _emotion,
    ev.HintDropped: _hint,
    ev.HintPickedUp: _picked,
    ev.NeedRevealed: _revealed,
    ev.OfferMade: _offer,
    ev.ArgumentMade: _argued,
    ev.ClaimMade: _claim,
    ev.LimitSaid: _limit,
    ev.ComplementOffered: _complement,
    ev.TermUsed: _term,
    ev.TermNotUnderstood: _term_lost,
    ev.PointExplained: _explained,
    ev.InitiativeTaken: _initiative,
    ev.LimitAsked: _limit_asked,
    ev.PointAskedAgain: _forgotten,
    ev.ClientRestated: _restated,
    ev.Misheard: _misheard,
    ev.ObjectionRaised: _objected,
    ev.ObjectionMoved: _objection_moved,
    ev.ObjectionAnswered: _objection_answered,
    ev.DecisionAsked: _decision,
    ev.ConsentGiven: _consent,
    ev.ConsentWithheld: _no_consent,
    ev.PromiseMade: _promise,
    ev.DocumentSent: _sent,
    ev.DocumentMissed: _missed,
    ev.PromiseDue: _due,
    ev.ClientWaited: _waited,
    ev.NotUnderstood: _lost,
    ev.TurnWasted: _wasted,
    ev.StateMoved: _moved,
    ev.CompanionSpoke: _companion,
    ev.ClientSpoke: _client,
    ev.InterviewEnded: _ended,
    ev.FileClosed: _closed,
}
