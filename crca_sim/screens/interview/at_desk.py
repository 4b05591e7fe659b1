"""What an interview's screen does with the desk beside it: opens it, uses it, and comes back without losing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import Button

from crca_sim.event_log.notes import Notebook
from crca_sim.screens.backstage import Backstage
from crca_sim.screens.base import WIDE, Command, Room
from crca_sim.screens.desk.comparison import ComparisonScreen
from crca_sim.screens.desk.form import DeskUsed
from crca_sim.screens.desk.page import DeskPage
from crca_sim.screens.desk.panel import SidePanel
from crca_sim.screens.desk.view import COMPARISON, PRINT, DeskView
from crca_sim.screens.interview import questions
from crca_sim.screens.interview.header import Header, HoldBar
from crca_sim.screens.interview.keys import AFTER, IN_CONTACT, IN_FORM, IN_MAIL, IN_NOTES, in_desk
from crca_sim.screens.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from crca_sim.practice import Practice, TurnView


class DeskRoom(Room):
    """An interview with its desk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "panel", show=False),
        Binding("ctrl+t", "next_tab", show=False),
        Binding("ctrl+n", "tab('notes')", show=False),
        Binding("ctrl+l", "wait", show=False),
    ]

    def __init__(self, practice: Practice, desk: DeskView, backstage: Backstage, notebook: Notebook) -> None:
        super().__init__()
        self.practice, self.backstage = practice, backstage
        self._desk, self._notebook = desk, notebook
        self._notes = notebook.read(practice.session)
        self._mail = practice.scenario.channel == "courriel"

    def play(self, job: Callable[[], TurnView], undo: Callable[[], None] = lambda: None) -> None:
        """Have the practice do something, behind the screen."""
        raise NotImplementedError

    def made_panel(self) -> SidePanel:
        """The desk, as it was left."""
        with_state = self.practice.mode != "jury"
        return SidePanel(self._desk, self._notes.pad, self._notes.forms, over=self.over, with_state=with_state)

    @property
    def over(self) -> bool:
        """The contact has ended."""
        return self.practice.phase != "entretien"

    @property
    def panel(self) -> SidePanel:
        """The desk."""
        return self.query_one(SidePanel)

    # ── What is kept ─────────────────────────────────────────────────────────────────────────────

    def on_unmount(self) -> None:
        self.keep_notes()

    def keep_notes(self) -> None:
        """Keep the scratchpad, the message being written and the forms half filled in."""
        self._notebook.write(self.practice.session, self._notes)

    @on(SidePanel.Written)
    def _noted(self, message: SidePanel.Written) -> None:
        self._notes.pad = message.text

    # ── A turn on the desk ───────────────────────────────────────────────────────────────────────

    @on(DeskUsed)
    def _use(self, used: DeskUsed) -> None:
        self.play(lambda: self.practice.use_desk(used.action, used.args))

    def follow_desk(self, turn: TurnView, view: DeskView) -> None:
        """The desk after a turn, and its answer; where it hides the conversation, what was said there too."""
        self._desk = view
        self.panel.follow(view, over=self.over)
        self.panel.show_state(turn.state)
        self.query_one(Header).tell(view.now)
        self.query_one(HoldBar).tell("" if self.over else view.waiting)
        aside = self._unseen(turn) if self.hides_conversation else []
        if turn.desk is not None:
            message = (turn.desk["message"] or "").splitlines()
            self.panel.answer(turn.desk["action"], turn.desk["label"], message, aside, accepted=turn.desk["accepted"])
            if turn.desk["action"] == "comparer_formules" and turn.desk["accepted"]:
                self._show_comparison()
        elif aside:
            self.panel.tell(aside)

    def _unseen(self, turn: TurnView) -> list[str]:
        spoken = [turn.companion] if turn.companion else []
        spoken += [(self.practice.persona.name, turn.client)] if turn.client else []
        return [f"{who}\u00a0: «\u00a0{text}\u00a0»" for who, text in spoken] + list(turn.notices)

    @property
    def hides_conversation(self) -> bool:
        """In a small window, the desk is over the conversation."""
        return self.has_class("panel-open") and self.app.size.width < WIDE

    @on(DeskPage.MoreAsked)
    def _more(self, message: DeskPage.MoreAsked) -> None:
        if message.what == COMPARISON:
            self._show_comparison()
        elif message.what == PRINT:
            self._print(self.backstage.print_quotes)
        else:
            self.action_let_pass()

    def _show_comparison(self) -> None:
        self.ask(ComparisonScreen(self._desk.comparison), lambda _: self._print(self.backstage.print_comparison))

    def _print(self, job: Callable[[Practice], Path]) -> None:
        def told(where: object) -> None:
            self.tell(f"Page enregistrée : {where}. Ouvrez-la dans un navigateur pour l'imprimer.", timeout=15)

        self.behind(lambda: job(self.practice), told, group="impression")

    # ── Waiting ──────────────────────────────────────────────────────────────────────────────────

    @on(HoldBar.Resumed)
    def _resume(self) -> None:
        self._use(DeskUsed("reprendre", {}))

    async def action_wait(self) -> None:
        if self.over:
            self.action_let_pass()
        elif self._desk.waiting:
            self._resume()
        else:
            await self.action_form("mettre_en_attente")

    @on(Button.Pressed, "#let-pass")
    def action_let_pass(self) -> None:
        days = self.over or self._mail
        self.ask(questions.time(days=days), lambda time: self.play(lambda: self.practice.let_pass(time)))

    # ── Going there and back ─────────────────────────────────────────────────────────────────────

    def on_resize(self, event: events.Resize) -> None:
        """Wide enough, the panel is always there; narrow, only while one is in it."""
        self.set_class(event.size.width >= WIDE or self.in_panel, "panel-open")

    @property
    def in_panel(self) -> bool:
        """Whether the cursor is on the desk."""
        return self.focused is not None and self.panel in self.focused.ancestors_with_self

    def on_descendant_focus(self) -> None:
        """The keys that are shown are those of where one is."""
        self.query_one(KeyBar).show(self._keys())

    def _keys(self) -> tuple:  # type: ignore[type-arg]
        if not self.in_panel:
            return AFTER if self.over else IN_MAIL if self._mail else IN_CONTACT
        page = self.panel.page
        if isinstance(page, DeskPage):
            return IN_FORM if page.mode == "form" and page.has_focus_within else in_desk(self.panel.tabs)
        return IN_NOTES

    def action_panel(self) -> None:
        if self.in_panel:
            self.leave_panel()
        else:
            self.add_class("panel-open")
            self.panel.greet()

    async def action_tab(self, tab: str) -> None:
        self.add_class("panel-open")
        await self.panel.go_to(tab)

    async def action_next_tab(self) -> None:
        self.add_class("panel-open")
        await self.panel.next_tab()

    async def action_form(self, action: str) -> None:
        self.add_class("panel-open")
        await self.panel.open_form(action)

    def leave_panel(self) -> None:
        """Back to the conversation, where one was."""
        self.set_class(self.app.size.width >= WIDE, "panel-open")
        target = self.query_one("#write-note" if self.over else ("#body" if self._mail else "#composer"))
        self.call_after_refresh(target.focus)

    @on(Button.Pressed, "#write-note")
    async def _write_note(self) -> None:
        await self.action_form("rediger_note")

    def commands(self) -> Iterable[Command]:
        for tab in self.panel.tabs:
            yield (
                f"Poste : {tab.name}",
                f"{tab.about[:1].upper()}{tab.about[1:]} (F2 puis {tab.letter.upper()})",
                partial(self.action_tab, tab.id),
            )
        yield "Mettre en attente, reprendre", "Ou, après le contact, laisser passer un jour (Ctrl+L)", self.action_wait
        yield "Laisser passer du temps", "Des secondes pendant le contact, des jours après", self.action_let_pass
