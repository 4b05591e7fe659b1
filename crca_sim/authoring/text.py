"""Bytes of a file → text that can be read: UTF-8, a stated size, no control characters, accents in one form (NFC)."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from pathlib import Path

from crca_sim.authoring.mistakes import MOST_SHOWN, START, BrokenFile, Mistake, Place, shown, why

MAX_BYTES = 1024 * 1024
"""1 MiB: a long scenario is about 60 kB."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control characters, separators that editors do not show as line ends, and those that turn the writing direction."""

_NEWLINES = re.compile("\r\n?")


def text_of(path: Path, file: str) -> str:
    """Reads a file. Raises BrokenFile, with the place of the byte or character that is wrong."""
    try:
        if not path.is_file():
            raise _broken(file, START, "Ce n'est pas un fichier.")
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise _broken(file, START, f"Ce fichier ne peut pas être lu : {why(error)}.") from None
    return decoded(data, file)


def decoded(data: bytes, file: str) -> str:
    """The text of these bytes: without byte order mark, lines ended by `\\n`. Raises BrokenFile."""
    if len(data) > MAX_BYTES:
        raise _broken(file, START, "Ce fichier est trop gros : la limite est de 1 Mio (1 048 576 octets).")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _broken(file, START, "Ce fichier est enregistré en UTF-16.", "enregistrez-le en UTF-8.")
    _refuse_binary(data, file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, file) from None
    return _readable(unicodedata.normalize("NFC", _NEWLINES.sub("\n", text)), file)


def _broken(file: str, place: Place, message: str, proposal: str | None = None) -> BrokenFile:
    return BrokenFile([Mistake(file, *place, message, proposal)])


def place_of(text: str, offset: int) -> Place:
    """Line and column of an offset."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _refuse_binary(data: bytes, file: str) -> None:
    offset = data.find(b"\x00")
    if offset >= 0:
        before = _NEWLINES.sub("\n", data[:offset].decode("utf-8-sig", "replace"))
        raise _broken(file, place_of(before, len(before)), "Ce fichier n'est pas un texte : il contient un octet nul (fichier binaire ?).")


def _not_utf8(data: bytes, offset: int, file: str) -> BrokenFile:
    before = _NEWLINES.sub("\n", data[:offset].decode("utf-8-sig"))
    line = data[data.rfind(b"\n", 0, offset) + 1 :].splitlines()[0]
    word = next((w for w in line.split() if not _is_utf8(w)), line)
    guess = shown(word.decode("cp1252", "replace"), 30)
    message = f"Ce fichier n'est pas en UTF-8 : l'octet {data[offset]:02X} ne s'y lit pas (« {guess} » en Windows-1252 ?)."
    return _broken(file, place_of(before, len(before)), message, "dans votre éditeur, enregistrez le fichier avec le codage UTF-8.")


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _readable(text: str, file: str) -> str:
    unseen = [
        Mistake(file, *place_of(text, found.start()), f"Un caractère invisible (U+{ord(found[0]):04X}) n'est pas admis ici.", "effacez-le.")
        for found in islice(UNSEEN.finditer(text), MOST_SHOWN)
    ]
    if unseen:
        raise BrokenFile(unseen)
    return text
