"""What the client brings up by themself: objections, own questions, signs, hints. One thing a turn, never all at once."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.authoring.scenario import Initiative, Need, Objection
from crca_sim.authoring.triggers import Trigger
from crca_sim.conversation import access, adaptation, asking, composing, danger, echoes, fatigue, questions, recall, room, signs, tags
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.objections import coming, wording
from crca_sim.conversation.triggers import due, just_now

HINT_REST = 3
"""Messages without anything of one's own, after which something slips out at any lull."""
LIMIT_REST = 3
"""Messages after the price before the client asks what nobody said."""
_SAID = (ev.LifeTold, ev.ConsentGiven, ev.QuestionSettled, ev.PreferenceTold, ev.DepartureMotiveTold, ev.SafetySaid)
"""What the client said for good in this message."""
_PRESENTED = (ev.OfferMade, ev.ClaimMade, ev.LimitSaid, ev.DecisionAsked, ev.RefusalSaid, ev.RetentionTried)
"""What an objection may be made to, whatever is asked after it."""


def take(x: Exchange) -> None:
    """At most one initiative, the weightiest first; none in a turn where the client already raised something."""
    if "raise" in x.said or x.state.outcome or x.state.access.pending or composing.full(x):
        return
    if _objection(x) or _own(x):
        _one_idea(x)
    else:
        signs.raise_one(x) or _about_the_exchange(x) or _hint(x)


def _one_idea(x: Exchange) -> None:
    """« Une autre question ? » is answered by it, and a word of acknowledgement does not come before: nobody says « non, rien », nor
    « continuez », and then objects."""
    more = room.asks(x) and marked(x.sentences[-1].text, "autre_question")
    objected = x.happened(ev.ObjectionRaised) and _replaceable(x)
    if more or objected or (not room.asks_anything(x) and room.lightly_taken_up(x)):
        x.said.pop("answer", None)
        x.said.pop("remark", None)


def _replaceable(x: Exchange) -> bool:
    """What would be said otherwise weighs an offer or acknowledges it: nobody who objects says first that they like it."""
    return not x.happened(*room.TELLING, *_SAID)


def _objection(x: Exchange) -> bool:
    for objection_id in coming(x):
        objection = x.scenario.objections[objection_id]
        raised = wording(x, objection)
        if not raised or not _room(x, objection.trigger, raised, objection=objection):
            continue
        if text := x.propose("raise", raised, f"objection:{objection_id}"):
            x.note(ev.ObjectionRaised(turn=x.turn, objection=objection_id, text=text))
            return True
    return False


def _room(x: Exchange, trigger: Trigger, lines: Sequence[str], objection: Objection | None = None) -> bool:
    """A lull, the subject on the table, or what calls for it just happened; an objection comes when something is put forward, too,
    or wherever nothing is asked: who has one does not wait long."""
    if trigger.after is None and objection is None and room.dealt_with(x, lines):
        return False
    if objection and (x.happened(ev.ConsentWithheld, ev.DepartureSettled, ev.HesitationShown) or _agreed_to_something(x)):
        return False
    if room.asks_back(x) and not (objection and _replaceable(x)):
        return False
    topics = objection.topics if objection else ()
    if room.named(x, (*topics, *filter(None, (trigger.topic,)))):
        return True
    called = just_now(x, trigger) or (objection is not None and x.happened(*_PRESENTED))
    if called and room.weighs(x) and not x.happened(*room.TELLING):
        return True
    return room.for_it(x, lines)


def _agreed_to_something(x: Exchange) -> bool:
    """« Votre mari nous écrit un mot, ça vous irait ? », « mardi ou jeudi ? »: who has just said yes, or which, objects later."""
    return tags.taken_up(x) and room.asks(x) and not x.happened(*_PRESENTED)


def after_document(x: Exchange) -> None:
    """What the client brings up on receiving a document, before a word is said."""
    if "raise" not in x.said and not x.state.outcome:
        _own(x, after="document")


