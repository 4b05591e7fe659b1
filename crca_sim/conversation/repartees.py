"""Answers beside the facts: what a question, a remark or an announcement calls for, found by likeness to authored examples.

Those of the scenario come first, because their author thought of this situation; those that every client shares come
last. Nothing here is discovered nor scored, but for the facts that an answer tells as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.conversation import access, antecedents, contact, kinds, news, parry, polarity, tags, valence
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.shared_repartees import by_topic, shared
from crca_sim.understanding.reading import SentenceReading, TopicSeen

OWN, SHARED = "dit:", "commun:"
"""What the names of a scenario's repartees, and of shared ones, begin with in a reading."""
EXACTLY, PLAINLY, LIKELY, PERHAPS = 0.85, 0.72, 0.55, 0.42
"""Confidence from which nothing goes before a repartee; from which it is preferred to a fact of the same topic; from which it
answers a question; from which it is better than nothing."""
OWN_EXAMPLE = 0.9
"""Confidence from which a question is nearly one of the author's own examples: even what guides on screen steps aside."""
LIKELIER = 0.6
"""The same where the other is a mere topic, which one word brings (right 8 times in 10 against 2, on sentences by other hands)."""
ANYONE = 0.7
"""The same for what any client would say: an author's answer fits its situation, this one must fit the words."""
TO_A_REMARK, PLAINLY_TO_A_REMARK = 0.75, 0.8
"""The same for words that ask nothing: a likeness is right less often there (.89 at .72, .92 at .8; questions: .90 at .55), on sentences
by other hands."""
SURE = 0.75
"""Confidence of a topic of the bank."""
SAME = 0.85
"""Confidence from which a question is surely what the answer was written for: until then, one does not answer it by another question."""
OTHERS_ANSWER = (
    "presenter_offre", "annoncer_prix", "proposer_option", "demander_accord", "faire_signer", "verifier_comprehension", "reformuler",
    "synthetiser", "prendre_conge", "saluer", "annoncer_refus", "mesurer_satisfaction", "faire_patienter", "orienter_ou_transferer",
)  # fmt: skip
"""Acts that have answers of their own."""


SETTLED_OTHERWISE = (ev.DecisionAsked, ev.ConsentGiven, ev.HesitationShown, ev.QuestionSettled, ev.ObjectionMoved)
"""What gives the message a reply of its own."""


def most_like(sentence: SentenceReading) -> TopicSeen | None:
    """What of the scenario itself the sentence is most like."""
    return next((seen for seen in sentence.called if not seen.topic.startswith(SHARED)), None)


