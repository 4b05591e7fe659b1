"""Beside the conversation, or over it in a small window: the desk's tabs, a scratchpad, the client's state for who asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, TextArea

from crca_sim.screens.desk.page import DeskPage
from crca_sim.screens.desk.state_view import ClientStateView
from crca_sim.screens.desk.strip import TabStrip
from crca_sim.screens.desk.tabs import DESK, NOTES, STATE, Tab, by_letter, tab_of
from crca_sim.screens.desk.view import DeskView


class SidePanel(Vertical):
    """Tabs are made when they are first shown. `Written` says that the scratchpad changed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    class Written(Message):
        """The scratchpad changed."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, view: DeskView, pad: str, typed: dict[str, dict[str, Any]], *, over: bool, with_state: bool) -> None:
        super().__init__(id="panel")
        self._view, self._pad, self._typed, self._over = view, pad, typed, over
        self._state: dict[str, int] = {}
        held = {tab.id for tab in DESK if view.of_tab(tab.id)}
        self.tabs: tuple[Tab, ...] = (*(tab for tab in DESK if tab.id in held), NOTES, *((STATE,) if with_state else ()))

    def compose(self) -> ComposeResult:
        yield TabStrip(self.tabs)
        yield ContentSwitcher(id="pages")

    async def on_mount(self) -> None:
        await self.show(self.tabs[0].id)

    # ── Tabs ─────────────────────────────────────────────────────────────────────────────────────

    @property
    def shown(self) -> str:
        """The tab in sight."""
        return self.query_one(TabStrip).active

    @property
    def page(self) -> Widget | None:
        """The tab in sight, as it is drawn."""
        return self.query_one(ContentSwitcher).visible_content

    def page_of(self, tab: str) -> DeskPage | None:
        """A tab of the desk; None until it has been shown."""
        return next((page for page in self.query(DeskPage) if page.tab == tab), None)

    async def show(self, tab: str) -> None:
        """Bring a tab into sight."""
        switch, strip = self.query_one(ContentSwitcher), self.query_one(TabStrip)
        wanted = f"tab-{tab}"
        if not switch.query(f"#{wanted}"):
            await switch.mount(self._made(tab))
        switch.current = wanted
        strip.active = tab

    def _made(self, tab: str) -> Widget:
        if tab == NOTES.id:
            return Pad(self._pad)
        if tab == STATE.id:
            made = ClientStateView(id="tab-etat")
            made.follow(self._state)
            return made
        page = DeskPage(tab, self._typed)
        page.follow(self._view, over=self._over)
        return page

    async def go_to(self, tab: str) -> None:
        """Show a tab and put the cursor in it."""
        await self.show(tab)
        self.enter()

    async def next_tab(self) -> None:
        """The tab after this one."""
        names = [tab.id for tab in self.tabs]
        await self.go_to(names[(names.index(self.shown) + 1) % len(names)])

    def enter(self) -> None:
        """Put the cursor into the tab in sight."""
        page = self.page
        if isinstance(page, DeskPage):
            self.call_after_refresh(page.enter)
        elif page is not None:
            inside = page if page.focusable and isinstance(page, TextArea) else next((w for w in page.query("*") if w.focusable), page)
            self.call_after_refresh(inside.focus)

    def greet(self) -> None:
        """Put the cursor on the names of the tabs."""
        self.call_after_refresh(self.query_one(TabStrip).focus)

    @on(TabStrip.Chosen)
    async def _chosen(self, message: TabStrip.Chosen) -> None:
        message.stop()
        await self.show(message.tab)
        if message.enter:
            self.enter()

    async def on_key(self, event: events.Key) -> None:
        """A letter opens its tab, wherever letters are not being typed."""
        page = self.page
        tab = by_letter(event.character)
        if tab in self.tabs and not (isinstance(page, DeskPage) and page.mode == "form" and page.has_focus_within):
            event.stop()
            await self.go_to(tab.id)

    def action_back(self) -> None:
        page = self.page
        on_names = self.query_one(TabStrip).has_focus
        if on_names or not (isinstance(page, DeskPage) and page.back()):
            self.screen.action_back()  # type: ignore[attr-defined]

    # ── What the screen asks ─────────────────────────────────────────────────────────────────────

    async def open_form(self, action: str) -> None:
        """Go to the form of an action, wherever it is."""
        form = next((f for f in self._view.forms if f.action == action), None)
        if form is not None:
            await self.show(tab_of(action, form.group))
            page = self.page
            if isinstance(page, DeskPage):
                page.open(action)

    def follow(self, view: DeskView, *, over: bool) -> None:
        """The desk after one more turn."""
        self._view, self._over = view, over
        for page in self.query(DeskPage):
            page.follow(view, over=over)

    def show_state(self, state: dict[str, int]) -> None:
        """The client after one more turn."""
        self._state = dict(state)
        for view in self.query(ClientStateView):
            view.follow(state)

    def answer(self, action: str, label: str, lines: Sequence[str], aside: Sequence[str] = (), *, accepted: bool) -> None:
        """What the desk says, in the action's own tab."""
        form = next((f for f in self._view.forms if f.action == action), None)
        page = self.page_of(tab_of(action, form.group)) if form else None
        if page is not None:
            page.answer(action, label, lines, aside, accepted=accepted)
        elif accepted:
            self._typed.pop(action, None)

    def tell(self, lines: Sequence[str]) -> None:
        """What happened elsewhere, in the tab in sight."""
        page = self.page
        if isinstance(page, DeskPage):
            inside = page.has_focus_within
            page.tell(Content(), lines)
            if inside:
                page.enter()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if isinstance(event.text_area, Pad):
            event.stop()
            self._pad = event.text_area.text
            self.post_message(self.Written(event.text_area.text))


class Pad(TextArea):
    """A sheet of one's own: never assessed."""

    def __init__(self, text: str) -> None:
        super().__init__(text, id="tab-notes", tab_behavior="focus", placeholder="Vos notes, pour vous seul…")
