"""Other people in the same scenario: who they are is in every text, and what is told is what is recorded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim.conversation.biography import FIELDS, identity_facts
from crca_sim.conversation.recast import recast, spelt
from crca_sim.conversation.relatives import texts
from crca_sim.conversation.renaming import renaming
from crca_sim.desk import fold as desk_fold
from crca_sim.desk import record_view
from crca_sim.understanding.expressions import says
from tests.builders import a_persona, a_scenario, say, started
from tests.conversation.people import SCENARIOS, STRANGER, a_meeting, engaged, library, said

LEA = a_persona(civilite="Mme", prenom="Léa", nom="Vidal", age=22)
AWA = a_persona(civilite="Mme", prenom="Awa", nom="Traoré", age=24)
MARC = a_persona(civilite="M.", prenom="Marc", nom="Ollier", age=61)

who = st.sampled_from([None, STRANGER])
where = st.sampled_from(SCENARIOS)


def renamed(text: str) -> str:
    return renaming(LEA, AWA, {}, {})(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Léa Vidal, 22 ans, étudiante", "Awa Traoré, 24 ans, étudiante"),
        ("Bonjour Madame Vidal", "Bonjour Madame Traoré"),
        ("l'accord de Léa", "l'accord d'Awa"),
        ("le dossier de Mme Vidal", "le dossier de Mme Traoré"),
        ("pour que Léa signe", "pour qu'Awa signe"),
        ("VIDAL Léa", "TRAORÉ Awa"),
        ("madame vidal", "madame traoré"),
        ("depuis 22 ans", "depuis 22 ans"),
        ("22 ans de métier", "22 ans de métier"),
        ("Vidaline et Léandre", "Vidaline et Léandre"),
    ],
)
def test_a_text_about_one_becomes_a_text_about_another(text: str, expected: str) -> None:
    assert renamed(text) == expected


def test_the_civility_follows_and_an_elision_comes_undone() -> None:
    assert renaming(AWA, MARC, {}, {})("L'avis d'Awa : madame Traoré hésite, et Mme Traoré le dit.") == (
        "L'avis de Marc : monsieur Ollier hésite, et M. Ollier le dit."
    )


def test_a_name_that_is_a_word_is_only_taken_for_one_where_it_must_be() -> None:
    petit = a_persona(civilite="Mme", prenom="Louane", nom="Petit", age=21)
    change = renaming(petit, AWA, {}, {})
    assert change("Un petit budget. Petit à petit, Louane Petit compte ; Mme Petit aussi.") == (
        "Un petit budget. Petit à petit, Awa Traoré compte ; Mme Traoré aussi."
    )


def test_marks_are_filled_for_the_scenario_s_own_persona_too() -> None:
    scenario = a_scenario(titre="Pour {civilite} {nom}", situation="{Il} est venu{e} : {prenom}, {age} ans. {Reçu|Reçue} hier.")
    for persona, title, situation in (
        (MARC, "Pour M. Ollier", "Il est venu : Marc, 61 ans. Reçu hier."),
        (LEA, "Pour Mme Vidal", "Elle est venue : Léa, 22 ans. Reçue hier."),
    ):
        played = recast(scenario, persona, persona, {})
        assert (played.title, played.situation) == (title, situation)


def test_blanks_of_the_conversation_are_left_to_it() -> None:
    assert recast(a_scenario(repliques={"prix": ["{prix}, d'accord."]}), MARC, MARC, {}).lines["prix"] == ("{prix}, d'accord.",)


def test_a_stale_field_stays_wrong_and_its_truth_is_of_whoever_plays() -> None:
    stranger = engaged(SCENARIOS[0], STRANGER, 4).role
    written = library().scenario(SCENARIOS[0])
    record = written.record.model_copy(
        update={
            "fields": {"nom": "Ollier", "telephone": "06 39 98 00 00"},
            "stale": ("telephone",),
            "stale_truth": {"telephone": "06 39 98 41 27"},
        }
    )
    own = library().persona(written.persona)
    played = recast(written.model_copy(update={"record": record}), own, stranger.persona, stranger.identity)
    assert played.record.fields == {"nom": stranger.persona.last_name, "telephone": "06 39 98 00 00"}
    assert played.record.stale_truth == {"telephone": stranger.identity["telephone"]}


def test_what_helps_is_what_helps_whoever_plays() -> None:
    own = library().persona("marc-ollier")
    scenario = library().scenario(SCENARIOS[0])
    plain = own.model_copy(update={"accommodation": None, "first_name": "Paul"})
    played = recast(scenario, own, plain, engaged(SCENARIOS[0], STRANGER, 4).role.identity)
    assert scenario.access_note
    assert not played.access_note
    assert (played.model_correction or "").startswith("Cette correction a été écrite pour un client qui ne communique pas de la même façon")


def test_a_name_is_spelt_as_one_spells_it() -> None:
    assert spelt("Ollier") == "O, deux L, I, E, R"


@settings(max_examples=40, deadline=None)
@given(where, st.integers(0, 10_000))
def test_nothing_of_the_scenario_s_own_persona_is_left_when_another_plays(scenario: str, seed: int) -> None:
    written = library().scenario(scenario)
    own, role = library().persona(written.persona), engaged(scenario, STRANGER, seed).role
    played = role.scenario.model_copy(update={"persona": "x"})
    left = [t for t in texts(played) if re.search(rf"\b({own.first_name}|{own.last_name})\b", t, re.IGNORECASE)]
    assert left == [] or own.last_name == role.persona.last_name or own.first_name == role.persona.first_name
    assert not [t for t in texts(played) if re.search(r"\{(prenom|nom|civilite|e|il|Il|age|naissance|ne_en|[^}]*\|[^}]*)\}", t)]


@settings(max_examples=40, deadline=None)
@given(where, who, st.integers(0, 10_000))
def test_the_identity_that_is_told_is_the_one_recorded(scenario: str, persona: str | None, seed: int) -> None:
    call = a_meeting(scenario, persona, seed)
    played, identity = call.cast.scenario, call.state.identity
    for topic, fact in identity_facts(played):
        kind = FIELDS[topic]
        answer = said(say(call, "Et cela, s'il vous plaît ?", "demander_identite", topics=[topic]))
        answer += said(call.see("attendre", "Laisse un silence attentif", 6.0))  # some begin, and finish if they are let to
        expected = {
            "nom": [call.cast.persona.last_name], "naissance": [identity["ne_le"], identity["ne_le_chiffres"], identity["ne_le"][:-4]],
            "adresse": [identity["rue"], identity["rue"].split(" ", 1)[1], identity["code_postal"]],
        }.get(kind, [identity[kind], "arobase", "Zéro six"])  # fmt: skip
        assert any(says(answer, form) for form in expected), (topic, answer, expected)
        recorded = played.record.fields.get(fact.field or "")
        if recorded and fact.field not in played.record.stale:
            assert recorded in (identity.get(kind), call.cast.persona.last_name, call.cast.persona.name)
    assert not any("{" in line for line in record_view(played, desk_fold([started(identity=identity)])))


def test_the_facts_that_are_not_about_who_one_is_stay_the_author_s() -> None:
    played = engaged(SCENARIOS[1], STRANGER, 3).role.scenario
    assert "Pré-aux-Oies" in played.facts["adresse_logement"].full[0]
