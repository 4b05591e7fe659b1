"""Beside the conversation: the client's file, the desk, a scratchpad, and the client's state for who asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Button, OptionList, Static, TabbedContent, TabPane, Tabs, TextArea

from crca_sim.screens.interview.desk_forms import ActionForm
from crca_sim.screens.interview.desk_panel import DeskPanel, DeskUsed
from crca_sim.screens.interview.state_view import ClientStateView
from crca_sim.screens.words import tidy

TABS = {"tab-record": "Fiche", "tab-desk": "Poste", "tab-pad": "Bloc-notes", "tab-state": "État"}


_ENTRIES = {
    "tab-record": "#open-record, #record-view",
    "tab-desk": "#actions, DeskForm Input",
    "tab-pad": "#pad",
    "tab-state": "#show-state",
}
"""Where the cursor goes in each tab: a button first, otherwise the first of these that can be seen."""


class RecordView(VerticalScroll):
    """The client's file, once it has been opened."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.back", show=False)]

    def compose(self) -> ComposeResult:
        yield Static("La fiche n'est pas encore ouverte.", id="record", markup=False)
        yield Button("Ouvrir la fiche", id="open-record", variant="primary")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(DeskUsed("ouvrir_fiche", {}))

    def show(self, lines: Sequence[str]) -> None:
        """The file's lines as they are now."""
        self.query_one("#record", Static).update(tidy("\n".join(lines)))
        button = self.query_one("#open-record")
        if button.has_focus:
            self.focus()
        button.display = False


class Pad(TextArea):
    """A sheet of one's own: never assessed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.back", show=False)]


class SidePanel(Vertical):
    """Four tabs. `Written` says that the scratchpad changed."""

    class Written(Message):
        """The scratchpad changed."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, forms: Sequence[ActionForm], pad: str, *, with_state: bool) -> None:
        super().__init__(id="panel")
        self._forms, self._pad, self._with_state = forms, pad, with_state

    def compose(self) -> ComposeResult:
        with TabbedContent(initial="tab-record", id="tabs"):
            with TabPane(TABS["tab-record"], id="tab-record"):
                yield RecordView(id="record-view")
            with TabPane(TABS["tab-desk"], id="tab-desk"):
                yield DeskPanel(self._forms, id="desk")
            with TabPane(TABS["tab-pad"], id="tab-pad"):
                yield Pad(self._pad, id="pad", tab_behavior="focus", placeholder="Vos notes, pour vous seul…")
            if self._with_state:
                with TabPane(TABS["tab-state"], id="tab-state"):
                    yield ClientStateView(id="state-view")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.id == "pad":
            event.stop()
            self.post_message(self.Written(event.text_area.text))

    # ── What the screen asks ─────────────────────────────────────────────────────────────────────

    @property
    def desk(self) -> DeskPanel:
        """The adviser's tools."""
        return self.query_one(DeskPanel)

    def go_to(self, tab: str) -> None:
        """Show a tab and put the cursor in it."""
        self.query_one("#tabs", TabbedContent).active = tab
        self.call_after_refresh(self._enter)

    def next_tab(self) -> None:
        """The tab after this one."""
        self.query_one(Tabs).action_next_tab()
        self.call_after_refresh(self._enter)

    def _enter(self) -> None:
        active = self.query_one("#tabs", TabbedContent).active_pane
        if active is None:
            return
        found = [w for w in active.query(_ENTRIES[active.id or "tab-record"]) if w.focusable and w.display]
        if found:
            next((w for w in found if isinstance(w, Button)), found[0]).focus()
        else:
            self.query_one(Tabs).focus()

    def follow(self, state: dict[str, int]) -> None:
        """The client after one more turn."""
        if self._with_state:
            self.query_one(ClientStateView).follow(state)

    def show_record(self, lines: Sequence[str]) -> None:
        """The client's file."""
        self.query_one(RecordView).show(lines)

    def highlight_action(self, action: str) -> None:
        """Go to the desk, on the form of an action."""
        self.go_to("tab-desk")
        options = self.query_one("#actions", OptionList)
        options.highlighted = options.get_option_index(action)
        self.call_after_refresh(lambda: self.desk.open(action))
