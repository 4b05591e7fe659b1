"""The words of the trade that stop this client: nobody asks what a word means that they say themselves, or live with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crca_sim import events as ev
from crca_sim.authoring.persona import Persona
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import fold, says
from crca_sim.understanding.jargon import lexicon

CLEAR = 0.75
"""Confidence from which a question is about something, whatever its hard words."""
OF_THEIR_CASE: dict[str, frozenset[str]] = {
    "reclamation": frozenset({"sinistre", "expertise"}),
    "urgence": frozenset({"sinistre", "expertise"}),
    "resiliation": frozenset({"résiliation", "échéance", "avis d'échéance", "cotisation"}),
}
"""The family of what brings them → the words that they have read in their letters before calling."""
OF_ANY_MEMBER = frozenset({"cotisation", "sinistre", "conditions générales"})
"""The words that whoever holds a contract has paid or met."""


def strange(x: Exchange) -> list[str]:
    """The technical words of this message that the client has no way to know, nor to guess from what is asked."""
    used = (e.term for e in x.events if isinstance(e, ev.TermUsed) and not e.explained)
    return [term for term in used if not owns(x, term) and not _in_a_clear_question(x, term)]


def owns(x: Exchange, term: str) -> bool:
    """Whether this term is of their own words (« contre-expertise » tells who knows what an « expertise » is), or of their case."""
    if term in OF_THEIR_CASE.get(x.scenario.reason_family or "", ()) or (
        term in OF_ANY_MEMBER and "societaire" in x.cast.persona.situations
    ):
        return True
    wanted = _pattern(term)
    own = (
        *said_by(x.scenario),
        *told_beside(x.cast.repertoire),
        *lived_by(x.cast.persona),
        *x.state.identity.values(),
        *x.state.lines_said,
    )
    return _is_named(x, term) or wanted.search(fold(" ".join(own))) is not None


def _pattern(term: str) -> re.Pattern[str]:
    known = next((known.wanted for known in lexicon().terms if known.label == term), None)
    return known or re.compile(rf"(?<![a-z0-9]){re.escape(fold(term))}(?![a-z0-9])")


def _is_named(x: Exchange, term: str) -> bool:
    """« BTP Rhodanien » : letters beside a capital are a part of a name."""
    beside = rf"\b{re.escape(term)}[ -][A-ZÉÈÀÇ][a-zéèêàçîïôû]+|(?<=[a-zéèêàçîïôû,] )[A-ZÉÈÀÇ][a-zéèêàçîïôû]+ {re.escape(term)}\b"
    return term.isupper() and re.search(beside, x.text) is not None


def _in_a_clear_question(x: Exchange, term: str) -> bool:
    """« Des accidents, des sinistres ? »: who is about to answer has understood the word."""
    holding = [s for s in x.sentences if says(s.text, term)]
    return any(s.text.rstrip().endswith("?") and s.topics and s.topics[0].confidence >= CLEAR for s in holding)


# ── The client's own words ───────────────────────────────────────────────────────────────────────


def said_by(scenario: Scenario) -> Iterator[str]:
    """All that the client may say of their own in this scenario, and what is told of their situation."""
    yield from (*scenario.opening, *scenario.request, scenario.situation)
    for fact in scenario.facts.values():
        yield from (fact.label, *fact.full, *fact.brief)
    for objection in scenario.objections.values():
        yield from (*objection.raised, *objection.explored)
    for initiative in scenario.initiatives.values():
        yield from initiative.say
    for need in scenario.needs.values():
        yield from need.hints
    if scenario.refusal:
        yield from (line for other in scenario.refusal.alternatives.values() for line in other.reply)


def told_beside(repertoire: Repertoire) -> Iterator[str]:
    """What else they can say, by heart or going further on a fact."""
    for repartee in repertoire.repartees.values():
        yield from repartee.lines
    for more in repertoire.follow_ups.values():
        yield from (line for lines in more.model_dump().values() for line in lines)


def lived_by(persona: Persona) -> Iterator[str]:
    """Their trade and their life: a works manager knows what « BTP » is."""
    yield from (persona.job, persona.situation)
    yield from (line for lines in (*persona.lines.values(), *persona.knowledge.values()) for line in lines)
