"""`make bench`: the speeds that matter, as ratios of one run, beside their goals. Writes nothing but its table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter, time

from crca_sim.authoring.library import Library, open_library
from crca_sim.authoring.playthrough import Playthrough, Step
from crca_sim.event_log.log import EventLog, MemoryLog
from crca_sim.event_log.sqlite import SqliteLog
from crca_sim.practice import Practice, PracticeError, Reader, play_through
from crca_sim.understanding import load_reader
from crca_sim.understanding.corpus import read_file
from crca_sim.understanding.reading import Reading

ROOT = Path(__file__).parents[1]
NOW = "2026-03-02T10:00:00.000+00:00"


@dataclass(frozen=True)
class Row:
    """A speed and its goal; `met` is None when there is nothing to compare with."""

    what: str
    measured: str
    goal: str
    met: bool | None

    def __str__(self) -> str:
        mark = {True: "oui", False: "NON", None: ""}[self.met]
        return f"{self.what:<58}  {self.measured:>24}  {self.goal:>20}  {mark}"


# ── Processes ────────────────────────────────────────────────────────────────────────────────────


def processes(*commands: tuple[str, ...], times: int = 15) -> list[float]:
    """Median seconds of each Python command. Taken in turns: what slows the machine down slows them all."""
    seconds = [[_once([sys.executable, *words]) for words in commands] for _ in range(times)]
    return [statistics.median(column) for column in zip(*seconds, strict=True)]


def _once(command: list[str]) -> float:
    begun = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return perf_counter() - begun


def starting() -> Iterator[Row]:
    module = ("-m", "crca_sim")
    bare, version, helped = processes(("-c", "pass"), (*module, "--version"), (*module, "--help"))
    yield Row("python -c pass", f"{bare * 1000:.1f} ms", "", None)
    yield Row("crca-sim --version", f"{version / bare:.2f} × python", "≤ 2.5 ×", version / bare <= 2.5)
    yield Row("crca-sim --help", f"{helped / bare:.2f} × python", "≤ 4 ×", helped / bare <= 4)


_BARE = """
    from textual.app import App
    app = App()
"""
_OURS = """
    from pathlib import Path
    from crca_sim.screens.app import CrcaApp, RealBackstage
    app = CrcaApp(RealBackstage(Path(FOLDER)), Path(FOLDER))
