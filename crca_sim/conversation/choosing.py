"""« Mercredi ou jeudi ? », « par mail ou par courrier ? », « meublé ou vide ? »: a choice is answered by one of its terms.

What the adviser offers is chosen from what the client is known to like, else by the seed; what is asked of the client's own
life is answered by what they hold (`leaning.py`), never by a yes nor by a neighbouring fact; asked again, by the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.conversation import agreed, answering, asked, asking, leaning, repartees
from crca_sim.conversation.alternatives import Alternatives, alternatives, channel_of, telling_words
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has
from crca_sim.conversation.markers import marked
from crca_sim.conversation.nearest import PLAIN
from crca_sim.conversation.said_back import as_mine, said_back
from crca_sim.conversation.terms import by_adviser, is_clause
from crca_sim.understanding.expressions import fold, said_among, words
from crca_sim.understanding.reading import SentenceReading

NEAR = 0.2
"""Confidence from which a sentence may be about a fact that says one of the terms."""
NEARLY = 0.6
"""Share of the best one's confidence under which another fact is not what is asked about."""
FAINTLY = 0.45
"""Confidence from which an author's answer may settle a choice, if it says one of its terms."""
FORESEEN = 0.8
"""Confidence from which the author foresaw just this choice, and answers it in words of their own."""
JUST_THIS = 0.97
"""The same when none of their examples was a choice."""
BEGINNING = 3
"""Messages within which who calls is only beginning."""
RANKS = ("première", "seconde")


@dataclass(frozen=True, slots=True)
class Pick:
    """The term chosen, and how to say so: a line's key with its blanks."""

    term: str
    key: str
    blanks: tuple[tuple[str, str], ...] = ()


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
    found = alternatives(sentence.text)
    by_term = [{n for n, names in enumerate(named) if said_among(term, names)} for term in found.terms] if found else []
    within_one = bool(by_term) and bool(by_term[0]) and all(names == by_term[0] for names in by_term)
    return not within_one and any(said_among(sentence.text, names) for names in named)


def pick(x: Exchange, sentence: SentenceReading, found: Alternatives) -> Pick:
    """The term that suits the client."""
    if rank_of_leaving(x, found) is not None:
        return Pick("", "choisit_partir")
    rank = _suited(x, sentence, found)
    rank = rank if rank is not None else _drawn(x, found)
    term = found.terms[rank]
    if found.who_calls:
        return Pick(term, "choisit_rappel" if found.adviser_calls(term) else "choisit_appeler")
    if said := found.spoken(rank):
        return Pick(term, "choisit", (("choix", said),))
    return _in_other_words(x, term, rank, len(found.terms))


def _drawn(x: Exchange, found: Alternatives) -> int:
    """One of those that can be said; always the same for the same terms."""
    sayable = [r for r, term in enumerate(found.terms) if found.spoken(r) or said_back(term)] or list(range(len(found.terms)))
    among = sorted(sayable, key=lambda r: fold(found.terms[r]))
    return among[x.cast.chance.number(f"choix:{'|'.join(sorted(map(fold, found.terms)))}", len(among))]


def _in_other_words(x: Exchange, term: str, rank: int, terms: int) -> Pick:
    """A long term: taken up by its verb, by its number where the adviser gave one, else left to the adviser."""
    if clause := said_back(term):
        return Pick(term, "choisit_groupe", (("choix", clause),))
    if has(x.text, "numerote"):
        return Pick(term, "choisit_rang", (("rang", "dernière" if rank == terms - 1 and terms > 2 else RANKS[min(rank, 1)]),))
    return Pick(term, "choisit_autrement")


def say(x: Exchange, chosen: Pick) -> str | None:
    """Say which."""
    if chosen.key == "choisit_partir":
        return x.line("answer", "choisit_partir")
    if chosen.key == "choisit_rappel":
        return x.line("answer", "choisit_rappel")
    if chosen.key == "choisit_appeler":
        return x.line("answer", "choisit_appeler")
    return x.line("answer", chosen.key, **dict(chosen.blanks))


def rank_of_leaving(x: Exchange, found: Alternatives) -> int | None:
    """Who wants to leave chooses to."""
    if not x.state.situation.leaving or x.state.situation.stays:
        return None
    return next((rank for rank, term in enumerate(found.terms) if marked(term, "part_ailleurs")), None)


def _suited(x: Exchange, sentence: SentenceReading, found: Alternatives) -> int | None:
    """What the profile, then what the client is known to like, says of it."""
    by_profile = _by_profile(x, found)
    liked = by_profile if by_profile is not None else _by_need(x, found)
    return liked if liked is not None else leaning.rank(x, sentence, found)


