"""The promise of a log, as tests: each store passes all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crca_sim.event_log.exchange import exported, imported
from crca_sim.event_log.log import Conflict, EventLog, LogError, MemoryLog, UnknownSession
from crca_sim.event_log.sqlite import SqliteLog
from tests.event_log.samples import ended, noted, opening, turn

Stores = Callable[[], EventLog]
FRENCH = "L’été, « ça » coûte 12 € … Œuvre ? 👩‍🦽 \u202f\u00a0n\u0303"


@pytest.fixture(params=["memory", "sqlite"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> EventLog:
    return MemoryLog() if request.param == "memory" else SqliteLog(tmp_path)


def test_events_come_back_as_they_were_written(log: EventLog) -> None:
    written = [opening(), *turn(1, FRENCH), noted(2, FRENCH), *ended(3)]
    log.append("s-aaaaa", written, after=0)
    assert log.read("s-aaaaa") == written


def test_turns_follow_each_other(log: EventLog) -> None:
    log.append("s-aaaaa", [opening()], after=0)
    log.append("s-aaaaa", turn(1), after=1)
    log.append("s-aaaaa", turn(2), after=4)
    assert log.read("s-aaaaa") == [opening(), *turn(1), *turn(2)]


def test_sessions_do_not_mix(log: EventLog) -> None:
    log.append("s-aaaaa", [opening("s-aaaaa"), *turn(1, "un")], after=0)
    log.append("s-bbbbb", [opening("s-bbbbb"), *turn(1, "deux")], after=0)
    assert log.read("s-aaaaa") == [opening("s-aaaaa"), *turn(1, "un")]


def test_a_second_writer_collides_and_overwrites_nothing(log: EventLog) -> None:
    log.append("s-aaaaa", [opening()], after=0)
    log.append("s-aaaaa", turn(1, "la première fenêtre"), after=1)
    with pytest.raises(Conflict, match="s-aaaaa"):
        log.append("s-aaaaa", turn(1, "la seconde"), after=1)
    assert log.read("s-aaaaa") == [opening(), *turn(1, "la première fenêtre")]


def test_a_session_opened_twice_collides(log: EventLog) -> None:
    log.append("s-aaaaa", [opening()], after=0)
    with pytest.raises(Conflict):
        log.append("s-aaaaa", [opening(trainee="Quelqu'un d'autre")], after=0)
    assert log.trainees() == ["Inès"]


def test_a_writer_ahead_of_the_log_collides(log: EventLog) -> None:
    with pytest.raises(Conflict):
        log.append("s-aaaaa", turn(1), after=1)
    assert log.sessions() == []


def test_a_session_begins_with_its_own_opening(log: EventLog) -> None:
    with pytest.raises(ValueError):
        log.append("s-aaaaa", turn(1), after=0)
    with pytest.raises(ValueError):
        log.append("s-aaaaa", [opening("s-bbbbb")], after=0)
    assert log.sessions() == []


def test_appending_nothing_changes_nothing(log: EventLog) -> None:
    log.append("s-aaaaa", [], after=0)
    assert log.sessions() == []
    with pytest.raises(Conflict):
        log.append("s-aaaaa", [], after=3)


def test_half_a_character_is_refused_and_the_turn_is_not_kept(log: EventLog) -> None:
    log.append("s-aaaaa", [opening()], after=0)
    for events in (turn(1, "bon\ud83djour"), [noted(1, "\udfff")]):
        with pytest.raises(LogError, match="caractère"):
            log.append("s-aaaaa", events, after=1)
    assert log.read("s-aaaaa") == [opening()]


def test_an_unknown_session_is_said_in_french(log: EventLog) -> None:
    with pytest.raises(UnknownSession, match="Aucune séance"):
        log.read("s-zzzzz")
    with pytest.raises(UnknownSession):
        log.erase("s-zzzzz")


def test_the_list_tells_where_each_session_stands(log: EventLog) -> None:
    log.append("s-aaaaa", [opening(branched_from="s-bbbbb:4")], after=0)
    log.append("s-aaaaa", turn(1), after=1)
    log.append("s-aaaaa", [*turn(2), *ended(3)], after=4)
    (line,) = log.sessions()
    assert (line.session, line.trainee, line.scenario, line.persona, line.seed, line.mode) == (
        "s-aaaaa", "Inès", "habitat-etudiante-velo", "lea-vidal", 7, "entrainement",
    )  # fmt: skip
    assert (line.turns, line.outcome, line.closed, line.branched_from) == (3, "accord", True, "s-bbbbb:4")


def test_the_list_puts_the_latest_first_and_keeps_trainees_apart(log: EventLog) -> None:
    log.append("s-bbbbb", [opening("s-bbbbb", at="2026-03-02T09:00:00+01:00")], after=0)
    log.append("s-aaaaa", [opening("s-aaaaa", at="2026-03-03T09:00:00+01:00", trainee="Zoé")], after=0)
    log.append("s-ccccc", [opening("s-ccccc", at="2026-03-04T09:00:00+01:00")], after=0)
    assert [line.session for line in log.sessions()] == ["s-ccccc", "s-aaaaa", "s-bbbbb"]
    assert [line.session for line in log.sessions("Inès")] == ["s-ccccc", "s-bbbbb"]
    assert log.sessions("Personne") == []
    assert log.trainees() == ["Inès", "Zoé"]


def test_an_erased_session_is_forgotten(log: EventLog) -> None:
    log.append("s-aaaaa", [opening(), *turn(1)], after=0)
    log.erase("s-aaaaa")
    assert log.sessions() == []
    with pytest.raises(UnknownSession):
        log.read("s-aaaaa")


def test_erasing_a_trainee_leaves_the_others(log: EventLog) -> None:
    for session, trainee in (("s-aaaaa", "Inès"), ("s-bbbbb", "Zoé"), ("s-ccccc", "Inès")):
        log.append(session, [opening(session, trainee=trainee)], after=0)
    assert log.erase_trainee("Inès") == 2
    assert log.erase_trainee("Inès") == 0
    assert [line.session for line in log.sessions()] == ["s-bbbbb"]


def test_an_exported_session_comes_back_unchanged(log: EventLog) -> None:
    written = [opening(), *turn(1, FRENCH), *ended(2)]
    log.append("s-aaaaa", written, after=0)
    text = exported(log, "s-aaaaa")
    log.erase("s-aaaaa")
    assert imported(log, text) == "s-aaaaa"
    assert log.read("s-aaaaa") == written
    assert exported(log, "s-aaaaa") == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(st.text(st.characters(codec="utf-8"), max_size=300), min_size=1, max_size=4),
    trainee=st.text(st.characters(codec="utf-8")),
)
def test_any_words_survive_the_log(log: EventLog, said: list[str], trainee: str) -> None:
    name = f"s-{len(log.sessions())}"
    written = [opening(name, trainee=trainee), *(event for n, words in enumerate(said, 1) for event in turn(n, words, words))]
    log.append(name, written, after=0)
    assert log.read(name) == written
    other = MemoryLog()
    assert imported(other, exported(log, name)) == name
    assert other.read(name) == written
