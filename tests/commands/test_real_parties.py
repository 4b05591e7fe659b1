"""The shipped parties through the real command: played, scored, and the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crca_sim.practice import GESTURE_LABELS
from tests.commands.run import run

ROOT = Path(__file__).parents[2]
PARTIES = sorted(ROOT.glob("scenarios/*/parties/*.yaml"))


@pytest.mark.parametrize("partie", PARTIES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_a_partie_gives_the_same_bytes_twice_and_every_quote_is_the_trainee_s(capsys: pytest.CaptureFixture[str], partie: Path) -> None:
    first, second = (run(capsys, "replay", partie, "--json") for _ in range(2))
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out
    document = json.loads(first.out)
    competencies = document["assessment"]["competencies"]
    assert [c["code"] for c in competencies] == [f"C{n}" for n in range(1, 12)]
    assert sum(len(c["indicators"]) for c in competencies) == 78
    done = {turn["n"]: words_of(turn) for turn in document["turns"]}
    proofs = [proof for c in competencies for i in c["indicators"] for proof in i["evidence"]]
    assert all(proof["quote"] in done[proof["turn"]] for proof in proofs)


@pytest.mark.parametrize("partie", PARTIES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_a_shipped_partie_is_scored_as_its_author_expects(capsys: pytest.CaptureFixture[str], partie: Path) -> None:
    checked = run(capsys, "check", partie)
    assert checked.code == 0, checked.out


def words_of(turn: dict[str, Any]) -> str:
    """What a proof may quote of a turn: the trainee's words, else the label of the action or of the gesture."""
    return turn["trainee"] or (turn["desk"] or {}).get("label") or GESTURE_LABELS.get(turn["gesture"], "")