def _by_need(x: Exchange, found: Alternatives) -> int | None:
    """Who calls has the time now, who is offered something more does not leave it; else what they called for, or need."""
    if found.kind != "liking" and not any(is_clause(term) for term in found.terms):
        return None
    later = [rank for rank, term in enumerate(found.terms) if has(term, "tard") and by_adviser(term)]
    if len(later) == 1 and len(found.terms) == 2 and x.scenario.direction == "entrant" and x.state.spoken <= BEGINNING:
        return 1 - later[0]
    leaving = [rank for rank, term in enumerate(found.terms) if has(term, "laisse_la")]
    if len(leaving) == 1 and len(found.terms) == 2 and not x.state.situation.leaving:
        return 1 - leaving[0]
    wanted = [rank for rank, term in enumerate(found.terms) if agreed.names(x.scenario, term)]
    if len(wanted) == 1 and not x.scenario.agreement.subscribes:
        return wanted[0]
    return leaning.only_one(found, [need.label for need_id, need in x.scenario.needs.items() if need_id in x.state.revealed])


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


# ── What is asked of the client's own life ───────────────────────────────────────────────────────


def asks(sentence: SentenceReading) -> bool:
    """A choice within the client's life is a question, whatever its act looked like."""
    found = alternatives(sentence.text)
    return found is not None and found.kind == "life" and not sentence.does(*asking.FAULTY)


def asks_of_today(sentence: SentenceReading) -> bool:
    """« Au tiers ou tous risques, aujourd'hui ? » asks for no decision."""
    return asks(sentence) and marked(sentence.text, "a_present")


def about_life(x: Exchange, sentence: SentenceReading) -> bool:
    """« Meublé ou vide ? »: the fact that holds one of the terms, told or said again; else the term that is theirs."""
    found = alternatives(sentence.text)
    if found is None or found.kind == "practical" or names_a_solution(x, sentence):
        return False
    answered = _answer_of_life(x, sentence, found)
    if answered:
        x.aside.add(sentence.start)
    return answered


