"""A client who wants to leave (C6.5): the motive, one or two loyal attempts, the right confirmed and made easy."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.situations import Departure
from crca_sim.conversation import kinds, repartees, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

CLEAR = repartees.EXACTLY
"""Likeness from which a sentence is surely something else."""
RETAINING = ("presenter_offre", "proposer_option", "proposer_geste", "argumenter")
"""An offer, a gesture, an argument after the wish to leave: an attempt, once a message."""


def arrive(x: Exchange) -> None:
    """Turn 0: the wish is in the first words."""
    if x.scenario.departure:
        x.note(ev.DepartureWished(turn=x.turn, text=" ".join(x.said.get("answer", ()))))


def listen(x: Exchange) -> None:
    """Why they leave, their right, its formalities."""
    departure = x.scenario.departure
    if departure is None or not x.state.situation.leaving:
        return
    _motive(x, departure)
    _ease(x, departure)


def _motive(x: Exchange, departure: Departure) -> None:
    asking = next((s for s in x.sentences if _asks_why(s) and not kinds.wanted(s.text) and not _about_something_else(x, s)), None)
    if asking is None or x.state.situation.motive_told:
        return
    if text := x.propose("answer", departure.told, "depart:dit"):
        x.note(ev.DepartureMotiveTold(turn=x.turn, quote=asking.text, text=text))
        x.react("motif_cherche", asking.text)
    x.aside.add(asking.start)
    x.advanced = True


def _asks_why(sentence: SentenceReading) -> bool:
    asks = sentence.text.rstrip().endswith("?") or sentence.does("question_ouverte", "creuser_objection", "demander_motif")
    return sentence.does("creuser_objection") or (asks and marked(sentence.text, "motif_depart"))


def _about_something_else(x: Exchange, sentence: SentenceReading) -> bool:
    """An open objection; or, unless it names the departure, what the author foresaw to be asked in just these words."""
    foreseen = repartees.exactly_called(x, sentence) and not marked(sentence.text, "motif_depart")
    return foreseen or _about_an_objection(x, sentence)


def _about_an_objection(x: Exchange, sentence: SentenceReading) -> bool:
    """« Qu'est-ce qui vous était arrivé ? » looks behind what was just objected, unless it names the departure."""
    objection = x.scenario.objections.get(x.state.open_objection() or "")
    if objection is None:
        return False
    first = sentence.topics[0].topic if sentence.topics else ""
    its_own = first in x.scenario.facts and first in objection.topics
    return its_own or (sentence.does("creuser_objection") and not marked(sentence.text, "objet_depart"))


def _ease(x: Exchange, departure: Departure) -> None:
    situation = x.state.situation
    right = next((s for s in x.sentences if _says_right(s)), None)
    formal = next((s for s in x.sentences if said_among(s.text, departure.formalities)), None)
    new = (right and not situation.right_said) or (formal and not situation.formalities_said)
    if not new or x.reading.doing("f_entraver_droit"):
        return
    said = formal or right
    x.note(ev.DepartureEased(turn=x.turn, right=right is not None, formalities=formal is not None, quote=said.text if said else ""))
    x.advanced = True
    if formal:
        x.react("depart_facilite", formal.text)
        x.line("remark", "depart_facilite")


def _says_right(sentence: SentenceReading) -> bool:
    """The right to leave, and not another one (to complain, to withdraw)."""
    said = sentence.does("confirmer_droit") or marked(sentence.text, "droit_de_partir")
    return said and not marked(sentence.text, "autre_droit")


# ── Attempts to keep them ────────────────────────────────────────────────────────────────────────


def weigh(x: Exchange) -> None:
    """Once everything in the message was heard: was it an attempt, one too many, one that convinces?"""
    departure, situation = x.scenario.departure, x.state.situation
    if departure is None or not situation.leaving or situation.stays:
        return
    trying = _trying(x)
    if not trying:
        return
    x.note(ev.RetentionTried(turn=x.turn, number=situation.attempts + 1, quote=trying))
    x.advanced = True
    if situation.attempts > departure.attempts:
        _too_many(x, departure, trying)
    elif _convinces(x, departure):
        _settle(x, stays=True, text=voice.first(x, "answer", departure.kept, "depart:reste"))
    else:
        text = x.propose("answer", departure.holds_on, "depart:maintient") or x.line("answer", "maintient_depart")
        _settle(x, stays=False, text=text)


def _trying(x: Exchange) -> str | None:
    answering = x.happened(ev.ObjectionAnswered, ev.ObjectionMoved)
    act = None if answering else next((s.text for s in x.reading.doing(*RETAINING) if not (_asks_why(s) or _foreseen(x, s))), None)
    return act or next((e.quote for e in x.events if isinstance(e, ev.OfferMade | ev.ComplementOffered)), None)


def _foreseen(x: Exchange, sentence: SentenceReading) -> bool:
    """« Ça fait 12,5 % de malus, c'est ça, vos 52 euros »: surely an explanation that the author foresaw, whatever act it looks like."""
    best = next((seen for seen in sentence.called if not seen.topic.startswith("commun:")), None)
    return best is not None and best.confidence >= CLEAR and not any(isinstance(e, ev.OfferMade | ev.ComplementOffered) for e in x.events)


def _convinces(x: Exchange, departure: Departure) -> bool:
    """They stay only for a proposal that fits, heard with trust, once why they leave was asked."""
    trusting = x.state.measures["trust"] >= x.scenario.agreement.trust_min
    return bool(departure.kept) and trusting and x.state.situation.motive_told and _fits(x)


def _fits(x: Exchange) -> bool:
    offered = [x.scenario.solutions[e.solution] for e in x.events if isinstance(e, ev.OfferMade)]
    if x.scenario.solutions:
        advised = any(solution.advised for solution in x.scenario.solutions.values())
        return any(solution.advised if advised else not solution.unsuitable for solution in offered)
    return bool(x.reading.doing("proposer_geste", "proposer_option", "presenter_offre"))


def _settle(x: Exchange, *, stays: bool, text: str | None) -> None:
    if text:
        x.note(ev.DepartureSettled(turn=x.turn, stays=stays, text=text))
    if not stays and text:
        x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))


def _too_many(x: Exchange, departure: Departure, quote: str) -> None:
    x.react("retention_longue", quote)
    text = voice.first(x, "reaction", departure.too_many, "depart:insistance") or x.line("reaction", "pression")
    _settle(x, stays=False, text=text)
