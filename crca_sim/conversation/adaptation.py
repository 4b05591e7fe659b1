"""How the need of communication is said and met: at once, when asked, once trust is there, or never.

« On demande le besoin, jamais la cause » and « aucune déclaration n'est exigée » (`handicap.md` § 1): a fitting offer
made to all is taken even by who would not speak of their need; only an open question waits for trust.
"""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation import access
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.portal.wording import is_another_way, points_to_the_screen
from crca_sim.understanding.expressions import said_among, says, words
from crca_sim.understanding.reading import SentenceReading

CONFIDENT = 60
"""Trust from which one speaks of one's need."""
STEM = 4
"""Letters by which « écrit » and « écrire » name the same way of talking."""
_DENIES = re.compile(r"\b(?:ne|n['’]\w+)\b.*\b(?:pas|plus|jamais)\b", re.IGNORECASE)
SETTLED = 3
"""Messages of the adviser before which nobody confides."""


def listen(x: Exchange) -> None:
    """Adaptations offered, and whether they are taken."""
    profile, offers = x.cast.accommodation, [s for s in x.reading.doing("proposer_adaptation") if not _about_the_task(x, s)]
    heard = (s for s in x.sentences if not points_to_the_screen(x, s))
    fitting = [s for s in heard if profile and said_among(s.text, profile.offered) and _offers(x, s)]
    if not offers and not fitting:
        return
    quote, before = (offers or fitting)[0].text, x.state.adaptation
    accepted = profile is not None and _takes(x, profile, precise=bool(fitting))
    x.note(
        ev.AdaptationOffered(
            turn=x.turn,
            adaptations=tuple(e for e in (profile.offered if profile else ()) if says(x.text, e)),
            asked="?" in quote or "préfér" in quote,
            accepted=accepted,
            quote=quote,
        )
    )
    x.advanced = True
    if accepted and not before:
        _accept(x, quote)


def _offers(x: Exchange, sentence: SentenceReading) -> bool:
    """An offer says so; to who has told their need, « on reste par écrit » is one."""
    asks = sentence.text.rstrip().endswith("?")
    if not asks and _DENIES.search(sentence.text):
        return False
    return marked(sentence.text, "offre_d_adaptation") or (x.state.access.told and not asks)


def _about_the_task(x: Exchange, sentence: SentenceReading) -> bool:
    """A step on the portal, or another way than the portal, rather than a way of talking."""
    profile = x.cast.accommodation
    fits = profile is not None and said_among(sentence.text, profile.offered) is not None
    return points_to_the_screen(x, sentence) or (is_another_way(x, sentence) and not fits)


def decline(x: Exchange) -> None:
    """Someone who needs none says so, who was asked again that it suits, unless the question got its answer otherwise."""
    offered = next((e for e in x.events if isinstance(e, ev.AdaptationOffered)), None)
    if offered is None or x.said.get("answer"):
        return
    if not offered.accepted:
        x.line("answer", "adaptation_inutile")
    elif offered.quote.rstrip().endswith("?"):
        x.line("answer", "adaptation_convient")


def _takes(x: Exchange, profile: Accommodation, precise: bool) -> bool:
    if x.state.closed_up:
        return False
    return profile.tells in ("d_emblee", "si_propose") or precise or (profile.tells == "si_confiance" and _trusts(x))


def _trusts(x: Exchange) -> bool:
    return x.state.measures["trust"] >= CONFIDENT


def _accept(x: Exchange, quote: str) -> None:
    profile = x.cast.accommodation
    assert profile is not None
    access.feel(x, "adaptation_proposee", quote)
    if x.state.access.told and not quote.rstrip().endswith("?") and "?" in x.text:
        return
    named = said_among(quote, profile.offered)
    fitting = [line for line in profile.accepts if _is_about(line, quote, profile)] if named else profile.accepts
    if text := x.propose("answer", fitting, "accepte") or x.line("answer", "adaptation_convient"):
        x.note(ev.PreferenceTold(turn=x.turn, preference=profile.preference, text=text))


def _is_about(line: str, quote: str, profile: Accommodation) -> bool:
    """Nobody thanks for something written to who said that nothing presses; a plain « oui, merci » suits any offer."""
    ways = _stems(" ".join(profile.offered))
    named = _stems(line) & ways
    return not named or bool(named & _stems(quote))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in words(text) if len(word) >= STEM}


# ── Said by themself ─────────────────────────────────────────────────────────────────────────────


def tell_at_once(x: Exchange) -> None:
    """In the opening."""
    profile = access.hindered(x)
    if profile and profile.tells == "d_emblee" and (text := x.propose("answer", profile.told, "besoin_dit")):
        x.note(ev.AccessNeedTold(turn=x.turn, text=text))


def confide(x: Exchange) -> bool:
    """Once trust is there, to an adviser who has not adapted yet."""
    profile = access.hindered(x)
    met = x.state.adaptation or x.state.access.told or x.state.closed_up
    if profile is None or profile.tells != "si_confiance" or met or x.state.spoken < SETTLED or not _trusts(x):
        return False
    text = x.propose("raise", profile.told, "besoin_dit")
    if text:
        x.note(ev.AccessNeedTold(turn=x.turn, text=text))
    return text is not None
