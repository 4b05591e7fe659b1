"""Tiring, and what it does: short answers, a pause asked for, then the need to stop.

Where each thing tires is in the profile (`fatigue`); clients without one hardly tire. Source: `handicap.md` H10, H11, H13.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from crca_sim import events as ev
from crca_sim.authoring.accommodation import Burden
from crca_sim.conversation import access, agreed, contact
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.temper import reactions

TIRED = 65
"""From here on answers are short, and the client says that they tire."""
SPENT = 90
"""From here on they want to stop."""
READ = 40
"""Words of a written message from which reading it is work."""
KIND = frozenset({
    "accuser_reception", "exprimer_empathie", "presenter_excuses", "remercier", "accueillir_objection", "proposer_adaptation", "saluer",
})  # fmt: skip
"""Acts that neither ask nor propose anything: they give one message's respite."""
Rest = Literal["rappel", "differe", "accord", "client_parti"]


def tired(x: Exchange) -> bool:
    """The client answers briefly, and lets nothing slip any more."""
    return access.hindered(x) is not None and x.state.measures["fatigue"] >= TIRED


def tire(x: Exchange, burden: Burden, quote: str = "") -> None:
    """One thing that tires, by the profile's own points, else by the common ones."""
    reaction, profile = reactions()[f"fatigue_{burden}"], access.hindered(x)
    own = profile.tires.get(burden) if profile else None
    points = dict(reaction.points)["fatigue"] if own is None else own
    if points and (own is not None or x.state.causes[reaction.cause] < reaction.times):
        x.move("fatigue", points, reaction.cause, quote)


def feel(x: Exchange) -> None:
    """All that tires in this turn, and a pause that rests."""
    if x.state.outcome:
        return
    for burden, quote in (*_said(x), *_lived(x)):
        tire(x, burden, quote)
    _pause(x)


def _said(x: Exchange) -> Iterator[tuple[Burden, str]]:
    style, profile = x.reading.style, access.hindered(x)
    if not x.text:
        return
    if not x.state.adaptation or x.state.spoken % 2:
        yield "tour", ""
    if style.longest_sentence > (access.comfort(x, profile) if profile else access.LONG):
        yield "phrase_longue", x.text
    if profile and style.words > profile.message_words:
        yield "message_long", x.text
    if access.asked_at_once(x) > access.most_questions(x):
        yield "plusieurs_questions", x.text
    if style.haste or x.reading.doing("f_brusquer"):
        yield "hate", (*style.haste, x.text)[0]
    if access.figures(x) and not x.state.written:
        yield "chiffres", access.figures(x)[0]


def _lived(x: Exchange) -> Iterator[tuple[Burden, str]]:
    if x.happened(ev.ClientWaited):
        yield "attente", ""
    if _says_again(x):
        yield "redire", x.text
    if _reads(x):
        yield "ecrit", ""


def _says_again(x: Exchange) -> bool:
    again = any((isinstance(e, ev.FactAsked) and e.again) or (isinstance(e, ev.Reformulated) and e.wrong) for e in x.events)
    return again or x.happened(ev.NotUnderstood)


def _reads(x: Exchange) -> bool:
    """Something is given to read: a document in a format that does not suit, a message, a sheet."""
    profile = access.hindered(x)
    documents = [e for e in x.events if isinstance(e, ev.DocumentSent)]
    unsuited = any(not (profile and e.format in profile.formats) for e in documents)
    shown = any(isinstance(e, ev.GestureMade) and e.gesture in ("ecrire", "montrer") for e in x.events)
    unasked = shown and not (profile and {"ecrire", "montrer"} & set(profile.eases))
    sent = any(isinstance(e, ev.DeskUsed) and e.accepted and e.action == "envoyer_message" for e in x.events)
    return unsuited or unasked or sent or (x.scenario.channel in ("chat", "courriel") and x.reading.style.words > READ)


def _pause(x: Exchange) -> None:
    if tired(x) and x.text and marked(x.text, "pause"):
        x.react("pause_offerte", x.text)
        x.line("answer", "pause_oui")
        x.advanced = True


# ── What the client says of it ───────────────────────────────────────────────────────────────────


def show(x: Exchange) -> None:
    """The client says that they tire, once; then that they must stop, once."""
    if x.state.outcome or x.state.access.pending or x.said.get("raise") or not tired(x) or x.reading.doing("proposer_rdv"):
        return
    spent = x.state.measures["fatigue"] >= SPENT
    if (spent and x.state.access.spent is not None) or (not spent and x.state.access.weary):
        return
    profile = access.hindered(x)
    own = x.propose("raise", profile.weary, "fatigue") if profile and not spent else None
    if text := own or x.line("raise", "doit_arreter" if spent else "fatigue"):
        x.note(ev.WearinessShown(turn=x.turn, spent=spent, text=text))


def rest(x: Exchange) -> Rest | None:
    """How it ends once the client said that they must stop: well, if the adviser leaves the rest for later."""
    spent = x.state.access.spent
    if spent is None or spent >= x.turn or not x.text:
        return None
    if contact.takes_leave(x):
        return None
    later = _later(x)
    if later is None and x.state.access.since_spent <= 1 and set(x.reading.acts()) <= KIND:
        return None
    if agreed.concluded(x.state):
        return "accord"
    if later is None:
        return "client_parti"
    x.react("arret_respecte", x.text)
    return later


def _later(x: Exchange) -> Rest | None:
    """A later contact, time to think, or a summary."""
    promised = any(isinstance(e, ev.PromiseMade) and e.what == "rappel" for e in x.events)
    if promised or x.reading.doing("proposer_rdv"):
        return "rappel"
    return "differe" if x.reading.doing("laisser_reflechir", "annoncer_suite", "synthetiser") else None
