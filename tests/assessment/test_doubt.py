"""Doubt is shown, not hidden; the trainee's own word settles it, five times at most."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk

RESTATING = "Vous livrez des meubles et elle dort dans la rue, est-ce bien cela ?"


def nearly_restated() -> Talk:
    """A restatement that was nearly understood as one: the conversation saw nothing."""
    talk = Talk().discovers().says(RESTATING, nearly=("reformuler",))
    return talk.says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()


def contest(talk: Talk, turn: int, act: str) -> Talk:
    talk.turn += 1
    talk.events.append(ev.Contested(turn=talk.turn, contested_turn=turn, act=act))
    return talk


def declare(talk: Talk, turn: int, act: str, answer: bool) -> Talk:
    talk.events.append(ev.Declared(turn=talk.turn, asked_turn=turn, act=act, answer=answer))
    return talk


def test_what_was_nearly_understood_is_uncertain_and_says_what_would_settle_it() -> None:
    found = nearly_restated().finding("C3.5")
    assert (found.value, found.uncertain, found.alternative) == ("absent", True, "observed")
    assert found.doubt == ((5, "reformuler"),)


def test_a_sure_understanding_has_no_doubt() -> None:
    found = Talk().discovers().finding("C3.5")
    assert not found.uncertain
    assert found.doubt == ()


def test_an_act_decided_by_a_hair_is_a_doubt_too() -> None:
    talk = Talk().says("Bonjour.", "saluer").note(ev.EmotionShown, emotion="peine", text="Je suis perdu.")
    found = talk.says("Je vois que c'est difficile pour vous.", "exprimer_empathie", sure=0.4).finding("C1.6")
    assert (found.value, found.uncertain, found.alternative) == ("observed", True, "absent")


def test_an_event_that_only_stands_on_a_hair_falls_with_it() -> None:
    talk = Talk().says("Que retenez-vous ?", "verifier_comprehension", sure=0.4).note(ev.ComprehensionChecked, openly=True)
    talk.note(ev.ClientRestated, point="franchise_vol", right=True, text="J'en suis de 350.").note(ev.DecisionAsked, explicit=True)
    found = talk.finding("C7.6")
    assert (found.value, found.uncertain, found.alternative) == ("observed", True, "absent")


def test_a_restatement_that_stands_on_its_facts_is_no_doubt() -> None:
    talk = Talk().discovers().says(RESTATING, "reformuler", sure=0.4)
    found = talk.note(ev.Reformulated, right=("usage", "garage"), wrong=(), confirmation_asked=True).finding("C3.5")
    assert (found.value, found.uncertain) == ("observed", False)


def test_a_contested_act_counts_as_declared() -> None:
    found = contest(nearly_restated(), 5, "reformuler").finding("C3.5")
    assert (found.value, found.declared, found.uncertain) == ("observed", True, False)
    assert found.evidence[0].quote == RESTATING


def test_a_contest_for_an_act_that_the_words_do_not_resemble_changes_nothing() -> None:
    talk = Talk().discovers().says("Bonjour !", nearly=("saluer",))
    found = contest(talk, 5, "reformuler").finding("C3.5")
    assert (found.value, found.declared) == ("absent", False)


def test_a_contest_credits_what_the_words_hold_and_no_more() -> None:
    empty = Talk().discovers().says("Donc c'est bien ça ?", nearly=("reformuler",))
    assert contest(empty, 5, "reformuler").value("C3.5") == "absent"


def test_a_contest_never_makes_a_fault_of_another_act_vanish_without_a_trace() -> None:
    talk = Talk().says("Prenez-le tout de suite, sinon tant pis.", "f_forcer_vente", nearly=("laisser_reflechir",))
    assert talk.status("FE-07") == "established"
    assert contest(talk, 1, "laisser_reflechir").status("FE-07") is None
    assert contest(Talk().says("Signez.", "f_forcer_vente", nearly=("saluer",)), 1, "f_insulter").status("FE-07") == "to_verify"


def test_only_five_contests_count() -> None:
    talk = Talk()
    for n in range(6):
        talk.says(f"Message {n}.", nearly=("prendre_conge",))
    talk.discovers().says(RESTATING, nearly=("reformuler",))
    restating = talk.turn
    for n in range(1, 6):
        contest(talk, n, "prendre_conge")
    assert contest(talk, restating, "reformuler").value("C3.5") == "absent"


@pytest.mark.parametrize(("answer", "value"), [(True, "observed"), (False, "absent")])
def test_the_answer_to_a_doubt_settles_it(answer: bool, value: str) -> None:
    found = declare(nearly_restated(), 5, "reformuler", answer).finding("C3.5")
    assert (found.value, found.uncertain) == (value, False)
    assert found.declared is answer


def test_doubt_on_other_acts_leaves_an_indicator_alone() -> None:
    talk = Talk().discovers().says("C'est noté pour vous.", nearly=("prendre_conge",))
    assert not talk.finding("C3.5").uncertain


def test_a_competency_in_doubt_has_a_range() -> None:
    result = nearly_restated().assessed().competency("C3")
    assert result.range is not None
    assert result.score is not None
    low, high = result.range
    assert low < high
    assert low <= result.score <= high


@pytest.mark.parametrize(
    ("act", "text", "indicator"),
    [
        ("demander_accord", "D'accord pour souscrire ?", "C7.2"),
        ("verifier_comprehension", "Que retenez-vous de tout cela ?", "C5.8"),
        ("annoncer_suite", "Je vous envoie cela demain par courriel.", "C7.4"),
        ("mesurer_satisfaction", "Est-ce que tout a été comme il faut ?", "C10.1"),
    ],
)
def test_declared_acts_make_what_the_conversation_would_have_seen(act: str, text: str, indicator: str) -> None:
    talk = Talk(canal="chat").discovers().says("Je vous conseille le Tiers étendu.", "presenter_offre").offers()
    talk.says("350 euros à votre charge.", "signaler_limites").note(ev.LimitSaid, limit="franchise_vol", asked=False)
    talk.says(text, nearly=(act,)).note(ev.ConsentGiven, about="souscription", explicit=True, text="Oui.")
    before = talk.value(indicator)
    after = contest(talk, talk.turn, act).finding(indicator)
    assert after.declared
    assert after.value != before
