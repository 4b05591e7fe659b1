"""A form of the desk, field by field: each question says what it expects, and a mistake is asked again without losing the rest."""

from __future__ import annotations

from crca_sim.desk import Form, FormField
from crca_sim.house import typeset
from crca_sim.plain.orders import spoken
from crca_sim.plain.terminal import Terminal

SHOWN = 20
"""Choices that are listed under a question."""
GIVE_UP = "/annuler"


class GivenUp(Exception):
    """The form was left."""


def fill(form: Form, terminal: Terminal) -> dict[str, str]:
    """What is typed in the fields of a form; after a refusal, only those that were wrong are asked again. Raises GivenUp."""
    wrong = [field for field in form.fields if field.error]
    asked = wrong or list(form.fields)
    terminal.tell(typeset(f"{form.label}. « {GIVE_UP} » abandonne."), *([form.help] if form.help and not wrong else []))
    kept = {field.name: str(field.value) for field in form.fields if field.value is not None and not field.error}
    typed = {field.name: _ask(field, terminal) for field in asked}
    return kept | {name: value for name, value in typed.items() if value}


def _ask(field: FormField, terminal: Terminal) -> str:
    if field.error:
        terminal.tell(typeset(f"À corriger : {field.error}"))
    listed = [f"- {value} : {label}" for value, label in field.choices[:SHOWN]]
    more = [f"… et {len(field.choices) - SHOWN} autres"] if len(field.choices) > SHOWN else []
    terminal.tell(*(typeset(line) for line in [*([field.help] if field.help else []), *listed, *more]))
    if field.kind == "page":
        return _page(field, terminal)
    return _answered(terminal, typeset(f"{field.label}{_expected(field)} : "))


def _page(field: FormField, terminal: Terminal) -> str:
    """Lines until a single point; an empty first line when nothing need be said."""
    terminal.tell(typeset(f"{field.label}{_expected(field)}, puis un point seul sur sa ligne"))
    lines: list[str] = []
    while (line := _answered(terminal, "")) != ".":
        if not line and not lines and (not field.required or field.value):
            break
        lines.append(line)
    return "\n".join(lines).strip()


def _answered(terminal: Terminal, question: str) -> str:
    """What is typed; another order than giving up is no answer. `//` begins a text with « / », as everywhere."""
    while True:
        line = terminal.ask(question).strip()
        if line == GIVE_UP:
            raise GivenUp
        if not line.startswith("/") or line.startswith("//"):
            return spoken(line)
        terminal.inform(typeset(f"vous remplissez un formulaire : répondez, ou « {GIVE_UP} » pour l'abandonner."))


def _expected(field: FormField) -> str:
    hints = [] if field.required else ["facultatif"]
    hints += [f"par exemple {field.example}"] if field.example else []
    hints += [f"Entrée : {field.default}"] if field.default else []
    hints += [f"Entrée garde « {field.value} »"] if field.value is not None and not field.error else []
    return f" ({', '.join(hints)})" if hints else ""
