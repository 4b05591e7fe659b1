"""« Mercredi ou jeudi ? », « par mail ou par courrier ? », « meublé ou vide ? »: a choice is answered by one of its terms.

What the adviser offers is chosen from what the client is known to like, else by the seed; what is asked of the client's own
life is answered by what they hold, never by a yes nor by a neighbouring fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.conversation import agreed, answering, asked, asking, repartees
from crca_sim.conversation.alternatives import Alternatives, alternatives, channel_of, is_clause, telling_words
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.nearest import PLAIN
from crca_sim.conversation.said_back import said_back
from crca_sim.understanding.expressions import fold, said_among, words
from crca_sim.understanding.reading import SentenceReading

NEAR = 0.2
"""Confidence from which a sentence may be about a fact that says one of the terms."""
NEARLY = 0.6
"""Share of the best one's confidence under which another fact is not what is asked about."""
FAINTLY = 0.3
"""Confidence from which an author's answer may settle a choice, if it says one of its terms."""
RANKS = ("première", "seconde")
_NUMBERED = re.compile(
    r"\b(?:premier|premiere|second|seconde|deuxieme)\b|\b(?:option|solution|formule|choix|numero) ?(?:1|2|a|b|un|deux)\b|\b1[).] "
)
_LEAVES_THERE = re.compile(
    r"\b(?:(?:en )?rest\w* (?:a|au|aux|la|comme|sur)|s'en (?:tenir|tient|tenait)|ne rien (?:changer|faire)|s'arreter la"
    r"|laiss\w* (?:comme|tel|de cote|tomber))\b"
)
_ONESELF = ("vous", "c'est vous", "pour vous", "à vous", "de vous", "chez vous")
_AGAINST = frozenset({"pas", "jamais", "sans", "ni", "plus"})


@dataclass(frozen=True, slots=True)
class Pick:
    """The term chosen, and how to say so: a line's key with its blanks."""

    term: str
    key: str
    blanks: tuple[tuple[str, str], ...]


# ── What the adviser offers ──────────────────────────────────────────────────────────────────────


def offered(x: Exchange, sentence: SentenceReading) -> Alternatives | None:
    """The terms that the adviser lets the client choose between."""
    found = alternatives(sentence.text)
    if found is None or found.kind == "life" or names_a_solution(x, sentence):
        return None
    untold = _settling(x, sentence, found) if found.kind == "liking" else None
    return None if untold and untold not in x.state.disclosed else found


def names_a_solution(x: Exchange, sentence: SentenceReading) -> bool:
    """Between two formulas offered, the client weighs more than words (`contact.py`); those they have today are a fact."""
    if marked(sentence.text, "a_present"):
        return False
    named = [s.named for s in x.scenario.solutions.values()] + [c.named for c in x.scenario.complements.values()]
    return any(said_among(sentence.text, names) for names in named)


def pick(x: Exchange, sentence: SentenceReading, found: Alternatives) -> Pick:
    """The term that suits the client."""
    if rank_of_leaving(x, found) is not None:
        return Pick("", "choisit_partir", ())
    rank = _suited(x, sentence, found)
    if rank is None:
        sayable = [r for r, term in enumerate(found.terms) if found.spoken(r) or said_back(term)] or list(range(len(found.terms)))
        rank = sayable[x.cast.chance.number(f"choix:{x.turn}:{sentence.start}", len(sayable))]
    term = found.terms[rank]
    if found.who_calls:
        return Pick(term, "choisit_rappel" if found.adviser_calls(term) else "choisit_appeler", ())
    if said := found.spoken(rank):
        return Pick(term, "choisit", (("choix", said),))
    return _in_other_words(x, term, rank, len(found.terms))


def _in_other_words(x: Exchange, term: str, rank: int, terms: int) -> Pick:
    """A long term: taken up by its verb, by its number where the adviser gave one, else by when it was said."""
    if clause := said_back(term):
        return Pick(term, "choisit_groupe", (("choix", clause),))
    last = rank == terms - 1
    if _NUMBERED.search(fold(x.text)):
        return Pick(term, "choisit_rang", (("rang", "dernière" if last and terms > 2 else RANKS[min(rank, 1)]),))
    return Pick(term, "choisit_ordre", (("ordre", "dernier" if last else "premier" if rank == 0 else "deuxième"),))


def say(x: Exchange, chosen: Pick) -> str | None:
    """Say which."""
    blanks = dict(chosen.blanks)
    if chosen.key == "choisit_partir":
        return x.line("answer", "choisit_partir")
    if chosen.key == "choisit_rappel":
        return x.line("answer", "choisit_rappel")
    if chosen.key == "choisit_appeler":
        return x.line("answer", "choisit_appeler")
    return x.line("answer", chosen.key, **blanks)


