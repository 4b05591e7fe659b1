"""The shipped parties at the three difficulties: the same words never earn less when it is easy, nor more when it is hard."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from crca_sim.authoring.library import Library, open_library
from crca_sim.conversation.difficulty import LEVELS, Level
from crca_sim.practice import play_through
from crca_sim.understanding import load_reader

ROOT = Path(__file__).parents[1]
PARTIES = sorted(ROOT.glob("scenarios/*/parties/*.yaml"))
NOISE = 0.02
"""What a sentence read otherwise, because the client's words before it differ, may move."""


def _named(path: Path) -> str:
    return f"{path.parents[1].name}-{path.stem}"


@cache
def library() -> Library:
    return open_library(ROOT)


@cache
def score(partie: Path, level: Level | None) -> float:
    """The mean of the competencies' scores."""
    practice, _ = play_through(library().playthrough(partie), library=library(), reader=load_reader(), difficulty=level)
    return mean(result.score for result in practice.assess().competencies if result.score is not None)


@pytest.mark.parametrize("partie", PARTIES, ids=_named)
def test_no_partie_scores_the_other_way_round(partie: Path) -> None:
    easy, medium, hard = (score(partie, level) for level in LEVELS)
    assert easy >= medium - NOISE
    assert medium >= hard - NOISE


def test_overall_easier_scores_more_and_harder_less() -> None:
    easy, medium, hard = (mean(score(partie, level) for partie in PARTIES) for level in LEVELS)
    assert easy > medium > hard


@pytest.mark.parametrize("partie", PARTIES, ids=_named)
def test_a_scenario_s_own_difficulty_is_the_one_it_is_played_at(partie: Path) -> None:
    own = library().scenario(library().playthrough(partie).scenario).difficulty
    assert score(partie, own) == score(partie, None)
