"""The debrief: a competency on the left, its proofs on the right, each quote one key away from its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from crca_sim.screens.bars import bar
from crca_sim.screens.base import Help, Room
from crca_sim.screens.debriefing.pages import BAR, Block, Page, pages, words_of
from crca_sim.screens.debriefing.reread import RereadScreen
from crca_sim.screens.widgets.keybar import Key, KeyBar
from crca_sim.screens.words import tidy

if TYPE_CHECKING:
    from crca_sim.debrief import Debrief
    from crca_sim.practice import Practice


_LINES = 4
"""Scrolled at a time."""


class QuoteLine(Static, can_focus=True):
    """The trainee's own words; Enter goes to the turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    class Opened(Message):
        """Go to this turn."""

        def __init__(self, turn: int) -> None:
            self.turn = turn
            super().__init__()

    def __init__(self, block: Block) -> None:
        super().__init__(Content.assemble((f"tour {block.turn}  ", "$muted"), f"« {tidy(block.text)} »"), classes="quote", markup=False)
        self._turn = block.turn or 0

    def action_open(self) -> None:
        self.post_message(self.Opened(self._turn))

    def action_step(self, step: int) -> None:
        """To the next quote if it is in sight; otherwise the page scrolls: what lies between is to be read too."""
        page = self.screen.query_one("#page", VerticalScroll)
        quotes = list(page.query(QuoteLine))
        place = quotes.index(self) + step
        if 0 <= place < len(quotes) and page.region.contains_region(quotes[place].region):
            quotes[place].focus()
        else:
            page.scroll_relative(y=_LINES * step, animate=False)

    def on_click(self) -> None:
        self.action_open()


class DebriefScreen(Room):
    """Nothing is judged here: the debrief words it, this places it."""

    AUTO_FOCUS = "#menu"
    TITLE_OF_HELP = "Le débriefing"
    HELP_KEYS: ClassVar[Help] = (
        ("↑ ↓", "d'une page à l'autre"),
        ("Entrée", "lire la page ; sur une citation, aller au tour"),
        ("Page préc. / suiv.", "dans la page : la faire défiler plus vite"),
        ("Échap", "revenir au menu, puis à l'accueil"),
        ("T", "relire toute la conversation"),
        ("R", "rejouer à partir du tour conseillé"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("t", "reread", show=False),
        Binding("r", "retry", show=False),
    ]

    class RetryAsked(Message):
        """Play again from a turn."""

        def __init__(self, session: str, turn: int) -> None:
            self.session, self.turn = session, turn
            super().__init__()

    class Left(Message):
        """Back home."""

    def __init__(self, practice: Practice, debrief: Debrief) -> None:
        super().__init__()
        self._practice, self._debrief = practice, debrief
        self._pages = {page.id: page for page in pages(debrief)}

    def compose(self) -> ComposeResult:
        with Horizontal(id="bar"):
            yield Static(f"Débriefing · {tidy(self._practice.scenario.title)}", id="title", markup=False)
            yield Static(words_of(self._debrief), id="channel", markup=False)
        with Horizontal(id="debrief"):
            yield OptionList(*(Option(_menu_line(page), id=page.id) for page in self._pages.values()), id="menu")
            yield VerticalScroll(id="page", can_focus=True)
        retry = (Key("R", f"rejouer au tour {self._debrief.next_exercise[1]}", "r"),) if self._debrief.next_exercise else ()
        yield KeyBar(
            (
                Key("↑ ↓", "page", "down"),
                Key("Entrée", "lire", "enter"),
                *retry,
                Key("T", "conversation", "t"),
                Key("Échap", "accueil", "escape"),
                Key("F1", "aide", "f1"),
            )
        )

    @on(OptionList.OptionHighlighted, "#menu")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        page = self.query_one("#page", VerticalScroll)
        page.remove_children()
        page.mount_all(_widget(block) for block in self._pages[event.option_id or "summary"].blocks)
        page.scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#menu")
    def _read(self) -> None:
        quotes = self.query(QuoteLine)
        (quotes.first() if quotes else self.query_one("#page")).focus()

    @on(QuoteLine.Opened)
    def _open(self, message: QuoteLine.Opened) -> None:
        self._reread(message.turn)

    def _reread(self, turn: int | None) -> None:
        self.app.push_screen(RereadScreen(self._practice, turn), self._retry_from)

    def _retry_from(self, turn: int | None) -> None:
        if turn:
            self.post_message(self.RetryAsked(self._practice.session, turn))

    def action_reread(self) -> None:
        self._reread(None)

    def action_retry(self) -> None:
        if self._debrief.next_exercise:
            self._retry_from(self._debrief.next_exercise[1])

    def action_back(self) -> None:
        menu = self.query_one("#menu")
        if self.focused is menu or self.focused is None:
            self.post_message(self.Left())
        else:
            menu.focus()


def _menu_line(page: Page) -> Content:
    parts: list[str | tuple[str, str]] = [page.name]
    if page.share is not None:
        parts += ["\n  ", (bar(page.share, BAR), "$accent on $panel")]
    if page.aside:
        parts.append((f"{' ' if page.share is not None else chr(10) + '  '}{page.aside}", "$muted"))
    return Content.assemble(*parts)


_INK = {"met": "$success", "partial": "$warning", "missed": "$error"}


def _widget(block: Block) -> Widget:
    if block.kind == "quote":
        return QuoteLine(block)
    return Static(_inked(block), classes=f"block {block.kind}", markup=False)


def _inked(block: Block) -> Content:
    text = tidy(block.text)
    if block.kind == "advice":
        return Content.assemble(("À essayer : ", "bold $accent"), text)
    if block.kind in _INK:
        head, _, value = text.rpartition(" : ")
        return Content.assemble((head[:2], _INK[block.kind]), head[2:], (f"  {value}", f"not bold {_INK[block.kind]}"))
    return Content(text)
