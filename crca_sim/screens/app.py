"""The application: which screen follows which, and the keys that work everywhere. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Hit, Hits
from textual.screen import Screen
from textual.system_commands import SystemCommandsProvider

from crca_sim.event_log.notes import Notebook
from crca_sim.screens import hard_spaces
from crca_sim.screens.backstage import Backstage, Briefing, Choice, RealBackstage
from crca_sim.screens.base import WIDE, Room
from crca_sim.screens.help import SMALLEST, HelpScreen, TooSmall
from crca_sim.screens.home import HomeScreen
from crca_sim.screens.interview import new_lines
from crca_sim.screens.settings import SettingsFile
from crca_sim.screens.themes import LABELS, THEMES
from crca_sim.screens.widgets.dialogs import Pick

if TYPE_CHECKING:
    from crca_sim.debrief import Debrief
    from crca_sim.practice import Practice
    from crca_sim.screens.desk.view import DeskView

GUIDE_SCENARIOS = ("habitat-etudiante-velo", "auto-petit-kilometrage")
"""For the guided interview, the first that the library has; otherwise its first scenario."""
STRANGER = "aleatoire"
"""A client drawn at random (`conversation/strangers.py`)."""


class Commands(SystemCommandsProvider):
    """The palette's commands, and a French word when none fits."""

    async def search(self, query: str) -> Hits:
        found = False
        async for hit in super().search(query):
            found = True
            yield hit
        if not found:
            yield Hit(0.01, f"Aucune commande ne ressemble à « {query} »", lambda: None)


