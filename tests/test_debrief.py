"""What the trainee is told: in order, in words, with the turns and quotes that prove it, and what was hidden only now."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.debrief import Debrief, debrief
from crca_sim.referential import block
from tests.assessment.talk import Talk


def told(talk: Talk) -> Debrief:
    return debrief(talk.scenario, talk.persona, talk.events, talk.assessed())


def trust(talk: Talk, by: int, value: int, cause: str, quote: str = "") -> Talk:
    return talk.note(ev.StateMoved, measure="trust", by=by, value=value, cause=cause, quote=quote)


def started() -> Talk:
    talk = trust(Talk(), 50, 50, "depart")
    return talk.says("Mutuelle Aubelune bonjour, Inès Marchal, que puis-je faire pour vous ?", "saluer", "se_presenter", "demander_motif")


def indicator(text: Debrief, name: str) -> Any:
    return next(i for c in text.competencies for i in c.indicators if i.id == name)


# ── The whole ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("accord", "donné son accord"),
        ("client_parti", "a mis fin au contact"),
        ("conseiller_parti", "Vous avez mis fin"),
        ("transfere", "transférée"),
    ],
)
def test_the_outcome_is_one_sentence_that_agrees_with_the_client(outcome: str, words: str) -> None:
    talk = Talk(persona={"civilite": "Mme"}).says("Bonjour.", "saluer").ends(outcome)
    assert words in told(talk).outcome


def test_an_interview_still_going_on_says_so() -> None:
    assert "pas terminé" in told(started()).outcome


def test_the_summary_tells_where_trust_went_and_what_moved_it_most() -> None:
    talk = trust(trust(started(), 7, 57, "reformulation_juste"), -15, 42, "pression")
    summary = told(talk).summary
    assert "de 50 à 42" in summary
    assert "votre résumé était juste" in summary
    assert "vous avez fait pression" in summary


def test_an_established_fault_is_in_the_summary_and_explains_its_competencies() -> None:
    talk = started().discovers().says("De quelle maladie souffrez-vous ?", "f_demander_diagnostic").ends("client_parti")
    text = told(talk)
    assert "FE-05" in text.summary
    assert text.faults[0].status_label == "établie"
    assert text.faults[0].quotes == ((6, "De quelle maladie souffrez-vous ?"),)
    assert "FE-05" in next(c for c in text.competencies if c.code == "C1").note


def test_all_competencies_are_told_in_order_with_their_names() -> None:
    text = told(started())
    assert [c.code for c in text.competencies] == [f"C{n}" for n in range(1, 12)]
    assert sum(len(c.indicators) for c in text.competencies) == 78
    assert text.competencies[0].name == block().competency("C1").title
    assert "ne certifie pas" in text.disclaimer


# ── An indicator, a competency ───────────────────────────────────────────────────────────────────


def test_an_indicator_is_told_with_its_turn_its_words_its_reason_and_what_to_try() -> None:
    talk = started().says("Racontez-moi votre usage.", "question_ouverte").tells("usage")
    observed, absent = indicator(told(talk), "C1.1"), indicator(told(talk), "C3.5")
    assert observed.value_label == "observé"
    assert observed.quotes[0][0] == 1
    assert observed.quotes[0][1] in talk.events[2].text  # type: ignore[union-attr]
    assert observed.advice == ""
    assert absent.value_label == "absent"
    assert "M. Test" in absent.advice


def test_a_doubt_says_what_it_would_be_otherwise() -> None:
    talk = started().discovers().says("Vous livrez des meubles et elle dort dans la rue, est-ce bien cela ?", nearly=("reformuler",))
    found = indicator(told(talk), "C3.5")
    assert found.uncertain
    assert "ce serait sinon" in found.reason
    assert "observé" in found.reason


def test_a_level_that_both_ends_of_the_doubt_do_not_share_is_to_confirm() -> None:
    talk = started().discovers().says("Vous livrez des meubles et elle dort dans la rue, est-ce bien cela ?", nearly=("reformuler",))
    c3 = next(c for c in told(talk).competencies if c.code == "C3")
    assert c3.level_label == "à confirmer"
    assert c3.score_label.startswith("de ")


def test_a_competency_without_occasions_has_no_score() -> None:
    c4 = next(c for c in told(started()).competencies if c.code == "C4")
    assert (c4.level_label, c4.score_label) == ("trop peu d'occasions", "sans note")


# ── The client ───────────────────────────────────────────────────────────────────────────────────


def test_the_curve_keeps_trust_and_what_weighs_with_its_reason_and_words() -> None:
    talk = trust(started(), 3, 53, "presentation", "Inès Marchal")
    talk.note(ev.StateMoved, measure="fatigue", by=1, value=1, cause="temps_qui_passe")
    talk.note(ev.StateMoved, measure="patience", by=-9, value=71, cause="poli_mais_vide")
    curve = told(talk).curve
    assert [(m.measure_label, m.by) for m in curve] == [("Confiance", 3), ("Patience", -9)]
    assert curve[0].why == "vous avez dit clairement qui vous êtes"
    assert curve[0].quote == "Inès Marchal"


def test_a_cause_that_the_table_has_lost_is_told_as_it_is() -> None:
    assert told(trust(started(), 5, 55, "cause_disparue")).curve[0].why == "cause disparue"


def test_what_was_hidden_is_explained_only_now() -> None:
    talk = started().note(ev.HintDropped, need="outillage", text="J'ai toute ma vie là-dedans.")
    talk.note(ev.ObjectionRaised, objection="prix", text="C'est trop cher.")
    talk.note(ev.AccessNeedShown, sign="repeter", text="Pardon ?")
    hidden, access, motive = told(talk).revealed
    assert "protéger ses outils" in hidden
    assert "toute ma vie" in hidden
    assert "Pardon" in access
    assert "Vous n'avez pas demandé" in access
    assert "la trésorerie de janvier" in motive


def test_a_need_that_was_found_says_so_and_help_that_was_told_is_named() -> None:
    talk = (
        started()
        .note(ev.NeedRevealed, need="outillage")
        .note(ev.PreferenceTold, preference="souhaite les chiffres par écrit", text="Par écrit.")
    )
    hidden, access = told(talk).revealed
    assert "mis au jour" in hidden
    assert "M. Test souhaite les chiffres par écrit" in access


def test_an_objection_that_nobody_raised_stays_hidden() -> None:
    assert not any("trésorerie" in line for line in told(started()).revealed)


# ── What next ────────────────────────────────────────────────────────────────────────────────────


def test_the_next_exercise_takes_up_a_turn_that_can_be_played_again() -> None:
    talk = started().discovers().ends("differe")
    exercise = told(talk).next_exercise
    assert exercise is not None
    title, turn, name = exercise
    assert 1 <= turn <= talk.turn
    assert f"au tour {turn}" in title
    assert talk.value(name) in ("absent", "partial")
    assert block().indicator(name).star


def test_the_next_exercise_starts_where_the_client_gave_the_occasion() -> None:
    done = [i.id for i in block().indicators() if i.id != "C3.4"]
    talk = Talk(sans_objet=done).says("Bonjour.", "saluer").says("Voilà.", "accuser_reception")
    talk.note(ev.HintDropped, need="outillage", text="J'ai toute ma vie là-dedans.")
    exercise = told(talk.desk("ouvrir_fiche")).next_exercise
    assert exercise is not None
    assert exercise[1:] == (2, "C3.4")


def test_nothing_missed_calls_for_no_exercise() -> None:
    assert told(Talk(sans_objet=[i.id for i in block().indicators()]).says("Bonjour.", "saluer")).next_exercise is None
