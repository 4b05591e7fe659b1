"""How likely each thing is the answer: what likeness says, weighed by the kind asked, by whose it is, by what was just answered."""

from __future__ import annotations

import re
from functools import lru_cache

from crca_sim.conversation import antecedents, kinds
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.repartees import OWN, SHARED, most_like
from crca_sim.conversation.shared_repartees import shared
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading, TopicSeen

ANOTHER_KIND, SECOND_KIND, NO_VERB = 0.2, 0.9, 0.5
"""What is left of the likelihood of a thing that holds nothing of the kind asked; of something near it; of a bare list, to a yes-or-no."""
SOMEONE_ELSE, NOT_NAMED, SOMEONES = 0.1, 0.85, 0.3
"""The same of the client's own, to someone else's; of what does not name who is asked about; of someone else's, to the client's own."""
BANK_SURE, OTHER_TOPIC = 0.95, 0.3
"""Confidence from which a topic of the bank is surely what is asked about; what is left then of a fact of another, that shares no word."""
NAMED_OFTEN = 0.4
"""Share of a fact's questions that name a thing, from which they are about it."""
AGAIN = 0.35
"""The same of what was answered last, to who asks again."""
FAINT = 0.42
"""Likelihood under which a whole sentence calls for nothing much."""
NOTHING = 0.15
"""Share left to nothing at all, at the least."""
LEAST = 0.1
MOSTLY = 0.6
"""Share of the examples of a thing that name someone, from which it is about them."""
SURELY = 0.7
"""Likeness from which the words of the lines need not tell."""
NEARLY = 0.6
"""Share of the first one's confidence from which the next is close to it."""
SHORT, HALF_AS_LIKELY, ELSEWHERE = 7, 0.6, 0.6
"""Words of a question that leans on what is spoken of; share of the first one's confidence from which the next may be meant; what is
left of the one that has nothing to do with it."""
CLEAR = 0.8
"""Likeness from which what is spoken of changes nothing."""
OWN_EXAMPLE = 0.9
"""Likeness of nearly one of the author's own examples."""
TOO_SHORT = 0.3
"""What a short answer of anyone's (« je n'ai pas compté ») is worth to a question that names what it asks about."""
HIS = re.compile(r"\b(son|sa|ses|leurs?)\b", re.IGNORECASE)


def is_personal(text: str) -> bool:
    """A name, an age, an address…: nobody has another's."""
    return antecedents.has(text, "a_soi")


