"""Floors a little under what the reader reaches on sentences it has never met."""

from pathlib import Path

import pytest

from crca_sim.understanding import load_reader
from crca_sim.understanding.corpus import read_folder
from crca_sim.understanding.evaluation import Figures, figures, judge

JUDGES = Path(__file__).parent / "jeux"


@pytest.fixture(scope="module")
def reached() -> Figures:
    return figures(judge(load_reader(), read_folder(JUDGES)))


def test_acts_are_found(reached):
    assert reached.micro.f1 >= 0.83
    assert reached.macro >= 0.83


def test_faults_are_rarely_invented(reached):
    assert reached.faults.precision >= 0.93
    assert reached.accused_interviews <= 0.15 * reached.clean_interviews


def test_faults_are_often_found(reached):
    assert reached.faults.recall >= 0.75


def test_sentences_that_do_nothing_are_mostly_left_alone(reached):
    assert reached.empty_kept >= 0.85
