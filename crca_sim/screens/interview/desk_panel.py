"""The adviser's tools: a list of actions, a form for the chosen one, and what the desk answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Input, Label, OptionList, Select, SelectionList, Static, TextArea
from textual.widgets.option_list import Option

from crca_sim.screens.interview.desk_forms import ActionForm, FormField
from crca_sim.screens.words import tidy


class DeskUsed(Message):
    """An action is asked for, with its arguments."""

    def __init__(self, action: str, args: dict[str, Any]) -> None:
        self.action, self.args = action, args
        super().__init__()


class DeskPanel(Vertical):
    """The list, or the form; what was filled in stays there until the desk has accepted it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, forms: Sequence[ActionForm], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._forms = {form.id: form for form in forms}
        self._form: DeskForm | None = None

    def compose(self) -> ComposeResult:
        with ContentSwitcher(initial="actions", id="desk-switch"):
            yield OptionList(*(Option(Content(form.label), id=form.id) for form in self._forms.values()), id="actions")
            yield VerticalScroll(id="form-place", can_focus=False)
        with VerticalScroll(id="answer-place", can_focus=False):
            yield Static("", id="answer", markup=False)

    # ── Choosing ─────────────────────────────────────────────────────────────────────────────────

    @on(OptionList.OptionSelected, "#actions")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.open(event.option_id)

    def open(self, action: str) -> None:
        """Open the form of an action, as it was left; one without anything to fill in is done at once."""
        form = self._forms[action]
        if not form.fields:
            self.post_message(DeskUsed(action, {}))
            return
        if self._form is None or self._form.action != action:
            self._form = DeskForm(form)
            place = self.query_one("#form-place")
            place.remove_children()
            place.mount(self._form)
        self.query_one(ContentSwitcher).current = "form-place"
        self.call_after_refresh(self._form.enter)

    def action_back(self) -> None:
        switch = self.query_one(ContentSwitcher)
        if switch.current == "actions":
            self.screen.action_back()  # type: ignore[attr-defined]
            return
        switch.current = "actions"
        self.query_one("#actions").focus()

    # ── Answering ────────────────────────────────────────────────────────────────────────────────

    def answer(self, label: str, message: str, *, accepted: bool) -> None:
        """What the desk says. Accepted, the form is put away; refused, it stays as it was filled in."""
        switch = self.query_one(ContentSwitcher)
        in_form = switch.current == "form-place"
        if not accepted and in_form and self._form is not None:
            self._form.blame(message)
            return
        mark, style = ("✓", "bold $success") if accepted else ("✗", "bold $error")
        self._form = None if in_form else self._form
        told = Content.assemble((f"{mark} {tidy(label)}", style), f"\n{tidy(message)}" if message else "")
        self.query_one("#answer", Static).update(told)
        self.query_one("#answer-place").add_class("filled").scroll_home(animate=False)
        switch.current = "actions"
        if in_form:
            self.query_one("#actions").focus()


class DeskForm(Vertical):
    """The fields of one action, and a button; Ctrl+S does the same."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "use", show=False)]

    def __init__(self, form: ActionForm) -> None:
        super().__init__(classes="form")
        self._form = form
        self.action = form.id

    def compose(self) -> ComposeResult:
        yield Label(self._form.label, classes="form-title", markup=False)
        for field in self._form.fields:
            yield Label(field.label + ("" if field.required else "  (facultatif)"), classes="form-label", markup=False)
            yield _widget(field)
        yield Static("", id="blame", markup=False)
        with Horizontal(classes="buttons"):
            yield Button("Valider", id="do", variant="primary")
            yield Button("Annuler", id="cancel")

    def enter(self) -> None:
        """Put the cursor in the first field."""
        self.query_one(f"#f-{self._form.fields[0].name}").focus()

    def blame(self, message: str) -> None:
        """Say what is wrong, and go to the field it is about: the one it names, otherwise the first."""
        self.query_one("#blame", Static).update(tidy(message))
        about = next(
            (f for f in self._form.fields if f.label.lower() in message.lower() or f"« {f.name} »" in message), self._form.fields[0]
        )
        for field in self._form.fields:
            self.query_one(f"#f-{field.name}").set_class(field is about, "wrong")
        self.query_one(f"#f-{about.name}").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_use()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "do":
            self.action_use()
        else:
            self.query_ancestor(DeskPanel).action_back()

    def action_use(self) -> None:
        args = {
            field.name: value for field in self._form.fields if (value := _value(self.query_one(f"#f-{field.name}"))) not in ("", [], None)
        }
        missing = next((f for f in self._form.fields if f.required and f.name not in args), None)
        if missing is not None:
            self.blame(f"{missing.label} : à remplir.")
            return
        self.post_message(DeskUsed(self._form.id, args))


def _widget(field: FormField) -> Widget:
    id = f"f-{field.name}"
    if field.kind == "choice":
        default = field.default if field.default is not None else Select.NULL
        return Select([(Content(label), key) for key, label in field.choices], prompt="Choisir…", value=default, id=id)
    if field.kind == "many":
        return SelectionList(*((Content(label), key) for key, label in field.choices), id=id)
    if field.kind == "page":
        return TextArea(id=id, classes="page", tab_behavior="focus")
    return Input(placeholder=f"par exemple {field.example}" if field.example else "", id=id)


def _value(widget: Widget) -> Any:
    if isinstance(widget, Select):
        return None if widget.is_blank() else widget.value
    if isinstance(widget, SelectionList):
        return list(widget.selected)
    if isinstance(widget, TextArea):
        return widget.text.strip()
    return widget.value.strip() if isinstance(widget, Input) else None
