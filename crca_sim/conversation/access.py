"""What gets through to the client: lengths, words, pace, according to what hinders them.

Where the stake is `information`, a message that is not adapted is not followed and comprehension falls. Where it is
`expression` or `energie`, the client follows like anyone: what it costs them is in `fatigue.py` and `fragments.py`.
Source of the measures: `handicap.md` § 6 (indicative), of the profiles: their own `source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation import parry
from crca_sim.conversation.exchange import Exchange, Slot
from crca_sim.conversation.markers import channel_named
from crca_sim.conversation.misquoted import numbers
from crca_sim.understanding.expressions import says

LONG = 34
"""Words in a sentence beyond which anyone gets lost (`handicap.md` § 6, P1, tous publics)."""
MANY = 2
"""Questions in a message beyond which anyone gets lost (P2)."""
EASED = 8
"""Words more that get through when the adviser has slowed down, or shows their face."""
LOST = 30
"""Comprehension under which nothing more is taken in until something clears the way."""
BLURRING = ("jargon", "sigles", "figure", "visuel", "delai_flou")
"""What keeps a sentence from being followed; haste and « c'est simple » only weigh."""
VAGUE = {"ou": "vague_ou", "quand": "vague_quand", "combien": "vague_combien"}
"""The word that asks → what is said instead of an answer by who did not follow and does not say so."""
WORTH = 3
"""Words from which a sentence says something."""
STEPS = 2
"""Actions asked at once from which they are several steps."""


@dataclass(frozen=True, slots=True)
class Hurdle:
    """Something in the message that does not get through to this client."""

    cause: str
    quote: str
    whole: bool = False
    """The whole message is lost, not only these words."""


def hindered(x: Exchange) -> Accommodation | None:
    """The profile, on the channels where it hinders."""
    profile = x.cast.accommodation
    return profile if profile and (not profile.channels or x.scenario.channel in profile.channels) else None


def informs(x: Exchange) -> Accommodation | None:
    """The profile of a client for whom what is at stake is understanding."""
    profile = hindered(x)
    return profile if profile and profile.stake == "information" else None


def feel(x: Exchange, cause: str, quote: str = "") -> None:
    """React to how it was said; comprehension moves only where it is what is at stake."""
    profile = hindered(x)
    x.react(cause, quote, spare=("comprehension",) if profile and profile.stake != "information" else ())


def listen(x: Exchange) -> None:
    """Whether the message gets through, and what it does to the client if not."""
    found = list(hurdles(x))
    for hurdle in found:
        feel(x, hurdle.cause, hurdle.quote)
    x.heard = x.heard and not any(hurdle.whole for hurdle in found)
    if hindered(x) and not found and x.state.adaptation and x.reading.style.words >= 4:
        feel(x, "adaptation_tenue", x.text)


def hurdles(x: Exchange) -> Iterator[Hurdle]:
    """All that is in the way, lengths first."""
    yield from _lengths(x)
    if profile := hindered(x):
        yield from _words_in_the_way(x, profile)
        yield from _ways(x, profile)


# ── Lengths ──────────────────────────────────────────────────────────────────────────────────────


def sentence_limit(x: Exchange) -> int:
    """The longest sentence that gets through, in words."""
    profile = informs(x)
    return comfort(x, profile) if profile else LONG


def comfort(x: Exchange, profile: Accommodation) -> int:
    """The longest sentence that asks no effort of this client."""
    slowed = x.state.slow and "ralentir" in profile.eases
    faced = x.state.faced and "se_placer_de_face" in profile.eases
    return profile.sentence_words + (EASED if slowed or faced else 0)


def _lengths(x: Exchange) -> Iterator[Hurdle]:
    style, profile = x.reading.style, informs(x)
    if style.longest_sentence > sentence_limit(x):
        yield Hurdle("phrase_trop_longue", x.text, whole=True)
    if profile and style.words > profile.message_words:
        yield Hurdle("gene_message_long", x.text, whole=True)
    if asked_at_once(x) > most_questions(x):
        yield Hurdle("trop_de_questions", x.text)


def most_questions(x: Exchange) -> int:
    """Questions that a message may hold."""
    profile = hindered(x)
    return profile.questions if profile else MANY


def asked_at_once(x: Exchange) -> int:
    """Questions of the message, when it asks something of the client."""
    read = x.reading.doing("question_ouverte", "question_fermee", "demander_identite", "demander_coordonnees")
    # « Vous parliez du lit de votre fils. » leads to a question; it is none.
    asking = [
        s for s in read if not s.text.rstrip().endswith(".") or s.does("question_ouverte", "demander_identite", "demander_coordonnees")
    ]
    return max(len(asking), x.reading.style.questions if asking else 0)


# ── Words and ways ───────────────────────────────────────────────────────────────────────────────


