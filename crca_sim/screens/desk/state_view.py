"""How the client is, for a trainee who asks to see it: bars and words together."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from crca_sim.screens.bars import bar
from crca_sim.screens.words import MEASURES

_WORDS = ((25, "basse"), (45, "fragile"), (65, "moyenne"), (85, "bonne"), (101, "très bonne"))
_TIRED = ((20, "reposé"), (45, "un peu fatigué"), (70, "fatigué"), (101, "épuisé"))
_WIDTH = 20


class ClientStateView(VerticalScroll):
    """Hidden until asked for: guessing how the client feels is part of the exercise."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = False
        self._state: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        yield Static(
            "Deviner ce que ressent le client fait partie de l'exercice. En entraînement, vous pouvez quand même regarder.", id="why"
        )
        yield Button("Montrer l'état du client", id="show-state")
        yield Static("", id="bars", markup=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self._shown = not self._shown
        event.button.label = "Cacher l'état du client" if self._shown else "Montrer l'état du client"
        self._draw()

    def follow(self, state: dict[str, int]) -> None:
        """The client after one more turn."""
        self._state = dict(state)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        self.query_one("#bars", Static).update(_drawn(self._state) if self._shown else "")


def _drawn(state: dict[str, int]) -> Content:
    parts: list[str | tuple[str, str]] = []
    for measure, name in MEASURES.items():
        value = state.get(measure, 0)
        words = _TIRED if measure == "fatigue" else _WORDS
        said = next(word for ceiling, word in words if value < ceiling)
        parts += [(f"\n{name}\n", "bold"), (bar(value / 100, _WIDTH), "$accent on $panel"), f" {value:3} ", (f"{said}\n", "$muted")]
    return Content.assemble(*parts)
