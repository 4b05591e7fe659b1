"""Objections: each raised, welcomed, explored, answered, settled or hardened; brushed aside, it comes back."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import Objection
from crca_sim.conversation import agreed, echoes, forestalled, giving, journey, repartees, tags, valence
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has
from crca_sim.conversation.markers import marked
from crca_sim.conversation.triggers import due
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

FEARS = ("priorites_craintes", "reclamation_motif")
"""Topics that a question on what lies behind an objection is about, too."""
CLEAR = 0.85
"""Confidence from which a question surely looks for what lies behind an objection."""
WIDE = 3
"""Words that carry something, over which a question asks for something of its own."""
BEARING = 2
"""Words that carry something, from which those of an answer are told apart in any order."""
FLAT = 8
"""Words of an answer that is no more than yes or no."""
LOOKING = 0.5
"""The same in the course of the interview, once the objection is some messages old."""
FRESH = 2
"""Messages after an exact answer within which « est-ce que cela vous rassure ? » is about it."""


def listen(x: Exchange) -> None:
    """What the message does to the objection on the table."""
    objection_id = x.state.open_objection()
    if objection_id is None or x.state.objection_turn[objection_id] >= x.turn:
        return
    objection = x.scenario.objections[objection_id]
    if _answered_wrong(x, objection_id, objection):
        _brushed(x, objection_id, objection)
        return
    welcomed = _welcome(x, objection_id)
    explored = _explore(x, objection_id, objection)
    answered = _answer(x, objection_id, objection)
    if not (welcomed or explored or answered or _lets_go(x, objection_id, objection)):
        _go_on(x, objection_id, objection)


def _answered_wrong(x: Exchange, objection_id: str, objection: Objection) -> bool:
    """What no adviser should answer; later on, the same words in a question ask for something else; not where help is offered besides."""
    if any(has(s.text, "offre_de_revoir") and has(s.text, "propose_encore") for s in x.sentences):
        return False
    fresh = x.state.objection_turn[objection_id] >= x.turn - 1
    said = (s.text for s in x.sentences if fresh or not s.text.rstrip().endswith("?"))
    return any(said_among(text, objection.wrong_answers) for text in said)


def _go_on(x: Exchange, objection_id: str, objection: Objection) -> None:
    """Neither welcomed, looked behind nor exactly answered: an attempt all the same, a push, or something else for now."""
    if _replies_flatly(x, objection_id):
        _doubt(x, objection_id, objection)
        return
    restated = said_among(x.text, objection.restated) is not None
    pressed = giving.presses(x) and not restated
    if pressed or (not _try(x, objection_id, objection, restated) and _ignored_twice(x, objection_id)):
        _brushed(x, objection_id, objection)


def _replies_flatly(x: Exchange, objection_id: str) -> bool:
    """« C'est encore moi qui paie ? — Oui, c'est encore vous. »: an answer of its own, and nothing that settles."""
    raised = next((line for line in reversed(x.state.client_lately) if line), "")
    asked = raised.rstrip().endswith("?") and x.state.objection_turn[objection_id] == x.turn - 1
    return asked and len(x.text.split()) <= FLAT and marked(" ".join(x.text.split()[:2]), "oui_ou_non_dit")


def _ignored_twice(x: Exchange, objection_id: str) -> bool:
    """Passed over once, it waits; twice in a row, it is brushed aside."""
    since = [said for said in x.state.situation.sayings if said.turn > x.state.objection_turn[objection_id]][-2:]
    return len(since) == 2 and all(giving.ignores(said.reading) for said in since)


def _lets_go(x: Exchange, objection_id: str, objection: Objection) -> bool:
    """What does not block, once answered exactly, is not brought back by going on to something else."""
    answered = x.state.objections[objection_id] == "answered"
    return answered and not objection.blocking and _move(x, objection_id, "regler", x.text[:300])


def _move(x: Exchange, objection_id: str, trigger: str, quote: str) -> bool:
    now = x.state.objections[objection_id]
    after = journey.objection_after(now, trigger)
    if after == now and trigger != "balayer":
        return False
    x.note(ev.ObjectionMoved(turn=x.turn, objection=objection_id, state=after, quote=quote))
    return True


def _welcome(x: Exchange, objection_id: str) -> bool:
    kind = x.reading.doing("accueillir_objection", "exprimer_empathie") or tuple(s for s in x.sentences if marked(s.text, "accueil_dit"))
    if not kind:
        return False
    if _move(x, objection_id, "accueillir", kind[0].text):
        x.react("objection_accueillie", kind[0].text)
    x.advanced = True
    return True


def _explore(x: Exchange, objection_id: str, objection: Objection) -> bool:
    asking = tuple(s for s in _looking(x, objection_id) if not _elsewhere(x, s, objection)) or tuple(
        s for s in x.reading.doing("question_ouverte") if wonders_about(x, s, objection)
    )
    asking = asking or tuple(s for s in x.sentences if s.text.rstrip().endswith("?") and marked(s.text, "creuse"))
    asking = tuple(s for s in asking if not marked(s.text, "controle") and not _about_what_precedes(x, s, objection))
    if not asking:
        return False
    if _move(x, objection_id, "creuser", asking[0].text):
        x.react("objection_creusee", asking[0].text)
    x.aside.add(asking[0].start)
    if "answer" not in x.said and said_among(x.text, objection.answers) is None:
        told = echoes.new(x, objection.explored)
        x.propose("answer", told, f"creusee:{objection_id}") or x.line("answer", "motif_deja_dit")
    x.advanced = True
    return True


def _about_what_precedes(x: Exchange, sentence: SentenceReading, objection: Objection) -> bool:
    """« L'assistance ne joue qu'à 25 kilomètres. Ça vous gêne ? »: what bothers is what was just said, not what was objected."""
    last = tags.before(x, sentence)
    limited = (
        last is not None
        and last.does("signaler_limites", "expliquer_garantie", "annoncer_prix")
        and not forestalled.on_topic(last, objection)
    )
    return limited and tags.leans(x, sentence)


def _looking(x: Exchange, objection_id: str) -> tuple[SentenceReading, ...]:
    """What looks behind the objection: right after it any such question does, later only a clear one."""
    found = x.reading.doing("creuser_objection")
    if x.state.objection_turn[objection_id] >= x.turn - 1 or x.reading.doing("accueillir_objection"):
        return found
    return tuple(s for s in found if any(seen.act == "creuser_objection" and seen.confidence >= LOOKING for seen in s.acts))


def _elsewhere(x: Exchange, sentence: SentenceReading, objection: Objection) -> bool:
    """« Qu'est-ce qui est abîmé chez vous ? » asks for a fact, not for what lies behind an objection, unless just welcomed."""
    if (surely := repartees.fact_called(x, sentence, repartees.EXACTLY)) and surely not in objection.topics:
        return not any(topic in objection.topics for topic in x.fact(surely).topics)
    first = next((seen for seen in sentence.topics if seen.confidence >= forestalled.SURE), None)
    clear = any(act.act == "creuser_objection" and act.confidence >= CLEAR for act in sentence.acts)
    clear = clear or bool(x.reading.doing("accueillir_objection"))
    if clear or first is None or first.topic in FEARS or any(seen.topic in objection.topics for seen in sentence.topics):
        return False
    return any(first.topic in (name, *fact.topics) for name, fact in x.scenario.facts.items())


