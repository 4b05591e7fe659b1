"""What a typed line is: words for the client, or an order that begins with « / »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim.house.names import plain

_PAIR = re.compile(
    r"""(?P<key>[^\W\d]\w*)\s*=\s*
    (?: "(?P<quoted>[^"]*)" | «\s*(?P<french>[^»]*?)\s*» | (?P<bare>[^\s"«]\S*) )(?=\s|$)\s*""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Order:
    """`/name rest`, the name in its comparable form: `/Écrire` is `ecrire`."""

    name: str
    rest: str = ""

    @property
    def words(self) -> list[str]:
        """The rest, word by word."""
        return self.rest.split()


def order_in(line: str) -> Order | None:
    """The order of a line; None: the line is said to the client."""
    if not line.startswith("/") or line.startswith("//"):
        return None
    name, _, rest = line[1:].strip().partition(" ")
    return Order(plain(name), rest.strip())


def spoken(line: str) -> str:
    """The words of a line that is no order: `//` says a text that begins with « / »."""
    return line[1:] if line.startswith("//") else line


class NotPairs(ValueError):
    """The text is not a series of `key=value`; `at` is where it stops being one."""

    def __init__(self, at: str) -> None:
        super().__init__(at)
        self.at = at


def pairs(text: str) -> dict[str, str]:
    """`key=value` pairs; a value with spaces stands between double quotes or « ». Raises `NotPairs`."""
    found: dict[str, str] = {}
    rest = text.strip()
    while rest:
        pair = _PAIR.match(rest)
        if pair is None:
            raise NotPairs(rest)
        found[plain(pair["key"])] = next(value for value in (pair["quoted"], pair["french"], pair["bare"]) if value is not None)
        rest = rest[pair.end() :]
    return found
