"""PyYAML's English problems → what is wrong, in French, at the place where the author's hand slipped.

PyYAML reports where it gave up; the slip is often a line above, or at the quote that opened. Each problem
is a line of `_PROBLEMS`: the words to recognise it by, and the function that looks at the author's line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from crca_sim.authoring.mistakes import Mistake, Place, shown

QUOTE_IT = 'mettez tout le texte entre guillemets droits : "…".'
_OPENS_A_KEY = re.compile(r"^\s*(?:- )*[^\s#:]+:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where PyYAML stopped (`at`), where what it was reading began (`since`), and the author's lines."""

    lines: list[str]
    at: Place
    since: Place

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def here(self) -> str:
        return self.line(self.at.line)

    @property
    def character(self) -> str:
        return self.here[self.at.column - 1 : self.at.column]

    def previous(self) -> int:
        """Number of the last line before `at` that says something."""
        numbers = range(self.at.line - 1, 0, -1)
        return next((n for n in numbers if self.line(n).strip(" ") and not self.line(n).lstrip(" ").startswith("#")), 0)


_Said = tuple[Place, str, str | None]


def said_in_french(error: yaml.YAMLError, text: str, file: str) -> Mistake:
    """The one mistake behind a PyYAML error."""
    trouble = _trouble(error, text)
    tab = _tab_line(trouble)
    if tab:
        return Mistake(
            file, tab, 1, "Cette ligne est décalée par une tabulation.", "remplacez la tabulation par des espaces (deux par niveau)."
        )
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", ""))
    say = next((say for words, say in _PROBLEMS if words in problem), _unreadable)
    place, message, proposal = say(trouble)
    return Mistake(file, *place, message, proposal)


def _trouble(error: yaml.YAMLError, text: str) -> _Trouble:
    at, since = _place(getattr(error, "problem_mark", None)), _place(getattr(error, "context_mark", None))
    return _Trouble(text.split("\n"), at or since or Place(1, 1), since or at or Place(1, 1))


def _place(mark: Any) -> Place | None:
    return None if mark is None else Place(mark.line + 1, mark.column + 1)


def _tab_line(trouble: _Trouble) -> int | None:
    near = (trouble.at.line, trouble.previous(), trouble.since.line)
    return next((n for n in near if re.match(r" *\t", trouble.line(n))), None)


# ── One function a problem ───────────────────────────────────────────────────────────────────────


def _colon_in_text(trouble: _Trouble) -> _Said:
    before = trouble.here[: trouble.at.column - 1]
    if re.search(r":\s", before):
        return trouble.at, "Ce texte contient « : » ; sans guillemets, YAML y voit une seconde clé.", QUOTE_IT
    above = trouble.previous()
    if above and _indent(trouble.line(above)) == _indent(trouble.here) and not _OPENS_A_KEY.match(trouble.line(above)):
        return _no_colon(trouble, above)
    start = Place(trouble.at.line, _indent(trouble.here) + 1)
    return start, "Cette clé est plus à droite que celles de son niveau.", "alignez-la sur la clé au-dessus."


def _no_colon(trouble: _Trouble, number: int) -> _Said:
    line = trouble.line(number)
    place = Place(number, _indent(line) + 1)
    stuck = re.match(r"\s*(?:- )*([\w-]+):(\S.*)", line)
    if stuck:
        return place, "Il manque un espace après « : ».", f"{stuck[1]}: {stuck[2][:40]}"
    if re.match(r"\s*-\S", line):
        return place, "Il manque un espace après le tiret.", f"- {line.strip()[1:41]}"
    return place, "Il manque « : » après la clé, ou des guillemets autour du texte.", f"{line.strip()[:40]}:"


