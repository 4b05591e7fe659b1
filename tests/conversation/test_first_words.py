"""What the first words show: anger that calms or hardens, danger that comes before any formality."""

from __future__ import annotations

from crca_sim import events as ev
from tests.builders import of, reply, say
from tests.situations import ANGRY, DANGER, a_situation, opened, patience

# ── First words ────────────────────────────────────────────────────────────────────────────────────


def test_the_first_words_show_an_emotion_and_what_they_complain_of() -> None:
    first = opened(a_situation(**ANGRY))
    assert of(first, ev.EmotionShown)[0].emotion == "colere"
    assert of(first, ev.DissatisfactionShown)[0].fact == "trois appels sans réponse"
    assert patience(a_situation(**ANGRY)) < patience(a_situation())


def test_anger_makes_answers_short() -> None:
    asked = ("Parlez-moi de votre usage.", "question_ouverte")
    calm, angry = a_situation(), a_situation(**ANGRY)
    assert of(say(calm, *asked, topics=["usage_vehicule"]), ev.FactDisclosed)[0].in_full
    assert not of(say(angry, *asked, topics=["usage_vehicule"]), ev.FactDisclosed)[0].in_full


def test_anger_needs_both_a_word_and_an_act_to_calm_down() -> None:
    word, act, both = a_situation(**ANGRY), a_situation(**ANGRY), a_situation(**ANGRY)
    for _ in range(3):
        say(word, "Je comprends votre colère.", "exprimer_empathie")
        say(act, "Je corrige le dossier.", "proposer_correction")
    say(both, "Je comprends votre colère.", "exprimer_empathie")
    say(both, "Je corrige le dossier maintenant.", "proposer_correction")
    assert word.state.situation.curt
    assert act.state.situation.curt
    assert not both.state.situation.curt


def test_formalities_first_harden_and_after_empathy_they_do_not() -> None:
    cold, warm = a_situation(**ANGRY), a_situation(**ANGRY)
    hard = say(cold, "Votre date de naissance ?", "demander_identite", topics=["date_naissance"])
    say(warm, "Je comprends votre colère.", "exprimer_empathie")
    soft = say(warm, "Votre date de naissance ?", "demander_identite", topics=["date_naissance"])
    assert "procedure_d_abord" in {e.cause for e in of(hard, ev.StateMoved)}
    assert "procedure_d_abord" not in {e.cause for e in of(soft, ev.StateMoved)}


def test_being_told_to_calm_down_calms_nobody() -> None:
    call = a_situation(**ANGRY)
    before = patience(call)
    say(call, "Calmez-vous, monsieur.", "f_brusquer")
    assert patience(call) < before


# ── Danger ─────────────────────────────────────────────────────────────────────────────────────────


def test_in_danger_no_formality_gets_an_answer_until_safety_was_said() -> None:
    call = a_situation(**DANGER)
    assert of(opened(call), ev.DangerShown)
    asked = say(call, "Votre date de naissance ?", "demander_identite", topics=["date_naissance"])
    assert of(asked, ev.IdentityAsked)
    assert not of(asked, ev.IdentityGiven)
    assert of(asked, ev.FactWithheld)[0].why == "danger"
    safe = say(call, "Coupez l'eau tout de suite.", "consigne_securite")
    assert of(safe, ev.SafetySaid)[0].right
    assert "coupé" in reply(safe)
    assert of(say(call, "Et votre date de naissance ?", "demander_identite", topics=["date_naissance"]), ev.IdentityGiven)


def test_another_safety_word_opens_the_way_but_the_right_one_is_still_awaited() -> None:
    call = a_situation(**DANGER)
    first = say(call, "Mettez-vous à l'abri.", "consigne_securite")
    assert not of(first, ev.SafetySaid)[0].right
    assert of(say(call, "Votre date de naissance ?", "demander_identite", topics=["date_naissance"]), ev.IdentityGiven)
    assert of(say(call, "Et coupez le courant."), ev.SafetySaid)[0].right


def test_what_is_in_danger_can_be_told_meanwhile() -> None:
    told = say(a_situation(**DANGER), "Que se passe-t-il ?", "question_ouverte", topics=["usage_vehicule"])
    assert of(told, ev.FactDisclosed)