def words_in_the_way(x: Exchange, profile: Accommodation) -> dict[str, tuple[str, ...]]:
    """What hinders this client → the very words of the message that do."""
    style = x.reading.style
    found = {
        "jargon": style.jargon, "sigles": style.acronyms, "figure": style.figurative, "visuel": style.visual_only, "hate": style.haste,
        "delai_flou": style.vague_delay, "minimisation": style.minimising,
    }  # fmt: skip
    return {name: said for name, said in found.items() if said and name in profile.obstacles}


def _words_in_the_way(x: Exchange, profile: Accommodation) -> Iterator[Hurdle]:
    for name, said in words_in_the_way(x, profile).items():
        yield Hurdle(f"gene_{name}", said[0])


def _ways(x: Exchange, profile: Accommodation) -> Iterator[Hurdle]:
    style, obstacles = x.reading.style, profile.obstacles
    if "majuscules" in obstacles and style.shouting:
        yield Hurdle("gene_majuscules", x.text)
    if "plusieurs_etapes" in obstacles and style.actions >= STEPS:
        yield Hurdle("gene_plusieurs_etapes", x.text, whole=profile.stake == "information")
    if "chiffres" in obstacles and len(figures(x)) >= 2 and not x.state.written:
        yield Hurdle("gene_chiffres", figures(x)[0])
    if "telephone" in obstacles and (call := _call_announced(x)):
        yield Hurdle("gene_telephone", call)


def figures(x: Exchange) -> list[str]:
    """The figures said in the message."""
    return [s.text for s in x.reading.slots() if s.value.endswith(("EUR", "km", "%"))]


def new_figures(x: Exchange) -> list[str]:
    """The figures that the client learns by this message: not their own said again, nor « zéro kilomètre »."""
    return [s.text for s in x.reading.slots() if s.value.endswith(("EUR", "km", "%")) and not known_figure(x, s.value)]


def known_figure(x: Exchange, value: str) -> bool:
    """A figure that the client said themself, or that is none."""
    said = numbers(value)
    return said <= {0} or any(said <= numbers(line) for line in x.state.lines_said)


def _call_announced(x: Exchange) -> str | None:
    announcing = x.reading.doing("annoncer_suite", "proposer_rdv", "orienter_service", "expliquer_demarche")
    return next((s.text for s in announcing if channel_named(s.text) == "telephone"), None)


# ── What gets through ────────────────────────────────────────────────────────────────────────────


def reaches(x: Exchange, sentence: str) -> bool:
    """Whether what a sentence of the message says truly gets through."""
    return clear(x, sentence) and not x.reading.style.jargon and x.state.measures["comprehension"] >= LOST


def clear(x: Exchange, sentence: str) -> bool:
    """Whether a sentence of the message is followed."""
    if not x.heard:
        return False
    profile = informs(x)
    found = words_in_the_way(x, profile) if profile else {}
    return not any(word in sentence or says(sentence, word) for name in BLURRING for word in found.get(name, ()))


def plain(x: Exchange, sentence: str, more: int = 0) -> bool:
    """Whether a sentence would be followed by itself: short (`more` words are let through), with none of the words that hinder."""
    profile = informs(x)
    if profile is None:
        return False
    found = words_in_the_way(x, profile)
    blurred = any(says(sentence, word) for name in BLURRING for word in found.get(name, ()))
    return len(sentence.split()) <= comfort(x, profile) + more and not blurred


def lost(x: Exchange) -> bool:
    """The client could follow no sentence of the message."""
    telling = [s.text for s in x.sentences if len(s.text.split()) >= WORTH]
    return informs(x) is not None and bool(telling) and not any(clear(x, text) for text in telling)


def say_lost(x: Exchange, slot: Slot) -> bool:
    """The client lets know that it did not get through; out of politeness, some say yes instead."""
    profile = informs(x)
    if profile is None:
        return False
    if any(line in x.used for line in profile.not_heard):
        return True
    if profile.acquiesces:
        return slot == "answer" and pretend(x)
    return x.propose(slot, profile.not_heard, "pas_passe") is not None


def pretend(x: Exchange) -> bool:
    """Seems to follow: a yes where yes can be the answer, else something vague that anyone could say."""
    asked = next((s for s in reversed(x.sentences) if s.text.rstrip().endswith("?")), None)
    key = parry.unknown_key(asked.text).removeprefix("ne_sait_pas_") if asked else "oui_non"
    choice = asked is not None and parry.either(asked)
    return x.line("answer", "oui_de_politesse" if key == "oui_non" and not choice else VAGUE.get(key, "vague")) is not None


def nothing_said(x: Exchange) -> bool:
    """The client has nothing to say yet to this message."""
    return not any(x.said.get(slot) for slot in ("reaction", "answer", "raise")) and not x.happened(ev.FactWithheld)
