"""Listening to what the adviser asks: hints and restatements first, then each question, and where its answer comes from."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import (
    agreement,
    answering,
    asked,
    asking,
    choosing,
    comprehension,
    contact,
    coordinates,
    fatigue,
    follow_ups,
    fragments,
    hints,
    identity,
    kinds,
    life,
    meaning,
    objections,
    parts,
    repartees,
    restating,
    signs,
    tags,
    telling,
    unanswered,
    yes_or_no,
)
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

SURELY_TOO = 0.7
"""Confidence from which a clause asks for something more, in speech."""
ANSWERS_AT_ONCE = 2
BEGINNING = 2
"""Messages within which « dites-moi tout » asks what brings the client, however like something else it is."""
IN_A_LETTER = 8
"""Questions that a letter may ask."""


def listen(x: Exchange) -> None:
    """Hints picked up, restatements, recorded values said aloud, then questions and their answers."""
    hints.pick_up(x)
    restating.listen(x)
    identity.hear_recorded(x)
    _questions(x)


def _questions(x: Exchange) -> None:
    if x.reading.style.diagnosis or x.reading.doing("f_insulter", "f_demander_diagnostic") or fragments.was_cut(x):
        return
    spoken = [asking.spelt_out(s) for s in x.sentences]
    sentences = [meaning.understood(x, s, x.text[: s.start]) if _may_ask(s) else s for s in (_as_it_stands(x, s) for s in spoken)]
    questions = [
        s
        for s in sentences
        if (asking.asks(s) or asking.nearly_asks(x, s) or choosing.asks(s) or yes_or_no.asks(s)) and not _answered_elsewhere(x, s)
    ]
    questions = [
        s for n, s in enumerate(questions) if not n or any(map(str.isalpha, s.text))
    ]  # « 0,50 ? » guesses at the question before it.
    if any(key.startswith("guidage_") for key in x.keys.values()):
        questions = [s for s in questions if repartees.exactly(x, s) and not tags.leans(x, s)]  # « Qu'est-ce que ça donne ? » was answered.
    if _missed(x, questions):
        return
    x.several = max((len(parts.cut(s.text)) for s in questions), default=0)
    limit = x.cast.accommodation.questions if x.cast.accommodation else IN_A_LETTER if x.scenario.channel == "courriel" else 3
    if len(questions) > limit:
        x.line("remark", "trop_de_questions")
        questions = questions[-limit:]
    answered, most = 0, 1 if fatigue.tired(x) else ANSWERS_AT_ONCE + (x.scenario.channel == "courriel")
    for sentence in questions:
        pieces = parts.of(x, sentence)
        if len(pieces) > 1:
            answered += _each(x, pieces, most=max(most, min(len(pieces), x.several)))
            continue
        answered += _question(x, sentence, left=most - answered)
        answered += _what_it_asks_too(x, sentence, left=most - answered)
    hints.follow(x)


def _as_it_stands(x: Exchange, sentence: SentenceReading) -> SentenceReading:
    """« C'est ça ? » behind something else is like nothing by itself; « c'est clair ? » is, in so many words."""
    if not tags.leans(x, sentence):
        return sentence
    sure = () if tags.names_nothing(sentence) else tuple(s for s in sentence.called if s.confidence >= repartees.OWN_EXAMPLE)
    return sentence.model_copy(update={"called": sure})


def _each(x: Exchange, pieces: list[SentenceReading], most: int) -> int:
    """Several questions in one sentence: each in its turn, unless what was said just before answers it already."""
    before = len(x.said.get("answer", ()))
    for piece in pieces:
        said = x.said.get("answer", [])[before:]
        if len(said) >= most:
            break
        if not (said and parts.answered(piece, said)) and not (said and parts.goes_on(x, piece)):
            _question(x, piece, left=1)
    return len(x.said.get("answer", ())) - before


def _may_ask(sentence: SentenceReading) -> bool:
    return sentence.text.rstrip().endswith("?") or sentence.does(*asking.ASKING)


def _what_it_asks_too(x: Exchange, sentence: SentenceReading, left: int) -> int:
    """« Le prénom, et les dates du séjour ? »: what another clause surely asks for is answered too."""
    if left <= 0 or asking.opens(x, sentence) or not asked.JOINS.search(sentence.text[3:]):
        return 0
    if x.cast.reread and not asked.LINKS.search(sentence.text[3:]):
        return 0
    written = x.scenario.channel == "courriel"
    said = len(x.said.get("answer", ()))
    for seen in repartees.also_called(x, sentence, at_least=repartees.LIKELY if written else SURELY_TOO)[:left]:
        if seen.topic in x.scenario.facts:
            answering.answer(x, sentence, seen.topic)
        else:
            repartees.say(x, sentence, seen)
    return len(x.said.get("answer", ())) - said


def _answered_elsewhere(x: Exchange, sentence: SentenceReading) -> bool:
    """Questions that something else answers: a restatement, a check of understanding, an adaptation just offered."""
    if sentence.start in x.aside or contact.asks_whether_it_bothers(x, sentence) or _told_safe(x, sentence):
        return True
    if contact.is_about_it(x, sentence) or agreement.asks_decision(x, sentence):
        return True
    if choosing.asks(sentence):
        return False
    if sentence.does("reformuler") and not x.happened(ev.Reformulated) and restating.asks_something_new(x, sentence):
        return False
    if sentence.does("demander_motif") and sentence.text.rstrip().endswith("?") and not x.state.offers:
        return False
    if sentence.does("question_ouverte", "question_fermee", "creuser_objection") and repartees.plainly(x, sentence):
        return False
    if marked(sentence.text, "controle") or (sentence.does("demander_accord") and not kinds.wanted(sentence.text)):
        return not sentence.does("question_ouverte", "question_fermee") or marked(sentence.text, "controle")
    if comprehension.asks_a_fact(x, sentence) or restating.restates_nothing_told(x, sentence):
        return False
    begins = sentence.does("demander_motif") and x.state.spoken <= 1
    if begins or (x.happened(ev.Reformulated) and restating.asks_beside(x, sentence)):
        return False
    if (
        sentence.does("reformuler", "synthetiser")
        or comprehension.surely_checks(sentence)
        or (x.state.understood and marked(sentence.text, "redire"))
    ):
        return True
    question = sentence.text.rstrip().endswith("?")
    if x.happened(ev.Reformulated) and (marked(sentence.text, "confirmation") or not sentence.topics or not question):
        return question or not sentence.does("question_ouverte")
    if x.happened(ev.PreferenceTold):
        return not (sentence.does("question_ouverte", "question_fermee", *asking.IDENTIFYING) and asked.facts_about(x, sentence))
    if sentence.does("presenter_facultatif") and any(said_among(x.text, c.named) for c in x.scenario.complements.values()):
        return True
    objection = x.scenario.objections.get(x.state.open_objection() or "")
    if objection and sentence.does("question_ouverte") and sentence.topics:
        return objections.wonders_about(x, sentence, objection)
    explores = sentence.does("creuser_objection") and (objection is not None or x.happened(ev.ObjectionMoved))
    return explores and not (sentence.topics and sentence.topics[0].confidence >= asking.SURE and asked.facts_about(x, sentence))


def _told_safe(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous êtes en sécurité ? » beside the instruction that made the client say so."""
    return x.happened(ev.SafetySaid) and bool(x.said.get("answer") or x.said.get("reaction")) and marked(sentence.text, "danger")


