"""Helping too much: finishing for the client, doing in their place, raising one's voice, praising what is ordinary.

« Aider sans faire à la place, sans infantiliser, avec l'accord » (`handicap.md` § 1, 6; § 6, P12 and P13).
"""

from __future__ import annotations

from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import fold, said_among, words

JUST_SHOWN = 2
"""Turns within which words answer the need that showed."""
_DENIED = {"ne", "n", "pas", "jamais", "sans"}


def listen(x: Exchange) -> None:
    """What helps too much in this message, once."""
    profile = x.cast.accommodation
    if profile is None:
        return
    if quote := _too_much(x, profile):
        resent(x, quote)


def resent(x: Exchange, quote: str) -> None:
    """The client minds, and says so."""
    profile = x.cast.accommodation
    x.react("surprotection", quote)
    if profile and not x.said.get("reaction"):
        x.propose("reaction", profile.over_reply, "surprotege") or x.line("reaction", "infantiliser")


def _too_much(x: Exchange, profile: Accommodation) -> str | None:
    style = x.reading.style
    if childish := x.reading.doing("f_infantiliser"):
        return childish[0].text
    if kindly := (*style.infantilising, *_pity(x)):
        return kindly[0]
    if style.shouting:
        return x.text
    if instead := next((s.text for s in x.sentences if _in_their_place(s.text)), None):
        return instead
    word = said_among(x.text, tuple(e for e in profile.over_adapted if not marked(e, "prenez_votre_temps")))
    return word or _hurried_to_take_their_time(x, profile)


def _pity(x: Exchange) -> list[str]:
    """« Désolé pour vous » is plain sympathy for a theft, and pity right after the need showed (`handicap.md` § 3 ter)."""
    close = x.turn - x.state.access.shown <= JUST_SHOWN
    return [said for said in x.reading.style.pity if close or not fold(said).startswith("desol")]


def _in_their_place(sentence: str) -> bool:
    """Deciding, answering or filling in for the client; « je ne déciderai pas à votre place » is the contrary."""
    return marked(sentence, "a_sa_place") and not _DENIED & set(words(sentence))


def _hurried_to_take_their_time(x: Exchange, profile: Accommodation) -> str | None:
    """« Prenez votre temps » said once is kind; said again, it is a way of counting (`handicap.md` H10)."""
    if not marked(x.text, "prenez_votre_temps"):
        return None
    if x.state.causes["temps_propose"] >= (1 if profile.fragments else 2):
        return x.text
    x.react("temps_propose", x.text)
    return None
