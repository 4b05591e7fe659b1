"""From which confidence an act is decided (`training.py`): on sentences judged without having been seen."""

import numpy as np
import pytest

pytest.importorskip("sklearn")

from crca_sim.understanding.training import FAULT_CONFIDENCE, INTERVIEW_COST, threshold

CONFIDENCE = np.asarray([0.9, 0.8, 0.68, 0.66, 0.64, 0.62, 0.6, 0.58, 0.56, 0.3])
PRESENT = np.asarray([1, 1, 1, 1, 0, 1, 0, 1, 0, 0])
CHEAP = np.ones(10)


def test_an_ordinary_act_is_decided_where_it_is_best_found():
    assert threshold(CONFIDENCE - 0.1, PRESENT) == pytest.approx(0.48)


def test_a_fault_is_decided_later_since_a_false_accusation_weighs_more_than_a_missed_fault():
    assert threshold(CONFIDENCE, PRESENT, CHEAP) == pytest.approx(0.66)


def test_an_accusation_that_is_wrong_within_an_interview_costs_more():
    accused = np.where(PRESENT == 1, 1.0, INTERVIEW_COST)
    late = np.asarray([1, 1, 0, 1, 1, 1, 1, 1, 0, 0])
    assert threshold(CONFIDENCE, late, CHEAP) < threshold(CONFIDENCE, late, np.where(late == 1, 1.0, INTERVIEW_COST))
    assert threshold(CONFIDENCE, PRESENT, accused) >= threshold(CONFIDENCE, PRESENT, CHEAP)


@pytest.mark.parametrize("confidence", [CONFIDENCE / 2, 0.9 + CONFIDENCE / 10])
def test_a_fault_never_leaves_its_bounds(confidence):
    low, high = FAULT_CONFIDENCE
    assert low <= threshold(confidence, PRESENT, CHEAP) <= high
