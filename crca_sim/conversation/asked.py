"""What a question asks for: the scenario's facts that it is about, best first, and how surely."""

from __future__ import annotations

import re

from crca_sim.conversation import antecedents, asking, coordinates, kinds, life, meaning, repartees
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import bare_words, marked
from crca_sim.understanding.expressions import words
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading, TopicSeen

CERTAIN = 0.85
"""Confidence from which a repeated question irritates."""
CLOSE = 0.12
"""Two topics nearer than this are a doubt: the client asks which."""
AHEAD, HALF = 0.75, 0.4
"""Share of the first one's confidence under which the next is far behind; confidence from which the first is worth it then."""
NUMBER = "numero_contrat"
"""The topic that only its own word brings."""
LITTLE = 1
"""Words that carry something, up to which a question may be about what the sentence before it named."""
JOINS = re.compile(
    r"\b(?:et|ou|puis)\b|;|/|\+"
    r"|,(?! ?(?:elles?|ils?|c'est|ça|ce|vous|est-ce|combien|où|quand|comment|quel|qui|qu'|s'il|chez))"
)
"""What joins two subjects in one question; « la voiture, elle dort où ? » has one."""


LINKS = re.compile(r"\b(?:et|puis)\b|;|/|\+")
"""What truly asks for one thing more: a comma often leads to the only question."""


def facts_about(x: Exchange, sentence: SentenceReading) -> list[str]:
    """The scenario's facts that a sentence is about, best first."""
    if called := repartees.fact_called(x, sentence, floor(sentence)):
        return [called]
    topics = _without_a_number(sentence, coordinates.of_mail(sentence, _about(x, sentence)))
    if coordinates.asks_for_a_form(sentence):
        topics = tuple(sorted(topics, key=lambda seen: seen.topic != "format_documents"))
    found = [f for seen in topics for f in facts_of(x, seen.topic)]
    if topics and topics[0].confidence >= asking.SURE and not facts_of(x, topics[0].topic):
        # Surely about something else: only what is as sure can be meant too.
        return [f for seen in topics if seen.confidence >= asking.SURE for f in facts_of(x, seen.topic)]
    if life.about_another(meaning.said_of(x, sentence)):
        return [f for f in dict.fromkeys(found) if not life.of_oneself(x.fact(f))]
    if not found and (called := repartees.fact_called(x, sentence)):
        return [called]
    foreseen = any(seen.confidence >= repartees.PERHAPS for seen in sentence.called if seen.topic.startswith(repartees.OWN))
    near = x.cast.index.nearest(sentence.text) if x.cast.index and not foreseen and kinds.wanted(sentence.text) else []
    return list(dict.fromkeys(found)) or near


def _without_a_number(sentence: SentenceReading, topics: tuple[TopicSeen, ...]) -> tuple[TopicSeen, ...]:
    """« Vous vous en servez comment, de ce contrat ? » asks for no number."""
    if marked(sentence.text, "numero_dit") or sentence.does(*asking.IDENTIFYING):
        return topics
    return tuple(seen for seen in topics if seen.topic != NUMBER)


def floor(sentence: SentenceReading) -> float:
    """How like something must be to go before what a mere word of the question brings: less, when it is well ahead of all others."""
    return HALF if ahead(sentence) else repartees.LIKELIER


def ahead(sentence: SentenceReading) -> bool:
    """Whether what the sentence is most like leaves the next one far behind."""
    own = [seen for seen in sentence.called if not seen.topic.startswith(repartees.SHARED)]
    return len(own) == 1 or (len(own) > 1 and own[1].confidence <= AHEAD * own[0].confidence)


def facts_of(x: Exchange, topic: str) -> list[str]:
    """The facts that a topic names: by its own name, or among their topics."""
    return [f for f, fact in x.scenario.facts.items() if topic == f or topic in fact.topics]


def says_nothing_else(text: str) -> bool:
    """« Où ? », « combien ? »: a bare question word names nothing."""
    return set(words(text)) <= bare_words()


def _about(x: Exchange, sentence: SentenceReading) -> tuple[TopicSeen, ...]:
    """The topics of a sentence; « vous en êtes à combien ? » is about what the sentence before it named."""
    if says_nothing_else(sentence.text):
        return ()
    said = next((s for s in x.sentences if s.start == sentence.start), sentence)
    best = max((seen.confidence for seen in (*sentence.topics[:1], *said.topics[:1])), default=0.0)
    before = [s for s in x.sentences if s.end <= sentence.start and s.topics]
    names_little = len(content_words(sentence.text) - antecedents.passing_words()) <= LITTLE
    if best < asking.UNSURE and names_little and before and before[-1].topics[0].confidence > best:
        return before[-1].topics[:1]
    return sentence.topics


