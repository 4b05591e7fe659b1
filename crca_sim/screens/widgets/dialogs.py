"""Questions that cover the screen, each named after what it asks, with a type for its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from crca_sim.screens.widgets.modal import Modal
from crca_sim.screens.words import tidy


class YesNo(Modal[bool]):
    """A yes or no question; Escape is no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, title: str, text: str, yes: str, no: str) -> None:
        super().__init__()
        self._title, self._text, self._yes, self._no = title, text, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            yield Static(self._text, markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self._no, id="no")
                yield Button(self._yes, id="yes", variant="primary")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")


class Pick(Modal[str]):
    """One thing among several (id, label); Escape is none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, title: str, text: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._text, self._choices = title, text, choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            if self._text:
                yield Static(tidy(self._text), markup=False, classes="muted")
            yield OptionList(*(Option(Content(tidy(label)), id=key) for key, label in self._choices), id="choices")
            yield Static("Entrée choisit · Échap annule", classes="muted")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


class Notice(Modal[None]):
    """Something to read; any of Enter, Space, Escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "dismiss", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            yield Static(tidy(self._text), markup=False)
            yield Static("Échap ferme", classes="muted")


class WhoPractises(Modal[str]):
    """A name or pseudonym: one of those known here, or a new one. Escape changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]
    LONGEST = 40

    def __init__(self, known: Sequence[str], current: str, *, welcome: bool = False) -> None:
        super().__init__()
        self._known, self._current, self._welcome = known, current, welcome

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("Bienvenue" if self._welcome else "Qui s'entraîne ?", classes="dialog-title")
            if self._welcome:
                yield Static(
                    "Ici, vous vous entraînez à mener un entretien d'assurance avec des clients simulés. Rien ne quitte cet ordinateur."
                )
            yield Static("Votre prénom ou un pseudonyme :", classes="above")
            yield Input(self._current, placeholder="Inès, stagiaire 4…", max_length=self.LONGEST, id="name")
            if self._known:
                yield Static("Ou, déjà venus ici :", classes="above")
                yield OptionList(*(Option(Content(tidy(name)), id=f"n{i}") for i, name in enumerate(self._known)), id="known")
            yield Static("Entrée valide · Échap " + ("continue sans nom" if self._welcome else "annule"), classes="muted above")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(" ".join(tidy(event.value).split()) or None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._known[event.option_index])
