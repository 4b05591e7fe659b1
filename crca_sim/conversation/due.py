"""What was surely asked is told: whatever took the question for something else gives way.

Many listeners hear a message, each for its own purpose, and the first to answer keeps the others from it. A question that is
surely like what the scenario's author foresaw (right .93 of the time at this likeness, on sentences by other hands) is answered
by that; courtesies, a yes of convenience or an « I do not know » said in its place are dropped.
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import agreement, answering, asked, asking, concord, kinds, meaning, repartees, room, tags
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.reading import SentenceReading, TopicSeen

SURELY = repartees.LIKELIER
"""Likeness from which a question is answered by what it is like."""
TOLD = repartees.PLAINLY_TO_A_REMARK
"""The same of words that ask nothing."""
GUIDED = repartees.OWN_EXAMPLE
"""The same where what is done on screen was answered, and of words that take leave."""
FAIRLY = asked.HALF
"""The same where it is well ahead of anything else."""
LATE = 8
"""Messages after which « autre chose ? » closes."""
PERHAPS, FAINTLY = 0.42, 0.3
"""The same where nothing but ignorance was said; and to a question that asks for a kind of thing that the answer holds."""
IGNORANT = ("ne_sait_pas", "ne_sait_pas_", "duree_vague", "maniere_simple", "resume_vide", "redite_rien", "pas_compris", "vague")
"""Keys of lines, or what they begin with, that tell nothing."""
EASY = (
    "oui_court", "non_court", "oui_non_reserve", "choix_de_vie", "choisit", "choisit_", "comprehension_vague", "satisfaction_",
    "accepte", "accepte_", "preference_oui", "rien_recu", "pas_encore_decide", "securite", "demande", "commun:", "vie:", "nouvelle:",
    "valeur:", "motif_deja_dit", *IGNORANT, *(key for key in concord.ACKNOWLEDGING if key not in concord.CONFIRMING),
)  # fmt: skip
"""Those that any question of that form gets."""
WIDE = ("demander_motif", "creuser_objection", "question_ouverte")
"""What brings the client, why they leave: told at once."""
MISTAKEN = ("interdite", "secret", "entrave", "diagnostic")
"""Reactions to a fault that the very question foreseen by an author is not."""
SETTLED = (ev.DecisionAsked, ev.DangerShown, ev.HesitationShown, ev.CompanionAddressed, ev.CoordinateTold, *room.LOST)
"""What the question was, or what kept it from being heard."""


def settle(x: Exchange) -> None:
    """Tell what the last sentence is surely like, if nobody did."""
    sentence = _last(x)
    if sentence is None or _settled(x, sentence):
        return
    seen = _called(x, sentence)
    if seen is None or seen.confidence < _floor(x, sentence):
        return
    if not _told(x, seen.topic) and (_answered(x) or not _tell(x, sentence, seen)):
        return
    if _told(x, seen.topic):
        _drop(x, seen)


def _last(x: Exchange) -> SentenceReading | None:
    """What the message ends with, as it is meant; not what only leans on something that was answered."""
    last = asking.spelt_out(x.sentences[-1]) if x.sentences else None
    if last is None or (tags.leans(x, last) and (_answered_otherwise(x) or _tells_before(x))):
        return None
    return meaning.understood(x, last, x.text[: last.start]) if _asks(last) else last


def _asks(sentence: SentenceReading) -> bool:
    return sentence.text.rstrip().endswith("?")


def _answered(x: Exchange) -> bool:
    """Whether the only question of the message got an answer of its own."""
    alone = not any(_asks(asking.spelt_out(s)) for s in x.sentences[:-1])
    return alone and any(not concord.is_one(x, text, EASY) for text in x.said.get("answer", ()))


def _tells_before(x: Exchange) -> bool:
    """« C'est la loi, pour tout le monde. Vous voyez ? »: what comes before is what is answered."""
    return any(seen.confidence >= TOLD for s in x.sentences[:-1] if not _asks(s) for seen in s.called[:1])


def _answered_otherwise(x: Exchange) -> bool:
    """Whether something said of its own was told already: more than any question would have got."""
    return any(not concord.is_one(x, text, EASY) for slot in ("answer", "reaction") for text in x.said.get(slot, ()))


