"""Someone who speaks too: a relative, an interpreter, a relay operator, a guardian. One speaks to the *client*.

`handicap.md` § 4: the person is the one spoken to, even accompanied; § 3 bis for the delays of a relay.
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.situations import Companion, Intervention
from crca_sim.conversation import addressing, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.triggers import due
from crca_sim.understanding.expressions import words

AWAY = 2
"""Messages of the client within which someone who went out has to come back before they speak."""
STEM = 6
"""Letters by which two words speak of the same thing."""
RELAY_SECONDS = (5, 10)
"""What a relay adds to each answer (`handicap.md` § 3 bis, H01)."""


def arrive(x: Exchange) -> None:
    """Turn 0: who accompanies may announce themself before the client's first words."""
    companion = x.scenario.companion
    if companion is None:
        return
    first = next((i for i in companion.interventions.values() if i.trigger.turn == 0 and due(x, i.trigger)), None)
    if first:
        _intervene(x, first)


def listen(x: Exchange) -> None:
    """To whom the message speaks; a companion may answer before the client can."""
    companion = x.scenario.companion
    if companion is None:
        return
    whom = addressing.of(x, companion)
    if whom.past:
        _spoken_past(x, companion, whom.past)
    elif whom.client and x.state.situation.companion_turn is not None:
        _back_to_client(x, companion, whom.client)
    else:
        x.advanced = x.advanced or bool(whom.client)
        _forget_client(x)
    if not whom.past:
        _jump_in(x, companion)
    if whom.arranged:
        _arrange(x, whom.arranged)
    if whom.companion and "beside" not in x.said and companion.role == "proche":
        x.line("beside", "compagnon_entendu")
        x.advanced = True


def _spoken_past(x: Exchange, companion: Companion, quote: str) -> None:
    x.note(ev.CompanionAddressed(turn=x.turn, quote=quote))
    x.react("accompagnant_sollicite", quote)
    voice.leave_aside(x)
    x.advanced = True
    conveys = companion.role in ("relais", "interprete")
    again = "compagnon_transmet" if conveys else "compagnon_sollicite"
    fitting = [line for line in companion.addressed if _stems(line) & _stems(x.text)]
    for choices in (fitting, companion.addressed):
        if x.propose("beside", choices, "compagnon:sollicite"):
            break
    else:
        x.line("beside", again)
    voice.first(x, "answer", companion.client_objects, "compagnon:reprend") or x.line("answer", "client_reprend")


def _arrange(x: Exchange, quote: str) -> None:
    """The companion answers for their own time; the client does not answer in their place."""
    x.aside.update(s.start for s in x.sentences if s.text == quote)
    x.advanced = True
    if "beside" not in x.said:
        x.line("beside", "compagnon_d_accord")


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in words(text) if len(word) >= STEM}


def _back_to_client(x: Exchange, companion: Companion, quote: str) -> None:
    x.note(ev.ClientAddressed(turn=x.turn, quote=quote))
    x.react("revenu_au_client", quote)
    x.advanced = True
    if not any(isinstance(e, ev.StateMoved) and e.measure == "trust" and e.by < 0 for e in x.events):
        voice.first(x, "reaction", companion.addressed_again, "compagnon:remercie")


def _forget_client(x: Exchange) -> None:
    """The companion decided, and the adviser goes on as if the client had; what they answer the companion is understood."""
    x.advanced = x.advanced or (x.state.situation.pressed or -9) >= x.turn - 3
    asks = any(s.text.rstrip().endswith("?") for s in x.sentences)
    if x.state.situation.pressed == x.turn - 1 and not asks:
        x.react("client_oublie", x.text[:200])


def _jump_in(x: Exchange, companion: Companion) -> None:
    """On a topic of theirs, someone insistent answers before the client can."""
    asked = _asked_topics(x)
    here = not any(marked(text, "proche_parti") for text in x.state.client_lately[-1:])
    ready = (i for i in companion.interventions.values() if here and i.pressing and i.trigger.topic in asked and _waits(x, i))
    found = next(ready, None)
    if found and _intervene(x, found):
        voice.leave_aside(x)
        x.line("answer", "client_en_retrait")


def _asked_topics(x: Exchange) -> frozenset[str]:
    """What the questions of the message are about: « le prix en dépend » asks for no budget."""
    asking = (s for s in x.sentences if s.text.rstrip().endswith("?") or s.does("question_ouverte", "question_fermee"))
    return frozenset(seen.topic for sentence in asking for seen in sentence.topics)


def intervene(x: Exchange) -> bool:
    """What the companion says by themself, one thing at a time."""
    companion = x.scenario.companion
    if companion is None or "beside" in x.said or "raise" in x.said:
        return "beside" in x.said
    unasked = (i for i in companion.interventions.values() if not (i.pressing and i.trigger.topic))
    found = next((i for i in unasked if _waits(x, i)), None)
    return found is not None and _intervene(x, found)


def _waits(x: Exchange, intervention: Intervention) -> bool:
    said = any(line in x.state.lines_said for line in intervention.say)
    return not said and due(x, intervention.trigger)


def _intervene(x: Exchange, intervention: Intervention) -> bool:
    text = x.propose("beside", intervention.say, f"compagnon:{intervention.say[0]}")
    if text and intervention.pressing:
        x.note(ev.CompanionPressed(turn=x.turn, text=text))
        x.note(ev.HesitationShown(turn=x.turn, about="third_party", text=text))
    return text is not None


# ── The reply ────────────────────────────────────────────────────────────────────────────────────


def speak(x: Exchange) -> tuple[str, tuple[str, ...]] | None:
    """The companion's words of this turn, and the authored lines they are made of; these are no longer the client's."""
    companion, said = x.scenario.companion, x.said.get("beside", [])
    if companion is None or not said:
        return None
    own = {*companion.addressed, *(line for i in companion.interventions.values() for line in i.say)}
    own.update(line for announcement in x.cast.repertoire.announcements.values() for line in announcement.companion)
    lines = tuple(line for line in x.used if line in own)
    x.used = [line for line in x.used if line not in own]
    away = any(marked(text, "proche_parti") for text in x.state.client_lately[-AWAY:])
    return f"(revient) {said[0]}" if away else said[0], lines


def name(x: Exchange) -> str:
    """As it is shown."""
    return x.scenario.companion.name if x.scenario.companion else ""


def delay(x: Exchange) -> float:
    """What going through a relay adds to an answer, in simulated seconds."""
    companion = x.scenario.companion
    if companion is None or companion.role != "relais":
        return 0.0
    least, most = RELAY_SECONDS
    return float(least + x.cast.chance.number(f"relais:{x.turn}", most - least + 1))
