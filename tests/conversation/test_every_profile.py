"""The same interview with every profile of the library: adapted, not adapted, and adapted too much.

Generic on purpose: it reads what hinders, tires and eases in the profile itself, and plays that.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest

from crca_sim import events as ev
from crca_sim.authoring.library import open_library
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation.call import Call
from crca_sim.conversation.casting import SIGNS_AT_MOST
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.fatigue import TIRED
from tests.builders import SCENARIO, euros, of, say
from tests.conversation.profiles import a_call_with

ROOT = Path(__file__).parents[2]
SEEDS = range(6)
Manner = Literal["adapted", "plain", "over"]
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
        if not self.adapts:
            reading = self._carelessly(acts, reading)
        if self.manner == "over" and len(self.events) % 2:
            text, acts = f"{text} {self._too_kindly()}", (*acts, "f_infantiliser")
        self.events += say(self.call, text, *acts, **reading)

    def _carelessly(self, acts: tuple[str, ...], reading: dict[str, Any]) -> dict[str, Any]:
        """A little too long, a little too much at once, and what hinders this client."""
        style: dict[str, Any] = {"longest_sentence": min(34, self.profile.sentence_words + 4), "words": self.profile.message_words + 4}
        if "question_ouverte" in acts:
            style["questions"] = self.profile.questions + 1
        return style | self.lapses[len(self.events) % len(self.lapses)] | reading

    def _too_kindly(self) -> str:
        said = self.profile.over_adapted[0].replace("*", "") if self.profile.over_adapted else "c'est bien"
        return said.capitalize() + "."

    def wait(self) -> None:
        """Lets the client finish; the others go on talking."""
        if self.call.state.access.pending and self.adapts:
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

    def tired(self) -> bool:
        return any(e.measure == "fatigue" and e.value >= TIRED for e in of(self.events, ev.StateMoved))

    def was_cut(self) -> bool:
        return any(e.cut_short for e in of(self.events, ev.SpeechFinished))


EVERY = pytest.mark.parametrize("name", sorted(profiles()))
EACH_SEED = pytest.mark.parametrize("seed", SEEDS)


@EVERY
@EACH_SEED
def test_adapting_wins_trust_and_adapting_too_much_loses_it(name: str, seed: int) -> None:
    adapted, plain, over = (Adviser(profiles()[name], manner, seed).play() for manner in ("adapted", "plain", "over"))
    assert adapted.measure("trust") > plain.measure("trust") > over.measure("trust")


@EVERY
@EACH_SEED
def test_adapting_raises_comprehension_where_it_is_at_stake_and_spares_fatigue_elsewhere(name: str, seed: int) -> None:
    profile = profiles()[name]
    adapted, plain = (Adviser(profile, manner, seed).play() for manner in ("adapted", "plain"))
    if profile.stake == "information":
        assert adapted.measure("comprehension") > plain.measure("comprehension")
    else:
        assert adapted.measure("comprehension") == plain.measure("comprehension")
        assert adapted.measure("fatigue") < plain.measure("fatigue")
        assert adapted.said() >= plain.said()


@EVERY
@EACH_SEED
def test_more_is_said_to_who_leaves_room_and_strength(name: str, seed: int) -> None:
    adapted, plain = (Adviser(profiles()[name], manner, seed).play() for manner in ("adapted", "plain"))
    if plain.was_cut() or (plain.tired() and not adapted.tired()):
        assert adapted.said() > plain.said()


@EVERY
@EACH_SEED
def test_two_or_three_signs_at_most_each_once_and_one_that_comes_back(name: str, seed: int) -> None:
    for manner in ("adapted", "plain", "over"):
        player = Adviser(profiles()[name], manner, seed).play()
        shown = [e.sign for e in of(player.events, ev.AccessNeedShown)]
        assert len(shown) == len(set(shown)) <= SIGNS_AT_MOST
        assert not (manner == "adapted" and player.call.state.access.returned)


@EVERY
@EACH_SEED
def test_an_adaptation_that_is_dropped_is_noticed(name: str, seed: int) -> None:
    """Unless nothing in the manner hinders or tires this client: then there is nothing to drop."""
    profile = profiles()[name]
    player = Adviser(profile, "plain", seed)
    player.adapt()
    player.play()
    lapses = player.call.state.access.lapses
    back = [e for e in of(player.events, ev.AccessNeedShown) if player.call.state.access.adapted_for(e.turn)]
    assert len(back) <= 1
    assert back or len(lapses) < 2 or player.call.state.closed_up or not player.call.state.signs


@EVERY
def test_no_line_comes_twice_and_everything_said_was_written_for_it(name: str) -> None:
    for manner in ("adapted", "plain", "over"):
        player = Adviser(profiles()[name], manner, 3).play()
        lines = [line for e in of(player.events, ev.ClientSpoke) for line in e.lines]
        assert len(lines) == len(set(lines))
        assert not [e.text for e in of(player.events, ev.ClientSpoke) if "{" in e.text]
