"""How clear a message is: on sentences written after the calibration and in another spirit, never used to tune."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.clarity import CUTS, clarity, weights
from crca_sim.understanding.clarity_weighing import LEVELS, MEASURES, accuracy, fitted, in_use, rank_correlation, read
from crca_sim.understanding.sentences import sentences

TEST = read(Path(__file__).parent / "jeux" / "clarte" / "epreuve.txt")
CALIBRATION = read()


def clear(message: str) -> int:
    return clarity(message, sentences(message))[0]


def hard_words(message: str) -> tuple[str, ...]:
    return clarity(message, sentences(message))[1]


@pytest.mark.parametrize(("judged", "each"), [(CALIBRATION, 60), (TEST, 30)])
def test_each_level_has_its_sentences(judged: list, each: int) -> None:
    assert [sum(one.level == level for one in judged) for level in range(len(LEVELS))] == [each] * 3


def test_the_sentences_that_judge_are_not_those_that_calibrate() -> None:
    assert not {one.text for one in TEST} & {one.text for one in CALIBRATION}


def test_the_measure_ranks_and_sorts_unseen_sentences() -> None:
    scores, levels = [in_use(one.text) for one in TEST], [one.level for one in TEST]
    assert rank_correlation(scores, levels) >= 0.86
    assert accuracy(scores, levels, CUTS) >= 0.75


@pytest.mark.parametrize("plainer", ["longueur seule", "Kandel-Moles"])
def test_it_does_better_than_a_plainer_measure(plainer: str) -> None:
    levels = [one.level for one in TEST]
    ours, theirs = (rank_correlation([measure(one.text) for one in TEST], levels) for measure in (in_use, MEASURES[plainer]))
    assert ours >= theirs + 0.15


def test_the_points_in_use_are_those_that_fit_the_calibration_sentences() -> None:
    assert weights() == pytest.approx(fitted(CALIBRATION), abs=2)


@pytest.mark.parametrize(
    ("hard", "clearer"),
    [
        ("La franchise est de 150 €.", "La franchise, c'est la part qui reste à votre charge : 150 €."),
        ("Votre dossier a été transmis.", "J'ai transmis votre dossier."),
        ("Votre PTIA est reconnue.", "Votre perte d'autonomie est reconnue."),
        ("Vous n'êtes pas sans savoir que le délai court.", "Vous savez que le délai court."),
        ("La subrogation s'exerce de plein droit.", "Nous demandons l'argent au responsable à votre place."),
        ("Il convient de produire un justificatif.", "Envoyez-moi la facture."),
    ],
)
def test_a_plainer_wording_is_clearer(hard: str, clearer: str) -> None:
    assert clear(hard) < clear(clearer)


def test_short_and_hard_is_hard_and_long_and_plain_is_clear() -> None:
    assert clear("La forclusion biennale est acquise.") < CUTS[0]
    assert clear("Je regarde dans votre dossier, je vous dis ce que nous payons, et je vous envoie la lettre ce soir.") >= CUTS[1]


def test_the_hardest_sentence_weighs_more_than_the_mean() -> None:
    assert clear("Je vous écoute. L'opposabilité de la clause est subordonnée à sa mention. Merci.") < 60


def test_hard_words_are_cut_verbatim_and_in_order() -> None:
    message = "L’Échéance passée, la SUBROGATION joue, sous réserve d'usage."
    found = hard_words(message)
    assert found[:2] == ("Échéance", "SUBROGATION")
    assert all(word in message for word in found)


def test_a_plain_sentence_has_no_hard_word() -> None:
    assert hard_words("Nous réparons le mur et vous ne payez rien.") == ()


def test_an_empty_message_is_clear() -> None:
    assert clarity("", []) == (100, ())


@given(st.lists(st.sampled_from([one.text for one in TEST]), min_size=1, max_size=4))
def test_saying_it_again_is_never_harder(said: list[str]) -> None:
    once, twice = "\n".join(said), "\n".join(said + said)
    assert clear(twice) >= clear(once) - 1
