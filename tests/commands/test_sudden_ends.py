"""kill -9 at any moment: what was shown as said is in the log, and the interview goes on from there."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from crca_sim.event_log.sqlite import SqliteLog
from crca_sim.events import Event
from tests.plain.people import HOME, play

ROOT = Path(__file__).parents[2]
KILLS = 24
AT_A_TIME = 8
LINES = [*(f"Bonjour numéro {n}" for n in range(1, 9)), "/raccrocher", *(f"/note Point numéro {n}" for n in range(10, 400))]
"""Line n makes turn n: words for the client, then desk work, which never runs out."""


def reference(turns: int) -> list[list[Event]]:
    """What the same lines write when nothing goes wrong: one list of events a turn, the opening first."""
    played, _ = play(*LINES[:turns])
    by_turn: dict[int, list[Event]] = {}
    for event in played.events:
        by_turn.setdefault(event.turn, []).append(event)
    return list(by_turn.values())


class Window:
    """The plain mode in a process of its own, typed into as fast as it reads."""

    def __init__(self, data: Path, *words: str) -> None:
        command = [sys.executable, "-m", "tests.commands.typed", *words, "--plain", "--data-dir", str(data)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.shown: list[str] = []
        self.ready = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.shown.append(line)
            if line.startswith("Séance "):
                self.ready.set()

    def type(self, lines: list[str]) -> None:
        assert self.process.stdin
        self.process.stdin.write("".join(f"{line}\n" for line in lines))
        self.process.stdin.flush()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self._watcher.join(5)

    def leave(self) -> None:
        """End the input, as one does who has finished."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(20)
        self._watcher.join(5)

    def numbers(self) -> set[str]:
        """The numbers shown as said or noted, on whole lines only."""
        told = (re.fullmatch(r"(?:Vous|Poste) : .*numéro (\d+).*\n", line) for line in self.shown)
        return {found[1] for found in told if found}


def test_whatever_the_moment_nothing_shown_is_lost_and_no_turn_is_halved(tmp_path: Path) -> None:
    chance, expected, last = random.Random(2026), reference(KILLS * AT_A_TIME), 0
    window = Window(tmp_path, "play", HOME, "--seed", "7")
    for _ in range(KILLS):
        assert window.ready.wait(20)
        window.type(LINES[last : last + AT_A_TIME])
        time.sleep(chance.uniform(0, 0.05))
        window.kill()
        session, events = _kept(tmp_path)
        assert window.numbers() <= {found[1] for event in events if (found := re.search(r"numéro (\d+)", event.model_dump_json()))}
        assert max(event.turn for event in events) >= last
        last = max(event.turn for event in events)
        assert events[1:] == [event for turn in expected[: last + 1] for event in turn][1:]
        window = Window(tmp_path, "resume", session)
    window.leave()
    assert any(re.search(rf"numéro {last}\b", line) for line in window.shown)


def _kept(data: Path) -> tuple[str, list[Event]]:
    log = SqliteLog(data)
    (line,) = log.sessions()
    events = log.read(line.session)
    log.close()
    return line.session, events