def plainly(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether the scenario's author foresaw just this."""
    return any(seen.confidence >= PLAINLY for seen in own(x, sentence)[:1])


def exactly(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether it is nearly one of the author's own examples of a question."""
    asked = sentence.text.rstrip().endswith("?")
    return asked and any(seen.confidence >= OWN_EXAMPLE for seen in own(x, sentence)[:1])


def surely_called(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether it is surely like what the scenario's author foresaw, a fact or a repartee."""
    best = most_like(sentence)
    return best is not None and best.confidence >= SAME


def exactly_called(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether it is nearly an example of something that the client has not just told: « qui est avec vous ? » goes further on nothing."""
    best = most_like(sentence)
    told = x.state.told_at.get(best.topic, x.state.answered_at.get(best.topic, -9)) if best else -9
    return best is not None and best.confidence >= EXACTLY and told < x.state.spoken - 1


def fact_called(x: Exchange, sentence: SentenceReading, at_least: float = LIKELY) -> str | None:
    """The fact that the sentence is most like the questions of, when nothing else is more alike."""
    best = most_like(sentence)
    return best.topic if best and best.topic in x.scenario.facts and best.confidence >= at_least else None


def answer(x: Exchange, sentence: SentenceReading, at_least: float = LIKELY) -> bool:
    """Let the client say what the scenario's author foresaw for this."""
    return any(seen.confidence >= at_least and say(x, sentence, seen) for seen in own(x, sentence)[:1])


def also_called(x: Exchange, sentence: SentenceReading, at_least: float) -> list[TopicSeen]:
    """What the scenario's author foresaw that the sentence calls for beside the first thing, and that was not told before."""
    own = [seen for seen in sentence.called if not seen.topic.startswith(SHARED)][1:]
    told = {e.fact for e in x.events if isinstance(e, ev.FactAsked)} | set(x.state.disclosed)
    return [seen for seen in own if seen.confidence >= at_least and seen.topic not in told and _may_be_told(x, seen.topic)]


def _may_be_told(x: Exchange, topic: str) -> bool:
    """What only a hint or trust brings out never comes as one more thing."""
    fact = x.scenario.facts.get(topic)
    return fact.disclosure == "ouverte" if fact else topic.removeprefix(OWN) in x.cast.repertoire.repartees


def answer_as_anyone(x: Exchange, sentence: SentenceReading, at_least: float = ANYONE) -> bool:
    """Let the client say what any client would: by likeness, else by the topic."""
    best = next((seen for seen in sentence.topics[:1] if seen.confidence >= SURE), None)
    by_name = [TopicSeen(topic=name, confidence=0) for name in (by_topic().get(best.topic, ())[:1] if best else ())]
    return _called_from_anyone(x, sentence, at_least) or any(_say_shared(x, sentence, seen) for seen in by_name)


def _called_from_anyone(x: Exchange, sentence: SentenceReading, at_least: float) -> bool:
    """By likeness alone: the topic of a statement calls for no answer to a question on it; no tag is like anything."""
    if tags.leans(x, sentence):
        return False
    called = [seen for seen in sentence.called if seen.topic.startswith(SHARED) and seen.confidence >= at_least]
    return any(_say_shared(x, sentence, seen) for seen in called[:1])


def remark(x: Exchange) -> None:
    """Words that ask nothing and that nothing answered yet: what the author foresaw, else what they announce is weighed."""
    if x.said.get("answer") or x.said.get("raise") or x.held or x.happened(*SETTLED_OTHERWISE) or contact.takes_leave(x):
        return
    if x.said.get("remark") and x.sentences[-1].text.rstrip().endswith("?"):
        return  # « Neuf heures et demie, ça va ? » was taken note of.
    bearing = [s for s in x.sentences if len(x.sentences) == 1 or not tags.names_nothing(s)]
    saying = [s for s in sorted(bearing, key=lambda s: -_strength(s)) if s.start not in x.aside and not news.faulty(s)]
    told = [] if _still_asks(x) or access.lost(x) else news.told(x)
    plainly = any(_plainly_foreseen(x, s) for s in saying) or any(news.weigh(x, s, news.PARTICULAR) for s in told)
    plainly or any(_foreseen(x, s) for s in saying)


def _still_asks(x: Exchange) -> bool:
    """The message ends with a question that waits for its answer: nothing said before it is weighed instead."""
    asking = [s for s in x.sentences if s.text.rstrip().endswith("?")] if x.scenario.channel == "courriel" else []
    last = next(reversed(asking or x.sentences), None)
    return last is not None and last.text.rstrip().endswith("?") and last.start not in x.aside and parry.unanswered(x)


def told_the_other_way(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether what it is most like is told the other way round, where it is not nearly an example."""
    best = next(iter(own(x, sentence)[:1]), None)
    if best is None or best.confidence >= OWN_EXAMPLE:
        return False
    return not polarity.agrees(sentence.text, x.cast.repertoire.repartees[best.topic.removeprefix(OWN)].examples)


def _plainly_foreseen(x: Exchange, sentence: SentenceReading) -> bool:
    return (
        not told_the_other_way(x, sentence)
        and not sentence.does(*OTHERS_ANSWER)
        and not x.happened(ev.OfferMade)
        and answer(x, sentence, PLAINLY_TO_A_REMARK)
    )


def _foreseen(x: Exchange, sentence: SentenceReading) -> bool:
    """Not as plainly, or by any client: only where nothing else is said."""
    if sentence.does(*OTHERS_ANSWER) or x.happened(ev.OfferMade) or x.said.get("reaction") or told_the_other_way(x, sentence):
        return False
    if valence.of(sentence) == "mauvaise" or sentence.does("signaler_limites"):
        return answer(x, sentence, TO_A_REMARK)
    return answer(x, sentence, TO_A_REMARK) or _called_from_anyone(x, sentence, ANYONE)


def _strength(sentence: SentenceReading) -> float:
    return max((seen.confidence for seen in sentence.called), default=0.0)


def own(x: Exchange, sentence: SentenceReading) -> list[TopicSeen]:
    """The scenario's repartees that may be said now; none when a fact is more alike."""
    if sentence.called and sentence.called[0].topic in x.scenario.facts:
        return []
    known = x.cast.repertoire.repartees
    names = [seen for seen in sentence.called if seen.topic.removeprefix(OWN) in known]
    return [seen for seen in names if not known[seen.topic.removeprefix(OWN)].offered or x.state.offers or x.state.prices]


def say(x: Exchange, sentence: SentenceReading, seen: TopicSeen) -> bool:
    """Let the client say one of a repartee's lines, with the facts that it tells."""
    name = seen.topic.removeprefix(OWN)
    if f"repartie:{name}" in x.keys.values():
        return True  # Two sentences asked for it.
    repartee = x.cast.repertoire.repartees[name]
    choices = [line for line in _fitting(x, sentence, seen, repartee.lines) if not _confirms_a_question(sentence, line)]
    text = x.propose("answer", choices, f"repartie:{name}")
    if text is None:
        return False
    x.note(ev.LifeTold(turn=x.turn, subject=f"{OWN}{name}", text=text))
    for fact_id in repartee.facts:
        _tell(x, sentence, fact_id)
    return True


def _fitting(x: Exchange, sentence: SentenceReading, seen: TopicSeen, lines: Sequence[str]) -> Sequence[str]:
    """The lines that may be said to it: nobody asks for another question to who takes leave."""
    doubtful = (seen.confidence < SAME and sentence.text.rstrip().endswith("?")) or bool(x.reading.doing("prendre_conge"))
    if seen.confidence < PLAINLY:
        lines = [line for line in lines if not antecedents.has(line, "renvoie_a_rien")]
    return kinds.fitting(sentence.text, [line for line in lines if not (doubtful and line.rstrip().endswith("?"))])


def _confirms_a_question(sentence: SentenceReading, line: str) -> bool:
    """« Vous comptez juste » answers who counts, not who asks what it is for."""
    asked = sentence.text.rstrip().endswith("?") and not parry.offers_a_choice(sentence.text)
    return asked and parry.unknown_key(sentence.text) != "ne_sait_pas_oui_non" and marked(" ".join(line.split()[:4]), "confirme_un_dit")


def _tell(x: Exchange, sentence: SentenceReading, fact_id: str) -> None:
    if fact_id not in x.state.disclosed:
        x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=False, again=False, quote=x.quote(sentence)))
        x.note(ev.FactDisclosed(turn=x.turn, fact=fact_id, how="closed", in_full=True))


def _say_shared(x: Exchange, sentence: SentenceReading, seen: TopicSeen) -> bool:
    name = seen.topic.removeprefix(SHARED)
    repartee = shared()[name]
    if not repartee.fits(x.scenario.product, x.scenario.channel) or (repartee.offered and not (x.state.offers or x.state.prices)):
        return False
    text = x.propose("answer", _fitting(x, sentence, seen, repartee.lines(x.cast.persona.register_)), f"commun:{name}")
    if text is None:
        return False
    x.note(ev.LifeTold(turn=x.turn, subject=f"{SHARED}{name}", text=text))
    return True
