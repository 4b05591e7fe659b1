"""The fields of a form: each under its name, with its help, and what is wrong with it said just above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, RadioSet, Select, SelectionList, Static, TextArea

from crca_sim.house.names import typeset
from crca_sim.screens.widgets.ticks import Radio, Radios, Ticks
from crca_sim.screens.words import tidy

if TYPE_CHECKING:
    from crca_sim.desk import FormField

FEW = 4
"""Choices that are all shown at once; more of them unfold."""


class Line(Input):
    """One line; of a paste of several, the lines are joined (Textual would keep the first alone)."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split()), *self.selection)


class FieldBox(Vertical):
    """A field of a form. `value` is what the desk is given: words, names, or None for nothing."""

    def __init__(self, field: FormField, value: Any) -> None:
        super().__init__(classes="field")
        self.field, self._value = field, value

    def compose(self) -> ComposeResult:
        needed = "obligatoire" if self.field.required else "facultatif"
        yield Label(Content.assemble((tidy(self.field.label), "bold"), (f" ({needed})", "$muted")), classes="field-name")
        yield Static("", classes="wrong-because", markup=False)
        if self.field.help:
            yield Static(tidy(typeset(self.field.help)), classes="field-help", markup=False)
        yield from self.widgets()

    def widgets(self) -> ComposeResult:
        """Where one answers; the one with the id `f-…` takes the cursor."""
        yield Line(
            str(self._value or ""), placeholder=typeset(f"par exemple {self.field.example}") if self.field.example else "", id=self.at
        )

    @property
    def at(self) -> str:
        """The id of what is answered in."""
        return f"f-{self.field.name}"

    @property
    def answer(self) -> Widget:
        """What is answered in."""
        return self.query_one(f"#{self.at}")

    @property
    def value(self) -> Any:
        return self.query_one(f"#{self.at}", Input).value.strip() or None

    def depend(self, value: Any) -> None:
        """The field on which this one depends holds this value now."""

    def blame(self, message: str) -> None:
        """Say what is wrong; nothing, when it is right."""
        self.query_one(".wrong-because", Static).update(f"✗ {tidy(_bare(message, self.field.name))}" if message else "")
        self.set_class(bool(message), "wrong")


class PageBox(FieldBox):
    """A text of several lines."""

    def widgets(self) -> ComposeResult:
        yield TextArea(str(self._value or ""), id=self.at, classes="page", tab_behavior="focus")

    @property
    def value(self) -> Any:
        return self.query_one(TextArea).text.strip() or None


class ChoiceBox(FieldBox):
    """One among many, in a list that unfolds."""

    def widgets(self) -> ComposeResult:
        known = [value for value, _ in self.field.choices]
        chosen = self._value if self._value in known else Select.NULL
        yield Select(_options(self.field.choices), prompt="Choisir…", value=chosen, id=self.at)

    @property
    def value(self) -> Any:
        select = self.query_one(Select)
        return None if select.is_blank() else select.value

    def depend(self, value: Any) -> None:
        select = self.query_one(Select)
        before = self.value
        choices = self.field.quick.get(str(value), self.field.choices)
        select.set_options(_options(choices))
        if before in [name for name, _ in choices]:
            select.value = before


class RadioBox(FieldBox):
    """One among a few, all in sight."""

    NOTHING: ClassVar[str] = "sans précision"

    def widgets(self) -> ComposeResult:
        optional = [] if self.field.required else [(None, self.NOTHING)]
        self._names = [*(value for value, _ in optional), *(value for value, _ in self.field.choices)]
        labels = [*(label for _, label in optional), *(label for _, label in self.field.choices)]
        buttons = (Radio(Content(tidy(label)), value=self._on(name)) for name, label in zip(self._names, labels, strict=True))
        yield Radios(*buttons, id=self.at)

    def _on(self, name: str | None) -> bool:
        return name == self._value and (name is not None or not self.field.required)

    @property
    def value(self) -> Any:
        pressed = self.query_one(RadioSet).pressed_index
        return self._names[pressed] if pressed >= 0 else None


class ManyBox(FieldBox):
    """Any number of them."""

    def widgets(self) -> ComposeResult:
        yield Vertical(self._list(self.field.choices, self._value or []), classes="many")

    def _list(self, choices: tuple[tuple[str, str], ...], chosen: list[str]) -> Ticks[str]:
        return Ticks(*((Content(tidy(label)), name, name in chosen) for name, label in choices), id=self.at)

    @property
    def value(self) -> Any:
        return list(self.query_one(SelectionList).selected) or None

    def depend(self, value: Any) -> None:
        listed, before = self.query_one(SelectionList), self.value or []
        listed.clear_options()
        for name, label in self.field.quick.get(str(value), self.field.choices):
            listed.add_option((Content(tidy(label)), name, name in before))


class ValueBox(FieldBox):
    """A value whose usual ones depend on another field: what the desk holds now, and the usual ones at hand."""

    def widgets(self) -> ComposeResult:
        yield Static("", classes="field-help", id="now", markup=False)
        yield from super().widgets()
        yield Select((), prompt="Valeurs courantes…", id="usual")

    def depend(self, value: Any) -> None:
        now = self.field.present.get(str(value))
        self.query_one("#now", Static).update(tidy(typeset(f"Valeur actuelle : {now}")) if now else "")
        usual = self.query_one("#usual", Select)
        choices = self.field.quick.get(str(value), ())
        usual.set_options(_options(choices))
        usual.display = bool(choices)

    @on(Select.Changed, "#usual")
    def _take(self, event: Select.Changed) -> None:
        event.stop()
        if not event.select.is_blank():
            self.query_one(f"#{self.at}", Input).value = str(event.value)


def box(field: FormField, value: Any) -> FieldBox:
    """The field as it is best answered."""
    if field.depends_on == "champ":
        return ValueBox(field, value)
    if field.kind == "choice":
        return (RadioBox if len(field.choices) <= FEW and not field.depends_on else ChoiceBox)(field, value)
    return _BOXES.get(field.kind, FieldBox)(field, value)


_BOXES: Mapping[str, type[FieldBox]] = {"page": PageBox, "many": ManyBox}


def _options(choices: tuple[tuple[str, str], ...]) -> list[tuple[Text, str]]:
    """As Rich's texts: Textual's own find no letter that is typed to look for one."""
    return [(Text(tidy(label)), name) for name, label in choices]


def _bare(message: str, name: str) -> str:
    """Without the argument's name, which the label above says better."""
    said = re.sub(rf"^{re.escape(name)}[\s\u00a0]*:[\s\u00a0]*", "", message)
    return said[:1].upper() + said[1:]
