"""Whether there is room for something of one's own: at a lull, or right on what is spoken of; else it waits.

One idea a turn. Who is asked something answers it and stops there; what is on their mind waits until the floor is given
(« autre chose ? », a summary, a silence, the goodbye), or until its own subject comes up.
"""

from __future__ import annotations

from collections.abc import Iterable

from crca_sim import events as ev
from crca_sim.conversation import echoes, giving
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.nearness import nearness
from crca_sim.understanding.reading import SentenceReading

NEARLY = 0.3
"""Nearness from which two things said that share a word are about the same one; without one, nobody looks."""
SHARED = 2
"""Words that carry something and that two things said share, from which they are."""
DEALT = 0.45
"""Nearness from which what was said leaves nothing to bring up."""
LIGHT = 8
"""Words of a take-up that leaves the floor free; said before something of one's own, it would be an idea too many."""
LATE = 5
"""Messages without anything of one's own, after which a mere yes, or a statement of some weight, is lull enough."""
SURE = 0.75
"""Confidence from which a sentence is about a topic."""
BETWEEN_LETTERS = 2
"""Letters between two things of one's own: there is more room in one, whatever it answers."""
TELLING = (ev.FactDisclosed, ev.IdentityGiven, ev.CoordinateTold, ev.ClientRestated)
"""What was asked for, and told."""
ASKING_FOR = ("demander_identite", "demander_coordonnees", "demander_justificatif", "question_fermee")
OPINION = ("demander_accord", "faire_signer", "verifier_comprehension", "mesurer_satisfaction", "question_ouverte")
LOST = (ev.AccessNeedShown, ev.Misheard, ev.NotUnderstood, ev.TermNotUnderstood, ev.FactWithheld)
"""What did not get through, or was kept back: who says so says nothing else."""
HEAVY = (
    "signaler_limites", "annoncer_refus", "consigne_securite", "annoncer_prix", "presenter_offre", "presenter_excuses", "argumenter",
    "expliquer_garantie", "annoncer_caractere_commercial",
)  # fmt: skip
"""What gives the client enough to take in."""


def asks(x: Exchange) -> bool:
    """The message ends with a question, or with something asked for (« il me faudrait la date de votre permis »)."""
    last = x.sentences[-1] if x.sentences else None
    return last is not None and (last.text.rstrip().endswith("?") or giving.surely(last, *ASKING_FOR))


def asks_anything(x: Exchange) -> bool:
    """A question somewhere in the message: its answer stays."""
    return asks(x) or any(s.text.rstrip().endswith("?") for s in x.sentences)


def given(x: Exchange) -> bool:
    """The floor is: « autre chose ? », « je vous écoute », « c'est bien ça ? » after a summary, a word of courtesy, a silence."""
    if not x.sentences:
        return True
    last = x.sentences[-1]
    if asks(x):
        more = marked(last.text, "autre_question") and not marked(last.text, "autre_chose_a_choisir")
        wide = more or marked(last.text, "parole_donnee") or _checks_a_summary(x)
        return wide and not x.happened(*TELLING)
    return lightly_taken_up(x) and (marked(x.text, "laisse_finir") or _only_kind(x))


def _checks_a_summary(x: Exchange) -> bool:
    summed_up = any(isinstance(e, ev.Reformulated) and e.confirmation_asked and not e.wrong for e in x.events)
    return summed_up and (len(x.sentences) > 1 or bool(x.reading.doing("synthetiser")))


def _only_kind(x: Exchange) -> bool:
    """Nothing was asked, announced nor explained."""
    return not any(giving.surely(s, *giving.GIVING, *giving.PUSHING) and not giving.surely(s, *giving.CONCEDING) for s in x.sentences)


def lull(x: Exchange) -> bool:
    """Nothing is waiting to be answered nor taken in."""
    if x.happened(*LOST):
        return False
    if given(x):
        return True
    if x.scenario.channel == "courriel":
        return not x.happened(*TELLING) or quiet_for(x, BETWEEN_LETTERS)
    late = quiet_for(x, LATE)
    if asks(x):
        return late and not x.happened(*TELLING) and _yes_is_enough(x)
    heavy = any(giving.surely(s, *HEAVY) or any(slot.value.endswith("EUR") for slot in s.slots) for s in x.sentences)
    return lightly_taken_up(x) and (late or not heavy)