class CrcaApp(App[int]):
    """Home at the bottom of the stack; above it, one interview at a time."""

    CSS_PATH = "app.tcss"
    TITLE = "crca_sim"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {Commands}  # noqa: RUF012 (Textual's own declaration)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", show=False),
        Binding("ctrl+c", "copy_or_quit", show=False, system=True),
    ]

    def __init__(
        self, backstage: Backstage, data_dir: Path, *, trainee: str | None = None, choice: Choice | None = None, resume: str | None = None
    ) -> None:
        super().__init__()
        self.backstage = backstage
        self.settings = SettingsFile(data_dir)
        self.notebook = Notebook(data_dir)
        self._choice, self._resume = choice, resume
        if trainee is not None:
            self.settings.remember(trainee=trainee, welcomed=True)
        new_lines.teach()
        hard_spaces.teach()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.current.theme if self.settings.current.theme in LABELS else THEMES[0].name
        self._parsed_with = self.get_css_variables()
        self.stylesheet.set_variables(self._parsed_with)

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheet for the colours of a theme, unless it already is: at the start Textual would parse it twice."""
        if (variables := self.get_css_variables()) == self._parsed_with:
            self.stylesheet.update(self, animate=animate)
        else:
            self._parsed_with = variables
            super().refresh_css(animate)

    def get_default_screen(self) -> Screen[Any]:
        home = HomeScreen(self.backstage, self.settings)
        home.set_class(self.size.width >= WIDE, "-wide")  # as Textual will find at its first resize, after styling all of it
        home.set_class(self.size.width < WIDE, "-narrow")
        return home

    def on_mount(self) -> None:
        if self._resume:
            self._resume_session(self._resume)
        elif self._choice:
            self._prepare(self._choice)

    # ── From one screen to the next ──────────────────────────────────────────────────────────────

    @property
    def room(self) -> Room:
        """The screen of ours that is on top, dialogs apart."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, Room))

    def _go(self, room: Room) -> None:
        self._go_home()
        self.push_screen(room)

    def _go_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    @on(HomeScreen.Asked)
    def _asked(self, asked: HomeScreen.Asked) -> None:
        if asked.what == "guide":
            self._start_guide()
        elif asked.what == "play":
            self._prepare(Choice(asked.name))
        elif asked.what == "retry":
            self.room.behind(lambda: self.backstage.resume(asked.name), self._reread, group="seance")
        else:
            self._resume_session(asked.name)

    def _prepare(self, choice: Choice) -> None:
        self._choice = choice
        self.room.behind(lambda: self.backstage.briefing(choice), self._brief, group="seance")

    def _brief(self, briefing: Briefing) -> None:
        from crca_sim.screens.briefing import BriefingScreen

        self._choice = briefing.choice
        self._go(BriefingScreen(briefing))

    def on_briefing_screen_left(self) -> None:
        self._go_home()

    def on_briefing_screen_picked_up(self, message: Any) -> None:
        assert self._choice is not None
        self._start(replace(self._choice, difficulty=message.difficulty))

    def on_briefing_screen_another_client(self) -> None:
        assert self._choice is not None
        self._prepare(replace(self._choice, persona=STRANGER, seed=None))

    def _start(self, choice: Choice) -> None:
        trainee = self.settings.current.trainee

        def start() -> tuple[Practice, DeskView]:
            practice = self.backstage.start(choice, trainee)
            return practice, self.backstage.desk(practice)

        self.room.behind(start, self._enter, group="seance")

    def _start_guide(self) -> None:
        def scenario() -> str:
            known = [card.id for card in self.backstage.cards()]
            return next((name for name in (*GUIDE_SCENARIOS, *known) if name in known), "")

        self.room.behind(scenario, lambda name: self._start(Choice(name, mode="guide")), group="seance")

    def _resume_session(self, session: str) -> None:
        def resume() -> tuple[Practice, DeskView]:
            practice = self.backstage.resume(session)
            return practice, self.backstage.desk(practice)

        self.room.behind(resume, self._enter, group="seance")

    def _retry(self, session: str, turn: int) -> None:
        def retry() -> tuple[Practice, DeskView]:
            practice = self.backstage.retry(session, turn)
            return practice, self.backstage.desk(practice)

        self.room.behind(retry, self._enter, group="seance")

    def _enter(self, opened: tuple[Practice, DeskView]) -> None:
        practice, desk = opened
        if practice.phase == "termine":
            self._debrief(practice)
        elif practice.mode == "guide":
            from crca_sim.screens.interview.guided import GuidedInterview

            self._go(GuidedInterview(practice, desk, self.backstage, self.notebook))
        else:
            from crca_sim.screens.interview.screen import InterviewScreen

            self._go(InterviewScreen(practice, desk, self.backstage, self.notebook))

    def on_interview_screen_paused(self) -> None:
        self._go_home()

    def on_interview_screen_finished(self, message: Any) -> None:
        from crca_sim.screens.rating import RatingScreen

        self._go(RatingScreen(message.practice))

    def on_guided_interview_done(self, message: Any) -> None:
        if message.whole:
            self._debrief(message.practice)
        else:
            self._go_home()

    def on_rating_screen_rated(self, rated: Any) -> None:
        def rate() -> Debrief:
            if rated.levels or rated.strength or rated.progress or rated.action:
                rated.practice.rate_oneself(rated.levels, rated.strength, rated.progress, rated.action)
            return self.backstage.debrief(rated.practice)

        self.room.behind(rate, partial(self._show_debrief, rated.practice), group="seance")

    def _debrief(self, practice: Practice) -> None:
        self.room.behind(lambda: self.backstage.debrief(practice), partial(self._show_debrief, practice), group="seance")

    def _show_debrief(self, practice: Practice, debrief: Debrief) -> None:
        from crca_sim.screens.debriefing.screen import DebriefScreen

        self._go(DebriefScreen(practice, debrief))

    def on_debrief_screen_left(self) -> None:
        self._go_home()

    def on_debrief_screen_retry_asked(self, asked: Any) -> None:
        self._retry(asked.session, asked.turn)

    def _reread(self, practice: Practice) -> None:
        from crca_sim.screens.debriefing.reread import RereadScreen

        self.push_screen(RereadScreen(practice, None), lambda turn: self._retry(practice.session, turn) if turn else None)

    # ── Keys and commands ────────────────────────────────────────────────────────────────────────

    def action_help(self) -> None:
        self.push_screen(HelpScreen(self.room.TITLE_OF_HELP, self.room.HELP_KEYS))

    async def action_copy_or_quit(self) -> None:
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            await self.action_quit()

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Chercher une commande…", id="--command-palette"))

    def action_change_theme(self) -> None:
        choices = [(name, label[:1].upper() + label[1:]) for name, label in LABELS.items()]
        self.push_screen(Pick("Couleurs", "", choices), self._use_theme)

    def _use_theme(self, theme: str | None) -> None:
        if theme:
            self.theme = theme
            self.settings.remember(theme=theme)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        if screen is self.room:
            yield from (SystemCommand(*command) for command in self.room.commands())
        for name, label in LABELS.items():
            yield SystemCommand(f"Couleurs : {label}", "Changer de thème", partial(self._use_theme, name))
        yield SystemCommand("Aide", "Les touches de cet écran (F1)", self.action_help)
        yield SystemCommand("Quitter", "Rien n'est perdu : l'entretien se reprend (Ctrl+Q)", self.action_quit)

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        covered = isinstance(self.screen, TooSmall)
        if small and not covered:
            self.push_screen(TooSmall())
        elif covered and not small:
            self.pop_screen()


def run(
    *,
    data_dir: Path,
    scenario: str | None = None,
    persona: str | None = None,
    seed: int | None = None,
    difficulty: str | None = None,
    trainee: str | None = None,
    resume: str | None = None,
) -> int:
    """Open the application: at home, on a scenario, or on a session to resume. Returns the exit code."""
    choice = Choice(scenario, persona, seed, difficulty=difficulty) if scenario else None
    app = CrcaApp(RealBackstage(data_dir), data_dir, trainee=trainee, choice=choice, resume=resume)
    app.run()
    return app.return_code or 0
