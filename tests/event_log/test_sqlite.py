"""What only the log on disk must face: other programs, damaged files, full folders, sudden ends."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from crca_sim.event_log.log import Conflict, LogError
from crca_sim.event_log.sqlite import FILE_NAME, SqliteLog
from tests.event_log.samples import noted, opening, turn


def filled(folder: Path, turns: int = 40) -> Path:
    log = SqliteLog(folder)
    log.append("s-aaaaa", [opening(), *(event for n in range(turns) for event in turn(n, f"tour {n} " + "mot " * 50))], after=0)
    log.close()
    return folder / FILE_NAME


def test_a_closed_log_opens_again_where_it_was(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path / "à faire" / "séances")
    log.append("s-aaaaa", [opening(), *turn(1)], after=0)
    log.close()
    again = SqliteLog(tmp_path / "à faire" / "séances")
    assert again.read("s-aaaaa") == [opening(), *turn(1)]
    again.append("s-aaaaa", turn(2), after=4)
    assert again.sessions()[0].turns == 2


def test_two_windows_collide_rather_than_overwrite(tmp_path: Path) -> None:
    one, other = SqliteLog(tmp_path), SqliteLog(tmp_path)
    one.append("s-aaaaa", [opening()], after=0)
    other.append("s-aaaaa", turn(1, "l'autre"), after=1)
    with pytest.raises(Conflict):
        one.append("s-aaaaa", turn(1, "l'une"), after=1)
    assert one.read("s-aaaaa") == [opening(), *turn(1, "l'autre")]


def test_of_many_writers_at_once_exactly_one_wins_each_turn(tmp_path: Path) -> None:
    SqliteLog(tmp_path).append("s-aaaaa", [opening()], after=0)
    wins: list[str] = []

    def write(who: str) -> None:
        log = SqliteLog(tmp_path)
        try:
            log.append("s-aaaaa", turn(1, who), after=1)
            wins.append(who)
        except Conflict:
            pass
        finally:
            log.close()

    threads = [threading.Thread(target=write, args=(f"fenêtre {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(wins) == 1
    assert SqliteLog(tmp_path).read("s-aaaaa") == [opening(), *turn(1, wins[0])]


def test_many_windows_may_make_the_log_at_once(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from crca_sim.event_log.sqlite import SqliteLog; SqliteLog(Path(sys.argv[1])).sessions()"
    windows = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stderr=subprocess.PIPE) for _ in range(4)]
    assert [(window.communicate()[1], window.returncode) for window in windows] == [(b"", 0)] * 4


def test_every_commit_is_flushed_to_disk(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    assert log._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert log._db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_busy_file_is_said_so(tmp_path: Path) -> None:
    path = filled(tmp_path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    log = SqliteLog(tmp_path, busy_seconds=0.05)
    held = len(log.read("s-aaaaa"))
    with pytest.raises(LogError, match="occupé"):
        log.append("s-aaaaa", turn(99), after=held)
    other.execute("ROLLBACK")
    log.append("s-aaaaa", turn(99), after=held)
    assert len(log.read("s-aaaaa")) == held + 3


def test_a_newer_log_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 2")
    before = path.read_bytes()
    with pytest.raises(LogError, match="plus récente"):
        SqliteLog(tmp_path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recettes (nom TEXT)")
    before = path.read_bytes()
    with pytest.raises(LogError, match="autre programme"):
        SqliteLog(tmp_path)
    assert path.read_bytes() == before


FOREIGN = {
    "a letter": b"Ceci est une lettre.\n" * 200,
    "zeros": b"\x00" * 5000,
    "noise": random.Random(1).randbytes(4096),
    "half a header": b"SQLite format 3\x00",
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_file_that_is_no_log_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(LogError, match=FILE_NAME):
        SqliteLog(tmp_path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.9])
def test_a_truncated_log_is_said_damaged(tmp_path: Path, share: float) -> None:
    path = filled(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(LogError, match="abîmé"):
        SqliteLog(tmp_path).read("s-aaaaa")


def test_an_altered_page_is_said_damaged(tmp_path: Path) -> None:
    path = filled(tmp_path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LogError, match="abîmé"):
        SqliteLog(tmp_path).read("s-aaaaa")


def test_an_event_that_this_version_cannot_read_is_said_so(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute('UPDATE events SET body = \'{"kind": "licorne"}\' WHERE number = 3')
    with pytest.raises(LogError, match="ne sait pas lire"):
        SqliteLog(tmp_path).read("s-aaaaa")


def test_a_folder_that_is_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    with pytest.raises(LogError, match="ne peut pas être créé"):
        SqliteLog(tmp_path / "fichier")
    with pytest.raises(LogError, match="ne peut pas être créé"):
        SqliteLog(tmp_path / "fichier" / "dessous")


def test_a_log_file_that_is_a_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(LogError, match="ne peut pas être ouvert"):
        SqliteLog(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_without_rights_is_said_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(LogError, match="CRCA_SIM_DATA"):
        SqliteLog(tmp_path)


def test_a_full_disk_loses_only_the_turn_that_was_refused(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append("s-aaaaa", [opening()], after=0)
    pages = log._db.execute("PRAGMA page_count").fetchone()[0]
    log._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LogError, match="plein"):
        log.append("s-aaaaa", [noted(1, "mot " * 20000)], after=1)
    assert log.read("s-aaaaa") == [opening()]
    log._db.execute("PRAGMA max_page_count = 1000000")
    log.append("s-aaaaa", turn(1), after=1)
    assert len(log.read("s-aaaaa")) == 4


def test_erased_words_are_no_longer_in_the_files(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append("s-aaaaa", [opening(trainee="Pseudonyme-Rare"), *turn(1, "un-secret-bien-reconnaissable")], after=0)
    log.append("s-bbbbb", [opening("s-bbbbb", trainee="Autre")], after=0)
    assert b"un-secret-bien-reconnaissable" in _all_bytes(tmp_path)
    log.erase_trainee("Pseudonyme-Rare")
    assert b"un-secret-bien-reconnaissable" not in _all_bytes(tmp_path)
    assert b"Pseudonyme-Rare" not in _all_bytes(tmp_path)


def _all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
