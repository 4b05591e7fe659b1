"""What the client brings up by themself: objections, own questions, signs, hints. One thing a turn, never all at once."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import access, adaptation, composing, danger, echoes, fatigue, parry, questions, recall, signs
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.objections import coming
from crca_sim.conversation.triggers import due, timely

REST = 3
"""Messages between two things brought up by oneself, when questions are asked and answered."""
LIMIT_REST = 3
"""Messages after the price before the client asks what nobody said."""


def take(x: Exchange) -> None:
    """At most one initiative, the weightiest first; none in a turn where the client already raised something."""
    questions.forestall(x)
    if "raise" in x.said or x.state.outcome or x.state.access.pending or composing.full(x):
        return
    if _asked_for_more(x) and (_objection(x) or _own(x)):
        x.said.pop("answer", None)
    elif _just_answered(x) or _owes_an_answer(x):
        _objection(x) or signs.raise_one(x)
    else:
        _objection(x) or _own(x) or signs.raise_one(x) or _about_the_exchange(x) or _hint(x)


def _asked_for_more(x: Exchange) -> bool:
    """« Une autre question ? »: what is on the client's mind is the answer; nobody says « non, rien » before it."""
    return bool(x.sentences) and x.sentences[-1].text.rstrip().endswith("?") and marked(x.sentences[-1].text, "autre_question")


def _just_answered(x: Exchange) -> bool:
    """Who is asked something answers it and stops there, most of the time: what is on their mind can wait a message or two."""
    asked = bool(x.sentences) and x.sentences[-1].text.rstrip().endswith("?")
    return asked and bool(x.said.get("answer")) and x.state.spoken - x.state.raised_spoken < REST


def _owes_an_answer(x: Exchange) -> bool:
    """A question that nothing answers yet: one says that one does not know before speaking of anything else."""
    return not x.said.get("answer") and parry.unanswered(x) and x.sentences[-1].start not in x.aside


def _objection(x: Exchange) -> bool:
    for objection_id in coming(x):
        objection = x.scenario.objections[objection_id]
        if text := x.propose("raise", objection.raised, f"objection:{objection_id}"):
            x.note(ev.ObjectionRaised(turn=x.turn, objection=objection_id, text=text))
            return True
    return False


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
        if after is None and not timely(x, initiative.trigger, initiative.say):
            continue
        if questions.answered_at_once(x, key) or (initiative.exposes and not x.cast.difficulty.tests):
            continue
        if text := x.propose("raise", echoes.new(x, initiative.say), f"initiative:{key}"):
            x.note(ev.InitiativeTaken(turn=x.turn, initiative=key))
            _show(x, key, text)
            return True
    return False


def _about_the_exchange(x: Exchange) -> bool:
    """What did not get through, what is gone, what would help."""
    unclear = access.lost(x) and access.nothing_said(x) and access.say_lost(x, "raise")
    return unclear or recall.asks_again(x) or adaptation.confide(x)


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
        if given < len(hints) and (text := x.propose("raise", echoes.new(x, (hints[given],)), f"indice:{need_id}")):
            if given and need_id not in x.state.picked_up:
                x.react("indice_ignore")
            x.note(ev.HintDropped(turn=x.turn, need=need_id, text=text))
            return True
    return False


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