"""
_END = """
    import resource, time
    def ready(app):
        app.exit(message=f"{time.time()} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
    type(app).on_ready = ready
    app.run(headless=True, size=(120, 40))
"""


def screens() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        bare, bare_memory = _painted(_BARE, folder)
        ours, memory = _painted(_OURS, folder)
    yield Row("application Textual nue, premier écran", f"{bare * 1000:.0f} ms, {bare_memory:.0f} Mio", "", None)
    yield Row("accueil, premier écran", f"{ours / bare:.2f} × nue", "≤ 1.5 ×", ours / bare <= 1.5)
    yield Row("accueil, mémoire", f"{memory / bare_memory:.2f} × nue", "≤ 1.6 ×", memory / bare_memory <= 1.6)


def _painted(code: str, folder: str, times: int = 7) -> tuple[float, float]:
    """Median seconds to a first screen, and the memory it took (MiB)."""
    script = textwrap.dedent(code + _END).replace("FOLDER", repr(folder))
    seconds, memory = [], []
    for _ in range(times):
        begun = time()
        ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
        ready, held = (ran.stdout + ran.stderr).split()[-2:]
        seconds.append(float(ready) - begun)
        memory.append(int(held) / (1024 if sys.platform != "darwin" else 1024**2))
    return statistics.median(seconds), statistics.median(memory)


# ── Interviews ───────────────────────────────────────────────────────────────────────────────────


class Remembered:
    """Answers what the real reader answered once: the engine alone is then measured."""

    def __init__(self, reader: Reader) -> None:
        self.version = reader.version
        self._known: dict[tuple[str, str, str], Reading] = {}
        self._reader = reader

    def read(self, text: str, *, client: str = "", stage: str = "", topics: object = None) -> Reading:
        key = (text, client, stage)
        if key not in self._known:
            self._known[key] = self._reader.read(text, client=client, stage=stage, topics=topics)
        return self._known[key]


@cache
def library() -> Library:
    return open_library(ROOT)


@cache
def parties() -> list[Playthrough]:
    return [library().playthrough(path) for name in library().scenarios() for path in library().playthroughs(name)]


def timed_turns(playthrough: Playthrough, reader: Reader, log: EventLog) -> Iterator[tuple[Step, float]]:
    """Each spoken tour of a partie, with its seconds. What is prepared while the trainee thinks is not in them."""
    practice = Practice.start(library(), playthrough.scenario, seed=playthrough.seed, reader=reader, log=log, now=NOW)
    for step in playthrough.steps:
        practice.listen_ahead()
        begun = perf_counter()
        try:
            if step.say is not None:
                practice.say(step.say)
                yield step, perf_counter() - begun
            elif step.gesture is not None:
                practice.make_gesture(step.gesture)
            elif step.desk is not None:
                practice.use_desk(step.desk.action, step.desk.model_extra or {})
        except PracticeError:
            return


def turns() -> Iterator[Row]:
    reader = load_reader()
    reader.read("Bonjour, comment puis-je vous aider ?")
    with tempfile.TemporaryDirectory() as folder:
        log = SqliteLog(Path(folder))
        whole = [(step, seconds) for _ in range(2) for partie in parties() for step, seconds in timed_turns(partie, reader, log)]
        log.close()
    for what, fits, half, most in (
        ("un tour entier d'une phrase, sur disque", lambda n: n == 1, 10.0, 50.0),
        ("un tour entier de quatre phrases, sur disque", lambda n: n >= 4, 30.0, None),
    ):
        yield _whole(what, [seconds * 1000 for step, seconds in whole if fits(_sentences(step))], half, most)
    engine = Remembered(reader)
    for partie in parties():
        list(timed_turns(partie, engine, MemoryLog()))
    alone = statistics.median(seconds for _ in range(5) for partie in parties() for _, seconds in timed_turns(partie, engine, MemoryLog()))
    yield Row("moteur d'un tour, sans comprendre ni écrire (médiane)", f"{alone * 1e6:.0f} µs", "≤ 300 µs", alone <= 300e-6)
    rate = _rate(lambda: [play_through(partie, library=library(), reader=engine) for partie in parties()], len(parties()))
    yield Row("entretiens sans écran, par seconde et par cœur", f"{rate:.0f}", "≥ 500", rate >= 500)


def reading() -> Iterator[Row]:
    """One sentence after another, the client heard before: all that is understood, none of the interview."""
    reader = load_reader()
    reader.load()
    judged = [
        one for name in ("entretiens-epreuve.txt", "entretiens-neufs.txt") for one in read_file(ROOT / "tests/understanding/jeux" / name)
    ]
    milliseconds = []
    for one in judged[:500]:
        reader.hear(one.client)
        begun = perf_counter()
        reader.read(one.text, client=one.client)
        milliseconds.append((perf_counter() - begun) * 1000)
    yield _whole(f"comprendre une phrase, sur {len(milliseconds)}", milliseconds, 5.0, 10.0)


def _sentences(step: Step) -> int:
    return max(1, sum((step.say or "").count(mark) for mark in ".?!"))


def _whole(what: str, milliseconds: list[float], half: float, most: float | None) -> Row:
    ordered = sorted(milliseconds)
    if len(ordered) < 5:
        return Row(what, "trop peu de tours", "", None)
    p50, p99 = statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    goal = f"≤ {half:.0f} / {most:.0f} ms" if most else f"≤ {half:.0f} ms"
    return Row(f"{what} (p50 / p99)", f"{p50:.1f} / {p99:.1f} ms", goal, p50 <= half and (most is None or p99 <= most))


def _rate(work: Callable[[], object], count: int, seconds: float = 3.0) -> float:
    begun, done = perf_counter(), 0
    while perf_counter() - begun < seconds:
        work()
        done += count
    return done / (perf_counter() - begun)


# ── Scenarios ────────────────────────────────────────────────────────────────────────────────────


def loading() -> Iterator[Row]:
    import yaml

    for name in library().scenarios():
        path = library().path_of("scenario", name)
        text = path.read_text("utf-8")
        composed = _median(lambda text=text: yaml.compose(text, Loader=yaml.CSafeLoader))  # type: ignore[misc]
        ratio = _median(lambda name=name: open_library(ROOT).scenario(name)) / composed  # type: ignore[misc]
        yield Row(f"lire et vérifier {name}", f"{ratio:.1f} × compose ({composed * 1000:.0f} ms)", "≤ 5 ×", ratio <= 5)


def _median(work: Callable[[], object], times: int = 9) -> float:
    work()
    seconds = []
    for _ in range(times):
        begun = perf_counter()
        work()
        seconds.append(perf_counter() - begun)
    return statistics.median(seconds)


def main() -> int:
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cœurs. Lire les rapports, pas les durées.")
    for measure in (starting, screens, reading, turns, loading):
        for row in measure():
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