def rank_of_leaving(x: Exchange, found: Alternatives) -> int | None:
    """Who wants to leave chooses to."""
    if not x.state.situation.leaving or x.state.situation.stays:
        return None
    return next((rank for rank, term in enumerate(found.terms) if marked(term, "part_ailleurs")), None)


def _suited(x: Exchange, sentence: SentenceReading, found: Alternatives) -> int | None:
    """What the profile, then what the client is known to like, says of it."""
    by_profile = _by_profile(x, found)
    liked = by_profile if by_profile is not None else _by_need(x, found)
    return liked if liked is not None else _only_one_told(found, _preferences(x, sentence))


def _by_need(x: Exchange, found: Alternatives) -> int | None:
    """Nobody who is offered something more leaves things there; else what they called for, or what speaks of what they need."""
    if found.kind != "liking" and not any(is_clause(term) for term in found.terms):
        return None
    leaving = [rank for rank, term in enumerate(found.terms) if _LEAVES_THERE.search(fold(term))]
    if len(leaving) == 1 and len(found.terms) == 2 and not x.state.situation.leaving:
        return 1 - leaving[0]
    wanted = [rank for rank, term in enumerate(found.terms) if agreed.names(x.scenario, term)]
    if len(wanted) == 1 and not x.scenario.agreement.subscribes:
        return wanted[0]
    return _only_one_told(found, [need.label for need_id, need in x.scenario.needs.items() if need_id in x.state.revealed])


def _by_profile(x: Exchange, found: Alternatives) -> int | None:
    """Who does not hear on the phone is written to."""
    profile = x.cast.accommodation
    if profile is None:
        return None
    channels = [channel_of(term) for term in found.terms]
    if "telephone" in profile.obstacles and any(c and c != "telephone" for c in channels):
        return next(rank for rank, channel in enumerate(channels) if channel and channel != "telephone")
    if "ecrit" in profile.tires and "telephone" in channels:
        return channels.index("telephone")
    return None


def _preferences(x: Exchange, sentence: SentenceReading) -> list[str]:
    """All that the client could say of when and how to reach them."""
    likely = {"preference_contact", "format_documents", *(seen.topic for seen in (*sentence.topics, *sentence.called))}
    facts = [fact for name, fact in x.scenario.facts.items() if likely & {name, *fact.topics}]
    said = [line for fact in facts for line in (*fact.full, *fact.brief)]
    return said + [line for topic in sorted(likely) for line in x.cast.persona.knowledge.get(topic, ())]


# ── What is asked of the client's own life ───────────────────────────────────────────────────────


def asks(sentence: SentenceReading) -> bool:
    """A choice within the client's life is a question, whatever its act looked like."""
    found = alternatives(sentence.text)
    return found is not None and found.kind == "life" and not sentence.does(*asking.FAULTY)


def asks_of_today(sentence: SentenceReading) -> bool:
    """« Au tiers ou tous risques, aujourd'hui ? » asks for no decision."""
    return asks(sentence) and marked(sentence.text, "a_present")


def about_life(x: Exchange, sentence: SentenceReading) -> bool:
    """« Meublé ou vide ? »: the fact that holds one of the terms, told or said again; else honestly neither."""
    found = alternatives(sentence.text)
    if found is None or found.kind == "practical" or names_a_solution(x, sentence):
        return False
    if rank_of_leaving(x, found) is not None:
        return x.line("answer", "choisit_partir") is not None
    if fact_id := _settling(x, sentence, found):
        return _tell(x, sentence, found, fact_id)
    if _author_says_one(x, sentence, found) and repartees.answer(x, sentence, FAINTLY):
        return True
    if _known(x, sentence, found):
        return True
    return not _surely_meant(x, sentence) and _neither(x, found)


def _neither(x: Exchange, found: Alternatives) -> bool:
    """Nothing tells which: still the same or not, a bit of both for what one does, else honestly not known."""
    if any(marked(term, "encore_ainsi") for term in found.terms) and any(marked(term, "autre_qu_avant") for term in found.terms):
        return (x.line("answer", "a_change") if x.scenario.record.stale else x.line("answer", "toujours_ainsi")) is not None
    if {"l'un", "l'autre"} <= set(found.terms) or {"l'une", "l'autre"} <= set(found.terms):
        return x.line("answer", "un_peu_des_deux") is not None
    if any(term in _ONESELF for term in found.terms):
        return x.line("answer", "plutot_moi") is not None
    if any(is_clause(term) for term in found.terms):
        motives = any(marked(term, "par_motif") for term in found.terms)
        return motives and x.line("answer", "un_peu_des_deux") is not None
    return x.line("answer", "ne_sait_pas_choix") is not None