def _answer_of_life(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    if rank_of_leaving(x, found) is not None:
        return x.line("answer", "choisit_partir") is not None
    if fact_id := _settling(x, sentence, found):
        return _tell(x, sentence, found, fact_id)
    if _author_says_one(x, sentence, found) and repartees.answer(x, sentence, FAINTLY):
        return True
    if _known(x, sentence, found):
        return True
    sure = asked.HALF if asked.ahead(sentence) else repartees.PLAINLY
    if (meant := repartees.fact_called(x, sentence, sure)) and meant not in x.state.disclosed and leaning.tellable(x, meant):
        answering.answer(x, sentence, meant)  # In words of its own, rather than a term at random.
        return True
    return not _foreseen(x, sentence, found) and say_which(x, sentence, found)


def _foreseen(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """The author's answer to nearly this choice may be in words of its own (« en ville » to « maison ou appartement ? »)."""
    if any(has(term, "autre_encore") for term in found.terms) or not any(telling_words(found)):
        return any(seen.confidence >= asking.SURE and asked.facts_of(x, seen.topic) for seen in sentence.topics)
    best = repartees.most_like(sentence)
    if best is None or (len(found.terms) == 2 and {"moi"} & {found.spoken(rank) for rank in range(2)}):
        return False
    asks_which = any(alternatives(example) for example in _examples(x, best.topic))
    drawn = best.topic.startswith(repartees.OWN) and leaning.rank(x, sentence, found) is None
    return best.confidence >= (FORESEEN if asks_which else repartees.LIKELY if drawn else JUST_THIS)


def _examples(x: Exchange, topic: str) -> tuple[str, ...]:
    known = x.cast.repertoire.repartees.get(topic.removeprefix(repartees.OWN))
    return known.examples if known else x.fact(topic).examples if topic in x.scenario.facts else ()


def say_which(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """Say the term that is the client's, unless it is someone else's affair; still the same or not, a bit of both."""
    if any(marked(term, "encore_ainsi") for term in found.terms) and any(marked(term, "autre_qu_avant") for term in found.terms):
        return (x.line("answer", "a_change") if x.scenario.record.stale else x.line("answer", "toujours_ainsi")) is not None
    if len(found.terms) == 2 and has(found.terms[1], "attend_autre_chose") and has(found.terms[0], "comme_il_faut"):
        return x.line("answer", "ca_va") is not None
    if {"l'un", "l'autre"} <= set(found.terms) or {"l'une", "l'autre"} <= set(found.terms):
        return x.line("answer", "un_peu_des_deux") is not None
    rank = leaning.rank(x, sentence, found)
    if rank is None and has(sentence.text, "d_autrui") and not has(sentence.text, "de_soi"):
        return x.line("answer", "ne_sait_pas_choix") is not None
    if rank is None and leaning.kept_back(x, sentence):
        return x.line("answer", "un_peu_des_deux") is not None
    rank = rank if rank is not None else _drawn(x, found)
    said = found.spoken(rank) or said_back(found.terms[rank]) or as_mine(found.terms[rank])
    text = x.line("answer", "choix_de_vie", choix=said) if said else x.line("answer", "un_peu_des_deux")
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject="choix", text=text))
        x.advanced = True
    return text is not None


def _settling(x: Exchange, sentence: SentenceReading, found: Alternatives) -> str | None:
    """The fact whose lines hold one term only: first what the sentence is about, then the only one that does."""
    if meant := repartees.fact_called(x, sentence, repartees.PLAINLY):
        return meant if leaning.tellable(x, meant) and leaning.only_one(found, _lines(x, meant)) is not None else None
    likely = [seen for seen in (*sentence.called, *sentence.topics) if asked.facts_of(x, seen.topic)]
    least = max(NEAR, NEARLY * max((seen.confidence for seen in likely), default=0.0))
    about = [seen.topic for seen in likely if seen.confidence >= least]
    holding = [f for f in x.scenario.facts if leaning.tellable(x, f) and _holds_one(x, f, found)]
    near = sorted((f for f in holding if _about(x, f, about)), key=lambda f: min(about.index(t) for t in _about(x, f, about)))
    other = [] if len(holding) != 1 or not _shares_a_word(x, holding[0], sentence, found) else holding
    return next(iter(near or other), None)


def _holds_one(x: Exchange, fact_id: str, found: Alternatives) -> bool:
    return leaning.only_one(found, _lines(x, fact_id)) is not None


def _shares_a_word(x: Exchange, fact_id: str, sentence: SentenceReading, found: Alternatives) -> bool:
    """The only fact with a term in it must speak of the same thing too."""
    terms = {word for term in found.terms for word in words(term)}
    about = {w for w in words(sentence.text) if len(w) >= 4 and w not in PLAIN} - terms
    fact = x.fact(fact_id)
    return bool(about & {w for line in (fact.label, *fact.full, *fact.brief) for w in words(line)})


def _about(x: Exchange, fact_id: str, about: list[str]) -> list[str]:
    return [topic for topic in (fact_id, *x.fact(fact_id).topics) if topic in about]


def _lines(x: Exchange, fact_id: str) -> list[str]:
    fact = x.fact(fact_id)
    return [*fact.full, *fact.brief]


def _tell(x: Exchange, sentence: SentenceReading, found: Alternatives, fact_id: str) -> bool:
    """The fact, in words that say the term; the term alone once it was told."""
    fact, lines = x.fact(fact_id), _lines(x, fact_id)
    rank = leaning.only_one(found, lines)
    echo = found.spoken(rank) if rank is not None else None
    saying = [line for line in lines if leaning.only_one(found, [line]) == rank]
    if (fact_id not in x.state.disclosed or echo is None) and (len(saying) in (0, len(lines)) or fact.identity):
        answering.answer(x, sentence, fact_id)
        return True
    x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=False, again=False, quote=x.quote(sentence)))
    x.advanced = True
    if fact_id in x.state.disclosed and echo is not None:
        return x.line("answer", "choix_redit", choix=echo) is not None
    text = x.propose("answer", saying, f"fait:{fact_id}")
    if text:
        x.note(ev.FactDisclosed(turn=x.turn, fact=fact_id, how="closed", in_full=x.used[-1] in fact.full))
    return text is not None


def _author_says_one(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """An answer foreseen for something near is right when it says one of the terms."""
    own = next((seen for seen in sentence.called if seen.topic.startswith(repartees.OWN)), None)
    known = x.cast.repertoire.repartees.get(own.topic.removeprefix(repartees.OWN)) if own and own.confidence >= FAINTLY else None
    return known is not None and leaning.only_one(found, known.lines) is not None


def _known(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """What this persona knows of their own life."""
    for topic in (seen.topic for seen in sentence.topics):
        held = [line for line in x.cast.persona.knowledge.get(topic, ()) if leaning.only_one(found, [line]) is not None]
        if held and x.propose("answer", held, f"sait:{topic}"):
            return True
    return False
