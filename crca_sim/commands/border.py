"""Where a command line comes in and an exit code goes out: the one place that turns errors into French.

0 done, 1 the thing checked is wrong, 2 misuse, 130 interrupted. A user's mistake never shows a traceback.
"""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from crca_sim.commands.declared import command_line

if TYPE_CHECKING:
    from argparse import Namespace

WRONG = 1
MISUSE = 2
INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot go on; the message is a French sentence."""

    def __init__(self, message: str, code: int = WRONG) -> None:
        super().__init__(message)
        self.code = code


def run(words: Sequence[str]) -> int:
    """Run a command; the exit code. Nothing is raised."""
    prepare_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_has_left()
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        return INTERRUPTED
    return code


def _run(words: Sequence[str]) -> int:
    try:
        options = command_line().parse_args(words)
        return _handler(options.run)(options)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except BrokenPipeError:
        raise
    except Exception as error:
        return complain(error)


def _handler(place: str) -> Callable[[Namespace], int]:
    module, _, name = place.partition(":")
    return cast("Callable[[Namespace], int]", getattr(import_module(module), name))


def complain(error: Exception) -> int:
    """Say what went wrong, in French, on the standard error; the exit code."""
    if isinstance(error, CommandError):
        _say(str(error))
        return error.code
    if speaks_french(error):
        _say(str(error))
        return MISUSE if type(error).__name__ in _MISUSES else WRONG
    _say(f"quelque chose d'imprévu s'est produit ({type(error).__name__}). Vos séances enregistrées sont intactes.")
    if os.environ.get("CRCA_SIM_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    else:
        _say("Pour le détail à transmettre, relancez avec la variable CRCA_SIM_DEBUG=1.")
    return WRONG


_MISUSES = ("UnknownName", "UnknownSession", "AmbiguousName", "UnfitPersona")
"""What was asked for does not exist or cannot be: the command line is to be corrected, not a file."""


def speaks_french(error: Exception) -> bool:
    """Every exception that the package defines speaks French to the person at the keyboard."""
    return type(error).__module__.partition(".")[0] == "crca_sim"


def _say(message: str) -> None:
    from crca_sim.house.names import typeset

    print(typeset(message), file=sys.stderr)


def _reader_has_left() -> int:
    """`crca-sim list | head -1`: nobody reads any more, and Python must not complain about it when leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def prepare_streams() -> None:
    """French on every system: UTF-8 with plain newlines to files and pipes; what a terminal cannot show is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def legible(text: str) -> str:
    """A text of the command line in NFC. Bytes that are no UTF-8 are refused."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CommandError("Ce texte n'est pas de l'UTF-8 lisible : vérifiez l'encodage de votre terminal.", MISUSE) from error
    return unicodedata.normalize("NFC", text)
