"""The debrief says which messages were hard to follow, and which words made them so."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.debrief.clarity import MOST, hard_messages
from crca_sim.understanding import load_reader

HARD = "En vertu de la subrogation, la déchéance vous est opposable."
MIDDLING = "Votre cotisation est de 32 € par mois à l'échéance du contrat, avec une franchise de 150 €."
CLEAR = "Nous réparons le mur et vous ne payez rien."


def spoke(turn: int, text: str) -> ev.TraineeSpoke:
    return ev.TraineeSpoke(turn=turn, text=text, reading=load_reader().read(text), seconds=3.0)


def lost(turn: int, by: int) -> ev.StateMoved:
    return ev.StateMoved(turn=turn, measure="comprehension", by=by, value=50, cause="jargon")


def test_a_message_hard_for_anyone_is_told_with_its_words() -> None:
    (told,) = hard_messages([spoke(1, CLEAR), spoke(2, f"Bonjour. {HARD} Je vous écoute.")])
    assert (told.turn, told.quote) == (2, HARD)
    assert "subrogation" in told.why
    assert "opposable" in told.why


def test_a_middling_message_is_told_only_when_the_client_was_lost_in_it() -> None:
    assert not hard_messages([spoke(1, MIDDLING), lost(2, -8)])
    (told,) = hard_messages([spoke(1, MIDDLING), lost(1, -8)])
    assert "8\u00a0points" in told.why or "8 points" in told.why
    assert "franchise" in told.why


def test_a_message_too_long_is_told_with_its_length() -> None:
    part = "quand le voisin passe, il lit la page que vous lui donnez et il la garde chez lui"
    long = f"Le soir, {', puis '.join([part] * 4)}."
    (told,) = hard_messages([spoke(1, long)])
    assert "À couper" in told.why
    assert "simplement" not in told.why


def test_a_small_stumble_or_a_gain_is_not_being_lost() -> None:
    assert not hard_messages([spoke(1, MIDDLING), lost(1, -2)])
    assert not hard_messages([spoke(1, MIDDLING), lost(1, 8)])


def test_a_clear_message_is_never_blamed_for_what_the_client_lost() -> None:
    assert not hard_messages([spoke(1, CLEAR), lost(1, -20)])


def test_only_the_hardest_are_told_and_in_the_order_of_the_interview() -> None:
    told = hard_messages([lost(turn, -8) for turn in range(1, 9)] + [spoke(turn, HARD if turn % 2 else MIDDLING) for turn in range(1, 9)])
    assert [message.turn for message in told] == [1, 3, 5]
    assert len(told) == MOST


def test_a_log_older_than_the_measure_tells_nothing() -> None:
    old = spoke(1, HARD)
    style = old.reading.style.model_copy(update={"clarity": 100, "hard_words": ()})
    assert not hard_messages([old.model_copy(update={"reading": old.reading.model_copy(update={"style": style})})])
