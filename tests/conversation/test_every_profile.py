"""The same interview with every profile of the library: adapted, not adapted, and adapted too much.

Generic on purpose: it reads what hinders, tires and eases in the profile itself, and plays that.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.authoring.accommodation import Burden, Obstacle, SignMoment, Stake
from crca_sim.authoring.library import open_library
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation.call import Call
from crca_sim.conversation.casting import SIGNS_AT_MOST
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.fatigue import TIRED
from tests.builders import SCENARIO, euros, of, say
from tests.conversation.profiles import PIECES, a_call_with, a_profile, a_sign

ROOT = Path(__file__).parents[2]
SEEDS = range(4)
Manner = Literal["adapted", "plain", "over"]
MANNERS: tuple[Manner, ...] = get_args(Manner)
TOPICS = ["usage_vehicule", "kilometrage", "stationnement", "date_naissance", "objets_valeur", "budget", "antecedents", "conducteurs"]
STYLE = {
    "jargon": {"jargon": ("vétusté",)}, "sigles": {"acronyms": ("CG",)}, "figure": {"figurative": ("dans les clous",)},
    "visuel": {"visual_only": ("en haut à droite",)}, "hate": {"haste": ("vite",)}, "delai_flou": {"vague_delay": ("bientôt",)},
    "minimisation": {"minimising": ("c'est simple",)}, "majuscules": {"shouting": True}, "plusieurs_etapes": {"actions": 3},
}  # fmt: skip
"""What an adviser who does not adapt does, of all that hinders the client."""
MORE = {
    "antecedents": {
        "libelle": "les accidents passés",
        "themes": ["antecedents"],
        "divulgation": "ouverte",
        "repliques": ["Un pare-brise il y a cinq ans, et puis plus rien du tout.", "Rien de grave, juste un pare-brise cassé."],
        "bref": ["Un pare-brise, oui."],
    },
    "conducteurs": {
        "libelle": "qui conduit",
        "themes": ["conducteurs"],
        "divulgation": "ouverte",
        "repliques": ["Moi presque toujours, et mon apprenti le vendredi.", "Surtout moi, parfois mon apprenti."],
        "bref": ["Moi, surtout moi."],
    },
}


@cache
def profiles() -> dict[str, Accommodation]:
    library = open_library(ROOT)
    return {name: library.accommodation(name) for name in library.accommodations()}


def channel_of(profile: Accommodation) -> str:
    """A channel on which the profile hinders, and shows."""
    heard = profile.fragments.channels if profile.fragments else ()
    shown = [c for sign in profile.signs.values() for c in sign.channels]
    return next((c for c in (*heard, "telephone", *profile.channels, *shown) if not profile.channels or c in profile.channels), "telephone")


def drawn(profile: Accommodation, channel: str, seed: int) -> tuple[str, ...]:
    fitting = [name for name, sign in profile.signs.items() if channel in sign.channels]
    return tuple(Chance(seed).shuffled("signe", fitting)[:SIGNS_AT_MOST])


class Adviser:
    """Plays the same matter in one of three manners."""

    def __init__(self, profile: Accommodation, manner: Manner, seed: int) -> None:
        channel = channel_of(profile)
        self.profile, self.manner = profile, manner
        scenario = {"faits": SCENARIO["faits"] | MORE, "duree_max": 90, "objections": {}}
        temperament = {"comprehension": 70, "fatigue": 20}
        self.call: Call = a_call_with(profile, seed, drawn(profile, channel, seed), channel, scenario=scenario, temperament=temperament)
        self.events: list[ev.Event] = []
        self.messages = 0
        self.lapses = [STYLE[o] for o in profile.obstacles if o in STYLE] or [{}]

    @property
    def adapts(self) -> bool:
        return self.manner == "adapted"

    def play(self) -> Adviser:
        """The whole interview: the matter is the same, only the manner changes."""
        self.say("Bonjour, Inès Marchal, Mutuelle Aubelune.", "saluer", "se_presenter")
        if self.adapts:
            self.adapt()
        for topic in TOPICS:
            self.ask(topic)
        self.send()
        self.say("La formule tiers étendu est à 400 euros.", "presenter_offre", "annoncer_prix", slots=[euros(400, "400 euros")])
        self.say("Il reste 350 euros à votre charge.", "signaler_limites", slots=[euros(350, "350 euros", "franchise", "vol")])
        for n in range(4):
            self.say(f"Voici encore le point {n}.", "expliquer_garantie")
        return self

    def adapt(self) -> None:
        expression = self.profile.offered[0].replace("*", "") if self.profile.offered else "comme cela"
        self.say(f"Souhaitez-vous, {expression} ?", "proposer_adaptation")
        for gesture in self.profile.eases[:2]:
            self.see(gesture)

    def ask(self, topic: str) -> None:
        self.say("Et de ce côté-là, racontez-moi ?", "question_ouverte", topics=[topic])

    def say(self, text: str, *acts: str, **reading: Any) -> None:
        if self.call.state.outcome:
            return
        self.wait()
        self.messages += 1
        if not self.adapts and self.messages % 2 == 0:
            reading = self._carelessly(acts, reading)
        if self.manner == "over" and self.messages in (2, 5, 8):
            text, acts = f"{text} {self._too_kindly()}", (*acts, "f_infantiliser")
        self.events += say(self.call, text, *acts, **reading)

    def _carelessly(self, acts: tuple[str, ...], reading: dict[str, Any]) -> dict[str, Any]:
        """A little too long, a little too much at once, and what hinders this client."""
        style: dict[str, Any] = {"longest_sentence": min(34, self.profile.sentence_words + 4), "words": self.profile.message_words + 4}
        if "question_ouverte" in acts:
            style["questions"] = self.profile.questions + 1
        return style | self.lapses[self.messages // 2 % len(self.lapses)] | reading

    def _too_kindly(self) -> str:
        said = self.profile.over_adapted[0].replace("*", "") if self.profile.over_adapted else "c'est bien"
        return said.capitalize() + "."

    def wait(self) -> None:
        """Lets the client finish; the others go on talking, one time in two."""
        if self.call.state.access.pending and (self.adapts or self.call.state.access.broken % 2 == 0):
            self.see("attendre")

    def see(self, gesture: str) -> None:
        self.events += self.call.see(gesture, gesture, 5.0)

    def send(self) -> None:
        if self.call.state.outcome:
            return
        format_ = self.profile.formats[0] if self.adapts and self.profile.formats else "standard"
        turn = self.call.state.turn + 1
        used = ev.DeskUsed(turn=turn, action="envoyer_document", label="Envoie le devis", args={}, seconds=20.0)
        sent = ev.DocumentSent(turn=turn, document="devis", channel="courriel", format=format_, before_agreement=True)
        self.events += self.call.notice(used, [sent])

    def measure(self, name: str) -> int:
        return self.call.state.measures[name]

    def said(self) -> int:
        """How much the client let know: facts in full count twice, and what they let slip."""
        facts = {e.fact: 2 if e.in_full else 1 for e in of(self.events, ev.FactDisclosed)}
        return sum(facts.values()) + len(of(self.events, ev.HintDropped))

    def asked_tired(self) -> bool:
        """A question that has a short answer was asked to a client already tired."""
        tired = min((e.turn for e in of(self.events, ev.StateMoved) if e.measure == "fatigue" and e.value >= TIRED), default=999)
        return any(e.turn > tired and e.fact in MORE for e in of(self.events, ev.FactAsked))

    def was_cut(self) -> bool:
        return any(e.cut_short for e in of(self.events, ev.SpeechFinished))


EVERY = pytest.mark.parametrize("name", sorted(profiles()))
EACH_SEED = pytest.mark.parametrize("seed", SEEDS)


@EVERY
@EACH_SEED
def test_adapting_wins_trust_and_adapting_too_much_loses_it(name: str, seed: int) -> None:
    trust_follows(profiles()[name], seed)


@EVERY
@EACH_SEED
def test_adapting_raises_comprehension_where_it_is_at_stake_and_spares_fatigue_elsewhere(name: str, seed: int) -> None:
    what_is_at_stake_follows(profiles()[name], seed)


@EVERY
@EACH_SEED
def test_two_or_three_signs_at_most_each_once_and_one_that_comes_back(name: str, seed: int) -> None:
    signs_stay_few(profiles()[name], seed)


@EVERY
@EACH_SEED
def test_an_adaptation_that_is_dropped_is_noticed(name: str, seed: int) -> None:
    dropping_is_noticed(profiles()[name], seed)


@EVERY
def test_no_line_comes_twice_and_no_blank_is_left(name: str) -> None:
    for manner in MANNERS:
        player = Adviser(profiles()[name], manner, 3).play()
        lines = [line for e in of(player.events, ev.ClientSpoke) for line in e.lines]
        assert len(lines) == len(set(lines))
        assert not [e.text for e in of(player.events, ev.ClientSpoke) if "{" in e.text]


# ── What always holds ────────────────────────────────────────────────────────────────────────────


def trust_follows(profile: Accommodation, seed: int) -> None:
    adapted, plain, over = (Adviser(profile, manner, seed).play() for manner in MANNERS)
    assert adapted.measure("trust") > plain.measure("trust") > over.measure("trust")


def what_is_at_stake_follows(profile: Accommodation, seed: int) -> None:
    adapted, plain = (Adviser(profile, manner, seed).play() for manner in MANNERS[:2])
    if profile.stake == "information":
        assert adapted.measure("comprehension") > plain.measure("comprehension")
    else:
        assert adapted.measure("comprehension") == plain.measure("comprehension")
        assert adapted.measure("fatigue") < plain.measure("fatigue")
        assert adapted.said() >= plain.said()
    if plain.was_cut() or (plain.asked_tired() and not adapted.asked_tired()):
        assert adapted.said() > plain.said()


def signs_stay_few(profile: Accommodation, seed: int) -> None:
    for manner in MANNERS:
        player = Adviser(profile, manner, seed).play()
        shown = [e.sign for e in of(player.events, ev.AccessNeedShown)]
        assert len(shown) == len(set(shown)) <= SIGNS_AT_MOST
        assert not (manner == "adapted" and player.call.state.access.returned)


def dropping_is_noticed(profile: Accommodation, seed: int) -> None:
    """Unless nothing in the manner hinders or tires this client: then there is nothing to drop."""
    player = Adviser(profile, "plain", seed)
    player.adapt()
    player.play()
    access = player.call.state.access
    back = [e for e in of(player.events, ev.AccessNeedShown) if access.adapted_for(e.turn)]
    assert len(back) <= 1
    assert back or len(access.lapses) < 2 or player.call.state.closed_up or not player.call.state.signs


# ── Whatever profile an author may write ─────────────────────────────────────────────────────────


def some(values: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


def with_signs(moments: list[str]) -> dict[str, Any]:
    return {f"signe{n}": a_sign(moment, f"Signe {n}.", f"Encore {n}.") for n, moment in enumerate(moments)}


GESTURES = ("ralentir", "ecrire", "epeler", "attendre", "montrer", "se_placer_de_face")
written = st.fixed_dictionaries(
    {
        "enjeu": st.sampled_from(get_args(Stake)),
        "mots_par_phrase": st.sampled_from([8, 12, 18, 28, 34]),
        "mots_par_message": st.sampled_from([20, 40, 80, 120]),
        "questions": st.integers(1, 2),
        "gene": some(get_args(Obstacle), 0, 5),
        "fatigue": st.dictionaries(st.sampled_from(get_args(Burden)), st.integers(1, 5), min_size=1, max_size=6),
        "aide": some(GESTURES, 1, 4),
        "formats": some(("lecteur_ecran", "braille", "gros_caracteres"), 0, 2),
        "chiffres": some(("ralentir", "ecrire"), 0, 2),
        "se_dit": st.sampled_from(["d_emblee", "si_propose", "si_confiance", "jamais"]),
        "besoin_dit": st.just(["Plutôt par écrit, pour moi."]),
        "surprotege": some(("bravo",), 0, 1),
        "surprotege_dire": some(("Ça va, merci.", "Pas la peine."), 0, 2),
        "fatigue_dire": some(("Une pause, peut-être ?",), 0, 1),
        "acquiesce": st.booleans(),
        "oublie": st.booleans(),
        "signes": some(get_args(SignMoment), 3, 5).map(with_signs),
        "fragments": st.one_of(st.none(), st.sampled_from([20, 35, 60, 100]).map(lambda part: PIECES | {"part": part})),
    }
)


@settings(max_examples=25, deadline=None)
@given(written, st.integers(0, 50))
def test_it_holds_for_any_profile(keys: dict[str, Any], seed: int) -> None:
    profile = a_profile(**keys)
    for holds in (trust_follows, what_is_at_stake_follows, signs_stay_few, dropping_is_noticed):
        holds(profile, seed)