def weighed(x: Exchange, sentence: SentenceReading, reread: SentenceReading, about: antecedents.Named | None) -> SentenceReading:
    """What the question is like, by the kind and the person asked, and by what was just answered beside the point."""
    weights = {seen.topic: _weight(x, sentence, about, seen.topic) for seen in (*reread.called, *reread.topics)}
    if all(weight == NO_VERB for weight in weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    if _close(reread.called):
        weights = _in_its_words(x, sentence, weights)
    if len(sentence.text.split()) <= SHORT:
        weights = _on_the_table(x, sentence, reread.called, weights)
    called = _shared_out(reread.called, weights)
    topics = tuple(sorted((_times(seen, weights) for seen in reread.topics), key=lambda seen: -seen.confidence))
    return sentence.model_copy(update={"called": called, "topics": tuple(seen for seen in topics if seen.confidence >= LEAST)})


def as_its_author_asks(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous avez son nom, au notaire ? »: nothing takes away what is so like an example; « quel âge a-t-il ? » names nobody."""
    best = most_like(sentence)
    if best is None or best.confidence < OWN_EXAMPLE:
        return False
    bearing = {word for word in content_words(sentence.text) - antecedents.passing_words() if not is_personal(word)}
    return any(not bearing.isdisjoint(content_words(text)) for text in _examples(x, best.topic))


def _in_its_words(x: Exchange, sentence: SentenceReading, weights: dict[str, float]) -> dict[str, float]:
    """Among unlikely things, those whose lines have the very words of the question are likelier."""
    asked = content_words(sentence.text)
    shares = {t: len(asked & _content(_names_of(x, t), x)) for t in weights if not t.startswith(SHARED)}
    most = max(shares.values(), default=0)
    return {t: weight * (1.0 if t not in shares or not most else 0.6 + 0.4 * shares[t] / most) for t, weight in weights.items()}


def _on_the_table(x: Exchange, sentence: SentenceReading, called: tuple[TopicSeen, ...], weights: dict[str, float]) -> dict[str, float]:
    """« … le garage des Arceaux. Vous avez la facture ? »: of two invoices, the one that has to do with what is spoken of."""
    own = [seen for seen in called if not seen.topic.startswith(SHARED)]
    if len(own) < 2 or own[0].confidence >= CLEAR or own[1].confidence < HALF_AS_LIKELY * own[0].confidence:
        return weights
    around = f"{x.text[: sentence.start]} {x.text[sentence.end :]} {x.state.client_text}"
    spoken_of = content_words(around) - content_words(sentence.text) - antecedents.passing_words()
    near = {t for t in (own[0].topic, own[1].topic) if not spoken_of.isdisjoint(_content(_names_of(x, t), x))}
    if len(near) != 1:
        return weights
    return {t: weight * (1.0 if t in near or t not in (own[0].topic, own[1].topic) else ELSEWHERE) for t, weight in weights.items()}


def _close(called: tuple[TopicSeen, ...]) -> bool:
    """Whether likeness alone hardly tells the first from the next."""
    own = [seen.confidence for seen in called if not seen.topic.startswith(SHARED)]
    return len(own) > 1 and own[0] < SURELY and own[1] >= NEARLY * own[0]


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
    return _in_order(called, {seen.topic: seen for seen in found if seen.confidence >= LEAST})


def _in_order(called: tuple[TopicSeen, ...], found: dict[str, TopicSeen]) -> tuple[TopicSeen, ...]:
    """Best first; what a clause alone calls for stays behind what the whole does, unless this has become too faint."""
    whole, more = _whole_then_clauses([seen for seen in called if seen.topic in found])
    ranked = sorted((found[seen.topic] for seen in whole), key=lambda seen: -seen.confidence)
    behind = [found[seen.topic] for seen in more]
    faint = not ranked or ranked[0].confidence < FAINT
    return tuple(sorted((*ranked, *behind), key=lambda seen: -seen.confidence)) if faint else (*ranked, *behind)


def _whole_then_clauses(called: list[TopicSeen]) -> tuple[list[TopicSeen], list[TopicSeen]]:
    """What a clause calls for comes after, and may be surer."""
    rises = (n for n in range(1, len(called)) if called[n].confidence > called[n - 1].confidence)
    at = next(rises, len(called))
    return called[:at], called[at:]


def _weight(x: Exchange, sentence: SentenceReading, about: antecedents.Named | None, topic: str) -> float:
    if topic.startswith(SHARED) and topic.endswith("_court") and not antecedents.elliptic(sentence.text):
        return TOO_SHORT
    names = _names_of(x, topic)
    return max(
        (
            _of_kind(x, sentence, n) * _of_whom(x, sentence.text, about, n) * _again(x, sentence, n) * _of_topic(x, sentence, n)
            for n in names
        ),
        default=1.0,
    )


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
        return max(
            (1.0 if kinds.answers(line, wanted[:1]) else SECOND_KIND for line in lines if kinds.answers(line, wanted)), default=ANOTHER_KIND
        )
    fact = x.scenario.facts.get(name)
    if not kinds.asks_yes_or_no(sentence.text) or not lines or (fact and fact.identity):
        return 1.0
    return NO_VERB if all(kinds.bare(line) for line in lines) else 1.0


def _again(x: Exchange, sentence: SentenceReading, name: str) -> float:
    """What was answered last is the least likely meaning of what is asked again."""
    told = x.state.told_at.get(name, x.state.answered_at.get(name, -9))
    return AGAIN if told == x.state.spoken - 1 and asks_again(x, sentence) else 1.0


def _of_topic(x: Exchange, sentence: SentenceReading, name: str) -> float:
    """« La clé, elle était où ? » has the turn of « elle était garée où ? », and is about the key; « la clé, pas la voiture » too."""
    if name not in x.scenario.facts:
        return 1.0
    sure = {seen.topic for seen in sentence.topics if seen.confidence >= BANK_SURE}
    meant = [f for f, fact in x.scenario.facts.items() if not sure.isdisjoint((f, *fact.topics))]
    told = frozenset(word for text in (*_examples(x, name), *said_for(x, name)) for word in content_words(text))
    bearing = content_words(sentence.text) - antecedents.passing_words()
    if meant and name not in meant and bearing.isdisjoint(told):
        return OTHER_TOPIC
    return OTHER_TOPIC if _put_aside(x, sentence, name) else 1.0


def _put_aside(x: Exchange, sentence: SentenceReading, name: str) -> bool:
    """« Je vous demandais pour la clé, pas la voiture »: whose questions speak of what the adviser does not mean."""
    before = x.text[max(0, sentence.start - 60) : sentence.start]
    words = content_words(antecedents.excluded(f"{before}{sentence.text}"))
    naming = sum(not words.isdisjoint(content_words(text)) for text in _examples(x, name))
    return bool(words) and naming >= NAMED_OFTEN * len(_examples(x, name)) > 0


def asks_again(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je vous demandais… », « je parlais de… »: the last answer was not the one."""
    before = x.text[max(0, sentence.start - 60) : sentence.start]
    return antecedents.has(f"{before}{sentence.text}", "redemande")


# ── Whose ────────────────────────────────────────────────────────────────────────────────────────


def _of_whom(x: Exchange, text: str, about: antecedents.Named | None, name: str) -> float:
    asked, personal = antecedents.related(antecedents.people(text) | antecedents.people(about.text if about else "")), is_personal(text)
    examples = _examples(x, name)
    if about and about.text[:1].isupper() and personal:
        return 1.0 if any(about.text in line for line in (*examples, *said_for(x, name))) else SOMEONE_ELSE
    if asked:
        if asked & _people((*examples, *said_for(x, name))):
            return 1.0
        return SOMEONE_ELSE if personal else NOT_NAMED
    if personal and HIS.search(text) and not about:
        return 1.0 if _about_someone(examples) else SOMEONE_ELSE
    to_you = personal and antecedents.has(text, "a_vous") and not antecedents.pointing(text) - {"x"} and not HIS.search(text)
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