def wonders_about(x: Exchange, sentence: SentenceReading, objection: Objection) -> bool:
    """« Qu'attendez-vous de ces actions ? »: what is on the client's mind is the objection, unless a fact of their own is asked for."""
    known = {topic for name, fact in x.scenario.facts.items() for topic in (name, *fact.topics)}
    topics = {seen.topic for seen in sentence.topics}
    about = bool(topics & set(objection.topics))
    return about or (not (topics & known) and len(content_words(sentence.text)) <= WIDE)


def _answer(x: Exchange, objection_id: str, objection: Objection) -> bool:
    sentence = next((s for s in x.sentences if said_among(s.text, objection.answers) or _alike(s, objection)), None)
    checked = marked(x.text, "controle") or bool(x.reading.doing("verifier_comprehension"))
    if sentence is None:
        return _checked_later(x, objection_id, objection, checked)
    restated = said_among(x.text, objection.restated) is not None
    before = x.state.objections[objection_id]
    _move(x, objection_id, "repondre", sentence.text)
    x.note(ev.ObjectionAnswered(turn=x.turn, objection=objection_id, exact=True, restated=restated, checked=checked, quote=sentence.text))
    x.advanced = True
    if _convinces(x, before, objection, restated=restated, checked=checked):
        _settle(x, objection_id, objection, sentence.text)
    elif not giving.questions(x.reading):
        _doubt(x, objection_id, objection)
    return True


def _alike(sentence: SentenceReading, objection: Objection) -> bool:
    """The same words in another order: « c'est un formulaire qu'il signera », said as flatly, denied or not, as the author does."""
    if sentence.text.rstrip().endswith("?"):
        return False
    said, denied = content_words(sentence.text), marked(sentence.text, "negation")
    bearing = ((content_words(answer), answer) for answer in objection.answers)
    return any(len(held) >= BEARING and held <= said and marked(answer, "negation") == denied for held, answer in bearing)


def _convinces(x: Exchange, before: ev.ObjectionState, objection: Objection, *, restated: bool, checked: bool) -> bool:
    """Whether an exact answer settles: with one more step of the method, or only once the true motive was looked for or restated."""
    if x.cast.difficulty.settles == "complet":
        return before == "explored" or restated
    if not objection.blocking and (checked or giving.concedes(x.reading)):
        return True
    return before in ("explored", "answered") or restated or (before == "welcomed" and checked)


