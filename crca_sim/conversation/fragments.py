"""Speech that comes in pieces: the answer begins, and waiting or cutting in is the adviser's choice (`handicap.md` H10, H11).

What is begun stays pending in the state until it is finished; the facts that come with it are told only then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.authoring.accommodation import Fragments
from crca_sim.conversation import fatigue, overhelp
from crca_sim.conversation.exchange import Exchange, Held
from crca_sim.conversation.markers import empty_words, marked
from crca_sim.understanding.expressions import said_among, words

SHORT = 8
"""Words that an encouragement may have without taking the floor."""
PIECES = 3
"""Words under which an answer has no pieces."""
SOME_TOLD = 3
"""Facts told after which the first answer in pieces does not wait for chance any more."""
EASIER = 2 / 3
"""How much rarer pieces are once a fitting way of talking was agreed."""
GUESS = 8
"""Words that a guess at the end of somebody else's sentence may have."""
_FIRST = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS = re.compile(r"^(?:qu|ch|ph|gn|[^aeiouyàâäéèêëîïôöùûüœ](?=[lr])[lr]?|.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Begun:
    """What is heard of the first word."""

    word: str
    letters: str


# ── An answer comes in pieces ────────────────────────────────────────────────────────────────────


def tell(x: Exchange, said: str | None, *told: ev.IdentityGiven | ev.FactDisclosed) -> None:
    """What the answer just proposed tells: at once, or once the client could finish it."""
    if said and _breaks(x) and (held := _taken_back(x, told)):
        x.held.append(held)
        return
    for event in told:
        x.note(event)


def beginning(x: Exchange, fact_id: str) -> bool:
    """The client is already beginning to tell this fact."""
    return any(isinstance(e, ev.FactDisclosed) and e.fact == fact_id for held in x.held for e in held.told)


def _breaks(x: Exchange) -> bool:
    fragments = _spoken_in_pieces(x)
    if fragments is None or x.said.get("raise") or x.happened(ev.SpeechFinished):
        return False
    first = x.state.access.broken == 0 and len(x.state.disclosed) >= SOME_TOLD
    part = fragments.part * EASIER if x.state.adaptation else fragments.part
    return bool(x.held) or first or x.cast.chance.number(f"morceaux:{x.turn}", 100) < part


def _spoken_in_pieces(x: Exchange) -> Fragments | None:
    profile = x.cast.accommodation
    fragments = profile.fragments if profile else None
    return fragments if fragments and x.scenario.channel in fragments.channels else None


def _taken_back(x: Exchange, told: tuple[ev.IdentityGiven | ev.FactDisclosed, ...]) -> Held | None:
    """The answer proposed last, not said yet; None when it is too short to have pieces."""
    answers = x.said.get("answer", [])
    if not answers or not x.used or len(answers[-1].split()) < PIECES or begun_of(answers[-1]) is None:
        return None
    return Held(text=answers.pop(), line=x.used.pop(), told=told)


def break_off(x: Exchange) -> None:
    """What was held back is begun: the rest stays pending."""
    fragments = _spoken_in_pieces(x)
    if not x.held or fragments is None:
        return
    start = begun_of(x.held[0].text)
    assert start is not None
    ways = [way.replace("{debut}", start.word).replace("{lettre}", start.letters) for way in fragments.begun]
    x.said["answer"] = x.said.get("answer", [])[:1]
    begun = x.propose("answer", ways, "debut")
    if begun is None:
        _say_whole(x)
        return
    pending = " ".join(held.text for held in x.held)
    told = tuple(event for held in x.held for event in held.told)
    facts = tuple(dict.fromkeys(e.fact for e in told if isinstance(e, ev.FactDisclosed)))
    x.note(ev.SpeechBroken(turn=x.turn, begun=begun, pending=pending, facts=facts, lines=tuple(held.line for held in x.held), told=told))


def _say_whole(x: Exchange) -> None:
    """No new way of beginning is left: it comes whole."""
    for held in x.held:
        _speak(x, held.text, (held.line,), held.told)


def begun_of(answer: str) -> Begun | None:
    """The beginning of an answer; a long first word is only begun, and a figure is not begun at all."""
    first = answer.split()[0] if answer.split() else ""
    found = _FIRST.search(first)
    if found is None or any(c.isdigit() for c in first):
        return None
    word = found.group()
    letters = _LETTERS.match(word)
    return Begun(word if len(word) <= 5 else word[:3], letters.group() if letters else word[0])


# ── Waiting, or cutting in ───────────────────────────────────────────────────────────────────────


def let_finish(x: Exchange) -> bool:
    """Words while the client is speaking: whether they let them finish. Any others cut in."""
    if x.state.access.pending is None:
        return False
    if _leaves_the_floor(x):
        finish(x, x.text)
        x.react("laisse_finir", x.text)
        overhelp.listen(x)
        return True
    cut(x, x.text)
    return False


def wait(x: Exchange, gesture: str = "attendre") -> bool:
    """Waiting, or a gesture that helps this client: whether they finished."""
    profile = x.cast.accommodation
    if x.state.access.pending is None or not (gesture == "attendre" or (profile and gesture in profile.eases)):
        return False
    finish(x)
    x.react("laisse_finir")
    return True


def work(x: Exchange, used: ev.DeskUsed) -> bool:
    """Silent work on the desk leaves time to finish; putting on hold or passing on who is speaking cuts them short."""
    if x.state.access.pending is None or not used.accepted:
        return False
    if used.action in ("mettre_en_attente", "transferer"):
        cut(x, used.label)
        return False
    finish(x)
    return True


def _leaves_the_floor(x: Exchange) -> bool:
    said = words(x.text)
    if not said or len(said) > SHORT or x.text.rstrip().endswith("?") or x.reading.style.haste:
        return False
    profile = x.cast.accommodation
    too_much = tuple(e for e in profile.over_adapted if not marked(e, "prenez_votre_temps")) if profile else ()
    return (set(said) <= empty_words() or marked(x.text, "laisse_finir")) and said_among(x.text, too_much) is None


def finish(x: Exchange, quote: str = "") -> None:
    """The client says the rest."""
    pending = x.state.access.pending
    assert pending is not None
    x.note(ev.SpeechFinished(turn=x.turn, cut_short=False, quote=quote[:300]))
    _speak(x, pending.pending, pending.lines, pending.told)
    x.advanced = True


def _speak(x: Exchange, text: str, lines: tuple[str, ...], told: tuple[ev.IdentityGiven | ev.FactDisclosed, ...]) -> None:
    x.used.extend(lines)
    x.said.setdefault("answer", []).append(text)
    for event in told:
        x.note(event.model_copy(update={"turn": x.turn}))


def cut(x: Exchange, quote: str) -> None:
    """The client was cut short: what they were telling stays untold."""
    pending = x.state.access.pending
    assert pending is not None
    x.note(ev.SpeechFinished(turn=x.turn, cut_short=True, quote=quote[:300]))
    for fact in pending.facts:
        x.note(ev.FactWithheld(turn=x.turn, fact=fact, why="cut_short"))
    x.react("interruption", quote)
    fatigue.tire(x, "interruption", quote)
    if fragments := _spoken_in_pieces(x):
        x.propose("reaction", fragments.cut_in, "coupe")
    if _guesses(x, pending):
        overhelp.resent(x, quote)


def _guesses(x: Exchange, pending: ev.SpeechBroken) -> bool:
    """The word was guessed, or looked for, in the client's place."""
    said = words(x.text)
    if not said:
        return False
    aimed = {w for w in words(pending.pending) if len(w) > 3} & set(said)
    return marked(x.text, "devine") or (len(said) <= GUESS and bool(aimed))


def was_cut(x: Exchange) -> bool:
    """The client was cut short in this very turn: they have lost the thread of what is asked now."""
    return any(isinstance(e, ev.SpeechFinished) and e.cut_short for e in x.events)
