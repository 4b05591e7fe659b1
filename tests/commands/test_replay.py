from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, cast

import pytest

from crca_sim.assessment.finding import Assessment, BlockResult, CompetencyResult, Evidence, Fault, Finding
from crca_sim.commands.output import ENGLISH_OUTCOMES
from crca_sim.commands.replay import as_json
from crca_sim.practice import Practice, TurnView
from tests.event_log.samples import opening

STATE = {"fatigue": 5, "trust": 55, "patience": 78, "comprehension": 80}


def view(n: int, **changes: Any) -> TurnView:
    bare: dict[str, Any] = dict.fromkeys(("trainee", "gesture", "desk", "client", "companion"))
    return TurnView(**bare | {"n": n, "phase": "entretien", "acts": (), "topics": (), "state": STATE, "stage": "accueil"} | changes)


def played(outcome: str = "accord", *views: TurnView) -> Practice:
    state = SimpleNamespace(outcome=outcome, stages=["preparation", "accueil"])
    return cast(Practice, SimpleNamespace(scenario_id="s", persona_id="p", seed=7, state=state, turns=list(views), events=[_opening()]))


def _opening() -> Any:
    return opening().model_copy(update={"versions": {"crca_sim": "0.1.0", "understanding": "u-1"}})


def judged() -> Assessment:
    finding = Finding("C1.1", "observed", (Evidence(1, "Bonjour"),), reason="Trois éléments.", uncertain=True)
    competencies = (
        CompetencyResult("C1", 0.8200049, (0.7500001, 0.8200049), None, "a_confirmer", (finding,)),
        CompetencyResult("C2", None, None, None, "trop_peu_d_occasions", ()),
    )
    fault = Fault("FE-05", "established", (Evidence(4, "Vous êtes sourd ?"),), "deux preuves")
    return Assessment(competencies, (fault,), BlockResult(None, "Trop peu de compétences."), "bc01-2026.1")


def test_the_document_has_the_promised_keys() -> None:
    desk = {"action": "coder_motif", "label": "Code le motif : devis", "args": {"motif": "devis"}, "message": "", "accepted": True}
    spoken = view(1, trainee="Bonjour", acts=("saluer",), topics=("surface",), client="Oui ?")
    document = as_json(played("accord", view(0, client="Allô ?"), spoken, view(2, desk=desk)), 3, judged())
    ordered = {"trust": 55, "patience": 78, "comprehension": 80, "fatigue": 5}
    silent = {
        "n": 0,
        "phase": "entretien",
        "trainee": None,
        "gesture": None,
        "desk": None,
        "acts": [],
        "topics": [],
        "client": None,
        "state": ordered,
    }
    assert document == {
        "scenario": "s", "persona": "p", "seed": 7,
        "versions": {"crca_sim": "0.1.0", "scenario": "sha256:0", "understanding": "u-1", "referential": "bc01-2026.1"},
        "outcome": "agreement", "stages": ["preparation", "accueil"], "unplayed": 3,
        "turns": [
            silent | {"client": "Allô ?"},
            silent | {"n": 1, "trainee": "Bonjour", "acts": ["saluer"], "topics": ["surface"], "client": "Oui ?"},
            silent | {"n": 2, "desk": {key: desk[key] for key in ("action", "label", "args")}},
        ],
        "assessment": {
            "competencies": [
                {
                    "code": "C1", "score": 0.82, "range": [0.75, 0.82], "level": None,
                    "indicators": [{
                        "id": "C1.1", "value": "observed", "uncertain": True, "evidence": [{"turn": 1, "quote": "Bonjour"}],
                        "reason": "Trois éléments.", "advice": "",
                    }],
                },
                {"code": "C2", "score": None, "range": None, "level": None, "indicators": []},
            ],
            "faults": [{"code": "FE-05", "status": "established", "proofs": [{"turn": 4, "quote": "Vous êtes sourd ?"}]}],
            "block": {"validated": None, "reason": "Trop peu de compétences."},
        },
    }  # fmt: skip
    assert list(document["turns"][0]["state"]) == ["trust", "patience", "comprehension", "fatigue"]


@pytest.mark.parametrize(
    ("outcome", "english"),
    [
        ("accord", "agreement"), ("differe", "deferred"), ("deconseille", "advised_against"), ("transfere", "transferred"),
        ("rappel", "callback"), ("client_parti", "client_left"), ("conseiller_parti", "adviser_ended"), ("temps_ecoule", "timeout"),
    ],
)  # fmt: skip
def test_ends_are_said_in_english(outcome: str, english: str) -> None:
    assert as_json(played(outcome), 0, judged())["outcome"] == english
    assert len(ENGLISH_OUTCOMES) == 8


def test_the_document_is_the_same_every_time() -> None:
    texts = {json.dumps(as_json(played("accord", view(0)), 0, judged())) for _ in range(3)}
    assert len(texts) == 1
