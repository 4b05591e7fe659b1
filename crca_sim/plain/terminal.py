"""Lines in, lines out: nothing else ever reaches the terminal.

Append-only, no colour, no cursor move, no box: what a screen reader, a pipe or a small terminal can follow.
What people typed is shown as text, whatever it holds.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import BinaryIO, TextIO

from crca_sim.house.names import typeset

LONGEST = 4_000
"""Characters in one line of input."""

_MOST_BYTES = 4 * LONGEST + 2
_TYPED_BYTES = 1_023 if sys.platform == "darwin" else 4_095
"""Bytes that the system's own line editing keeps; it drops the rest of the line without a word."""

_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Invisible marks that would show a line in another order than it was written."""


class Leaving(Exception):
    """The input is over: whoever was typing has gone."""


class _Refused(Exception):
    """A line that cannot be taken; the message says why."""


class Terminal:
    """A person at the other end of two streams. `echoes`: the terminal itself already shows what is typed."""

    def __init__(self, source: BinaryIO, out: TextIO, *, echoes: bool) -> None:
        self._source, self._out, self.echoes = source, out, echoes

    def tell(self, *lines: str) -> None:
        """Write lines, at once."""
        for line in lines:
            print(*(harmless(part) for part in line.split("\n")), sep="\n", file=self._out)
        self._out.flush()

    def inform(self, message: str) -> None:
        """A word from the simulator, which is neither the client's nor the trainee's."""
        self.tell(typeset(f"Information : {message}"))

    def ask(self, prompt: str) -> str:
        """One line of input, in NFC and without spaces around it. Illegible lines are asked again.

        Raises `Leaving` at the end of the input.
        """
        while True:
            if self.echoes:
                self._out.write(harmless(prompt))
                self._out.flush()
            try:
                return self._line()
            except _Refused as refusal:
                self.inform(str(refusal))

    def _line(self) -> str:
        raw = self._source.readline(_MOST_BYTES)
        if not raw:
            raise Leaving
        text = unicodedata.normalize("NFC", _decoded(raw)).strip() if self._whole(raw) else None
        if text is None or len(text) > LONGEST:
            raise _Refused(f"cette ligne dépasse la limite de {LONGEST} caractères : rien n'a été pris. Redites-la en plusieurs fois.")
        return text

    def _whole(self, raw: bytes) -> bool:
        """Whether the line came entirely; the rest of a longer one is read away."""
        if len(raw) == _MOST_BYTES and not raw.endswith(b"\n"):
            while (rest := self._source.readline(_MOST_BYTES)) and not rest.endswith(b"\n"):
                pass
            return False
        return not (self.echoes and len(raw) >= _TYPED_BYTES)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refused("cette ligne n'est pas de l'UTF-8 lisible : rien n'a été pris. Retapez-la.") from error


def harmless(text: str) -> str:
    r"""The text with every character that a terminal would obey made visible: `\x1b`, never an escape sequence."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTIONS:
        return ascii(character)[1:-1]
    return character


def standard_terminal() -> Terminal:
    """The standard input and output."""
    return Terminal(sys.stdin.buffer, sys.stdout, echoes=sys.stdin.isatty() and sys.stdout.isatty())
