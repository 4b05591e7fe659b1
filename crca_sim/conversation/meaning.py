"""What a question means here: its pronouns given their antecedents, then what it is like weighed by the kind and the person asked.

Likeness alone hears « quel âge a-t-il ? » as the client's own age, and « quel jour ? » as any day. What was named just before,
the kind of thing that the question word wants, and whose it is, tell which of the likely answers is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from crca_sim.conversation import antecedents, kinds
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.repartees import OWN, SHARED
from crca_sim.conversation.shared_repartees import shared
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading, TopicSeen

ANOTHER_KIND, SECOND_KIND, NO_VERB, SOMEONE_ELSE, NOT_NAMED, SOMEONES, AGAIN = 0.2, 0.9, 0.5, 0.1, 0.85, 0.3, 0.05
"""How much less likely: what holds nothing of the kind asked; something near it; a bare list to a yes-or-no; the client's own to someone else's; what does
not name who is asked about; someone else's to the client's own; what was answered last time to who asks again."""
NOTHING = 0.15
"""Share left to nothing at all, at the least."""
LEAST = 0.1
AS_IT_STANDS = 0.6
"""What a question with a pronoun is worth as it stands, beside the same with its antecedent."""
PLAIN_ENOUGH = 0.7
"""Likeness from which a short question needs nothing more."""
LOOSELY, FURTHER = 0.85, 0.94
"""What a question is worth completed, where a mere « ça », « en », « son » points; and each thing named further back."""
MOSTLY = 0.6
"""Share of the examples of a thing that name someone, from which it is about them."""
TURNS_BACK = 3
NEARLY = 0.6
"""Share of the first one's confidence from which the next is close to it."""
TOO_SHORT = 0.3
"""What a short answer of anyone's (« je n'ai pas compté ») is worth to a question that names what it asks about."""
AGAIN_SHARE = 0.6
"""What the question with its antecedent counts for, beside the question as it stands."""
_END = re.compile(r"\s*[?.!…]*\s*$")
_YOURS = re.compile(r"\b(?:le|la|les) v[ôo]tres?\b|^\W*et (?:toi|vous)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(son|sa|ses|leurs?)\b", re.IGNORECASE)
_AND = re.compile(r"^\W*et\b", re.IGNORECASE)
_AND_TO = re.compile(r"^\W*et (?:à|au|aux|pour|avec|chez|de|du|dans|sur)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!…])\s+")


class Completed(NamedTuple):
    """A question with what it is about."""

    text: str
    about: antecedents.Named | None
    replaces: bool = False
    """It says all that the question meant (« et le vôtre ? »)."""


def understood(x: Exchange, sentence: SentenceReading, before: str = "") -> SentenceReading:
    """The sentence with what it calls for here; `before`: what the same message says before it."""
    completed = list(_completed(x, sentence, before)) if x.cast.reread else []
    points = _points(sentence.text)
    nearest = completed[0] if completed and points else None
    first = _weighed(x, sentence, sentence, nearest)
    best, text, worth = first, nearest.text if nearest else sentence.text, _promise(first) * (AS_IT_STANDS if points else 1.0)
    share = 1.0 if points else LOOSELY
    for whole in completed:
        again = x.cast.reread(whole.text) if x.cast.reread else None
        found = _merged(first, _weighed(x, sentence, again, whole), whole) if again else None
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
    return max((seen.confidence for seen in sentence.called if not seen.topic.startswith(SHARED)), default=0.05)


def said_of(x: Exchange, sentence: SentenceReading) -> str:
    """The words of a sentence, with the antecedent of its pronouns when it has one."""
    return x.meant.get(sentence.start, sentence.text)


# ── The same question, completed ─────────────────────────────────────────────────────────────────


def _names(text: str) -> bool:
    """Whether a question names something of its own; « son numéro » is another's."""
    return any(not _HIS.match(thing.text) for thing in antecedents.named(text))


def _points(text: str) -> bool:
    """Whether a personal pronoun has no antecedent in its own sentence; « son numéro » has none either."""
    genders = antecedents.pointing(text) - {"x"}
    alone = bool(genders) and not list(antecedents.agreeing(antecedents.named(text), genders, only_people=False))
    return alone or (_HIS.search(text) is not None and _is_personal(text) and not antecedents.people(text))


def _is_personal(text: str) -> bool:
    return antecedents.has(text, "a_soi")


