"""Which of several terms is the client's: what they told, what they like, what they are in a hurry for, all that they know.

Each source is asked in turn; the first in which one term is said, and no other, settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crca_sim.conversation import danger
from crca_sim.conversation.alternatives import Alternatives, alike_words, telling_words
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has, moments, rows
from crca_sim.understanding.expressions import fold, words
from crca_sim.understanding.reading import SentenceReading

AS_LONG = 5
"""Letters that two forms of one word share."""
NEAR = 3
"""Words before one that may deny it."""
HELD = 0.3
"""Confidence from which a question may touch what the client keeps to themself."""
LIKELY = 0.2
"""Confidence from which a sentence may be about a fact or a repartee."""


def rank(x: Exchange, sentence: SentenceReading, found: Alternatives) -> int | None:
    """The rank of the term that is the client's; None when nothing tells."""
    for lines in (_told(x), _liked(x, sentence) if found.kind != "life" else (), _near(x, sentence)):
        if (only := only_one(found, lines)) is not None:
            return only
    hurried = _in_a_hurry(x, found)
    return hurried if hurried is not None else only_one(found, _all_they_know(x))


def only_one(found: Alternatives, lines: Iterable[str]) -> int | None:
    """The rank of the only term that these lines say, and do not deny."""
    said = tuple(lines)
    parts = _parts_of_the_day(found)
    if parts is not None:
        scores = [sum(_part_said(line, part) for line in said) for part in parts]
    else:
        scores = [int(any(_says(line, own) for line in said)) for own in telling_words(found)]
    holding = [n for n, score in enumerate(scores) if score == max(scores)]
    return holding[0] if len(holding) == 1 and (max(scores) > 0 or parts is not None) else None


# ── Sources ──────────────────────────────────────────────────────────────────────────────────────


def _told(x: Exchange) -> Iterator[str]:
    """What the client said already, the last first."""
    yield from reversed(x.state.life_said)


def _liked(x: Exchange, sentence: SentenceReading) -> list[str]:
    """All that the client could say of when and how to reach them."""
    likely = {"preference_contact", "format_documents", *(seen.topic for seen in (*sentence.topics, *sentence.called))}
    facts = [fact for name, fact in x.scenario.facts.items() if likely & {name, *fact.topics} and tellable(x, name)]
    said = [line for fact in facts for line in (*fact.full, *fact.brief)]
    return said + [line for topic in sorted(likely) for line in x.cast.persona.knowledge.get(topic, ())]


def _near(x: Exchange, sentence: SentenceReading) -> list[str]:
    """What the facts and repartees that the sentence is most like say."""
    near = {seen.topic.removeprefix("dit:") for seen in (*sentence.called, *sentence.topics) if seen.confidence >= LIKELY}
    facts = [line for name, fact in x.scenario.facts.items() if near & {name, *fact.topics} and tellable(x, name) for line in fact.full]
    return facts + [line for name, own in x.cast.repertoire.repartees.items() if name in near for line in own.lines]


def _all_they_know(x: Exchange) -> list[str]:
    """Everything that may be told of this situation and this life."""
    persona = x.cast.persona
    facts = [line for name, fact in x.scenario.facts.items() if tellable(x, name) for line in (fact.label, *fact.full, *fact.brief)]
    life = [persona.job, *persona.situations, *(line for lines in persona.knowledge.values() for line in lines)]
    return [*facts, *life, *x.scenario.request, *x.scenario.opening]


def tellable(x: Exchange, fact_id: str) -> bool:
    """What only a hint or trust brings out does not slip out with a choice."""
    return x.fact(fact_id).disclosure in ("ouverte", "precise") or fact_id in x.state.disclosed


def _in_a_hurry(x: Exchange, found: Alternatives) -> int | None:
    """« Ce soir, ou demain ? »: as soon as can be, for who is in danger or pressed."""
    soon = [n for n, term in enumerate(found.terms) if has(term, "tot") or (found.kind != "life" and not has(term, "tard"))]
    later = [n for n, term in enumerate(found.terms) if has(term, "tard") and n not in soon]
    return soon[0] if len(soon) == 1 and len(later) == len(found.terms) - 1 and pressed(x) else None


def pressed(x: Exchange) -> bool:
    """Danger, an urgent emotion, or an opening that says so."""
    urgent = x.scenario.shows.danger or x.state.situation.danger is not None or x.state.emotion in danger.EMOTIONS
    return urgent or any(has(line, "presse") for line in (*x.scenario.request, *x.scenario.opening))


# ── Whether a line says a term ───────────────────────────────────────────────────────────────────


def _says(line: str, own: frozenset[str]) -> bool:
    said = words(line)
    return any(not _denied(said, at) for at, word in enumerate(said) if any(_same(word, one) for one in own))


def _same(word: str, one: str) -> bool:
    close = len(one) >= AS_LONG and one not in alike_words() and word not in alike_words()
    return word == one or (close and word.startswith(one[:AS_LONG]) and abs(len(word) - len(one)) <= 2)


def _denied(said: tuple[str, ...], at: int) -> bool:
    return not {fold(word) for word in rows()["contre"]}.isdisjoint(said[max(0, at - NEAR + 1) : at])


def _parts_of_the_day(found: Alternatives) -> tuple[str, ...] | None:
    """« Le matin », « vers 16 h » → the part of the day of each term, when they differ."""
    parts = tuple(next((part for part, said in moments().items() if said.search(fold(term))), "") for term in found.terms)
    return parts if all(parts) and len(set(parts)) == len(parts) else None


def _part_said(line: str, part: str) -> int:
    """Said for 1, denied for −1."""
    found = moments()[part].search(fold(line))
    if found is None:
        return 0
    before = re.findall(r"\w+", fold(line)[: found.start()])[-NEAR:]
    return -1 if not {"pas", "jamais", "sauf", "hors", "ni"}.isdisjoint(before) else 1


def kept_back(x: Exchange, sentence: SentenceReading) -> bool:
    """Neither a plain no nor a term at random on what a hint or trust will bring out."""
    near = {seen.topic for seen in (*sentence.called[:1], *sentence.topics[:1]) if seen.confidence >= HELD}
    kept = [name for name, fact in x.scenario.facts.items() if fact.disclosure in ("indice", "confiance") and name not in x.state.disclosed]
    return any(near & {name, *x.fact(name).topics} for name in kept)
