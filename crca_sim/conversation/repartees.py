"""Answers beside the facts: what a question, a remark or an announcement calls for, found by likeness to authored examples.

Those of the scenario come first, because their author thought of this situation; those that every client shares come
last. Nothing here is discovered nor scored, but for the facts that an answer tells as well.
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.shared_repartees import by_topic, shared
from crca_sim.understanding.reading import SentenceReading, TopicSeen

OWN, SHARED = "dit:", "commun:"
"""What the names of a scenario's repartees, and of shared ones, begin with in a reading."""
EXACTLY, PLAINLY, LIKELY, PERHAPS = 0.9, 0.72, 0.55, 0.42
"""Confidence from which nothing goes before a repartee; from which it is preferred to a fact of the same topic; from which it
answers a question; from which it is better than nothing."""
ANYONE = 0.7
"""The same for what any client would say: an author's answer fits its situation, this one must fit the words."""
TO_A_REMARK = 0.62
"""Confidence from which it answers words that ask nothing."""
SURE = 0.75
"""Confidence of a topic of the bank."""
OTHERS_ANSWER = (
    "presenter_offre", "annoncer_prix", "proposer_option", "demander_accord", "faire_signer", "verifier_comprehension", "reformuler",
    "synthetiser", "prendre_conge", "saluer", "annoncer_refus", "mesurer_satisfaction", "faire_patienter", "orienter_ou_transferer",
)  # fmt: skip
"""Acts that have answers of their own."""


def plainly(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether the scenario's author foresaw just this."""
    return any(seen.confidence >= PLAINLY for seen in _own(x, sentence)[:1])


def exactly(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether it is nearly one of the author's own examples of a question."""
    asked = sentence.text.rstrip().endswith("?")
    return asked and any(seen.confidence >= EXACTLY for seen in _own(x, sentence)[:1])


def fact_called(x: Exchange, sentence: SentenceReading, at_least: float = LIKELY) -> str | None:
    """The fact that the sentence is most like the questions of, when nothing else is more alike."""
    best = next((seen for seen in sentence.called if not seen.topic.startswith(SHARED)), None)
    return best.topic if best and best.topic in x.scenario.facts and best.confidence >= at_least else None


def answer(x: Exchange, sentence: SentenceReading, at_least: float = LIKELY) -> bool:
    """Let the client say what the scenario's author foresaw for this."""
    return any(seen.confidence >= at_least and _say(x, sentence, seen.topic.removeprefix(OWN)) for seen in _own(x, sentence)[:1])


def answer_as_anyone(x: Exchange, sentence: SentenceReading, at_least: float = ANYONE) -> bool:
    """Let the client say what any client would: by likeness, else by the topic."""
    called = [seen.topic.removeprefix(SHARED) for seen in sentence.called if seen.topic.startswith(SHARED) and seen.confidence >= at_least]
    best = sentence.topics[0] if sentence.topics and sentence.topics[0].confidence >= SURE else None
    return any(_say_shared(x, name) for name in (*called[:1], *(by_topic().get(best.topic, ())[:1] if best else ())))


def remark(x: Exchange) -> None:
    """Words that ask nothing and that nothing answered yet: an author may have foreseen them all the same."""
    if x.said.get("answer") or x.said.get("raise") or x.held or x.happened(ev.OfferMade, ev.DecisionAsked, ev.ConsentGiven):
        return
    for sentence in sorted(x.sentences, key=lambda s: -_strength(s)):
        if sentence.does(*OTHERS_ANSWER) or sentence.start in x.aside or any(seen.act.startswith("f_") for seen in sentence.acts):
            continue
        by_author = not x.said.get("reaction") or _strength(sentence) >= PLAINLY
        if by_author and (answer(x, sentence, TO_A_REMARK) or (not x.said.get("reaction") and answer_as_anyone(x, sentence))):
            return


def _strength(sentence: SentenceReading) -> float:
    return max((seen.confidence for seen in sentence.called), default=0.0)


def _own(x: Exchange, sentence: SentenceReading) -> list[TopicSeen]:
    """The scenario's repartees that may be said now; none when a fact is more alike."""
    if sentence.called and sentence.called[0].topic in x.scenario.facts:
        return []
    known = x.cast.repertoire.repartees
    names = [seen for seen in sentence.called if seen.topic.removeprefix(OWN) in known]
    return [seen for seen in names if not known[seen.topic.removeprefix(OWN)].offered or x.state.offers or x.state.prices]


def _say(x: Exchange, sentence: SentenceReading, name: str) -> bool:
    repartee = x.cast.repertoire.repartees[name]
    text = x.propose("answer", repartee.lines, f"repartie:{name}")
    if text is None:
        return False
    x.note(ev.LifeTold(turn=x.turn, subject=f"{OWN}{name}", text=text))
    for fact_id in repartee.facts:
        _tell(x, sentence, fact_id)
    return True


def _tell(x: Exchange, sentence: SentenceReading, fact_id: str) -> None:
    if fact_id not in x.state.disclosed:
        x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=False, again=False, quote=sentence.text))
        x.note(ev.FactDisclosed(turn=x.turn, fact=fact_id, how="closed", in_full=True))


def _say_shared(x: Exchange, name: str) -> bool:
    repartee = shared()[name]
    if not repartee.fits(x.scenario.product, x.scenario.channel) or (repartee.offered and not (x.state.offers or x.state.prices)):
        return False
    text = x.propose("answer", repartee.lines(x.cast.persona.register_), f"commun:{name}")
    if text is None:
        return False
    x.note(ev.LifeTold(turn=x.turn, subject=f"{SHARED}{name}", text=text))
    return True
