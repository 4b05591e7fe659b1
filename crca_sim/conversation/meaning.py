"""What a question means here: its pronouns given their antecedents, then what it is like weighed by the kind and the person asked.

Likeness alone hears « quel âge a-t-il ? » as the client's own age, and « quel jour ? » as any day. What was named just before,
the kind of thing that the question word wants, and whose it is, tell which of the likely answers is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crca_sim.conversation import antecedents, kinds
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.likely import HIS, as_its_author_asks, is_personal, weighed
from crca_sim.conversation.repartees import SHARED
from crca_sim.understanding.reading import SentenceReading

AS_IT_STANDS = 0.6
"""What a question with a pronoun is worth as it stands, beside the same with its antecedent."""
SURELY = 0.8
"""Likeness from which a question that asks for nothing personal is clear as it stands, whatever its pronouns point at."""
PLAIN_ENOUGH = 0.7
"""Likeness from which a short question needs nothing more."""
LOOSELY, FURTHER = 0.85, 0.94
"""What a question is worth completed, where a mere « ça », « en », « son » points; and each thing named further back."""
DOUBTFUL = 0.55
"""Likeness under which what was said just before may tell what a question is about."""
LED = 0.65
"""Likeness that it must give then."""
LEADS = 4, 14
"""Words of a statement that leads to a question."""
TURNS_BACK = 3
AGAIN_SHARE = 0.6
"""What the question with its antecedent counts for, beside the question as it stands."""
_END = re.compile(r"\s*[?.!…]*\s*$")
_YOURS = re.compile(r"\b(?:le|la|les) v[ôo]tres?\b|^\W*et (?:toi|vous)\b(?=,|\W*$)", re.IGNORECASE)
_AND = re.compile(r"^\W*et\b", re.IGNORECASE)
_AND_TO = re.compile(r"^\W*et (?:à|au|aux|pour|avec|chez|de|du|dans|sur)\b", re.IGNORECASE)
_PREAMBLE = re.compile(r"^.{8,}?(?:\s:|\.{3}|…|,? je (?:répète|reformule) ma question\s?:?)\s+(?=[^:]{6,}\?\s*$)")
"""What leads to a question in the same sentence."""
MOST_LEADING = 3
_SOMEONE = re.compile(r"\b(?:lui|eux)\b", re.IGNORECASE)
"""Said of people."""
_SENTENCE = re.compile(r"(?<=[.?!…])\s+")


class Completed(NamedTuple):
    """A question with what it is about."""

    text: str
    about: antecedents.Named | None
    led: bool = False
    """What was told just before leads to it."""
    replaces: bool = False
    """It says all that the question meant (« et le vôtre ? »)."""


def understood(x: Exchange, sentence: SentenceReading, before: str = "") -> SentenceReading:
    """The sentence with what it calls for here; `before`: what the same message says before it."""
    if as_its_author_asks(x, sentence):
        x.meant[sentence.start] = sentence.text
        return sentence
    completed = list(_completed(x, sentence, before)) if x.cast.reread else []
    points = _points(sentence.text)
    nearest = next((whole for whole in completed if whole.about), None) if points else None
    first = weighed(x, sentence, sentence, nearest.about if nearest else None)
    if _promise(first) >= SURELY and not is_personal(sentence.text):
        x.meant[sentence.start] = nearest.text if nearest else sentence.text
        return first
    best, text, worth = first, nearest.text if nearest else sentence.text, _promise(first) * (AS_IT_STANDS if points else 1.0)
    share = 1.0 if points else LOOSELY
    for whole in completed:
        again = x.cast.reread(whole.text) if x.cast.reread else None
        found = _merged(first, weighed(x, sentence, again, whole.about), whole) if again else None
        if found and whole.led and found[0] < LED:
            continue
        if whole.replaces:
            worth *= AS_IT_STANDS
        if found and (promise := found[0] * (1.0 if whole.replaces else share)) > worth:
            best, text, worth = found[1], whole.text, promise
        share *= FURTHER
    x.meant[sentence.start] = text
    return best


def _merged(first: SentenceReading, again: SentenceReading, whole: Completed) -> tuple[float, SentenceReading]:
    """What is likely with the antecedent, and not quite out of the question without it; how much that promises."""
    if whole.replaces:
        return _promise(again), again
    before = {seen.topic: seen.confidence for seen in first.called}
    scores = {seen.topic: (1 - AGAIN_SHARE) * before.get(seen.topic, 0.0) + AGAIN_SHARE * seen.confidence for seen in again.called}
    own = [score for topic, score in scores.items() if not topic.startswith(SHARED)]
    called = tuple(sorted(again.called, key=lambda seen: -scores[seen.topic]))
    return max(own, default=0.0), again.model_copy(update={"called": called})


def _promise(sentence: SentenceReading) -> float:
    return next((seen.confidence for seen in sentence.called if not seen.topic.startswith(SHARED)), 0.05)


def said_of(x: Exchange, sentence: SentenceReading) -> str:
    """The words of a sentence, with the antecedent of its pronouns when it has one."""
    return x.meant.get(sentence.start, sentence.text)


# ── The same question, completed ─────────────────────────────────────────────────────────────────


def _names(text: str) -> bool:
    """Whether a question names something of its own; « son numéro » is another's."""
    return any(not HIS.match(thing.text) for thing in antecedents.named(text))


