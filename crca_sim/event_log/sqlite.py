"""The log on disk: one SQLite file, so that a turn shown as said is never lost.

WAL and `synchronous=FULL`: when `append` returns, the events are on disk, all or none. What is erased is
overwritten (`secure_delete`): a person's words do not linger in the file's free pages.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from crca_sim.event_log.log import Conflict, LogError, SessionSummary, UnkeepableText, UnknownSession, check_opening
from crca_sim.events import Event, FileClosed, InterviewEnded

FILE_NAME = "journal.sqlite3"
SCHEMA_VERSION = 1
APPLICATION_ID = 0x63726361
"""« crca », in the file's header: another program's database is recognised and left alone."""

_BUSY_SECONDS = 5.0
_EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])

_SCHEMA = f"""
CREATE TABLE sessions (
    session TEXT PRIMARY KEY, trainee TEXT NOT NULL, scenario TEXT NOT NULL, persona TEXT NOT NULL, seed INTEGER NOT NULL,
    mode TEXT NOT NULL, started_at TEXT NOT NULL, turns INTEGER NOT NULL, outcome TEXT, closed INTEGER NOT NULL, branched_from TEXT
) WITHOUT ROWID;
CREATE TABLE events (
    session TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE, number INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (session, number)
) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
"""

_LINE = "session, trainee, scenario, persona, seed, mode, started_at, turns, outcome, closed, branched_from"


class SqliteLog:
    """Sessions in the file `journal.sqlite3` of a folder, which is made if need be. Usable from several threads."""

    def __init__(self, folder: Path, *, busy_seconds: float = _BUSY_SECONDS) -> None:
        self._path = folder / FILE_NAME
        self._lock = threading.Lock()
        _make_folder(folder)
        with self._troubles():
            self._db = sqlite3.connect(self._path, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    @property
    def path(self) -> Path:
        """Where the sessions are."""
        return self._path

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def append(self, session: str, events: Sequence[Event], *, after: int) -> None:
        bodies = [_body(event) for event in events]
        with self._writing():
            held = self._count(session)
            if held != after:
                raise Conflict(session, after, held)
            if not events:
                return
            if not held:
                self._open_session(session, events)
            rows = ((session, number, body) for number, body in enumerate(bodies, start=held))
            self._db.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
            self._move_line(session, events)

    def read(self, session: str) -> list[Event]:
        with self._reading():
            rows = self._db.execute("SELECT body FROM events WHERE session = ? ORDER BY number", (session,)).fetchall()
        if not rows:
            raise UnknownSession(session)
        return _events(session, [body for (body,) in rows])

    def sessions(self, trainee: str | None = None) -> list[SessionSummary]:
        with self._reading():
            rows = self._db.execute(
                f"SELECT {_LINE} FROM sessions WHERE ?1 IS NULL OR trainee = ?1 ORDER BY started_at DESC, session DESC", (trainee,)
            ).fetchall()
        return [_summary(row) for row in rows]

    def trainees(self) -> list[str]:
        with self._reading():
            return [name for (name,) in self._db.execute("SELECT DISTINCT trainee FROM sessions ORDER BY trainee")]

    def erase(self, session: str) -> None:
        if not self._erase("session", session):
            raise UnknownSession(session)

    def erase_trainee(self, trainee: str) -> int:
        return self._erase("trainee", trainee)

    def _erase(self, column: str, value: str) -> int:
        with self._writing():
            erased = self._db.execute(f"DELETE FROM sessions WHERE {column} = ?", (value,)).rowcount
        with self._reading():
            # The write-ahead file still holds the words until it is emptied.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return erased

    def _count(self, session: str) -> int:
        row = self._db.execute("SELECT max(number) + 1 FROM events WHERE session = ?", (session,)).fetchone()
        return int(row[0] or 0)

    def _open_session(self, session: str, events: Sequence[Event]) -> None:
        o = check_opening(session, events)
        self._db.execute(
            f"INSERT INTO sessions ({_LINE}) VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL, 0, ?)",
            (session, o.trainee, o.scenario, o.persona, o.seed, o.mode, o.started_at, o.branched_from),
        )

    def _move_line(self, session: str, events: Sequence[Event]) -> None:
        outcome = next((event.outcome for event in events if isinstance(event, InterviewEnded)), None)
        closed = any(isinstance(event, FileClosed) for event in events)
        self._db.execute(
            "UPDATE sessions SET turns = max(turns, ?), outcome = coalesce(outcome, ?), closed = max(closed, ?) WHERE session = ?",
            (max(event.turn for event in events), outcome, closed, session),
        )

    def _prepare(self) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA secure_delete = ON")
        if not self._known():
            self._create()
        self._db.execute("PRAGMA journal_mode = WAL").fetchall()
        self._db.execute("PRAGMA synchronous = FULL")

    def _create(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            if not self._known():  # another window may have made it while we waited
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._db.execute(statement)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def _known(self) -> bool:
        """Whether the file is a log of ours (True) or still empty (False); anything else is refused."""
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        owner = int(self._db.execute("PRAGMA application_id").fetchone()[0])
        if owner == APPLICATION_ID and version > SCHEMA_VERSION:
            raise LogError(
                f"Le journal « {self._path} » vient d'une version plus récente de crca_sim (format {version}, "
                f"celle-ci connaît le format {SCHEMA_VERSION}). Mettez crca_sim à jour pour l'ouvrir ; rien n'a été modifié."
            )
        if owner == APPLICATION_ID:
            return True
        if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise LogError(f"Le fichier « {self._path} » est la base d'un autre programme : il n'a pas été touché. {_ELSEWHERE}")
        return False

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock, self._troubles():
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock, self._troubles():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LogError(_in_french(error, self._path)) from error


_ELSEWHERE = "Pour en utiliser un autre, donnez son dossier avec --data-dir ou la variable CRCA_SIM_DATA."

_TROUBLES = {
    "SQLITE_NOTADB": "Le fichier « {path} » n'est pas un journal de crca_sim. Déplacez-le ou renommez-le. " + _ELSEWHERE,
    "SQLITE_CORRUPT": "Le journal « {path} » est abîmé (fichier incomplet ou altéré). Remettez-en une copie sauvegardée. " + _ELSEWHERE,
    "SQLITE_BUSY": "Le journal « {path} » est occupé par une autre fenêtre ou un autre programme. Fermez-le, puis recommencez.",
    "SQLITE_LOCKED": "Le journal « {path} » est occupé par une autre fenêtre ou un autre programme. Fermez-le, puis recommencez.",
    "SQLITE_FULL": "Le disque est plein : ce tour n'a pas été enregistré dans « {path} ». Libérez de la place, puis reprenez la séance.",
    "SQLITE_READONLY": "Le journal « {path} » est en lecture seule : rien ne peut y être enregistré. " + _ELSEWHERE,
    "SQLITE_CANTOPEN": "Le journal « {path} » ne peut pas être ouvert. Vérifiez les droits du dossier. " + _ELSEWHERE,
    "SQLITE_IOERR": "Le disque n'a pas répondu en lisant ou en écrivant « {path} ». Vérifiez-le, puis recommencez.",
    "SQLITE_PERM": "Le journal « {path} » ne peut pas être ouvert : les droits manquent. " + _ELSEWHERE,
}


def _in_french(error: sqlite3.Error, path: Path) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for code, message in _TROUBLES.items():
        if name.startswith(code):
            return message.format(path=path)
    return f"Le journal « {path} » ne peut pas être utilisé ({name or type(error).__name__} : {error}). {_ELSEWHERE}"


def _summary(row: tuple[Any, ...]) -> SessionSummary:
    told = dict(zip(_LINE.split(", "), row, strict=True))
    return SessionSummary(**told | {"closed": bool(told["closed"])})


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LogError(f"Le dossier « {folder} » ne peut pas être créé pour y garder les séances. {_ELSEWHERE}") from error


def _body(event: Event) -> str:
    try:
        return event.model_dump_json()
    except PydanticSerializationError as error:
        raise UnkeepableText from error


def _events(session: str, bodies: list[str]) -> list[Event]:
    try:
        return _EVENTS.validate_json(f"[{','.join(bodies)}]")
    except ValidationError as error:
        raise LogError(
            f"La séance « {session} » contient un événement que cette version de crca_sim ne sait pas lire. "
            "Elle vient peut-être d'une version plus récente."
        ) from error
