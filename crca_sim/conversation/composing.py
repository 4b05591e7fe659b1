"""The reply put together: what goes with what, in which order, and what is better left unsaid.

Two pieces at most, and only if one mouth could say both: who asks to have something said again says nothing else of it.
"""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.conversation import access, concord, lines, parry, plainly, presence, reply, signs, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked, tool_words
from crca_sim.understanding.expressions import says, words

LENGTH = 8
"""Words from which a reaction is a whole reply."""
SHARED = 5
"""Letters from which a word tells what is spoken of."""
STEM = 6
"""Letters that tell it, whatever its ending."""
SETTLING = (ev.SafetySaid, ev.DangerShown, ev.LifeTold, ev.AdaptationOffered, ev.Reformulated, ev.ObjectionMoved)
"""What a reaction alone answers well enough."""
_START = re.compile(r"^(ah|bon|bien|oh|oui|non|d'accord|eh bien|allez|ok|merci)(?:\s*[,.…!:]+\s*)", re.IGNORECASE)


def compose(x: Exchange) -> str:
    """A reaction, the answers, a remark only if there is neither, one thing raised; never nothing to who speaks."""
    said = x.said
    parts = _reaction(x) + _answers(x)
    if not parts:
        parts += said.get("remark", [])[:1]
    if _turns_sour(x) or _asks_to_hear_again(x):
        parts = []
    if parts and _leaves_a_question(x):
        parts += x.said["answer"][-1:] if plainly.say(x, x.sentences[-1]) else []
    raised = said.get("raise", [])[:1]
    parts = concord.agreeing(x, [*parts, *raised])
    parts = [f"{_link(x, parts[:-1])}{part}" if part in raised and part is parts[-1] else part for part in parts]
    if not parts and x.reading.text and "beside" not in said:
        parts = [presence.acknowledge(x) if x.state.outcome is None else reply.short(x)]
    return reply.put(x, _without_echo(parts))


def _answers(x: Exchange) -> list[str]:
    """The answers that fit; a yes out of politeness, and « attendez, le début ? », go when there is a real one."""
    answers = x.said.get("answer", [])
    beside = {*lines.variants("oui_de_politesse", x.scenario, x.cast.persona), *(_lost(x) if x.happened(*signs.TELLING) else ())}
    return ([text for text in answers if text not in beside] or answers)[: reply.most_answers(x)]


def _lost(x: Exchange) -> list[str]:
    """What says that something did not get through, or pretends that it did."""
    profile = access.informs(x)
    vague = [line for key in (*access.VAGUE.values(), "vague") for line in lines.variants(key, x.scenario, x.cast.persona)]
    missed = (x.fact(e.fact).misheard for e in x.events if isinstance(e, ev.FactWithheld) and e.why == "not_heard")
    return [*profile.not_heard, *vague, *filter(None, missed)] if profile else []


def full(x: Exchange) -> bool:
    """Two questions were answered: there is no room for anything more, but in a letter."""
    return x.scenario.channel != "courriel" and len(x.said.get("answer", ())) >= 2


def reacted_at_length(x: Exchange) -> bool:
    """The client has already taken up a message that asks nothing."""
    asked = any(s.text.rstrip().endswith("?") for s in x.sentences)
    return not asked and any(len(text.split()) >= LENGTH for text in x.said.get("reaction", ()))


def _reaction(x: Exchange) -> list[str]:
    """The reaction to the manner, when it leaves room: three pieces would be one too many.

    Kept all the same when the message hurt, or when something of the interview was shown by it.
    """
    said = x.said.get("reaction", [])[:1]
    crowded = bool(x.said.get("answer")) and (bool(x.said.get("raise")) or full(x))
    return [] if crowded and said and not voice.hurt(x) and said[0] not in _shown(x) else said


def _shown(x: Exchange) -> set[str | None]:
    return {getattr(event, "text", None) for event in x.events}


# ── What does not go together ────────────────────────────────────────────────────────────────────


def _turns_sour(x: Exchange) -> bool:
    """Nobody says « parfait, c'est clair » and then that they have heard that answer before."""
    hardened = any(isinstance(e, ev.ObjectionMoved) and e.state == "hardened" for e in x.events)
    return hardened and bool(x.said.get("raise")) and not x.happened(ev.FactDisclosed, ev.LifeTold, ev.IdentityGiven, ev.ClientRestated)


def _asks_to_hear_again(x: Exchange) -> bool:
    """A word, a figure, a sentence that did not get through: nothing is said of what was not understood."""
    raised = x.said.get("raise", [None])[0]
    again = any(isinstance(e, ev.AccessNeedShown | ev.TermNotUnderstood) and e.text == raised for e in x.events)
    missed = raised is not None and (again or (x.happened(ev.Misheard) and not x.happened(ev.ObjectionRaised)))
    return missed and not voice.hurt(x) and not x.happened(*signs.TELLING, ev.ConsentGiven)


def _leaves_a_question(x: Exchange) -> bool:
    """« Merci de me le demander » alone does not say when, nor where; after what settles the matter nothing is missing."""
    alone = not any(x.said.get(slot) for slot in ("answer", "remark", "raise", "beside"))
    alone = alone and not x.state.situation.opposed and not x.reading.doing("demander_identite", "demander_coordonnees")
    if not alone or x.state.outcome is not None or x.happened(*SETTLING) or not parry.unanswered(x):
        return False
    last = x.sentences[-1].text
    return parry.unknown_key(last) != "ne_sait_pas_oui_non" and not parry.offers_a_choice(last) and not marked(last, "confirmation")


def _without_echo(parts: list[str]) -> list[str]:
    """« Ah. … Ah, … » is said once."""
    kept: list[str] = []
    starts: set[str] = set()
    for part in parts:
        rest = part
        while (found := _START.match(rest)) and found[1].casefold() in starts and rest[found.end() :]:
            rest = rest[found.end() :]
        kept.append(rest[:1].upper() + rest[1:] if part[:1].isupper() else rest)
        if start := _START.match(part):
            starts.add(start[1].casefold())
    return kept


# ── « Au fait… » ─────────────────────────────────────────────────────────────────────────────────


def _link(x: Exchange, parts: list[str]) -> str:
    """« Au fait… » before what one brings up by oneself after something else; an objection, or the same subject, needs none."""
    raised = x.said.get("raise", [""])[0]
    first = raised.split()
    if not parts or not _by_oneself(x, raised) or x.scenario.channel == "courriel" or marked(" ".join(first[:3]), "liaison"):
        return ""
    if says(" ".join(first[:6]), "d'ailleurs") or _subjects(raised) & _subjects(" ".join([*parts, x.text])):
        return ""
    return f"{x.cast.chance.choose(f'liaison:{x.turn}', lines.variants('liaison', x.scenario, x.cast.persona))} "


def _by_oneself(x: Exchange, raised: str) -> bool:
    """A hint, or something of one's own after a story told; what answers the adviser's way of doing is brought up by it."""
    provoked = any(isinstance(e, ev.HesitationShown | ev.DissatisfactionShown) and e.text == raised for e in x.events)
    return x.happened(ev.HintDropped) or (x.happened(ev.InitiativeTaken) and x.happened(ev.FactDisclosed, ev.LifeTold) and not provoked)


def _subjects(text: str) -> set[str]:
    return {word[:STEM] for word in words(text) if len(word) >= SHARED and word not in tool_words()}
