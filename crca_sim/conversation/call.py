"""One turn from end to end: words, a gesture or a desk action in, events out.

Read `hear` as the story of a turn: the manner, then the questions, what is proposed, what is resisted, what is
agreed; then the client may bring up something; then they speak, and the interview may end.
"""

from __future__ import annotations

from collections.abc import Iterable

from crca_sim import events as ev
from crca_sim.conversation import (
    adaptation,
    afterwards,
    agreed,
    agreement,
    announced,
    antecedents,
    companion,
    composing,
    departure,
    desk_felt,
    discovery,
    due,
    ending,
    fatigue,
    forms,
    fragments,
    guidance,
    hints,
    ideas,
    initiative,
    journey,
    kinds,
    life,
    manner,
    news,
    objections,
    overhelp,
    presence,
    proposals,
    questions,
    reception,
    repartees,
    shared_repartees,
    situations,
    solution,
    summing_up,
    valence,
    wondering,
)
from crca_sim.conversation.exchange import Cast, Exchange
from crca_sim.conversation.state import CallState, fold
from crca_sim.conversation.temper import reactions
from crca_sim.understanding.reading import Reading

WORDS_A_MINUTE = 150
LISTENERS = (
    manner.listen,
    overhelp.listen,
    adaptation.listen,
    reception.receive_attached,
    announced.listen,
    summing_up.listen,
    situations.listen,
    guidance.listen,
    objections.listen,
    life.listen,
    proposals.listen,
    discovery.listen,
    solution.listen,
    departure.weigh,
    agreement.listen,
    hints.reveal_needs,
    solution.reply,
    adaptation.decline,
    wondering.listen,
    situations.weigh,
    fragments.break_off,
    due.settle,
)
HEARING_OUT = (hints.reveal_needs,)
"""What is left to hear in words that let the client finish."""


class Call:
    """An interview being lived. All it knows beside its cast is what its events add up to."""

    def __init__(self, cast: Cast, events: Iterable[ev.Event] = ()) -> None:
        self.cast = cast
        self.state: CallState = fold(events)
        _learn_lines()

    def open(self, started: ev.SessionStarted) -> list[ev.Event]:
        """The client's opening: turn 0."""
        x = self._exchange(Reading(text=""), turn=0)
        x.note(started)
        x.note(ev.StageEntered(turn=0, stage="preparation"))
        presence.arrive(x)
        situations.arrive(x)
        adaptation.tell_at_once(x)
        guidance.arrive(x)
        return self._close(x)

    def hear(self, text: str, reading: Reading, *, subject: str | None = None, attachments: tuple[str, ...] = ()) -> list[ev.Event]:
        """The trainee speaks: what it does, and what the client answers."""
        x = self._exchange(reading)
        x.note(ev.TraineeSpoke(turn=x.turn, text=text, reading=reading, seconds=seconds(text), subject=subject, attachments=attachments))
        presence.pick_up_the_phone(x)
        for listen in HEARING_OUT if fragments.let_finish(x) else LISTENERS:
            listen(x)
        summing_up.check(x)
        announced.take_up(x)
        if not composing.reacted_at_length(x):
            repartees.remark(x)
        _travel(x)
        presence.lose_patience(x)
        fatigue.feel(x)
        fatigue.show(x)
        questions.forestall(x)
        if not situations.take(x) and not announced.taken(x):
            initiative.take(x)
        ending.consider(x)
        return self._close(x)

    def see(self, gesture: str, label: str, duration: float) -> list[ev.Event]:
        """The trainee makes a gesture."""
        x = self._exchange(Reading(text=""))
        x.note(ev.GestureMade(turn=x.turn, gesture=gesture, label=label, seconds=duration))
        presence.pick_up_the_phone(x)
        if fragments.wait(x, gesture):
            hints.reveal_needs(x)
        else:
            presence.feel_gesture(x, gesture)
        fatigue.feel(x)
        return self._close(x)

    def notice(self, used: ev.DeskUsed, documents: Iterable[ev.DocumentSent]) -> list[ev.Event]:
        """The trainee used the desk: the client only notices what reaches them."""
        x = self._exchange(Reading(text=""))
        x.note(used)
        for document in documents:
            x.note(document)
        if fragments.work(x, used):
            hints.reveal_needs(x)
        desk_felt.feel(x, used)
        fatigue.feel(x)
        if used.accepted and used.action == "transferer":
            ending.consider(x)
        return self._close(x)

    def let_pass(self, duration: float, label: str) -> list[ev.Event]:
        """Time passes without a word."""
        x = self._exchange(Reading(text=""))
        x.note(ev.TimePassed(turn=x.turn, seconds=duration, label=label))
        if fragments.wait(x):
            hints.reveal_needs(x)
        else:
            presence.feel_wait(x, duration)
        afterwards.days_pass(x)
        fatigue.feel(x)
        ending.consider(x)
        return self._close(x)

    def leave(self, outcome: ev.Outcome | None = None) -> list[ev.Event]:
        """The trainee ends the contact: hangs up, or the tours ran out (then no turn of its own)."""
        x = self._exchange(Reading(text=""), turn=self.state.turn)
        if self.state.outcome is None:
            found = outcome or ending.when_left(self.cast.scenario, self.state)
            x.note(ev.InterviewEnded(turn=x.turn, outcome=found, why="conseiller"))
            _after_contact(x)
        return x.events

    def _exchange(self, reading: Reading, turn: int | None = None) -> Exchange:
        return Exchange(self.cast, self.state, self.state.turn + 1 if turn is None else turn, reading)

    def _close(self, x: Exchange) -> list[ev.Event]:
        text = composing.compose(x)
        if beside := companion.speak(x):
            said, lines = beside
            x.note(ev.CompanionSpoke(turn=x.turn, name=companion.name(x), text=said, seconds=seconds(said), lines=lines))
        if text:
            x.note(ev.ClientSpoke(turn=x.turn, text=text, seconds=seconds(text) + companion.delay(x), lines=tuple(x.used)))
        if x.happened(ev.InterviewEnded):
            _after_contact(x)
        return x.events


