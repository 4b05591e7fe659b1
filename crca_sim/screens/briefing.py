"""Before picking up: the situation, the client's file, what one will work on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static

from crca_sim.screens.backstage import Briefing
from crca_sim.screens.base import Help, Room
from crca_sim.screens.widgets.keybar import Key, KeyBar
from crca_sim.screens.words import CHANNELS, COMPETENCIES, PICK_UP, tidy

DIFFICULTIES = ("facile", "moyen", "difficile")


class BriefingScreen(Room):
    """What an adviser may know beforehand, and a button."""

    AUTO_FOCUS = "#pick-up"
    TITLE_OF_HELP = "La préparation"
    HELP_KEYS: ClassVar[Help] = (
        ("Entrée", "commencer l'entretien"),
        ("D", "changer la difficulté"),
        ("A", "rencontrer un autre client, tiré au sort"),
        ("↑ ↓", "faire défiler"),
        ("Échap", "revenir à l'accueil"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("d", "harder", show=False),
        Binding("a", "another", show=False),
        Binding("up", "scroll_text(-1)", show=False),
        Binding("down", "scroll_text(1)", show=False),
    ]

    class PickedUp(Message):
        """The interview begins, at this difficulty when it is not the scenario's own."""

        def __init__(self, difficulty: str | None) -> None:
            super().__init__()
            self.difficulty = difficulty

    class AnotherClient(Message):
        """Someone else, drawn at random, in the same situation."""

    class Left(Message):
        """Back home."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self._briefing = briefing
        self._difficulty = briefing.choice.difficulty or briefing.card.difficulty

    def compose(self) -> ComposeResult:
        card = self._briefing.card
        with Horizontal(id="bar"):
            yield Static(tidy(card.title), id="title", markup=False)
            yield Static(f"{CHANNELS[card.channel]} · {card.difficulty}", id="channel", markup=False)
        with VerticalScroll(id="briefing", can_focus=False):
            with Vertical(classes="column"):
                yield Static("La situation", classes="section")
                yield Static(tidy(" ".join(card.situation.split())), markup=False)
                yield Static("Ce que vous travaillez", classes="section")
                yield Static(_listed([COMPETENCIES.get(code, code) for code in card.competencies]), markup=False)
            with Vertical(classes="column"):
                yield Static("La fiche du client", classes="section")
                yield Static(tidy("\n".join(self._briefing.record)), markup=False, id="file")
                yield Static("Pendant l'entretien", classes="section")
                yield Static("Écrivez comme vous parleriez. F2 : fiche et poste. F3 : un indice. F1 : toutes les touches.", markup=False)
        with Horizontal(classes="buttons", id="start"):
            yield Button(PICK_UP[card.channel] if not card.outgoing else "Appeler", id="pick-up", variant="primary")
            yield Button(self._named_difficulty(), id="harder")
            yield Button("Revenir", id="leave")
        yield KeyBar(
            (
                Key("Entrée", "commencer", "enter"),
                Key("D", "difficulté", "d"),
                Key("A", "autre client", "a"),
                Key("Échap", "accueil", "escape"),
                Key("F1", "aide", "f1"),
            )
        )

    @on(Button.Pressed, "#pick-up")
    def _pick_up(self, event: Button.Pressed) -> None:
        event.button.disabled = True
        event.button.label = "Un instant…"
        self.post_message(self.PickedUp(None if self._difficulty == self._briefing.card.difficulty else self._difficulty))

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.action_leave()

    def _named_difficulty(self) -> str:
        return f"Difficulté : {self._difficulty}"

    @on(Button.Pressed, "#harder")
    def _harder(self) -> None:
        self.action_harder()

    def action_harder(self) -> None:
        """The next difficulty, then back to the first."""
        self._difficulty = DIFFICULTIES[(DIFFICULTIES.index(self._difficulty) + 1) % len(DIFFICULTIES)]
        self.query_one("#harder", Button).label = self._named_difficulty()

    def action_another(self) -> None:
        self.post_message(self.AnotherClient())

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_scroll_text(self, step: int) -> None:
        self.query_one("#briefing").scroll_relative(y=step * 2, animate=False)


def _listed(names: list[str]) -> str:
    return ", ".join([*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])]) + "."
