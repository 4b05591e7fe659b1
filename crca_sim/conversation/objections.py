"""Objections: each raised, welcomed, explored, answered, settled or hardened; brushed aside, it comes back."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import Objection
from crca_sim.conversation import agreed, journey
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.triggers import due
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

SURE = 0.75
"""Confidence from which a sentence is about a fact."""
FEARS = ("priorites_craintes", "reclamation_motif")
"""Topics that a question on what lies behind an objection is about, too."""
CLEAR = 0.85
"""Confidence from which a question surely looks for what lies behind an objection."""
PUSHING = (
    "demander_accord", "presenter_offre", "proposer_option", "annoncer_prix", "argumenter", "faire_signer", "synthetiser",
    "expliquer_garantie",
)  # fmt: skip


def listen(x: Exchange) -> None:
    """What the message does to the objection on the table."""
    objection_id = x.state.open_objection()
    if objection_id is None or x.state.objection_turn[objection_id] >= x.turn:
        return
    objection = x.scenario.objections[objection_id]
    if said_among(x.text, objection.wrong_answers):
        _brushed(x, objection_id, objection)
        return
    welcomed = _welcome(x, objection_id)
    explored = _explore(x, objection_id, objection)
    answered = _answer(x, objection_id, objection)
    if not (welcomed or explored or answered or _lets_go(x, objection_id, objection)):
        _brushed(x, objection_id, objection)


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
    kind = x.reading.doing("accueillir_objection", "exprimer_empathie")
    if not kind:
        return False
    if _move(x, objection_id, "accueillir", kind[0].text):
        x.react("objection_accueillie", kind[0].text)
    x.advanced = True
    return True


def _explore(x: Exchange, objection_id: str, objection: Objection) -> bool:
    asking = tuple(s for s in x.reading.doing("creuser_objection") if not _elsewhere(x, s, objection)) or tuple(
        s for s in x.reading.doing("question_ouverte") if wonders_about(x, s, objection)
    )
    asking = asking or tuple(s for s in x.sentences if s.text.rstrip().endswith("?") and marked(s.text, "creuse"))
    if not asking:
        return False
    if _move(x, objection_id, "creuser", asking[0].text):
        x.react("objection_creusee", asking[0].text)
    x.aside.add(asking[0].start)
    if "answer" not in x.said and said_among(x.text, objection.answers) is None:
        x.propose("answer", objection.explored, f"creusee:{objection_id}") or x.line("answer", "motif_deja_dit")
    x.advanced = True
    return True


def _elsewhere(x: Exchange, sentence: SentenceReading, objection: Objection) -> bool:
    """« Qu'est-ce qui est abîmé chez vous ? » asks for a fact, not for what lies behind an objection, unless just welcomed."""
    first = next((seen for seen in sentence.topics if seen.confidence >= SURE), None)
    clear = any(act.act == "creuser_objection" and act.confidence >= CLEAR for act in sentence.acts)
    clear = clear or bool(x.reading.doing("accueillir_objection"))
    if clear or first is None or first.topic in FEARS or any(seen.topic in objection.topics for seen in sentence.topics):
        return False
    return any(first.topic in (name, *fact.topics) for name, fact in x.scenario.facts.items())


def wonders_about(x: Exchange, sentence: SentenceReading, objection: Objection) -> bool:
    """« Qu'attendez-vous de ces actions ? »: what is on the client's mind is the objection, unless a fact of their own is asked for."""
    known = {topic for name, fact in x.scenario.facts.items() for topic in (name, *fact.topics)}
    topics = {seen.topic for seen in sentence.topics}
    return not (topics & known) or bool(topics & set(objection.topics))


