"""Questions that the client asked and still wants an answer to: answered, asked once more, never silently dropped."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import giving, parry, room, voice
from crca_sim.conversation.echoes import shared_words
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.triggers import due
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.french import content_words

SHARED = 2
"""Words of a question that a message must hold to have spoken of it."""
PATIENCE = 2
"""Messages of the adviser after which the client asks again."""
BUSY = 3
"""Messages after which they do even where they are asked something themselves, if a few words answer it."""
LONG = 5
"""Messages after which they do whatever they are asked."""
FEW = 6
"""Words of an answer behind which another thing may be asked."""
KINDS = {
    "combien": ("montant", "cotisation", "prime_option", "franchise", "plafond"),
    "quand": ("date", "duree", "delai", "heure"),
}  # fmt: skip
"""What a question asks for, by its word → roles of the slots that give it."""


def listen(x: Exchange) -> None:
    """What the message answers."""
    for name in waiting(x):
        initiative = x.scenario.initiatives[name]
        sentence = next((s for s in x.sentences if said_among(s.text, initiative.waits_for)), None)
        if sentence is None and not said_among(x.text, initiative.waits_for):
            continue
        quote = sentence.text if sentence else x.text[:300]
        x.note(ev.QuestionSettled(turn=x.turn, initiative=name, answered=True, quote=quote))
        x.react("question_repondue", quote)
        x.advanced = True
        if _on_their_mind(x, name, quote):
            x.propose("answer", initiative.satisfied, f"satisfait:{name}") or x.line("remark", "satisfait")


def _on_their_mind(x: Exchange, name: str, quote: str) -> bool:
    """Answered soon, or in the words of the question: else the client does not come back on it in the middle of something else."""
    soon = x.state.spoken - x.state.situation.questions[name] < LONG
    return soon or any(shared_words(quote, line) for line in x.scenario.initiatives[name].say)


def waiting(x: Exchange) -> list[str]:
    """Questions still open, oldest first."""
    situation = x.state.situation
    return [
        name for name in situation.questions
        if name in x.scenario.initiatives and x.scenario.initiatives[name].waits_for and name not in situation.settled
    ]  # fmt: skip


def forestall(x: Exchange) -> None:
    """What the message says already will not be asked later: the question is settled before it comes up."""
    situation = x.state.situation
    for name, initiative in x.scenario.initiatives.items():
        if not initiative.waits_for or name in situation.questions or name in situation.settled or not due(x, initiative.trigger):
            continue
        if sentence := next((s for s in x.sentences if said_among(s.text, initiative.waits_for)), None):
            x.note(ev.QuestionSettled(turn=x.turn, initiative=name, answered=True, quote=sentence.text))


def answered_at_once(x: Exchange, name: str) -> bool:
    """The message, or one just before, says already what the client was about to ask."""
    expected = x.scenario.initiatives[name].waits_for
    priced = x.state.prices or any(said.reading.doing("annoncer_prix") for said in x.state.situation.sayings)
    if priced and all(marked(line, "prix_demande") for line in x.scenario.initiatives[name].say):
        return True
    return any(said_among(text, expected) for text in (x.text, *x.state.lately))


def ask_again(x: Exchange) -> bool:
    """A question left without an answer comes back, once."""
    since = {name: x.state.spoken - x.state.situation.questions[name] for name in waiting(x)}
    if "raise" in x.said or marked(x.text, "autre_question") or giving.gives(x.reading) or max(since.values(), default=0) < _enough(x):
        return False
    left = [n for n, messages in since.items() if messages >= PATIENCE and n not in x.state.situation.relaunched and not _spoken_of(x, n)]
    return any(_relaunch(x, name) for name in left)


def _enough(x: Exchange) -> int:
    """Messages one lets pass: longer while one is asked things oneself, and longest behind an answer that says much."""
    if room.lull(x):
        return PATIENCE
    return BUSY if sum(len(answer.split()) for answer in x.said.get("answer", [])) <= FEW else LONG


def _spoken_of(x: Exchange, name: str) -> bool:
    """The adviser came back on it in words that the author did not foresee: nobody is reproached with silence then."""
    asked = {word for line in x.scenario.initiatives[name].say for word in content_words(line)}
    return any(_takes_up(said, asked, name, x) for said in x.state.situation.sayings[x.state.situation.questions[name] :])


def _takes_up(said: ev.TraineeSpoke, asked: set[str], name: str, x: Exchange) -> bool:
    """Two of its words; or one, in an explanation or with a value of the kind asked for."""
    shared = len(asked & content_words(said.text))
    roles = KINDS.get(parry.unknown_key(x.scenario.initiatives[name].say[0]).removeprefix("ne_sait_pas_"), ())
    valued = any(slot.role in roles for slot in said.reading.slots())
    return shared >= SHARED or (shared >= 1 and (valued or bool(said.reading.doing(*giving.EXPLAINING))))


def bring_back(x: Exchange) -> bool:
    """« Une autre question ? »: the one that was never answered, or what was objected and never settled, if it asks something."""
    if any(_ask_once_more(x, name) for name in waiting(x) if not _spoken_of(x, name)):
        return True
    name = x.state.open_objection() or ""
    objection = x.scenario.objections.get(name) if x.state.objections.get(name) != "answered" else None
    asking = tuple(line for line in objection.raised if "?" in line) if objection else ()
    return x.propose("answer", asking, f"objection:{name}") is not None


def _ask_once_more(x: Exchange, name: str) -> bool:
    initiative = x.scenario.initiatives[name]
    lines = tuple(line for line in (*initiative.again, *initiative.say) if "?" in line)
    if x.propose("answer", lines, f"relance:{name}") is None:
        return False
    x.note(ev.InitiativeTaken(turn=x.turn, initiative=name))
    return True


def hold_back(x: Exchange) -> bool:
    """At the adviser's farewell, a question that was never asked again is."""
    left = [name for name in waiting(x) if name not in x.state.situation.relaunched and not _spoken_of(x, name)]
    return any(_relaunch(x, name) for name in left)


def _relaunch(x: Exchange, name: str) -> bool:
    again = x.scenario.initiatives[name].again
    text = voice.first(x, "raise", again, f"relance:{name}") or voice.first_line(x, "raise", "relance_question")
    if text is None:
        return False
    x.note(ev.InitiativeTaken(turn=x.turn, initiative=name))
    x.react("question_en_suspens", text)
    return True


def close(x: Exchange) -> None:
    """The contact is over: what was not answered never will be."""
    for name in waiting(x):
        x.note(ev.QuestionSettled(turn=x.turn, initiative=name, answered=False))
