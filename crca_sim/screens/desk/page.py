"""A tab of the desk: what can be done, what there is to read, the form being filled in, what the desk answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from crca_sim.screens.desk.form import DeskForm, DeskUsed
from crca_sim.screens.desk.lines import drawn, told
from crca_sim.screens.desk.view import DeskView, Item, Page
from crca_sim.screens.widgets.dialogs import Pick
from crca_sim.screens.words import capital, tidy

if TYPE_CHECKING:
    from crca_sim.desk import Form

_PLACES = {"home": ".home", "form": ".form-place", "answer": ".answer"}
LONG = 5
"""Lines from which an answer has the whole tab to itself."""
SHOWN_ALREADY = frozenset(
    {"ouvrir_fiche", "consulter_contrats", "consulter_historique", "consulter_agenda", "etablir_devis", "comparer_formules"}
)
"""Actions whose answer is what their tab shows from then on."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list. Without `run`, a title."""

    name: str
    run: Callable[[], None] | None = None
    detail: tuple[str, ...] = ()


class Reading(VerticalScroll, can_focus=True):
    """Lines that the arrows scroll."""

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._shown = Content()

    def compose(self) -> ComposeResult:
        yield Static(self._shown, markup=False)

    def show(self, content: Content) -> None:
        """These, from their beginning; the same ones stay where they were scrolled."""
        if content != self._shown:
            self._shown = content
            self.query_one(Static).update(content)
            self.scroll_home(animate=False)