def _doubt(x: Exchange, objection_id: str, objection: Objection) -> None:
    x.propose("answer", objection.unconvinced, f"pas_convaincu:{objection_id}") or x.line("answer", "pas_convaincu")


def _checked_later(x: Exchange, objection_id: str, objection: Objection, checked: bool) -> bool:
    """The check came in a message of its own, after an exact answer; long after it, nothing is said of it any more."""
    when = x.state.answered_exactly.get(objection_id)
    if not checked or x.state.objections[objection_id] != "answered" or when is None:
        return False
    x.note(ev.ObjectionAnswered(turn=x.turn, objection=objection_id, exact=True, restated=False, checked=True, quote=x.text[:300]))
    if x.state.spoken - when > FRESH or _tells_something_else(x, objection):
        return _move(x, objection_id, "regler", x.text[:300])
    _settle(x, objection_id, objection, x.text[:300])
    x.advanced = True
    return True


def _tells_something_else(x: Exchange, objection: Objection) -> bool:
    """« Pas si elles sont perdues. Cela vous convient-il ? »: the check is on the news that comes with it."""
    return any(
        not s.text.rstrip().endswith("?")
        and not forestalled.on_topic(s, objection)
        and (s.does(*giving.EXPLAINING) or valence.of(s) == "mauvaise")
        for s in x.sentences
    )


def _settle(x: Exchange, objection_id: str, objection: Objection, quote: str) -> None:
    _move(x, objection_id, "regler", quote)
    x.react("objection_reglee", quote)
    x.propose("reaction", objection.settled, f"reglee:{objection_id}")


def _try(x: Exchange, objection_id: str, objection: Objection, restated: bool) -> bool:
    """The message speaks of the very motive: an answer, though not the exact one; the client doubts once, unless asked something."""
    speaking = [s for s in x.sentences if not s.text.rstrip().endswith("?")]
    told = next((s for s in speaking if forestalled.grants(s, objection) or _explains(s, objection, restated)), None)
    if told is None:
        return restated
    checked = marked(x.text, "controle") or bool(x.reading.doing("verifier_comprehension"))
    _move(x, objection_id, "repondre", told.text)
    x.note(
        ev.ObjectionAnswered(turn=x.turn, objection=objection_id, exact=False, restated=restated, checked=checked, quote=told.text[:300])
    )
    x.advanced = True
    doubted = not x.state.lines_said.isdisjoint(objection.unconvinced)
    if not doubted and not giving.questions(x.reading):
        x.propose("answer", objection.unconvinced, f"pas_convaincu:{objection_id}")
    return True


def _explains(sentence: SentenceReading, objection: Objection, restated: bool) -> bool:
    return sentence.does(*giving.EXPLAINING, *giving.HELPING) and (restated or forestalled.on_topic(sentence, objection))


def _brushed(x: Exchange, objection_id: str, objection: Objection) -> None:
    pushing = x.reading.doing(*giving.PUSHING)
    quote = pushing[0].text if pushing else x.text[:300]
    _move(x, objection_id, "balayer", quote)
    x.react("objection_balayee", quote)
    text = x.propose("raise", _bitter(x, objection)[:1], f"endurcie:{objection_id}") or x.line("raise", "impatience")
    if text:
        x.note(ev.HesitationShown(turn=x.turn, about="objection", text=text))


def _bitter(x: Exchange, objection: Objection) -> tuple[str, ...]:
    """What a client says who was brushed aside; « vous ne répondez pas » is unfair to who just gave a reason, a step or a date."""
    gave = any(giving.gives(said.reading) for said in x.state.situation.sayings[-2:])
    left = tuple(line for line in objection.hardened if line not in x.state.lines_said)
    return tuple(line for line in left if not (gave and marked(line, "reproche_de_silence"))) or left


def coming(x: Exchange) -> list[str]:
    """What the client is about to object: nobody who has that in mind says first that they like the offer."""
    settled = agreed.concluded(x.state) or x.state.open_objection() or x.happened(ev.ObjectionAnswered)
    if settled or len(x.state.objections) >= x.cast.difficulty.objections:
        return []
    unsaid = ((name, o) for name, o in x.scenario.objections.items() if name not in x.state.objections and due(x, o.trigger))
    return [name for name, objection in unsaid if not forestalled.answered(x, objection)]


def wording(x: Exchange, objection: Objection) -> tuple[str, ...]:
    """How it is said: nobody who has told that they cannot lose a cent asks for shares as if they had said nothing."""
    return objection.softened if any(fact in x.state.disclosed for fact in objection.belied_by) else objection.raised