def lightly_taken_up(x: Exchange) -> bool:
    """A few words were enough: « Bien noté. », « Il en reste un peu. »; thanks for an answer are an idea of their own."""
    settled = x.happened(ev.QuestionSettled) and any(x.said.get(slot) for slot in ("answer", "remark"))
    return not settled and sum(len(text.split()) for slot in ("reaction", "answer") for text in x.said.get(slot, ())) <= LIGHT


def _yes_is_enough(x: Exchange) -> bool:
    """« Cela répond à votre inquiétude ? », « d'accord pour mardi ? », answered by a word."""
    answered = bool(x.said.get("answer") or x.said.get("reaction")) and lightly_taken_up(x)
    return (
        answered
        and not x.happened(ev.ConsentGiven)
        and x.sentences[-1].does("verifier_comprehension", "mesurer_satisfaction", "demander_accord", "proposer_rdv")
    )


def quiet_for(x: Exchange, messages: int) -> bool:
    """The client has brought up nothing for a while."""
    return x.state.spoken - max(0, x.state.raised_spoken) >= messages


def told_openly(x: Exchange) -> bool:
    """« Racontez-moi »: who tells a story may let something more slip into it."""
    opened = x.reading.doing("question_ouverte") or any(isinstance(e, ev.FactAsked) and e.openly for e in x.events)
    return bool(opened) and not x.happened(ev.IdentityGiven, ev.CoordinateTold) and not asks_back(x)


def about_it(x: Exchange, lines: Iterable[str]) -> bool:
    """What the client would say is about what the adviser has just said, or about the very answer that they give to it."""
    spoken = [s.text for s in x.sentences[-2:]] + [text for slot in ("reaction", "answer") for text in x.said.get(slot, ())][-2:]
    return any(_same(line, said) for line in lines for said in spoken)


def _same(one: str, other: str) -> bool:
    shared = echoes.shared_words(one, other)
    return shared >= SHARED or (shared > 0 and nearness(one, other) >= NEARLY)


def weighs(x: Exchange) -> bool:
    """What the client thinks of it may be said: nothing else is asked than that."""
    last = x.sentences[-1] if x.sentences else None
    return last is None or not asks(x) or (not x.chosen and _asks_opinion(last))


def _asks_opinion(last: SentenceReading) -> bool:
    return last.does(*OPINION) or marked(last.text, "controle")


def named(x: Exchange, topics: Iterable[str]) -> bool:
    """The adviser surely speaks of it, first of all, in what is answered."""
    first = [s.topics[0] for s in x.sentences if s.topics]
    return any(seen.topic in topics and seen.confidence >= SURE for seen in first)


def for_it(x: Exchange, lines: Iterable[str]) -> bool:
    """Room for this: at a lull; beside an answer only on the same subject; never in the place of an answer that is due."""
    if asks_back(x):
        return False
    if lull(x):
        return True
    if asks(x) and not (x.said.get("answer") or x.said.get("reaction")):
        return False
    return about_it(x, lines)


def dealt_with(x: Exchange, lines: Iterable[str]) -> bool:
    """The adviser has explained just this, or the client has already said as much."""
    explained = [
        s.text
        for said in x.state.situation.sayings
        for s in said.reading.sentences
        if not s.text.rstrip().endswith("?") and s.does(*giving.EXPLAINING, *giving.HELPING, "laisser_reflechir")
    ]
    said = [line for line in x.state.lines_said if "{" not in line]
    pairs = ((line, text) for line in lines for text in (*explained, *said) if echoes.shared_words(line, text))
    return any(nearness(line, text) >= DEALT for line, text in pairs)


def asks_back(x: Exchange) -> bool:
    """The client already asks something: nothing is said after it."""
    return any(text.rstrip().endswith("?") for slot in ("reaction", "answer") for text in x.said.get(slot, ())[-1:])