def _settling(x: Exchange, sentence: SentenceReading, found: Alternatives) -> str | None:
    """The fact whose lines hold one term only: first what the sentence is about, then the only one that does."""
    if meant := repartees.fact_called(x, sentence, repartees.PLAINLY):
        return meant if _tellable(x, meant) and _only_one_told(found, _lines(x, meant)) is not None else None
    likely = [seen for seen in (*sentence.called, *sentence.topics) if asked.facts_of(x, seen.topic)]
    least = max(NEAR, NEARLY * max((seen.confidence for seen in likely), default=0.0))
    about = [seen.topic for seen in likely if seen.confidence >= least]
    holding = [f for f in x.scenario.facts if _tellable(x, f) and _only_one_told(found, _lines(x, f)) is not None]
    near = sorted((f for f in holding if _about(x, f, about)), key=lambda f: min(about.index(t) for t in _about(x, f, about)))
    other = [] if len(holding) != 1 or not _shares_a_word(x, holding[0], sentence, found) else holding
    return next(iter(near or other), None)


def _shares_a_word(x: Exchange, fact_id: str, sentence: SentenceReading, found: Alternatives) -> bool:
    """The only fact with a term in it must speak of the same thing too."""
    terms = {word for term in found.terms for word in words(term)}
    about = {w for w in words(sentence.text) if len(w) >= 4 and w not in PLAIN} - terms
    fact = x.fact(fact_id)
    return bool(about & {w for line in (fact.label, *fact.full, *fact.brief) for w in words(line)})


def _about(x: Exchange, fact_id: str, about: list[str]) -> list[str]:
    return [topic for topic in (fact_id, *x.fact(fact_id).topics) if topic in about]


def _tellable(x: Exchange, fact_id: str) -> bool:
    """What only a hint or trust brings out does not slip out with a choice."""
    return x.fact(fact_id).disclosure in ("ouverte", "precise") or fact_id in x.state.disclosed


def _lines(x: Exchange, fact_id: str) -> list[str]:
    fact = x.fact(fact_id)
    return [*fact.full, *fact.brief]


def _tell(x: Exchange, sentence: SentenceReading, found: Alternatives, fact_id: str) -> bool:
    rank = _only_one_told(found, _lines(x, fact_id))
    echo = found.spoken(rank) if rank is not None else None
    if fact_id not in x.state.disclosed or echo is None:
        answering.answer(x, sentence, fact_id)
        return True
    x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=False, again=False, quote=x.quote(sentence)))
    x.advanced = True
    return x.line("answer", "choix_redit", choix=echo) is not None


def _author_says_one(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """An answer foreseen for something near is right when it says one of the terms."""
    own = next((seen for seen in sentence.called if seen.topic.startswith(repartees.OWN)), None)
    known = x.cast.repertoire.repartees.get(own.topic.removeprefix(repartees.OWN)) if own and own.confidence >= FAINTLY else None
    return known is not None and _only_one_told(found, known.lines) is not None


def _known(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """What this persona knows of their own life."""
    for topic in (seen.topic for seen in sentence.topics):
        held = [line for line in x.cast.persona.knowledge.get(topic, ()) if _only_one_told(found, [line]) is not None]
        if held and x.propose("answer", held, f"sait:{topic}"):
            return True
    return False


def _surely_meant(x: Exchange, sentence: SentenceReading) -> bool:
    """A fact that the sentence surely asks for may answer in words of its own (« en ville » to « maison ou appartement ? »)."""
    sure = {seen.topic for seen in sentence.topics if seen.confidence >= asking.SURE}
    sure |= {seen.topic for seen in sentence.called if seen.confidence >= repartees.PLAINLY}
    return any(sure & {name, *fact.topics} for name, fact in x.scenario.facts.items()) or repartees.plainly(x, sentence)


# ── Which term some lines hold ───────────────────────────────────────────────────────────────────


def _only_one_told(found: Alternatives, lines: list[str] | tuple[str, ...]) -> int | None:
    """The rank of the only term that these lines say, and do not deny."""
    holding = [rank for rank, own in enumerate(telling_words(found)) if any(_says(line, own) for line in lines)]
    return holding[0] if len(holding) == 1 else None


def _says(line: str, own: frozenset[str]) -> bool:
    said = words(line)
    at = [i for i, word in enumerate(said) if any(_same(word, one) for one in own)]
    return any(not _AGAINST & set(said[max(0, i - 2) : i]) for i in at)


def _same(word: str, one: str) -> bool:
    return word == one or (len(one) >= 5 and re.match(f"{re.escape(one[:5])}", word) is not None and abs(len(word) - len(one)) <= 2)
