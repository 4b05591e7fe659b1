"""argparse that speaks French: usage, titles, help and every error."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn

_PROGRAM = "crca-sim"


class FrenchHelp(argparse.HelpFormatter):
    """Help with a French usage line."""

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "utilisation : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """A parser whose help and errors are French. Options are never abbreviated: a script stays right when options come."""

    def __init__(self, *, with_help: bool = True, **settings: Any) -> None:
        if sys.version_info >= (3, 14):
            settings.setdefault("color", False)
        super().__init__(**{"add_help": False, "allow_abbrev": False, "formatter_class": FrenchHelp, **settings})
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        if with_help:
            self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used; exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{_PROGRAM} : {in_french(message)}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(None, _no_such_choice(str(value), [str(choice) for choice in action.choices]))


def _no_such_choice(value: str, choices: list[str]) -> str:
    close = get_close_matches(value, choices, n=1, cutoff=0.5)
    if close:
        return f"« {value} » n'existe pas. Vouliez-vous dire « {close[0]} » ?"
    return f"« {value} » n'existe pas. Choix possibles : {', '.join(choices)}."


_ERRORS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(english), french)
    for english, french in (
        (r"the following arguments are required: (.+)", r"il manque : \1."),
        (r"one of the arguments (.+) is required", r"il faut l'un de ces arguments : \1."),
        (r"unrecognized arguments: (.+)", r"argument inconnu : \1."),
        (r"argument (.+?): expected one argument", r"\1 attend une valeur."),
        (r"argument (.+?): expected at least one argument", r"\1 attend au moins une valeur."),
        (r"argument (.+?): expected at most one argument", r"\1 attend au plus une valeur."),
        (r"argument (.+?): expected (\d+) arguments?", r"\1 attend \2 valeurs."),
        (r"argument (.+?): not allowed with argument (.+)", r"\1 ne va pas avec \2."),
        (r"argument (.+?): ignored explicit argument (.+)", r"\1 n'attend pas de valeur (\2)."),
        (r"argument (.+?): invalid .+? value: (.+)", r"\1 : valeur incorrecte, \2."),
        (r"argument (.+?): (.+)", r"\1 : \2"),
        (r"ambiguous option: (.+?) could match (.+)", r"option ambiguë : \1 peut être \2."),
    )
)


def in_french(message: str) -> str:
    """An argparse error in French."""
    for english, french in _ERRORS:
        found = english.fullmatch(message)
        if found:
            return found.expand(french)
    return message


def whole_number(text: str) -> int:
    """A type for argparse: a whole number, from 0, of at most 15 digits."""
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre entier (par exemple 7).")
    return int(text)
