"""The answer to a question about a fact: told, kept back, misheard, confirmed, or said once more."""

from __future__ import annotations

from typing import Literal

from crca_sim import events as ev
from crca_sim.authoring.scenario import Fact
from crca_sim.conversation import (
    access,
    asked,
    asking,
    danger,
    fatigue,
    follow_ups,
    fragments,
    kinds,
    likely,
    lines,
    parry,
    reserve,
    telling,
    wondering,
)
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.misquoted import other_figures
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

SAME = 0.5
"""Share of the words of a question that an earlier one had, from which it is asked again."""


def answer(x: Exchange, sentence: SentenceReading, fact_id: str) -> None:
    """Answer a sentence with this fact, as far as it was heard and the client is willing."""
    if fragments.beginning(x, fact_id) or _just_told(x, fact_id):
        return
    fact, openly = x.fact(fact_id), asking.opens(x, sentence)
    known = fact_id in x.state.disclosed and not (openly and fact_id in x.state.in_brief)
    if known and follow_ups.further(x, sentence, fact_id):
        return
    checks = sentence.does("verifier_comprehension", "reformuler") or _deepens(sentence) or parry.either(sentence)
    again = known and not checks and asked.surely(sentence, fact_id, fact.topics) and _same_question(x, sentence, fact_id)
    if known and not openly and said_among(sentence.text, fact.taken_up) and _as_told(fact, sentence):
        _confirm(x, fact_id, sentence)
        return
    x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=openly, again=again, quote=x.quote(sentence)))
    if danger.overwhelms(x, fact_id, sentence):
        return
    missed = not again and not _reaches(x, sentence, fact_id) and _mishear(x, sentence, fact_id)
    if openly and not missed:
        x.react("question_ouverte", x.quote(sentence))
    given = _identity_asked(x, sentence, fact_id)
    if again:
        fragments.tell(x, None, *given)
        _repeat(x, fact_id, sentence)
    elif not missed:
        _disclose(x, sentence, fact_id, openly, given)
        if fact.known and not fact.identity and asked.surely(sentence, fact_id, fact.topics):
            x.react("deja_au_dossier", x.quote(sentence))


def _identity_asked(x: Exchange, sentence: SentenceReading, fact_id: str) -> tuple[ev.IdentityGiven, ...]:
    """An element of identity asked for as one, or while people present themselves, is given as one too."""
    if not x.fact(fact_id).identity or not (sentence.does(*asking.IDENTIFYING) or x.state.stage in ("accueil", "identification")):
        return ()
    x.note(ev.IdentityAsked(turn=x.turn, element=fact_id, quote=x.quote(sentence)))
    return (ev.IdentityGiven(turn=x.turn, element=fact_id, right=True),)


def _same_question(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """Whether it was asked before in much the same words, for the same kind of thing: another question on the same subject is no
    repetition, nor what is asked again because the answer was beside the point."""
    if likely.asks_again(x, sentence):
        return False
    said, wanted = content_words(sentence.text), kinds.wanted(sentence.text)
    before = [content_words(question) for question in x.state.asked_in[fact_id] if kinds.wanted(question) == wanted]
    return any(len(said & words) >= SAME * max(1, len(said)) for words in before)


def _just_told(x: Exchange, fact_id: str) -> bool:
    """Told in this very answer: two sentences asked for the same thing."""
    return any(isinstance(e, ev.FactDisclosed) and e.fact == fact_id for e in x.events)


def _deepens(sentence: SentenceReading) -> bool:
    """« Vous me parliez du vol : qu'est-ce qui vous inquiète ? » goes further; it does not ask again."""
    return marked(sentence.text, "approfondit") or (sentence.does("question_ouverte") and marked(sentence.text, "retour_sur"))


def _as_told(fact: Fact, sentence: SentenceReading) -> bool:
    """« Depuis deux ans ? » to who said twelve, « gros ou normal ? », « depuis quand ? »: no mere thing to confirm."""
    return not parry.either(sentence) and parry.unknown_key(sentence.text) == "ne_sait_pas_oui_non" and not other_figures(fact, sentence)


def _confirm(x: Exchange, fact_id: str, sentence: SentenceReading) -> None:
    """The question says again what the client told: they confirm it, without a reproach."""
    x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=False, again=False, quote=x.quote(sentence)))
    x.line("answer", "confirmer")
    x.advanced = True


