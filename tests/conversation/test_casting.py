"""Who plays: refused when they do not fit, drawn when asked, and given back from the log as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.authoring.fitting import fits
from crca_sim.conversation.casting import UnfitPersona, role_of
from crca_sim.conversation.strangers import stranger
from tests.builders import a_persona, a_scenario, started
from tests.conversation.people import SCENARIOS, STRANGER, engaged, library


def test_one_s_own_persona_always_fits_and_nobody_is_refused_without_a_reason() -> None:
    own = a_persona(age=17)
    assert fits(a_scenario(), own, own) == []
    other = a_persona(prenom="Paul", age=17, civilite="Mme", registre="soutenu")
    narrow = a_scenario(convient={"vie": ["locataire"], "amenagements": ["cecite"]})
    assert len(fits(narrow, own, other)) == 5


def test_a_scenario_may_open_to_other_civilities_and_registers() -> None:
    open_to_all = a_scenario(convient={"civilites": ["M.", "Mme"], "registres": ["courant", "soutenu"], "ages": [30, 70]})
    assert fits(open_to_all, a_persona(), a_persona(prenom="Awa", civilite="Mme", registre="soutenu", age=40)) == []
    assert fits(open_to_all, a_persona(), a_persona(prenom="Awa", civilite="Mme", registre="jeune", age=40)) == [
        "Awa Test parle en registre « jeune » : il faut « courant » ou « soutenu »."
    ]


def test_who_does_not_fit_is_refused_with_the_reasons() -> None:
    with pytest.raises(UnfitPersona) as refusal:
        engaged(SCENARIOS[1], "marc-ollier")
    assert "il faut « Mme »" in str(refusal.value)
    assert "crca-sim list --scenario habitat-etudiante-velo" in str(refusal.value)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SCENARIOS), st.integers(0, 10_000))
def test_a_stranger_fits_and_is_the_same_for_the_same_seed(scenario: str, seed: int) -> None:
    written = library().scenario(scenario)
    own = library().persona(written.persona)
    drawn = stranger(library(), written, own, seed)
    assert fits(written, own, drawn) == []
    assert stranger(library(), written, own, seed) == drawn
    assert drawn.accommodation is None or drawn.accommodation in library().accommodations()


def test_half_of_the_strangers_communicate_another_way_where_a_profile_shows() -> None:
    written = library().scenario(SCENARIOS[0])
    own = library().persona(written.persona)
    adapted = sum(stranger(library(), written, own, seed).accommodation is not None for seed in range(200))
    assert 70 <= adapted <= 130


def test_no_profile_is_drawn_for_a_channel_on_which_it_does_not_show() -> None:
    written = library().scenario(SCENARIOS[1])
    own = library().persona(written.persona)
    for seed in range(60):
        name = stranger(library(), written, own, seed).accommodation
        if name:
            assert sum(written.channel in sign.channels for sign in library().accommodation(name).signs.values()) >= 2


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(SCENARIOS), st.sampled_from([None, STRANGER]), st.integers(0, 10_000))
def test_the_log_alone_gives_the_role_back(scenario: str, persona: str | None, seed: int) -> None:
    begun = engaged(scenario, persona, seed)
    kept = started(
        scenario=scenario,
        persona=begun.persona_id,
        seed=seed,
        identity=begun.role.identity,
        drawn=begun.drawn,
        persona_hash=begun.persona_hash,
    )
    again = role_of(library(), ev.SessionStarted.model_validate_json(kept.model_dump_json()))
    assert again == begun.role


def test_what_the_log_kept_wins_over_what_would_be_drawn_today() -> None:
    begun = engaged(SCENARIOS[0], STRANGER, 3)
    kept = begun.role.identity | {"telephone": "06 39 98 00 00"}
    again = role_of(library(), started(scenario=SCENARIOS[0], persona=STRANGER, seed=3, identity=kept, drawn=begun.drawn))
    assert again.scenario.facts["portable"].value == "06 39 98 00 00"


def test_a_session_of_before_lives_existed_can_still_be_taken_up() -> None:
    old = started(scenario=SCENARIOS[0], persona="marc-ollier", seed=3, identity={"telephone": "06 39 98 00 00", "ville": "Angers"})
    assert role_of(library(), old).scenario.title