def _own(x: Exchange, after: str | None = None) -> bool:
    if x.state.open_objection():
        return False
    for key, initiative in x.scenario.initiatives.items():
        limit = initiative.asks_limit
        if after is not None and initiative.trigger.after != after:
            continue
        if key in x.state.initiatives or key in x.state.situation.settled or (limit and limit in x.state.limits):
            continue
        if not due(x, initiative.trigger):
            continue
        if limit and x.state.spoken - x.state.price_spoken < LIMIT_REST:
            continue
        if after is None and not _room(x, initiative.trigger, initiative.say):
            continue
        if questions.answered_at_once(x, key) or not _may_test(x, initiative):
            continue
        if text := x.propose("raise", echoes.new(x, initiative.say), f"initiative:{key}"):
            x.note(ev.InitiativeTaken(turn=x.turn, initiative=key))
            _show(x, key, text)
            return True
    return False


def _may_test(x: Exchange, initiative: Initiative) -> bool:
    """Nobody provokes who is thanked, or who asks if anything is left."""
    closing = initiative.exposes == "provocation" and room.asks(x) and room.given(x)
    return initiative.exposes is None or (x.cast.difficulty.tests and not closing)


def _about_the_exchange(x: Exchange) -> bool:
    """What did not get through, what is gone, what would help."""
    if access.lost(x) and access.nothing_said(x) and access.say_lost(x, "raise"):
        return True
    return room.lull(x) and (recall.asks_again(x) or adaptation.confide(x))


def _show(x: Exchange, key: str, text: str) -> None:
    initiative = x.scenario.initiatives[key]
    if initiative.asks_limit:
        x.note(ev.LimitAsked(turn=x.turn, limit=initiative.asks_limit, text=text))
    if initiative.emotion:
        x.note(ev.EmotionShown(turn=x.turn, emotion=initiative.emotion, text=text))
        danger.show(x, initiative.emotion, text)
    if initiative.dissatisfaction:
        x.note(ev.DissatisfactionShown(turn=x.turn, fact=initiative.dissatisfaction, text=text))
    if initiative.term:
        x.note(ev.TermNotUnderstood(turn=x.turn, term=initiative.term, text=text))
    if initiative.exposes:
        x.note(ev.HesitationShown(turn=x.turn, about=initiative.exposes, text=text))


def _hint(x: Exchange) -> bool:
    """The next hint to a hidden need, with a turn's rest between two."""
    if x.state.spoken < 2 or ("decouverte" not in x.state.stages and x.state.spoken < 4) or not _at_ease(x):
        return False
    for need_id, need in x.scenario.needs.items():
        if not _may_hint(x, need_id):
            continue
        given, hints = x.state.hints[need_id], _hints(x, need.hints)
        if given >= len(hints) or not _flows(x, need, hints[given]):
            continue
        if text := x.propose("raise", echoes.new(x, (hints[given],)), f"indice:{need_id}"):
            if given and need_id not in x.state.picked_up:
                x.react("indice_ignore")
            x.note(ev.HintDropped(turn=x.turn, need=need_id, text=text))
            return True
    return False


def _flows(x: Exchange, need: Need, hint: str) -> bool:
    """A hint slips into a story, belongs to what was just asked, or waits for a lull."""
    if room.asks_back(x):
        return False
    if room.told_openly(x) or room.given(x) or (room.lull(x) and room.quiet_for(x, HINT_REST)):
        return True
    named = any(seen.topic in need.topics and seen.confidence >= asking.UNSURE for s in x.sentences for seen in s.topics)
    return bool(x.said.get("answer")) and (named or room.about_it(x, (hint,)))


def _hints(x: Exchange, written: tuple[str, ...]) -> tuple[str, ...]:
    """The hints to drop, in order: fewer when it is hard, the vaguest last when it is easy."""
    said = x.cast.difficulty.hints
    return (*written[said.first :], *written[: said.first])[: said.most]


def _at_ease(x: Exchange) -> bool:
    """One lets nothing slip right after a rough word, under an objection, once closed up, or tired."""
    rough = any(isinstance(e, ev.StateMoved) and e.measure == "trust" and e.by <= -5 for e in x.events)
    return not rough and not fatigue.tired(x) and not x.state.open_objection() and x.state.measures["trust"] > 35


def _may_hint(x: Exchange, need_id: str) -> bool:
    told = any(fact in x.state.disclosed for fact in x.scenario.needs[need_id].facts)
    rest = x.state.spoken - x.state.hint_spoken.get(need_id, -9) >= x.cast.difficulty.hints.rest
    return x.scenario.needs[need_id].hidden and rest and not told and need_id not in x.state.picked_up and need_id not in x.state.revealed
