"""The clients one may meet: who they are, how they talk, and what none of them ever says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
import yaml

import crca_sim.conversation
from crca_sim.authoring.library import open_library
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.scenario import Channel
from crca_sim.house.names import plain
from crca_sim.understanding.expressions import fold, said_among

ROOT = Path(__file__).parents[2]
LIBRARY = open_library(ROOT)
CLIENTS = {name: LIBRARY.persona(name) for name in LIBRARY.personas()}
PROFILES = {name: LIBRARY.accommodation(name) for name in LIBRARY.accommodations()}
SHORT_CLIENTS = {"lea-vidal", "marc-ollier", "theo-lambert", "bruno-kerjean"}
"""Written with one scenario, which says the rest of their lives."""
SHORT_PROFILES = {"malentendance", "cecite", "begaiement"}
"""Written with the engine, for the channels on which they hinder."""
LATER = {"cecite": "theo-lambert"}
"""Profiles whose only client comes with a scenario."""

ACQUIESCENCES, COMPLAINTS = 10, 3
KEYS, TOPICS = range(8, 15), range(6, 13)
SIGNS, OFFERS, LINES = range(5, 10), range(25, 46), 3
OWN_WORDS = 4
"""Words from which a line is somebody's own; « d'accord » belongs to everybody."""
BLANKS = {"e", "entendu", "debut", "lettre", "terme", "prix", "avant", "apres"}

_DIAGNOSIS = re.compile(
    r"""\b(?:
    sourde?s? | surdite | malentendan\w* | dur\ d'oreille | aveugles? | cecite | malvoyan\w* | non-voyan\w* | deficien\w* | handicap\w*
    | invalides? | infirmes? | autis\w* | asperger | tsa | dys\w* | tdah | hyperacti\w* | begue\w* | begai\w* | aphasi\w* | avc
    | bipolaires? | depress\w* | schizo\w* | psychoses? | psychiatr\w* | anxiete | phobi\w* | alzheimer | demence | senile?s? | illettr\w*
    | analphabet\w* | illectron\w* | allophon\w* | maladies? | syndromes? | paraly\w* | fibromyalgi\w* | scleroses?
    | cancers? | trisomi\w* | diagnosti\w*
    )\b""",
    re.VERBOSE,
)
"""Names of conditions (`handicap.md` §§ 2 and 3), folded: the need is said, never the cause."""

EVERY_CLIENT = pytest.mark.parametrize("name", sorted(CLIENTS))
FULL_CLIENT = pytest.mark.parametrize("name", sorted(CLIENTS.keys() - SHORT_CLIENTS))
EVERY_PROFILE = pytest.mark.parametrize("name", sorted(PROFILES))
FULL_PROFILE = pytest.mark.parametrize("name", sorted(PROFILES.keys() - SHORT_PROFILES))


def lists_of(persona: Persona) -> dict[str, tuple[str, ...]]:
    return {**persona.lines, **persona.knowledge}


def lists_in(profile: Accommodation) -> Iterator[tuple[str, ...]]:
    """Every list of lines that a client may say."""
    yield from (sign.say for sign in profile.signs.values())
    yield from (profile.accepts, profile.closes, profile.not_heard, profile.over_reply, profile.weary, profile.told)
    if profile.figures_need:
        yield profile.misheard_figure
    if profile.fragments:
        yield from (profile.fragments.begun, profile.fragments.cut_in)


# ── Who they are ─────────────────────────────────────────────────────────────────────────────────


def test_thirty_clients_and_half_of_them_communicate_in_their_own_way() -> None:
    own_way = [p for p in CLIENTS.values() if p.accommodation]
    assert len(CLIENTS) >= 30
    assert 16 <= len(own_way) <= 0.65 * len(CLIENTS)


def test_every_profile_has_its_client() -> None:
    expected = {profile for profile in PROFILES if LATER.get(profile, "lea-vidal") in CLIENTS}
    assert {p.accommodation for p in CLIENTS.values()} - {None} >= expected


def test_every_situation_of_the_domain_has_its_profile() -> None:
    codes = {profile.code for profile in PROFILES.values()}
    assert codes >= {"H01", *(f"H{n:02}" for n in (*range(4, 10), *range(11, 15))), "V01", "V02", "V03"}


def test_all_ages_registers_and_both_civilities() -> None:
    ages = [p.age for p in CLIENTS.values()]
    assert (min(ages), max(ages)) == (19, 84)
    for low, high in ((18, 30), (30, 45), (45, 60), (60, 75), (75, 90)):
        assert sum(low <= age < high for age in ages) >= 3
    assert min(Counter(p.register_ for p in CLIENTS.values()).values()) >= 4
    assert min(Counter(p.title for p in CLIENTS.values()).values()) >= 10


def test_temperaments_differ() -> None:
    for measure in ("trust", "patience", "talkative", "sensitive"):
        values = [getattr(p.temperament, measure) for p in CLIENTS.values()]
        assert max(values) - min(values) >= 20
        assert len(set(values)) >= 5
    assert len({p.temperament for p in CLIENTS.values()}) == len(CLIENTS)


@EVERY_CLIENT
def test_a_file_bears_the_name_of_its_client(name: str) -> None:
    assert plain(CLIENTS[name].name).replace("_", "-") == name


@FULL_CLIENT
def test_a_life_does_not_contradict_itself(name: str) -> None:
    life = set(CLIENTS[name].situations)
    assert life
    for apart in (
        {"locataire", "proprietaire", "heberge"},
        {"couple", "seul"},
        {"automobiliste", "sans_vehicule"},
        {"societaire", "prospect"},
    ):
        assert len(life & apart) <= 1
    assert len(life & {"etudiant", "actif", "retraite", "sans_emploi"}) == 1


# ── How they talk ────────────────────────────────────────────────────────────────────────────────


@EVERY_CLIENT
def test_a_client_has_enough_to_say_of_what_is_said_often(name: str) -> None:
    lines = CLIENTS[name].lines
    assert len(lines["acquiescer"]) >= ACQUIESCENCES
    assert len(lines["impatience"]) >= COMPLAINTS
    for key, said in lists_of(CLIENTS[name]).items():
        assert len(set(map(fold, said))) == len(said), key


@FULL_CLIENT
def test_a_client_has_a_voice_and_a_life(name: str) -> None:
    persona = CLIENTS[name]
    assert len(persona.lines) in KEYS
    assert len(persona.knowledge) in TOPICS
    assert min(map(len, lists_of(persona).values())) >= 2


@EVERY_CLIENT
def test_lines_answer_keys_that_the_conversation_knows(name: str) -> None:
    folder = Path(crca_sim.conversation.__file__).parent / "repliques"
    known = {key for source in folder.glob("*.yaml") for key in yaml.safe_load(source.read_text("utf-8"))}
    assert CLIENTS[name].lines.keys() <= known


def test_nobody_talks_like_somebody_else() -> None:
    said = {
        name: {plain(line) for lines in lists_of(p).values() for line in lines if len(line.split()) >= OWN_WORDS}
        for name, p in CLIENTS.items()
    }
    assert {(a, b): said[a] & said[b] for a, b in combinations(said, 2) if said[a] & said[b]} == {}


def test_no_profile_talks_like_another() -> None:
    said = {
        name: {plain(line) for lines in lists_in(p) for line in lines if len(line.split()) >= OWN_WORDS} for name, p in PROFILES.items()
    }
    assert {(a, b): said[a] & said[b] for a, b in combinations(said, 2) if said[a] & said[b]} == {}


def test_no_client_ever_names_a_diagnosis() -> None:
    own = ((name, line) for name, p in CLIENTS.items() for lines in lists_of(p).values() for line in lines)
    shared = ((name, line) for name, p in PROFILES.items() for lines in lists_in(p) for line in lines)
    assert [(name, line) for name, line in (*own, *shared) if _DIAGNOSIS.search(fold(line))] == []


def test_what_is_told_of_a_client_before_the_interview_names_none_either() -> None:
    told = {name: f"{p.situation} {p.job}" for name, p in CLIENTS.items()}
    assert [name for name, text in told.items() if _DIAGNOSIS.search(fold(text))] == []


def test_only_known_blanks_are_left_to_fill() -> None:
    lines = [line for p in CLIENTS.values() for said in lists_of(p).values() for line in said]
    lines += [line for p in PROFILES.values() for said in lists_in(p) for line in said]
    assert {blank for line in lines for blank in re.findall(r"\{(.*?)\}", line)} <= BLANKS


# ── The profiles ─────────────────────────────────────────────────────────────────────────────────


@FULL_PROFILE
def test_a_profile_shows_in_two_ways_at_least_on_each_channel(name: str) -> None:
    signs = PROFILES[name].signs.values()
    assert len(signs) in SIGNS
    for channel in get_args(Channel):
        assert sum(channel in sign.channels for sign in signs) >= 2, channel
    assert len({sign.when for sign in signs}) >= 4


@FULL_PROFILE
def test_a_profile_has_enough_to_say(name: str) -> None:
    profile = PROFILES[name]
    assert min(map(len, lists_in(profile))) >= LINES
    assert len(profile.offered) in OFFERS
    assert len(profile.hurts) >= 20
    assert len(profile.over_adapted) >= 10


@EVERY_PROFILE
def test_what_suits_never_hurts(name: str) -> None:
    profile = PROFILES[name]
    spoken = [expression.replace("*", "") for expression in profile.offered]
    assert [text for text in spoken if said_among(text, (*profile.hurts, *profile.over_adapted))] == []


KIND = (
    "Si vous ne comprenez pas un mot, dites-le-moi, je l'explique autrement.",
    "Est-ce que c'est plus simple pour vous comme cela ?",
    "Je vais tout faire pour vous aider.",
    "Laissez-moi faire le point avec vous.",
    "Je vous laisse lire le devis tranquillement avant de signer.",
    "Vous n'avez qu'une chose à faire : m'envoyer la photo.",
    "Je vous écoute, prenez le temps qu'il vous faut.",
    "Qu'est-ce qui vous faciliterait l'échange ?",
    "Faites attention à la franchise, elle est de 150 euros.",
    "Vous êtes suivie par la même conseillère depuis le début.",
    "Si vous ne vous souvenez pas de la date, nous la retrouverons ensemble.",
    "Je m'adapte à votre façon de communiquer : dites-moi ce qui vous convient.",
    "Merci de me le dire. Qu'est-ce qui vous aide le plus dans nos échanges ?",
    "Souhaitez-vous que quelqu'un de votre choix soit présent ?",
)
"""What an adviser says rightly to anyone."""


@FULL_PROFILE
def test_kind_words_hurt_nobody(name: str) -> None:
    profile = PROFILES[name]
    assert [text for text in KIND if said_among(text, (*profile.hurts, *profile.over_adapted))] == []


@EVERY_PROFILE
def test_naming_the_cause_or_reproaching_hurts(name: str) -> None:
    profile = PROFILES[name]
    named = [word.replace("*", "") for word in profile.hurts if _DIAGNOSIS.search(fold(word.replace("*", "")))]
    assert named or profile.code in ("V02", "H13", "H10")
    assert len({fold(word) for word in profile.hurts}) == len(profile.hurts)


@EVERY_PROFILE
def test_what_is_kept_is_the_need_and_never_the_cause(name: str) -> None:
    assert _DIAGNOSIS.search(fold(PROFILES[name].preference)) is None
