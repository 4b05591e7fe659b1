"""A restatement: what it takes up of what was told, right or wrong, and what the client says to it."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import asked, budget, repartees, telling
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.misquoted import misquoted
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading


def listen(x: Exchange) -> None:
    """What the adviser restates, compared with what was told, and answered."""
    restating = _restating(x)
    if not restating:
        return
    right = [f for f in x.state.disclosed if f in x.scenario.facts and said_among(x.text, x.fact(f).taken_up)]
    wrong = [f for f in x.scenario.facts if any(said_among(s.text, x.fact(f).contradicted) for s in restating)]
    wrong += [f for s in restating for f in misquoted(x, s) if f not in wrong]
    if not right and not wrong:
        restating = tuple(s for s in restating if not asks_something_new(x, s))
    if not restating:
        return
    quote = x.text[restating[0].start : restating[-1].end]
    if x.reading.doing("reformuler") or right or wrong:
        x.note(ev.Reformulated(turn=x.turn, right=tuple(right), wrong=tuple(wrong), confirmation_asked=_confirms(x), quote=quote))
        _answer(x, right, wrong, quote)


def _restating(x: Exchange) -> tuple[SentenceReading, ...]:
    """Sentences that restate: by their act, by a summary that asks to be confirmed, or by what they take up."""
    if found := x.reading.doing("reformuler"):
        return found
    summing_up = x.reading.doing("synthetiser") if marked(x.text, "confirmation") else ()
    return summing_up or _restates_by_content(x)


def _restates_by_content(x: Exchange) -> tuple[SentenceReading, ...]:
    """« Donc… », or a question of confirmation, that takes up two told facts restates, whatever it looked like."""
    told = [f for f in x.state.disclosed if f in x.scenario.facts and said_among(x.text, x.fact(f).taken_up)]
    restates = marked(x.text, "confirmation") or marked(x.text, "reprise_libre")
    offering = [s for s in x.reading.doing("presenter_offre", "annoncer_prix") if not budget.said_back(x, s)]
    return x.sentences if len(told) >= 2 and restates and not offering else ()


def _confirms(x: Exchange) -> bool:
    return marked(x.text, "confirmation") or x.text.rstrip().endswith("?")


def _answer(x: Exchange, right: list[str], wrong: list[str], quote: str) -> None:
    if wrong:
        x.react("reformulation_fausse", quote)
        x.line("answer", "resume_faux", fait=telling.in_short(x, wrong[0]))
        x.note(ev.FactDisclosed(turn=x.turn, fact=wrong[0], how="volunteered", in_full=True))
    elif right:
        x.react("reformulation_juste", quote)
        _agree(x, right, quote)
        x.advanced = True
        telling.complete(x)
    elif _confirms(x) and not any(restates_nothing_told(x, s) or asks_beside(x, s) for s in x.sentences):
        _confirm_or_wait(x)


def _agree(x: Exchange, right: list[str], quote: str) -> None:
    """A summary is praised as one; a thing said on the way to another question waits for no yes."""
    whole = len(right) > 1 or bool(x.reading.doing("synthetiser"))
    asked_elsewhere = x.text.rstrip().endswith("?") and not marked(x.text, "confirmation") and "?" not in quote
    if whole or not asked_elsewhere:
        x.line("reaction", "resume_juste" if whole else "confirmer")


def _confirm_or_wait(x: Exchange) -> None:
    """Asked « c'est bien ça ? », nobody stays silent: what was done together is confirmed, hollow words are called so."""
    done = bool(x.state.offers or x.state.promises or x.state.limits or x.state.situation.explained)
    if done and not x.state.open_objection():
        x.line("remark", "confirmer")
    elif not x.state.offers:
        x.line("remark", "resume_vide")


def asks_something_new(x: Exchange, sentence: SentenceReading) -> bool:
    """« Donc vous n'avez consulté que celui-là ? », plainly like a question on what was not told, restates nothing."""
    if not sentence.text.rstrip().endswith("?"):
        return False
    called = repartees.most_like(sentence)
    return called is not None and called.confidence >= repartees.PLAINLY and called.topic not in x.state.disclosed


def restates_nothing_told(x: Exchange, sentence: SentenceReading) -> bool:
    """« Un logement que vous louez, c'est ça ? » to who had not said it yet is a question."""
    restated = next((e for e in x.events if isinstance(e, ev.Reformulated)), None)
    if restated is None or restated.right or restated.wrong or not sentence.does("question_fermee"):
        return False
    return any(f not in x.state.disclosed and asked.surely(sentence, f, x.fact(f).topics) for f in asked.facts_about(x, sentence))


def asks_beside(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous me disiez que… : c'est vous qui vous en occupez ? » takes up nothing known, and asks for something."""
    restated = next((e for e in x.events if isinstance(e, ev.Reformulated)), None)
    nothing = restated is None or not (restated.right or restated.wrong)
    called = repartees.fact_called(x, sentence, repartees.LIKELIER)
    return nothing and sentence.text.rstrip().endswith("?") and called is not None and called not in x.state.disclosed
