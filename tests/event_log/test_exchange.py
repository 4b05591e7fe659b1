from __future__ import annotations

import json

import pytest

from crca_sim.event_log.exchange import exported, imported
from crca_sim.event_log.log import LogError, MemoryLog
from tests.event_log.samples import ended, opening, turn


def kept() -> MemoryLog:
    log = MemoryLog()
    log.append("s-aaaaa", [opening(), *turn(1, "Déjà là ?"), *ended(2)], after=0)
    return log


def test_an_export_is_one_json_document_with_one_event_per_line() -> None:
    text = exported(kept(), "s-aaaaa")
    document = json.loads(text)
    assert document["format"] == "crca_sim session 1"
    assert (document["session"], document["trainee"], document["turns"], document["outcome"]) == ("s-aaaaa", "Inès", 2, "accord")
    assert sum('"kind":' in line for line in text.splitlines()) == len(document["events"]) == 6
    assert "Déjà là ?" in text


def test_the_same_session_imported_twice_changes_nothing() -> None:
    log = kept()
    assert imported(log, exported(log, "s-aaaaa")) == "s-aaaaa"
    assert len(log.sessions()) == 1


def test_another_session_of_the_same_name_is_not_overwritten() -> None:
    log = MemoryLog()
    log.append("s-aaaaa", [opening(), *turn(1, "Autre chose")], after=0)
    before = log.read("s-aaaaa")
    with pytest.raises(LogError, match="Une autre séance"):
        imported(log, exported(kept(), "s-aaaaa"))
    assert log.read("s-aaaaa") == before


def _changed(**changes: object) -> str:
    return json.dumps(json.loads(exported(kept(), "s-aaaaa")) | changes)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "JSON"),
        ("bonjour", "JSON"),
        (exported(kept(), "s-aaaaa")[:400], "JSON"),
        ("[" * 5000, "JSON"),
        ("[]", "format"),
        ('{"format": 3}', "format"),
        (_changed(format="autre chose 1"), "format"),
        (_changed(format="crca_sim session 2"), "plus récente"),
        (_changed(events=[]), "ouverture"),
        (_changed(events=None), "illisible"),
        (_changed(session="s-bbbbb"), "ouverture"),
        (_changed(events=[{"kind": "licorne", "turn": 0}]), "nº 1"),
        (_changed(events=[json.loads(opening().model_dump_json()), {"kind": "file_closed"}]), "nº 2"),
    ],
)
def test_what_is_no_exported_session_is_refused_in_french(text: str, word: str) -> None:
    log = MemoryLog()
    with pytest.raises(LogError, match=word):
        imported(log, text)
    assert log.sessions() == []