class DeskPage(Vertical):
    """One of three things at a time: the list (with what there is to read), a form, a long answer."""

    class MoreAsked(Message):
        """Something of the tab's own."""

        def __init__(self, what: str) -> None:
            self.what = what
            super().__init__()

    def __init__(self, tab: str, typed: dict[str, dict[str, Any]]) -> None:
        super().__init__(id=f"tab-{tab}", classes="desk-page")
        self.tab, self._typed = tab, typed
        self._view: DeskView | None = None
        self._over = False
        self._choices: list[Choice] = []
        self._form: DeskForm | None = None
        self.mode = "home"

    def compose(self) -> ComposeResult:
        with Horizontal(classes="home"):
            yield OptionList(classes="choices")
            with Vertical(classes="beside"):
                yield Static("", classes="told", markup=False)
                yield Reading(classes="view")
        yield VerticalScroll(classes="form-place", can_focus=False)
        yield Reading(classes="answer")

    def on_mount(self) -> None:
        self._show("home")
        if self._view is not None:
            self._draw()

    # ── What there is ────────────────────────────────────────────────────────────────────────────

    def follow(self, view: DeskView, *, over: bool) -> None:
        """The desk after one more turn."""
        self._view, self._over = view, over
        if self.is_mounted:
            self._draw()

    @property
    def _page(self) -> Page:
        assert self._view is not None
        return self._view.pages.get(self.tab, Page())

    @property
    def forms(self) -> list[Form]:
        """What can be done here now."""
        assert self._view is not None
        return [form for form in self._view.of_tab(self.tab) if not (form.with_client and self._over)]

    def _draw(self) -> None:
        choices, listed = list(self._listed()), self.query_one(".choices", OptionList)
        if [c.name for c in choices] != [c.name for c in self._choices]:
            at = listed.highlighted
            listed.clear_options()
            listed.add_options(_option(choice) for choice in choices)
            listed.highlighted = at if at is not None and at < len(choices) and choices[at].run else next(iter(_chosen(choices)), None)
        self._choices = choices
        self._show_beside()

    def _listed(self) -> Iterator[Choice]:
        yield from (Choice(form.label, partial(self.open, form.action)) for form in self.forms)
        yield from (Choice(name, partial(self._ask_more, what)) for what, name in self._page.more)
        for title, items in self._page.shelves:
            if items:
                yield Choice(title)
                yield from (Choice(capital(item.label), partial(self.take, item), item.detail) for item in items)

    def _ask_more(self, what: str) -> None:
        self.post_message(self.MoreAsked(what))

    @on(OptionList.OptionHighlighted, ".choices")
    def _show_beside(self) -> None:
        at = self.query_one(".choices", OptionList).highlighted
        detail = self._choices[at].detail if at is not None and at < len(self._choices) else ()
        self.query_one(".view", Reading).show(drawn(detail or self._page.lines))

    # ── Doing ────────────────────────────────────────────────────────────────────────────────────

    @on(OptionList.OptionSelected, ".choices")
    def _run(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        run = self._choices[event.option_index].run
        if run is not None:
            run()

    def take(self, item: Item) -> None:
        """What can be done with a thing of the catalogue: at once when there is but one."""
        fitting = [form for form in self.forms if form.field(item.argument)]
        if len(fitting) == 1:
            self._with(item, fitting[0].action)
        elif fitting:
            actions = [(form.action, form.label) for form in fitting]
            self.app.push_screen(Pick(capital(item.label), "", actions), lambda action: self._with(item, action) if action else None)

    def _with(self, item: Item, action: str) -> None:
        form = next(f for f in self.forms if f.action == action)
        if len(form.fields) == 1:
            self.post_message(DeskUsed(action, {item.argument: item.value}))
        else:
            self.open(action, {item.argument: item.value})

    def open(self, action: str, preset: dict[str, Any] | None = None) -> None:
        """Open the form of an action, as it was left; one without anything to fill in is done at once."""
        form = next((f for f in self.forms if f.action == action), None)
        if form is None:
            return
        if not form.fields:
            self.post_message(DeskUsed(action, {}))
            return
        if self._form is None or self._form.form.action != action or preset:
            self._place(form, self._typed.get(action, {}) | (preset or {}))
        self._show("form")
        self.call_after_refresh(self.enter)

    def _place(self, form: Form, typed: dict[str, Any]) -> None:
        self._form = DeskForm(form, typed)
        place = self.query_one(".form-place")
        place.remove_children()
        place.mount(self._form)

    @on(DeskForm.Typed)
    def _keep(self, event: DeskForm.Typed) -> None:
        """What is typed in the form will be found again, whatever happens."""
        event.stop()
        if self._form is not None:
            values = self._form.values
            if values:
                self._typed[self._form.form.action] = values
            else:
                self._typed.pop(self._form.form.action, None)

    @on(DeskForm.Emptied)
    def _empty(self, event: DeskForm.Emptied) -> None:
        event.stop()
        if self._form is not None:
            blank = replace(self._form.form, error="", fields=tuple(replace(f, value=None, error="") for f in self._form.form.fields))
            self._typed.pop(blank.action, None)
            self._place(blank, {})
            self.call_after_refresh(self.enter)

    # ── Answering ────────────────────────────────────────────────────────────────────────────────

    def answer(self, action: str, label: str, lines: Sequence[str], aside: Sequence[str], *, accepted: bool) -> None:
        """What the desk says. Accepted, the form is put away blank; refused, it stays as it was filled in.

        `aside` is what was said meanwhile, when it would not be seen.
        """
        inside = self.has_focus_within
        open_here = self._form is not None and self._form.form.action == action
        if open_here and not accepted and self._form is not None and self._view is not None:
            self._form.refuse(next(f for f in self._view.forms if f.action == action))
            return
        if open_here and self._form is not None:
            self._form.remove()
            self._form = None
        if accepted:
            self._typed.pop(action, None)
        if len(lines) >= LONG and action not in SHOWN_ALREADY:
            self.query_one(".answer", Reading).show(told(label, (*aside, *lines), accepted=accepted))
            self._show("answer")
        else:
            self.tell(told(label, () if action in SHOWN_ALREADY else lines, accepted=accepted), aside)
        if inside:
            self.enter()

    def tell(self, content: Content, aside: Sequence[str] = ()) -> None:
        """A few words beside the list, until the next ones."""
        said = Content("\n".join(map(tidy, aside)))
        told = self.query_one(".told", Static)
        told.update(Content("\n").join(part for part in (content, said) if part.plain))
        told.display = True
        self._show("home")

    # ── Where one is ─────────────────────────────────────────────────────────────────────────────

    def _show(self, mode: str) -> None:
        self.mode = mode
        for other, where in _PLACES.items():
            self.query_one(where).display = mode == other

    def enter(self) -> None:
        """Put the cursor where one was."""
        if self.mode == "form" and self._form is not None:
            self._form.enter()
        else:
            self.query_one(".answer" if self.mode == "answer" else ".choices").focus()

    def back(self) -> bool:
        """From the form or the answer to the list; False when one is there already."""
        if self.mode == "home":
            return False
        self._show("home")
        self.query_one(".choices").focus()
        return True


def _option(choice: Choice) -> Option:
    if choice.run is None:
        return Option(Content.styled(tidy(choice.name), "bold $accent"), disabled=True)
    return Option(Content(tidy(choice.name)))


def _chosen(choices: list[Choice]) -> list[int]:
    return [place for place, choice in enumerate(choices) if choice.run]
