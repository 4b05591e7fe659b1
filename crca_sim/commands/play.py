"""`play`, `resume`, `retry` and the front page: an interview on the screens, or line by line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from contextlib import suppress
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from crca_sim.commands.border import legible
from crca_sim.commands.store import data_folder, named, open_log

if TYPE_CHECKING:
    from crca_sim.plain.interview import Interview
    from crca_sim.practice import Practice, Reader


def home(options: Namespace) -> int:
    """No command: the home screen, or the choice of a scenario line by line."""
    if linear(plain=False):
        from crca_sim.commands.declared import command_line

        return play(command_line().parse_args(["play", *(["--data-dir", options.data_dir] if options.data_dir else [])]))
    from crca_sim.screens.app import run

    return run(data_dir=data_folder(options))


def play(options: Namespace) -> int:
    """A training interview."""
    trainee = legible(options.stagiaire)
    if options.scenario and options.persona:
        _check_fit(options)
    if not linear(options.plain):
        from crca_sim.screens.app import run

        return run(
            data_dir=data_folder(options),
            scenario=options.scenario,
            persona=options.persona,
            seed=options.seed,
            difficulty=options.difficulte,
            trainee=trainee or None,
        )
    from crca_sim.authoring.library import open_library
    from crca_sim.plain.choosing import choose_scenario
    from crca_sim.plain.terminal import Leaving, standard_terminal
    from crca_sim.practice import Practice

    log, library, terminal = open_log(options), open_library(), standard_terminal()
    try:
        scenario = options.scenario or choose_scenario(terminal, library)
    except Leaving:
        return 0
    practice = Practice.start(
        library,
        scenario,
        persona_id=options.persona,
        seed=options.seed,
        trainee=trainee,
        difficulty=options.difficulte,
        reader=_reader(),
        log=log,
        now=_now(),
    )
    return _begin(practice, options)


def _check_fit(options: Namespace) -> None:
    """Someone who cannot play the scenario is refused before anything opens."""
    from crca_sim.authoring.library import open_library
    from crca_sim.conversation.casting import engage

    engage(open_library(), options.scenario, options.persona, options.seed or 0)


def resume(options: Namespace) -> int:
    """A session, where the log left it."""
    log = open_log(options)
    session = named(log, options)
    if not linear(options.plain):
        return _on_screen(options, session)
    from crca_sim.authoring.library import open_library
    from crca_sim.practice import Practice

    return _take_up(Practice.resume(session, library=open_library(), reader=_reader(), log=log), options)


def retry(options: Namespace) -> int:
    """A new branch of a session, from one of its turns."""
    from crca_sim.authoring.library import open_library
    from crca_sim.practice import Practice

    log = open_log(options)
    session = named(log, options)
    practice = Practice.retry(session, options.turn, library=open_library(), reader=_reader(), log=log, now=_now())
    if not linear(options.plain):
        return _on_screen(options, practice.session)
    return _take_up(practice, options)


def _reader() -> Reader:
    """The model that understands, loading while the briefing is read."""
    from crca_sim.understanding import load_reader

    reader = load_reader()

    def load() -> None:
        with suppress(Exception):  # what is wrong will be wrong again at the first turn, and told there
            reader.load()

    Thread(target=load, daemon=True).start()
    return reader


def _on_screen(options: Namespace, session: str) -> int:
    from crca_sim.screens.app import run

    return run(data_dir=data_folder(options), resume=session)


def _begin(practice: Practice, options: Namespace) -> int:
    interview = _interview(practice, options)
    interview.begin()
    return interview.run()


def _take_up(practice: Practice, options: Namespace) -> int:
    interview = _interview(practice, options)
    interview.take_up()
    return interview.run()


def _interview(practice: Practice, options: Namespace) -> Interview:
    from crca_sim.plain.interview import Interview
    from crca_sim.plain.terminal import standard_terminal

    return Interview(practice, standard_terminal(), data_folder(options))


def linear(plain: bool) -> bool:
    """Line by line when asked for, by option or by the environment, and wherever there is no terminal to draw on."""
    asked = plain or os.environ.get("ACCESSIBLE", "") not in ("", "0")
    return asked or not (sys.stdin.isatty() and sys.stdout.isatty())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