def _settled(x: Exchange, sentence: SentenceReading) -> bool:
    """Whether it was something else than a question or a remark, or got what it calls for."""
    wide = sentence.does(*WIDE) and _said_for(x, "demande", "depart:")
    if wide or x.held or sentence.start in x.chosen or x.happened(*SETTLED) or _said_for(x, "reglee:"):
        return True
    return _question_settled(x, sentence) if _asks(sentence) else _statement_settled(x, sentence)


def _question_settled(x: Exchange, sentence: SentenceReading) -> bool:
    agreed = (x.happened(ev.ConsentGiven) and not kinds.wanted(sentence.text)) or (tags.leans(x, sentence) and tags.taken_up(x))
    return agreed or agreement.asks_decision(x, sentence)


def _statement_settled(x: Exchange, sentence: SentenceReading) -> bool:
    """« Bonjour. » asks nobody how they are; what was taken up needs nothing more."""
    if sentence.does("saluer", "se_presenter") or repartees.told_the_other_way(x, sentence):
        return True
    return x.happened(*repartees.SETTLED_OTHERWISE, ev.OfferMade) or _said_for(x, "annonce:", "limite:")


def _said_for(x: Exchange, *keys: str) -> bool:
    """Whether something is said under one of these keys, or one that begins so."""
    return any(x.keys.get(text, "").startswith(keys) for said in x.said.values() for text in said)


def _is_like(sentence: SentenceReading, seen: TopicSeen) -> bool:
    best = repartees.most_like(sentence)
    return best is not None and best.topic == seen.topic


def _called(x: Exchange, sentence: SentenceReading) -> TopicSeen | None:
    """What of the scenario the question is most like, and that may be told now."""
    best = repartees.most_like(sentence)
    if best is None:
        return None
    if best.topic in x.scenario.facts:
        return best if asked.within_reach(x, sentence, best.topic) else None
    return next(iter(repartees.own(x, sentence)[:1]), None)


def _floor(x: Exchange, sentence: SentenceReading) -> float:
    answers = x.said.get("answer", [])
    if _said_for(x, "rien_d_autre") and x.state.spoken > LATE:
        return 1.0  # « Autre chose ? » near the end: no.
    if not _asks(sentence):
        return GUIDED if sentence.does("prendre_conge") else TOLD
    if tags.leans(x, sentence):
        return repartees.OWN_EXAMPLE
    if _said_for(x, "guidage_"):
        return GUIDED
    if all(concord.is_one(x, text, IGNORANT) for text in (*answers, *x.said.get("remark", ()))):
        return FAINTLY if kinds.wanted(sentence.text) else PERHAPS
    if alternatives(sentence.text):
        return repartees.PLAINLY
    return max(FAIRLY, asked.floor(sentence)) if asked.ahead(sentence) else SURELY


def _told(x: Exchange, topic: str) -> bool:
    """Whether something was said for it in this turn, or kept back."""
    if any(isinstance(e, ev.FactAsked | ev.FactDisclosed | ev.FactWithheld) and e.fact == topic for e in x.events):
        return True
    names = {f"{kind}:{topic.removeprefix(repartees.OWN)}" for kind in ("repartie", "fait", "retenu", "mal_entendu", "sait")}
    keys = [x.keys.get(text, "") for said in x.said.values() for text in said]
    return any(key in names or key.startswith(f"suite:{topic}:") for key in keys)


def _tell(x: Exchange, sentence: SentenceReading, seen: TopicSeen) -> bool:
    if seen.topic not in x.scenario.facts:
        return repartees.say(x, sentence, seen)
    before = len(x.said.get("answer", ()))
    answering.answer(x, sentence, seen.topic)
    return len(x.said.get("answer", ())) > before


def _drop(x: Exchange, seen: TopicSeen) -> None:
    """What any question would have got goes, where the message asked nothing else; and the hurt of a fault that there was not."""
    if not any(_asks(s) and not _is_like(s, seen) for s in x.sentences[:-1]):
        for slot in ("answer", "remark"):
            x.said[slot] = [text for text in x.said.get(slot, ()) if not concord.is_one(x, text, EASY)]
    if seen.confidence >= repartees.EXACTLY:
        x.said["reaction"] = [text for text in x.said.get("reaction", ()) if not concord.is_one(x, text, MISTAKEN)]
    x.said["raise"] = [text for text in x.said.get("raise", ()) if not concord.is_one(x, text, ("guidage_",))]
    for slot in [slot for slot, said in x.said.items() if not said]:
        del x.said[slot]