def _completed(x: Exchange, sentence: SentenceReading, before: str) -> Iterator[Completed]:
    """The question with each thing that it may be about added behind, as in « quel âge a-t-il, votre fils ? »."""
    text, stem = sentence.text, _END.sub("", sentence.text)
    previous = _last_question(x, before)
    if _YOURS.search(text) and previous and not kinds.wanted(text):
        yield Completed(_HIS.sub("votre", re.sub(r",[^,?]*\?", " ?", previous)), None, replaces=True)
        return
    if kinds.only_asks(text) and previous:
        yield Completed(f"{stem}, {_END.sub('', previous)} ?", None, replaces=True)
    if _AND.search(text) and antecedents.elliptic(text) and previous and not kinds.wanted(text):
        yield Completed(f"{_END.sub('', previous)}, {stem} ?", None, replaces=_AND_TO.search(text) is not None)
    loosely = (bool(antecedents.pointing(text)) or antecedents.elliptic(text)) and not _names(text)
    if not _points(text) and not _HIS.search(text) and (not loosely or _promise(sentence) >= PLAIN_ENOUGH):
        return
    for named in list(_candidates(x, text, before))[: antecedents.MOST]:
        yield Completed(f"{stem}, {named.text} ?", named)


def _candidates(x: Exchange, text: str, before: str) -> Iterator[antecedents.Named]:
    """What may be pointed at, what was named last first, then what the last answer was about."""
    genders = antecedents.pointing(text)
    personal = _is_personal(text) and _points(text)
    things = [named for said in _lately(x, before) for named in antecedents.named(said)]
    found = antecedents.agreeing(dict.fromkeys(things), genders, only_people=personal)
    own = {x.cast.persona.first_name, x.cast.persona.last_name, *antecedents.named(text)}
    yield from (named for named in found if named not in own and named.text not in own)
    if not personal:
        yield from (antecedents.Named(label, None, None) for label in _told_last(x))


def _lately(x: Exchange, before: str) -> Iterable[str]:
    """What was said, the latest first: this message, the adviser's last question, the client's last words, and so on back."""
    if before:
        yield before
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


# ── Weighing what it is like ─────────────────────────────────────────────────────────────────────


