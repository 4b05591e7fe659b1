"""The form of one action: filled in at leisure, checked by the desk, corrected where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Label, RadioSet, Select, SelectionList, Static, TextArea

from crca_sim.house.names import typeset
from crca_sim.screens.desk.fields import FieldBox, box
from crca_sim.screens.words import tidy

if TYPE_CHECKING:
    from crca_sim.desk import Form


class DeskUsed(Message):
    """An action is asked for, with its arguments."""

    def __init__(self, action: str, args: dict[str, Any]) -> None:
        self.action, self.args = action, args
        super().__init__()


class DeskForm(Vertical):
    """The fields of one action and a button; Ctrl+S does the same. `typed` is what was left in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "use", show=False)]

    class Typed(Message):
        """Something was typed or chosen."""

    class Emptied(Message):
        """Start afresh."""

    def __init__(self, form: Form, typed: Mapping[str, Any]) -> None:
        super().__init__(classes="form")
        self.form, self._typed = form, typed
        self._last: Widget | None = None
        self._ready = self._awaited = False

    def compose(self) -> ComposeResult:
        yield Label(tidy(self.form.label), classes="form-title", markup=False)
        if self.form.help:
            yield Static(tidy(typeset(self.form.help)), classes="field-help", markup=False)
        yield Static("", id="blame", markup=False)
        for field in self.form.fields:
            kept = field.value if field.value is not None else field.default
            yield box(field, self._typed.get(field.name, kept))
        with Horizontal(classes="buttons"):
            yield Button("Valider", id="do", variant="primary")
            yield Button("Tout effacer", id="empty")

    def on_mount(self) -> None:
        self._ready = True
        self._settle_dependents()
        self._show_mistakes()
        if self._awaited:
            self.enter()

    @property
    def boxes(self) -> list[FieldBox]:
        """The fields, in order."""
        return list(self.query(FieldBox))

    @property
    def values(self) -> dict[str, Any]:
        """What is filled in."""
        if not self._ready:
            return dict(self._typed)
        return {b.field.name: value for b in self.boxes if (value := b.value) is not None}

    def enter(self) -> None:
        """Put the cursor where it was, otherwise at the first mistake, otherwise at the first field to fill in."""
        if not self._ready:
            self._awaited = True
            return
        boxes = self.boxes
        blank = [b for b in boxes if b.value is None]
        wanted = [*(b for b in boxes if b.has_class("wrong")), *(b for b in blank if b.field.required), *blank, *boxes]
        first = next(iter(wanted), None)
        if self._last is not None and self._last.is_attached:
            self._last.focus()
        elif first is not None:
            self._go_to(first)

    def on_descendant_focus(self) -> None:
        focused = self.screen.focused
        self._last = focused if focused is not None and self in focused.ancestors else self._last

    # ── Mistakes ─────────────────────────────────────────────────────────────────────────────────

    def refuse(self, form: Form) -> None:
        """The desk refused it: say why at each field, and go to the first."""
        self.form = form
        self._show_mistakes()
        wrong = next((b for b in self.boxes if b.has_class("wrong")), None)
        if wrong is not None:
            self._go_to(wrong)
        else:
            self.query_one("#blame").scroll_visible(animate=False)

    def _show_mistakes(self) -> None:
        for each in self.boxes:
            described = self.form.field(each.field.name)
            each.blame(described.error if described else "")
        blame = self.query_one("#blame", Static)
        blame.update(f"✗ {tidy(self.form.error)}")
        blame.display = bool(self.form.error)

    def _go_to(self, wanted: FieldBox) -> None:
        wanted.answer.focus()
        self.call_after_refresh(wanted.scroll_visible, animate=False)

    # ── What widgets announce ────────────────────────────────────────────────────────────────────

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(RadioSet.Changed)
    @on(SelectionList.SelectedChanged)
    def _typed_in(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())
        if any(event.select.id == f"f-{b.field.depends_on}" for b in self.boxes):
            self._settle_dependents()

    def _settle_dependents(self) -> None:
        values = {b.field.name: b.value for b in self.boxes}
        for each in self.boxes:
            if each.field.depends_on:
                each.depend(values.get(each.field.depends_on))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_use()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "do":
            self.action_use()
        else:
            self.post_message(self.Emptied())

    def action_use(self) -> None:
        """Ask the desk; what must be filled in is asked for before."""
        values = self.values
        for each in self.boxes:
            each.blame("À remplir." if each.field.required and each.field.name not in values else "")
        missing = next((b for b in self.boxes if b.has_class("wrong")), None)
        if missing is not None:
            self._go_to(missing)
        else:
            self.post_message(DeskUsed(self.form.action, values))
