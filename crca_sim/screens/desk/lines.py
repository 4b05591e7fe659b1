"""Lines of the desk, drawn: titles stand out, numbered articles too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from textual.content import Content

from crca_sim.screens.words import tidy

_ARTICLE = re.compile(r"(Article|Titre de niveau) \d")
_HEADING = re.compile(r"Page «|\d+\. titre de niveau \d")
"""Of a page of the client portal."""


def drawn(lines: Sequence[str]) -> Content:
    """A title is a line that a list follows, an article's, or the first of several."""
    parts: list[str | tuple[str, str]] = []
    for line, after in zip(lines, (*lines[1:], ""), strict=False):
        text = tidy(line)
        if _ARTICLE.match(text):
            parts.append((f"\n{text}\n", "bold $accent"))
        elif _HEADING.match(text):
            parts.append((f"{text}\n", "bold $accent"))
        elif after.startswith("- ") and not line.startswith("- ") and ". " not in text:
            parts.append((f"{text}\n", "bold"))
        else:
            parts.append(f"{text}\n")
    return Content.assemble(*parts).rstrip()


def told(label: str, lines: Iterable[str], *, accepted: bool) -> Content:
    """What the desk answers: done or not, in a word and a sign."""
    mark, style = ("✓", "bold $success") if accepted else ("✗", "bold $error")
    body = drawn(list(lines))
    return Content.assemble((f"{mark} {tidy(label)}", style), "\n" if body.plain else "", body)