def _weighed(x: Exchange, sentence: SentenceReading, reread: SentenceReading, whole: Completed | None) -> SentenceReading:
    """What the question is like, by the kind and the person asked, and by what was just answered beside the point."""
    weights = {seen.topic: _weight(x, sentence, whole, seen.topic) for seen in (*reread.called, *reread.topics)}
    if all(weight == NO_VERB for weight in weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    if _close(reread.called):
        weights = _in_its_words(x, sentence, weights)
    called = _shared_out(reread.called, weights)
    topics = tuple(sorted((_times(seen, weights) for seen in reread.topics), key=lambda seen: -seen.confidence))
    return sentence.model_copy(update={"called": called, "topics": tuple(seen for seen in topics if seen.confidence >= LEAST)})


def _in_its_words(x: Exchange, sentence: SentenceReading, weights: dict[str, float]) -> dict[str, float]:
    """Among unlikely things, those whose lines have the very words of the question are likelier."""
    asked = content_words(sentence.text)
    shares = {t: len(asked & _content(_names_of(x, t), x)) for t in weights if not t.startswith(SHARED)}
    most = max(shares.values(), default=0)
    return {t: weight * (1.0 if t not in shares or not most else 0.6 + 0.4 * shares[t] / most) for t, weight in weights.items()}


def _close(called: tuple[TopicSeen, ...]) -> bool:
    """Whether likeness alone hardly tells the first from the next."""
    own = [seen.confidence for seen in called if not seen.topic.startswith(SHARED)]
    return len(own) > 1 and own[0] < PLAIN_ENOUGH and own[1] >= NEARLY * own[0]


def _times(seen: TopicSeen, weights: dict[str, float]) -> TopicSeen:
    return seen if weights[seen.topic] == 1 else seen.model_copy(update={"confidence": round(seen.confidence * weights[seen.topic], 3)})


def _shared_out(called: tuple[TopicSeen, ...], weights: dict[str, float]) -> tuple[TopicSeen, ...]:
    """What the unlikely ones lose goes to the others, and to nothing at all."""
    if all(weights[seen.topic] == 1 for seen in called):
        return called
    found = []
    for common in (False, True):
        group = [seen for seen in called if seen.topic.startswith(SHARED) == common]
        left = max(NOTHING, 1 - sum(seen.confidence for seen in group))
        total = left + sum(seen.confidence * weights[seen.topic] for seen in group)
        for seen in group:
            share = seen.confidence * weights[seen.topic] / max(total, NOTHING)
            sure = max(share, seen.confidence) if weights[seen.topic] == 1 else min(share, seen.confidence)
            found.append(seen.model_copy(update={"confidence": round(sure, 3)}))
    return tuple(sorted((seen for seen in found if seen.confidence >= LEAST), key=lambda seen: -seen.confidence))


def _weight(x: Exchange, sentence: SentenceReading, whole: Completed | None, topic: str) -> float:
    if topic.startswith(SHARED) and topic.endswith("_court") and not antecedents.elliptic(sentence.text):
        return TOO_SHORT
    about = _names_of(x, topic)
    return max((_of_kind(x, sentence, n) * _of_whom(x, sentence.text, whole, n) * _again(x, sentence, n) for n in about), default=1.0)


def _names_of(x: Exchange, topic: str) -> list[str]:
    """What a topic names: itself, or the facts that it belongs to."""
    if topic.startswith((OWN, SHARED)):
        return [topic]
    return [f for f, fact in x.scenario.facts.items() if topic == f or topic in fact.topics]


def _content(names: list[str], x: Exchange) -> frozenset[str]:
    return frozenset(word for name in names for line in said_for(x, name) for word in content_words(line))


def _of_kind(x: Exchange, sentence: SentenceReading, name: str) -> float:
    lines, wanted = said_for(x, name), kinds.wanted(sentence.text)
    if wanted:
        return max((1.0 if kinds.answers(line, wanted[:1]) else SECOND_KIND for line in lines if kinds.answers(line, wanted)), default=ANOTHER_KIND)
    fact = x.scenario.facts.get(name)
    if not kinds.asks_yes_or_no(sentence.text) or not lines or (fact and fact.identity):
        return 1.0
    return NO_VERB if all(kinds.bare(line) for line in lines) else 1.0


def _again(x: Exchange, sentence: SentenceReading, name: str) -> float:
    """What was answered last is the least likely meaning of what is asked again."""
    told = x.state.told_at.get(name, x.state.answered_at.get(name, -9))
    return AGAIN if told == x.state.spoken - 1 and asks_again(x, sentence) else 1.0


def asks_again(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je vous demandais… », « je parlais de… »: the last answer was not the one."""
    before = x.text[max(0, sentence.start - 60) : sentence.start]
    return antecedents.has(f"{before}{sentence.text}", "redemande")


# ── Whose ────────────────────────────────────────────────────────────────────────────────────────


def _of_whom(x: Exchange, text: str, whole: Completed | None, name: str) -> float:
    about = whole.about if whole else None
    asked, personal = antecedents.related(antecedents.people(text) | antecedents.people(about.text if about else "")), _is_personal(text)
    examples = _examples(x, name)
    if about and about.text[:1].isupper() and personal:
        return 1.0 if any(about.text in line for line in (*examples, *said_for(x, name))) else SOMEONE_ELSE
    if asked:
        if asked & _people((*examples, *said_for(x, name))):
            return 1.0
        return SOMEONE_ELSE if personal else NOT_NAMED
    to_you = personal and antecedents.has(text, "a_vous") and not antecedents.pointing(text) - {"x"} and not _HIS.search(text)
    return SOMEONES if to_you and _about_someone(examples) else 1.0


@lru_cache(maxsize=4096)
def _people(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(family for text in texts for family in antecedents.people(text))


@lru_cache(maxsize=4096)
def _about_someone(examples: tuple[str, ...]) -> bool:
    naming = sum(bool(antecedents.people(text) or antecedents.pointing(text) - {"x"}) for text in examples)
    return bool(examples) and naming >= MOSTLY * len(examples)


# ── What each thing says ─────────────────────────────────────────────────────────────────────────


def said_for(x: Exchange, name: str) -> tuple[str, ...]:
    """Everything that the client could say for it."""
    if name.startswith(SHARED):
        common = shared().get(name.removeprefix(SHARED))
        return common.lines(x.cast.persona.register_) if common else ()
    if name.startswith(OWN):
        own = x.cast.repertoire.repartees.get(name.removeprefix(OWN))
        return own.lines if own else ()
    fact, more = x.fact(name), x.cast.repertoire.follow_ups.get(name)
    further = (*more.when, *more.how_much, *more.where, *more.who) if more else ()
    return (*fact.full, *fact.brief, *further)


def _examples(x: Exchange, name: str) -> tuple[str, ...]:
    if name.startswith(SHARED):
        common = shared().get(name.removeprefix(SHARED))
        return common.examples if common else ()
    if name.startswith(OWN):
        own = x.cast.repertoire.repartees.get(name.removeprefix(OWN))
        return own.examples if own else ()
    return x.fact(name).examples