def surely(sentence: SentenceReading, fact_id: str, topics: tuple[str, ...]) -> bool:
    """Whether the sentence is about this fact for certain, and first of all: nobody is reproached on a guess."""
    return any(seen.confidence >= CERTAIN and seen.topic in (fact_id, *topics) for seen in sentence.topics[:1])


def doubtful(sentence: SentenceReading, found: list[str]) -> bool:
    """Two facts are as likely, and neither is sure."""
    if len(found) < 2 or len(sentence.topics) < 2 or sentence.does("question_ouverte", *asking.IDENTIFYING):
        return False
    first, second = sentence.topics[0].confidence, sentence.topics[1].confidence
    return first - second < CLOSE and first < 0.5


def names_an_interest(x: Exchange, sentence: SentenceReading) -> bool:
    """« Quel est votre projet ? » asks more than what brings the client; a likeness of words with a fact is not enough for that."""
    topics = {seen.topic for seen in _about(x, sentence)}
    known = any(topics & {name, *fact.topics} for name, fact in x.scenario.facts.items())
    first = x.state.spoken <= 1
    offers_help = any(words in sentence.text for words in ("aider", "puis-je faire", "je peux faire"))
    return known and not first and "?" in sentence.text and not offers_help


def to_answer(x: Exchange, sentence: SentenceReading) -> list[str]:
    """The facts that the client may answer with, best first."""
    return _untold_first(x, sentence, [f for f in facts_about(x, sentence) if within_reach(x, sentence, f)])


def within_reach(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """What only a hint brings out is told when its need was picked up, or to who asks for it by name."""
    if x.fact(fact_id).disclosure != "indice" or fact_id in x.state.disclosed:
        return True
    picked = any(fact_id in need.facts or fact_id in _kin(x, n) for n, need in x.scenario.needs.items() if n in x.state.picked_up)
    beside = bool(x.state.picked_up) and not any(fact_id in need.facts for need in x.scenario.needs.values())
    picked = picked or (beside and repartees.fact_called(x, sentence) == fact_id)
    named = any(t.confidence >= asking.SURE and t.topic in (fact_id, *x.fact(fact_id).topics) for t in sentence.topics)
    plainly = any(seen.topic == fact_id and seen.confidence >= CERTAIN for seen in sentence.called[:1])
    return picked or ((named or plainly) and len(words(sentence.text)) >= 3)


def _kin(x: Exchange, need_id: str) -> list[str]:
    """Facts on the need's own topics, beyond those that reveal it."""
    topics = set(x.scenario.needs[need_id].topics)
    return [f for f, fact in x.scenario.facts.items() if topics & set(fact.topics)]


def _untold_first(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """Of two subjects that a question may be about, nearly as surely, the one that the client has not told yet."""
    strong = set(_strong(sentence))
    fresh = [f for f in found if f not in x.state.disclosed and strong & {f, *x.fact(f).topics}]
    return [f for f in found if f not in x.state.disclosed] if fresh else found


def several(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """One subject, or those that the question joins (« votre bonus et vos sinistres ? »); what is hidden never comes out as one more."""
    joined = len(_strong(sentence)) > 1 and JOINS.search(sentence.text[3:]) is not None
    if not joined or asking.opens(x, sentence):
        return _tellable(x, sentence, found)[:1]
    return [f for n, f in enumerate(found) if n == 0 or x.fact(f).disclosure != "indice"]


def _tellable(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """To an open question the client answers with what they like to tell, and what they have not told yet."""
    if not asking.opens(x, sentence):
        return found
    strong = set(_strong(sentence))
    near = {f for f in found if strong & {f, *x.fact(f).topics}} or set(found)
    return sorted(found, key=lambda f: (f not in near, f in x.state.disclosed, x.fact(f).disclosure != "ouverte"))


def _strong(sentence: SentenceReading) -> list[str]:
    """The topics nearly as sure as the first."""
    floor = max(asking.UNSURE, 0.8 * sentence.topics[0].confidence) if sentence.topics else asking.UNSURE
    return [seen.topic for seen in sentence.topics if seen.confidence >= floor]