def _repeat(x: Exchange, fact_id: str, sentence: SentenceReading) -> None:
    """Asked again for what was told: the client says it in short, and minds, except where an agreement sums up."""
    if x.state.stage not in ("accord", "conclusion"):
        x.react("question_repetee", x.quote(sentence))
    x.line("answer", "deja_dit", fait=telling.in_short(x, fact_id))


def _reaches(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """Whether the question is understood: a choice of concrete things is, and what is asked a second time in plain words."""
    if access.clear(x, sentence.text):
        return True
    if parry.offers_a_choice(sentence.text):
        return access.plain(x, sentence.text, access.EASED)
    return x.state.asked[fact_id] >= 2 and access.plain(x, sentence.text)


def _mishear(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """The question did not get through: an answer beside the point, once, else the client says so while they can."""
    fact = x.fact(fact_id)
    beside = fact.misheard if x.state.asked[fact_id] <= 1 else None
    said = beside and not x.heard and x.propose("answer", (beside,), f"mal_entendu:{fact_id}")
    if not said and not wondering.stops_at(x, sentence.text) and not access.say_lost(x, "answer"):
        return False
    x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="not_heard"))
    return True


def _disclose(x: Exchange, sentence: SentenceReading, fact_id: str, openly: bool, given: tuple[ev.IdentityGiven, ...]) -> None:
    """Tell the fact, in whole or in brief, unless it is kept back."""
    fact = x.fact(fact_id)
    if (withheld := _withheld(x, fact_id)) is not None:
        x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="trust"))
        x.propose("answer", withheld, f"retenu:{fact_id}") or x.line("answer", "ne_sait_pas")
        return
    freely = (openly and telling.confides(x)) or fact.disclosure != "ouverte"
    whole = not fact.brief or (freely and not fatigue.tired(x) and not x.state.situation.curt and not reserve.shut(x))
    choices = fact.full if whole else fact.brief
    said = _most_fitting(x, sentence, fact_id, choices)
    said = said or x.line("answer", "redit", fait=telling.in_short(x, fact_id)) or x.line("answer", "rien_a_ajouter")
    fragments.tell(x, said, *given, ev.FactDisclosed(turn=x.turn, fact=fact_id, how=_how(x, fact_id, openly), in_full=whole))
    x.advanced = True


def _most_fitting(x: Exchange, sentence: SentenceReading, fact_id: str, choices: tuple[str, ...]) -> str | None:
    """One of the fact's lines, of the kind asked; what goes further on it, when only that is of this kind."""
    every = (*choices, *(line for line in x.fact(fact_id).full if line not in choices))
    wanted = kinds.wanted(sentence.text)
    if wanted and not kinds.holding(every, wanted) and follow_ups.of_kind(x, sentence, fact_id):
        return x.said["answer"][-1]
    first, rest = (kinds.fitting(sentence.text, lines) for lines in (choices if kinds.holding(choices, wanted) else every, every))
    return (
        x.propose("answer", first, f"fait:{fact_id}")
        or x.propose("answer", rest, f"fait:{fact_id}")
        or x.propose("answer", every, f"fait:{fact_id}")
    )


def _withheld(x: Exchange, fact_id: str) -> tuple[str, ...] | None:
    """What is said in place of a fact that trust does not reach; nothing when it may be told."""
    fact, trust = x.fact(fact_id), x.state.measures["trust"]
    if fact.disclosure == "confiance" and trust < x.cast.difficulty.trust_to_confide(fact.trust_min):
        return fact.withheld or lines.variants("ne_sait_pas", x.scenario, x.cast.persona)
    if reserve.refuses(x, fact):
        return fact.withheld or lines.variants("ferme", x.scenario, x.cast.persona)
    return None


def _how(x: Exchange, fact_id: str, openly: bool) -> Literal["open", "closed", "trusted", "hint", "identity"]:
    fact = x.fact(fact_id)
    if fact.identity and not fact.to_discover:
        return "identity"
    if any(fact_id in need.facts and n in x.state.picked_up for n, need in x.scenario.needs.items()):
        return "hint"
    if fact.disclosure == "confiance":
        return "trusted"
    return "open" if openly else "closed"