def _missed(x: Exchange, questions: list[SentenceReading]) -> bool:
    """The question was not heard: nothing was asked, as far as the client knows."""
    about = [s for s in questions if not s.does("demander_motif", *asking.IDENTIFYING)]
    if len(about) < len(questions) or not about or not signs.misses_question(x):
        return False
    for fact_id in asked.facts_about(x, about[0])[:1]:
        x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="not_heard"))
    return True


def _question(x: Exchange, sentence: SentenceReading, left: int) -> int:
    """Answer one question from the first source that has something to say; how many answers that makes."""
    opens = sentence.does("demander_motif") or marked(sentence.text, "j_ecoute")
    if opens and x.state.spoken <= BEGINNING and unanswered.tell_request(x):
        return 1
    if coordinates.asks_where_to_write(x, sentence) and (mail := next(iter(asked.facts_of(x, "courriel")), None)):
        answering.answer(x, sentence, mail)
        return 1
    names_something = repartees.exactly_called(x, sentence) and not kinds.only_asks(sentence.text)
    if (
        (not names_something and follow_ups.answer(x, sentence))
        or repartees.answer(x, sentence, repartees.EXACTLY)
        or choosing.about_life(x, sentence)
    ):
        return 1
    if follow_ups.on_what_is_taken_up(x, sentence):
        return 1
    if yes_or_no.confirms_a_guess(x, sentence) or yes_or_no.in_one_word(x, sentence):
        return 1
    if not life.about_another(meaning.said_of(x, sentence)) and coordinates.tell(x, sentence):
        return 1
    if sentence.does("demander_motif") and not asked.names_an_interest(x, sentence):
        return unanswered.tell_request(x) or repartees.answer(x, sentence, repartees.PERHAPS)
    if hinted := hints.told_by(x, sentence):
        answering.answer(x, sentence, hinted)
        return 1
    if identity.of_someone_else(x, sentence) and repartees.answer(x, sentence):
        return 1
    if not sentence.does(*asking.IDENTIFYING) and repartees.answer(x, sentence, asked.floor(sentence)):
        return 1
    found = asked.to_answer(x, sentence)
    if not found:
        return unanswered.answer(x, sentence)
    if asked.doubtful(sentence, found):
        return _which(x, sentence)
    return _tell(x, sentence, found, left)


def _tell(x: Exchange, sentence: SentenceReading, found: list[str], left: int) -> int:
    """Tell what the question is about, as much as one answer may hold."""
    several = asked.several(x, sentence, found)[: max(1, left)]
    if sentence.does("demander_identite"):
        several = identity.elements(x, sentence, found)[:3] or several
    told = {e.fact for e in x.events if isinstance(e, ev.FactAsked)}
    for fact_id in several:
        if fact_id not in told:
            answering.answer(x, sentence, fact_id)
    if sentence.does("demander_identite"):
        life.give_name(x, sentence)
    if asking.opens(x, sentence):
        telling.go_on(x)
    return len(several)


def _which(x: Exchange, sentence: SentenceReading) -> int:
    """« La franchise ou la cotisation ? »: the client asks which of the two is meant."""
    a, b = (x.fact(f).label for f in asked.facts_about(x, sentence)[:2])
    return 1 if x.line("answer", "lequel", a=a, b=b) else 0