def _learn_lines() -> None:
    """What clients say and feel is read from its files before the first message, so that no turn waits for it."""
    news.known()
    life.subjects()
    reactions()
    for read in (forms.form_of, forms.feeling, kinds.wanted, kinds.bare, antecedents.people, antecedents.pointing):
        read("Depuis quand, et où est-il ?")
    ideas.expresses("", "savoir_demande")
    shared_repartees.shared()
    valence.learn()


def seconds(text: str) -> float:
    """Simulated duration of words said at 150 a minute, in seconds."""
    return round(len(text.split()) * 60 / WORDS_A_MINUTE, 1)


def _after_contact(x: Exchange) -> None:
    questions.close(x)
    after = journey.stage_after(x.state.stage, "finir")
    if after != x.state.stage:
        x.note(ev.StageEntered(turn=x.turn, stage=after))


def _travel(x: Exchange) -> None:
    """The stages that this turn leads through."""
    for trigger in _triggers(x):
        after = journey.stage_after(x.state.stage, trigger)
        if after != x.state.stage:
            x.note(ev.StageEntered(turn=x.turn, stage=after))


def _triggers(x: Exchange) -> list[str]:
    fired = []
    if x.happened(ev.IdentityAsked):
        fired.append("identifier")
    fired += guidance.triggers(x)
    if _discovers(x):
        fired.append("decouvrir")
    if x.happened(ev.OfferMade, ev.AlternativeOffered):
        fired.append("proposer")
    if (x.state.open_objection() and x.happened(ev.ObjectionMoved)) or x.happened(ev.RefusalSaid, ev.RetentionTried):
        fired.append("objecter")
    if x.happened(ev.DecisionAsked, ev.ConsentGiven) and x.state.decisions:
        fired.append("accorder")
    if _concludes(x):
        fired.append("conclure")
    return fired


def _concludes(x: Exchange) -> bool:
    """Towards the end: once agreed; where nothing is sold, when satisfaction or leave is spoken of."""
    if agreed.concluded(x.state):
        return bool(x.reading.doing("annoncer_suite", "mesurer_satisfaction", "prendre_conge", "informer_retractation"))
    return not x.scenario.solutions and bool(x.reading.doing("mesurer_satisfaction", "prendre_conge"))


def _discovers(x: Exchange) -> bool:
    return any(isinstance(e, ev.FactAsked) and not x.fact(e.fact).identity for e in x.events) or x.happened(ev.Reformulated)