def _colon_expected(trouble: _Trouble) -> _Said:
    return _no_colon(trouble, trouble.since.line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bad_start(trouble: _Trouble) -> _Said:
    return trouble.at, f"Un texte ne peut pas commencer par « {shown(trouble.character)} » sans guillemets.", QUOTE_IT


def _unclosed_quote(trouble: _Trouble) -> _Said:
    quote = trouble.line(trouble.since.line)[trouble.since.column - 1 : trouble.since.column]
    name = "L'apostrophe" if quote == "'" else "Le guillemet"
    closed = "refermée" if quote == "'" else "refermé"
    return trouble.since, f"{name} {quote} qui ouvre ce texte n'est jamais {closed}.", f"ajoutez {quote} à la fin du texte."


def _key_expected(trouble: _Trouble) -> _Said:
    before = trouble.here[: trouble.at.column - 1]
    opened = _opened_above(trouble)
    if opened:
        return _unclosed_quote(replace(trouble, since=opened))
    if before.rstrip().endswith(("'", '"')):
        message = "Du texte suit le guillemet fermant : une apostrophe ou un guillemet a fermé le texte trop tôt."
        return trouble.at, message, 'entourez le texte de "…" et, dedans, écrivez les guillemets « … ».'
    if before.rstrip().endswith(("}", "]")):
        return trouble.at, "Du texte suit l'accolade ou le crochet fermant.", QUOTE_IT
    if trouble.character == "-":
        return trouble.at, "Un tiret (élément de liste) se trouve là où l'on attend une clé.", "vérifiez le décalage de cette ligne."
    return trouble.at, "Le décalage de cette ligne ne correspond à aucune des lignes au-dessus.", "alignez-la sur les clés de son niveau."


def _opened_above(trouble: _Trouble) -> Place | None:
    """Where the quote that closes here was opened, when that is on a line above: most often the one that lacks its end."""
    before = "\n".join([*trouble.lines[: trouble.at.line - 1], trouble.here[: trouble.at.column - 1]]).rstrip()
    start = before.rfind(before[-1], 0, len(before) - 1) if before.endswith(("'", '"')) else -1
    if start < 0 or "\n" not in before[start:] or not re.search(r"(^|[:\-\[,{]) *$", before[:start].rpartition("\n")[2]):
        return None
    return Place(before.count("\n", 0, start) + 1, start - before.rfind("\n", 0, start))


def _dash_expected(trouble: _Trouble) -> _Said:
    message = "Cette ligne interrompt une liste : on attend un tiret, ou un autre décalage."
    return trouble.at, message, "alignez-la sur les tirets de la liste, ou sur la clé qui suit."


def _unclosed_list(trouble: _Trouble) -> _Said:
    return trouble.since, "Le crochet [ ouvert ici n'est pas refermé, ou une virgule manque.", "ajoutez ] à la fin de la liste."


def _unclosed_braces(trouble: _Trouble) -> _Said:
    return (
        trouble.since,
        "L'accolade { ouverte ici n'est pas refermée, ou une virgule manque.",
        "ajoutez } à la fin, ou des guillemets si c'est un texte.",
    )


def _list_on_key_line(trouble: _Trouble) -> _Said:
    return (
        trouble.at,
        "Une liste à tirets commence à la ligne suivante.",
        "allez à la ligne avant le tiret, ou mettez le texte entre guillemets.",
    )


def _bad_escape(trouble: _Trouble) -> _Said:
    message = "Entre guillemets droits, la barre « \\ » a un sens particulier et ce qui la suit n'en a pas."
    return trouble.at, message, "doublez la barre : \\\\, ou retirez-la."


def _bad_name(trouble: _Trouble) -> _Said:
    sign = trouble.line(trouble.since.line)[trouble.since.column - 1 : trouble.since.column]
    return trouble.since, f"Un texte ne peut pas commencer par « {sign} » sans guillemets.", QUOTE_IT


def _block_start(trouble: _Trouble) -> _Said:
    return trouble.since, "Après | ou >, le texte commence à la ligne suivante.", "allez à la ligne, ou mettez le texte entre guillemets."


def _misplaced_sign(trouble: _Trouble) -> _Said:
    if not trouble.character.strip():
        return trouble.at, "Il manque quelque chose ici.", None
    return trouble.at, f"Le signe « {trouble.character} » n'est pas à sa place.", QUOTE_IT


def _second_document(trouble: _Trouble) -> _Said:
    return trouble.at, "Un fichier ne contient qu'une description : rien ne suit « ... » ni un second « --- ».", "supprimez cette ligne."


def _directive(trouble: _Trouble) -> _Said:
    return Place(trouble.at.line, 1), "Les lignes qui commencent par « % » ne sont pas admises.", "supprimez cette ligne."


def _tag(trouble: _Trouble) -> _Said:
    return trouble.since, "Un texte ne peut pas commencer par « ! » sans guillemets.", QUOTE_IT


def _unreadable(trouble: _Trouble) -> _Said:
    return trouble.at, "Cette ligne ne se lit pas : vérifiez son décalage, ses guillemets et ses deux-points.", None


_PROBLEMS: tuple[tuple[str, Callable[[_Trouble], _Said]], ...] = (
    ("mapping values are not allowed", _colon_in_text),
    ("could not find expected ':'", _colon_expected),
    ("cannot start any token", _bad_start),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document indicator", _unclosed_quote),
    ("did not find expected key", _key_expected),
    ("expected <block end>", _key_expected),
    ("did not find expected '-' indicator", _dash_expected),
    ("',' or ']'", _unclosed_list),
    ("',' or '}'", _unclosed_braces),
    ("block sequence entries are not allowed", _list_on_key_line),
    ("sequence entries are not allowed", _list_on_key_line),
    ("unknown escape character", _bad_escape),
    ("hexdecimal", _bad_escape),
    ("Unicode character escape", _bad_escape),
    ("alphabetic or numeric character", _bad_name),
    ("comment or line break", _block_start),
    ("indentation indicator", _block_start),
    ("did not find expected node content", _misplaced_sign),
    ("<document start>", _second_document),
    ("directive", _directive),
    ("incompatible YAML", _directive),
    ("found duplicate", _directive),
    ("undefined tag handle", _tag),
    ("expected '>'", _tag),
    ("tag", _tag),
)
