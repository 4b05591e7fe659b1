"""Judging oneself before seeing the score: eleven levels, all optional, and three short answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Button, Input, Label, Static

from crca_sim.screens.base import Help, Room
from crca_sim.screens.widgets.keybar import Key, KeyBar
from crca_sim.screens.words import COMPETENCIES, LEVELS

if TYPE_CHECKING:
    from crca_sim.practice import Practice

_CHOICES = ("", *LEVELS)


class LevelRow(Static, can_focus=True):
    """One competency and the level one gives oneself; left and right change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right,space", "move(1)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down,enter", "app.focus_next", show=False),
    ]
    level: reactive[str] = reactive("")

    def __init__(self, code: str) -> None:
        super().__init__(classes="level-row", markup=False)
        self.code = code

    def action_move(self, step: int) -> None:
        self.level = _CHOICES[max(0, min(len(_CHOICES) - 1, _CHOICES.index(self.level) + step))]

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = [(f"{self.code:<4}", "bold"), f"{COMPETENCIES[self.code]:<28}"]
        for choice in _CHOICES:
            name = LEVELS.get(choice, "sans avis")
            chosen = "bold $accent" if choice else "$muted"
            parts.append((f" ● {name} ", chosen) if choice == self.level else (f" ○ {name} ", "$muted"))
        if self.content_size.width < 76:
            parts[2:] = [(f"‹ {LEVELS.get(self.level, 'sans avis')} ›", "bold $accent" if self.level else "$muted")]
        return Content.assemble(*parts)


class RatingScreen(Room):
    """The gap between this and the score is what one follows over time."""

    AUTO_FOCUS = "LevelRow"
    TITLE_OF_HELP = "Votre propre avis"
    HELP_KEYS: ClassVar[Help] = (
        ("↑ ↓", "d'une compétence à l'autre"),
        ("← →", "changer de niveau"),
        ("F2", "voir le débriefing, avec ou sans avis"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "done", show=False), Binding("escape", "done", show=False)]

    class Rated(Message):
        """Levels by competency (those that were given), and the three answers."""

        def __init__(self, practice: Practice, levels: dict[str, str], strength: str, progress: str, action: str) -> None:
            self.practice, self.levels = practice, levels
            self.strength, self.progress, self.action = strength, progress, action
            super().__init__()

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice

    def compose(self) -> ComposeResult:
        with Horizontal(id="bar"):
            yield Static("Avant le débriefing : votre propre avis", id="title")
            yield Static("tout est facultatif", id="channel")
        yield Static("Où vous situez-vous ? Vous comparerez ensuite avec ce que le simulateur a relevé.", id="rating-why")
        with VerticalScroll(id="rating", can_focus=False):
            for code in COMPETENCIES:
                yield LevelRow(code)
            yield Label("Ce que j'ai bien fait", classes="form-label")
            yield Input(max_length=500, id="strength")
            yield Label("Ce que je ferais autrement", classes="form-label")
            yield Input(max_length=500, id="progress")
            yield Label("Ce que je travaille la prochaine fois", classes="form-label")
            yield Input(max_length=500, id="action")
            with Horizontal(classes="buttons"):
                yield Button("Voir le débriefing", variant="primary", id="done")
        yield KeyBar(
            (
                Key("↑ ↓", "compétence", "down"),
                Key("← →", "niveau", "right"),
                Key("F2", "voir le débriefing", "f2"),
                Key("F1", "aide", "f1"),
            )
        )

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(Button.Pressed, "#done")
    def _pressed(self) -> None:
        self.action_done()

    def action_done(self) -> None:
        levels = {row.code: row.level for row in self.query(LevelRow) if row.level}
        answers = (self.query_one(f"#{name}", Input).value.strip() for name in ("strength", "progress", "action"))
        self.post_message(self.Rated(self.practice, levels, *answers))