def _answer(x: Exchange, objection_id: str, objection: Objection) -> bool:
    sentence = next((s for s in x.sentences if said_among(s.text, objection.answers)), None)
    checked = marked(x.text, "controle") or bool(x.reading.doing("verifier_comprehension"))
    if sentence is None:
        return _checked_later(x, objection_id, objection, checked)
    restated = said_among(x.text, objection.restated) is not None
    before = x.state.objections[objection_id]
    _move(x, objection_id, "repondre", sentence.text)
    x.note(ev.ObjectionAnswered(turn=x.turn, objection=objection_id, exact=True, restated=restated, checked=checked, quote=sentence.text))
    x.advanced = True
    if _convinces(x, before, restated=restated, checked=checked):
        _settle(x, objection_id, objection, sentence.text)
    else:
        _doubt(x, objection_id, objection)
    return True


def _convinces(x: Exchange, before: ev.ObjectionState, *, restated: bool, checked: bool) -> bool:
    """Whether an exact answer settles: with one more step of the method, or only once the true motive was looked for or restated."""
    if x.cast.difficulty.settles == "complet":
        return before == "explored" or restated
    return before in ("explored", "answered") or restated or (before == "welcomed" and checked)


def _doubt(x: Exchange, objection_id: str, objection: Objection) -> None:
    x.propose("answer", objection.unconvinced, f"pas_convaincu:{objection_id}") or x.line("answer", "pas_convaincu")


def _checked_later(x: Exchange, objection_id: str, objection: Objection, checked: bool) -> bool:
    """The check came in a message of its own, after an exact answer."""
    if not checked or x.state.objections[objection_id] != "answered":
        return False
    x.note(ev.ObjectionAnswered(turn=x.turn, objection=objection_id, exact=True, restated=False, checked=True, quote=x.text[:300]))
    _settle(x, objection_id, objection, x.text[:300])
    x.advanced = True
    return True


def _settle(x: Exchange, objection_id: str, objection: Objection, quote: str) -> None:
    _move(x, objection_id, "regler", quote)
    x.react("objection_reglee", quote)
    x.propose("reaction", objection.settled, f"reglee:{objection_id}")


def _about_it(x: Exchange, objection: Objection) -> bool:
    """The message speaks of the very motive: not convincing yet, but no brushing aside."""
    on_topic = any(seen.topic in objection.topics and seen.confidence >= 0.75 for s in x.sentences for seen in s.topics)
    return said_among(x.text, objection.restated) is not None or (on_topic and not x.reading.doing("demander_accord", "faire_signer"))


def _brushed(x: Exchange, objection_id: str, objection: Objection) -> None:
    wrong = said_among(x.text, objection.wrong_answers) is not None
    if not wrong and _about_it(x, objection):
        _doubt(x, objection_id, objection)
        return
    pushing = () if x.reading.doing("presenter_excuses") else x.reading.doing(*PUSHING)
    if not pushing and said_among(x.text, objection.wrong_answers) is None:
        return
    quote = pushing[0].text if pushing else x.text[:300]
    _move(x, objection_id, "balayer", quote)
    x.react("objection_balayee", quote)
    hard = objection.hardened[min(x.state.hardenings[objection_id], len(objection.hardened)) - 1]
    text = x.propose("raise", (hard,), f"endurcie:{objection_id}") or x.line("raise", "impatience")
    if text:
        x.note(ev.HesitationShown(turn=x.turn, about="objection", text=text))


def coming(x: Exchange) -> list[str]:
    """What the client is about to object: nobody who has that in mind says first that they like the offer."""
    settled = agreed.concluded(x.state) or x.state.open_objection()
    if settled or len(x.state.objections) >= x.cast.difficulty.objections:
        return []
    unsaid = ((name, o) for name, o in x.scenario.objections.items() if name not in x.state.objections and due(x, o.trigger))
    return [name for name, objection in unsaid if not _answered_already(x, objection)]


def _answered_already(x: Exchange, objection: Objection) -> bool:
    at_any_time = objection.trigger.after is None and objection.trigger.topic is None
    return at_any_time and said_among(x.text, objection.answers) is not None
