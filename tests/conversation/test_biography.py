"""Lives: drawn once, coherent, and never against what is written."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim.authoring.persona import TODAY, Register
from crca_sim.conversation import names
from crca_sim.conversation.biography import draw
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.relatives import mentioned
from crca_sim.conversation.stock import stock
from tests.builders import SCENARIO, a_persona, a_scenario

seeds = st.integers(0, 10_000)
QUIET = a_scenario(produit="habitat", faits={n: f for n, f in SCENARIO["faits"].items() if n in ("outils", "budget", "garage")})
"""A scenario whose lines speak of nobody and whose topics leave a life free."""


def life(seed: int = 3, *, own: bool = False, scenario: Any = QUIET, **persona: Any) -> dict[str, str]:
    return draw(scenario, a_persona(**persona), seed, own=own)


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(18, 95))
def test_a_life_is_coherent_with_its_age(seed: int, age: int) -> None:
    drawn = life(seed, age=age)
    born = datetime.date.fromisoformat(drawn["naissance"])
    assert TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day)) == age
    assert drawn["ne_en"] == str(born.year)
    children = [int(word) for word in drawn.get("enfants_dits", "").replace("d'un an", "de 1 an").split() if word.isdigit()]
    assert all(1 <= child <= age - 18 for child in children)
    assert len(set(children)) == len(children)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_coordinates_stay_in_the_ranges_kept_for_fiction(seed: int) -> None:
    drawn = life(seed, ville="Vernelles-sur-Sarthe")
    assert drawn["telephone"].startswith("06 39 98 ")
    assert drawn["courriel"].endswith("@exemple.fr")
    assert drawn["code_postal"].startswith("4999")
    assert drawn["adresse"] == f"{drawn['rue']}, {drawn['code_postal']} {drawn['ville']}"


@settings(max_examples=40, deadline=None)
@given(seeds, st.sampled_from(["couple", "seul", "parent", "animal", "sans_vehicule", "automobiliste"]))
def test_a_life_follows_what_the_persona_s_file_says_of_it(seed: int, tag: str) -> None:
    drawn = life(seed, age=45, vie=[tag])
    wanted = {
        "couple": ("a_conjoint", "oui"), "seul": ("a_conjoint", "non"), "parent": ("a_enfants", "oui"), "animal": ("a_animal", "oui"),
        "sans_vehicule": ("a_voiture", "non"), "automobiliste": ("a_voiture", "oui"),
    }[tag]  # fmt: skip
    assert drawn[wanted[0]] == wanted[1]


def test_the_same_seed_and_persona_always_make_the_same_life_and_two_personas_two() -> None:
    assert life(5) == life(5)
    assert life(5)["telephone"] != life(6)["telephone"]
    assert life(5)["telephone"] != life(5, prenom="Paul")["telephone"]


def test_a_birth_date_of_the_file_wins_over_the_draw() -> None:
    assert life(naissance="1970-02-01", age=56)["ne_le"] == "1er février 1970"


def test_what_a_text_says_of_the_family_is_kept_and_nothing_is_added_to_it() -> None:
    told = life(age=61, connaissances={"situation_familiale": ["Marié, et ma fille vit à Angers."]})
    assert told["a_fille"] == "oui"
    assert "a_fils" not in told or told["a_fils"] == "non"
    assert "foyer" not in told
    silent = life(age=61, connaissances={"situation_familiale": ["C'est personnel."]})
    assert not {"conjoint", "fille", "fils", "enfants_dits", "foyer"} & silent.keys()


def test_a_name_that_a_text_gives_is_the_one_that_is_told() -> None:
    told = life(age=61, connaissances={"projet": ["Je vais chez ma fille Louise."]})
    assert told["fille"] == "Louise"


def test_a_car_that_the_scenario_speaks_of_is_not_drawn_again() -> None:
    told = life(scenario=a_scenario())
    assert told["a_voiture"] == "oui"
    assert "voiture" not in told


def test_relatives_are_found_in_the_client_s_own_words_only() -> None:
    persona = a_persona(connaissances={"projet": ["Mon ex-femme, votre fille, leur chat : rien de tout ça.", "Ma sœur et ma femme."]})
    assert mentioned(QUIET, persona) == {"femme"}


@settings(max_examples=60, deadline=None)
@given(seeds, st.booleans(), st.integers(18, 90))
def test_names_can_be_written_on_a_french_form_and_are_no_common_word(seed: int, woman: bool, age: int) -> None:
    chance = Chance(seed)
    origin = names.origin(chance, "x")
    first, last = (
        names.first_name(chance, "x", woman=woman, age=age, locale=origin),
        names.last_name(chance, "x", woman=woman, locale=origin),
    )
    assert first
    assert last
    assert last not in stock()["noms_ecartes"]
    assert all(c.isalpha() or c in " '-" for c in first + last)
    assert all(ord(c) < 0x180 for c in first + last)


@pytest.mark.parametrize("register", ["jeune", "familier", "courant", "soutenu"])
def test_every_job_agrees_with_whoever_has_it(register: Register) -> None:
    from crca_sim.conversation.marks import fill

    for job in stock()["metiers"][register]:
        for e in ("", "e"):
            assert not {"{", "}", "|"} & set(fill(job, {"e": e}))