def _points(text: str) -> bool:
    """Whether a personal pronoun has no antecedent in its own sentence; « son numéro » has none either."""
    genders = antecedents.pointing(text) - {"x"}
    alone = bool(genders) and not list(antecedents.agreeing(antecedents.named(text), genders, only_people=False))
    return alone or (HIS.search(text) is not None and is_personal(text) and not antecedents.people(text))


def _completed(x: Exchange, sentence: SentenceReading, before: str) -> Iterator[Completed]:
    """The question with each thing that it may be about added behind, as in « quel âge a-t-il, votre fils ? »."""
    text, stem = sentence.text, _END.sub("", sentence.text)
    previous = _last_question(x, before)
    if led := _PREAMBLE.match(text):
        yield from _led_to(text[: led.end()], text[led.end() :])
        return
    if _YOURS.search(text) and previous and not kinds.wanted(text):
        yield Completed(HIS.sub("votre", re.sub(r",[^,?]*\?", " ?", previous)), None, replaces=True)
        return
    if kinds.only_asks(text) and previous:
        yield Completed(f"{stem}, {_END.sub('', previous)} ?", None, replaces=True)
    if (told := _told_just_before(before)) and _promise(sentence) < DOUBTFUL:
        yield Completed(f"{_END.sub('', told)}, {text}", None, led=True)
    if _AND.search(text) and antecedents.elliptic(text) and previous and not kinds.wanted(text):
        yield Completed(f"{_END.sub('', previous)}, {stem} ?", None, replaces=_AND_TO.search(text) is not None)
    loosely = (bool(antecedents.pointing(text)) or antecedents.elliptic(text)) and not _names(text)
    if not _points(text) and not HIS.search(text) and (not loosely or _promise(sentence) >= PLAIN_ENOUGH):
        return
    for named in list(_candidates(x, text, before))[: antecedents.MOST]:
        yield Completed(f"{stem}, {named.text} ?", named)


def _told_just_before(before: str) -> str | None:
    """« On devait vous rappeler le 20. Personne ne vous a appelée ? »: the statement that leads to a question."""
    parts = [part for part in _SENTENCE.split(before.strip()) if part]
    last = parts[-1] if parts else ""
    return last if LEADS[0] <= len(last.split()) <= LEADS[1] and not last.rstrip().endswith("?") else None


def _led_to(lead: str, question: str) -> Iterator[Completed]:
    """« Je parlais de votre petit-fils : quel âge a-t-il ? »: the question by itself, about what leads to it."""
    yield Completed(question, None)
    if antecedents.pointing(question) or antecedents.elliptic(question):
        for named in antecedents.named(lead)[:MOST_LEADING]:
            yield Completed(f"{_END.sub('', question)}, {named.text} ?", named)


def _candidates(x: Exchange, text: str, before: str) -> Iterator[antecedents.Named]:
    """What may be pointed at, what was named last first, then what the last answer was about."""
    genders = antecedents.pointing(text)
    personal = (is_personal(text) and _points(text)) or _SOMEONE.search(text) is not None
    here = list(antecedents.agreeing(antecedents.named(before), genders, only_people=personal)) if before else []
    things = [named for said in _lately(x) for named in antecedents.named(said)]
    found = here or antecedents.agreeing(dict.fromkeys(things), genders, only_people=personal)
    own = {x.cast.persona.first_name, x.cast.persona.last_name, *antecedents.named(text)}
    yield from (named for named in found if named not in own and named.text not in own)
    if not personal and not here:
        yield from (antecedents.Named(label, None, None) for label in _told_last(x))


def _lately(x: Exchange) -> Iterator[str]:
    """What was said, the latest first: the adviser's last message, the client's last words, and so on back."""
    asked, told = list(reversed(x.state.lately[:-1])), list(reversed(x.state.client_lately))
    for turn in range(TURNS_BACK):
        yield from (said[turn] for said in (asked, told) if turn < len(said))


def _told_last(x: Exchange) -> Iterator[str]:
    """The labels of what the client told last."""
    last = max(x.state.told_at.values(), default=-1)
    yield from (x.fact(f).label for f, spoken in reversed(x.state.told_at.items()) if spoken == last)


def _last_question(x: Exchange, before: str) -> str | None:
    said = before or (x.state.lately[-2] if len(x.state.lately) > 1 else "")
    return next((part for part in reversed(_SENTENCE.split(said)) if part.rstrip().endswith("?")), None)
