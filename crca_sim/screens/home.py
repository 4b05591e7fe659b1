"""Home: what one can practise, what one has left unfinished, what one has done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static, TabbedContent, TabPane
from textual.widgets.option_list import Option

from crca_sim.screens import cards
from crca_sim.screens.backstage import Backstage
from crca_sim.screens.base import Command, Help, Room
from crca_sim.screens.settings import SettingsFile
from crca_sim.screens.shelf import ScenarioCard
from crca_sim.screens.widgets.dialogs import WhoPractises, YesNo
from crca_sim.screens.widgets.keybar import Key, KeyBar
from crca_sim.screens.words import tidy

if TYPE_CHECKING:
    from crca_sim.event_log.log import SessionSummary

TO_DO = (
    Key("Entrée", "ouvrir", "enter"),
    Key("← →", "onglet", "right"),
    Key("F2", "stagiaire", "f2"),
    Key("F1", "aide", "f1"),
    Key("Ctrl+P", "commandes", "ctrl+p"),
    Key("Ctrl+Q", "quitter", "ctrl+q"),
)
DONE = (Key("Entrée", "débriefing", "enter"), Key("R", "rejouer", "r"), Key("Suppr", "effacer", "delete"), *TO_DO[1:])
_MOST = 200
"""Past interviews listed; the command line lists them all."""


class HomeScreen(Room):
    """Two lists, and beside them what the highlighted line is about."""

    AUTO_FOCUS = "#to-do"
    TITLE_OF_HELP = "L'accueil"
    HELP_KEYS: ClassVar[Help] = (
        ("↑ ↓ Entrée", "choisir, ouvrir"),
        ("← →", "« S'entraîner » ou « Mes entretiens »"),
        ("F2", "changer de stagiaire"),
        ("R", "sur un entretien passé : le rejouer à partir d'un tour"),
        ("Suppr", "sur un entretien passé : l'effacer"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "who", show=False),
        Binding("right", "tab('past-tab')", show=False),
        Binding("left", "tab('to-do-tab')", show=False),
        Binding("r", "retry", show=False),
        Binding("delete", "erase", show=False),
    ]

    class Asked(Message):
        """Open something: `what` is `guide`, `play`, `resume`, `debrief` or `retry`; `name` a scenario or a session."""

        def __init__(self, what: str, name: str) -> None:
            self.what, self.name = what, name
            super().__init__()

    def __init__(self, backstage: Backstage, settings: SettingsFile) -> None:
        super().__init__()
        self._backstage, self._settings = backstage, settings
        self._cards: dict[str, ScenarioCard] = {}
        self._sessions: dict[str, SessionSummary] = {}
        self._levels: dict[str, dict[str, str]] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(id="bar"):
            yield Static("crca_sim", id="title")
            yield Static("", id="channel", markup=False)
        yield Static("S'entraîner à l'entretien d'assurance, avec des clients simulés", id="tagline")
        with Horizontal(id="home"):
            with TabbedContent(id="lists"):
                with TabPane("S'entraîner", id="to-do-tab"):
                    yield OptionList(id="to-do")
                with TabPane("Mes entretiens", id="past-tab"):
                    yield OptionList(id="past")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static("Ouverture de la bibliothèque…", id="about", markup=False)
        yield KeyBar(TO_DO, id="keys")

    # ── Filling ──────────────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        self._show_name()
        known = self._backstage.known_cards()
        if known:
            self._cards = {card.id: card for card in known}
            self._list("#to-do", cards.to_do(known, ()))
        if not self._settings.current.welcomed:
            self.call_after_refresh(self.action_who)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._look_up)

    def _look_up(self) -> None:
        """Once there is something to see: the library and the log take their time."""
        trainee = self._settings.current.trainee
        self.behind(lambda: (self._backstage.cards(), self._backstage.sessions(trainee)), self._fill, self._empty, group="accueil")

    def _show_name(self) -> None:
        self.query_one("#channel", Static).update(tidy(self._settings.current.trainee) or "sans nom · F2")

    def _empty(self, error: Exception) -> None:
        self.query_one("#about", Static).update("")
        self.complain(error)

    def _fill(self, found: tuple[list[ScenarioCard], list[SessionSummary]]) -> None:
        all_cards, sessions = found
        self._cards = {card.id: card for card in all_cards}
        self._sessions = {line.session: line for line in sessions[:_MOST]}
        self._list("#to-do", cards.to_do(all_cards, sessions))
        self._list("#past", cards.past(self._cards, sessions[:_MOST]))
        done = sum(line.closed for line in sessions)
        self.query_one("#lists", TabbedContent).get_tab("past-tab").label = f"Mes entretiens ({done})" if done else "Mes entretiens"
        if not all_cards:
            self.query_one("#about", Static).update(cards.NO_SCENARIO)
        self._backstage_warm()

    def _list(self, selector: str, lines: Iterable[cards.Line]) -> None:
        """Fill a list anew. The cursor stays on its line, unless it had not left the first one."""
        options = self.query_one(selector, OptionList)
        moved = options.highlighted_option if options.highlighted else None
        options.clear_options()
        ids = []
        for line in lines:
            ids.append(line.id)
            options.add_options((Option(line.content, id=line.id), None))
        if ids:
            options.highlighted = ids.index(moved.id) if moved and moved.id in ids else 0

    def _backstage_warm(self) -> None:
        self.behind(self._backstage.warm_up, lambda _: None, lambda _: None, group="lecteur")

    # ── What is highlighted ──────────────────────────────────────────────────────────────────────

    @on(OptionList.OptionHighlighted)
    def _describe(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list is not self.focused and self.focused is not None:
            return
        self._about(event.option_id)

    def _about(self, line: str | None) -> None:
        what, _, name = (line or "").partition(":")
        session = self._sessions.get(name)
        about = self.query_one("#about", Static)
        if what == "play":
            about.update(cards.scenario(self._cards[name], roomy=self.has_class("-wide")))
        elif what == "guide":
            about.update(cards.GUIDE)
        elif session is not None:
            about.update(cards.session(self._cards.get(session.scenario), session, self._levels.get(name)))
            if session.closed and name not in self._levels:
                self.behind(lambda: self._backstage.levels(name), lambda levels: self._learn(name, levels), lambda _: None, group="niveaux")
        else:
            about.update(cards.NOTHING_DONE)

    def _learn(self, session: str, levels: dict[str, str]) -> None:
        self._levels[session] = levels
        if self._highlighted() == f"debrief:{session}":
            self._about(f"debrief:{session}")

    def _highlighted(self) -> str | None:
        options = self.query_one("#past" if self._on_past else "#to-do", OptionList)
        return options.highlighted_option.id if options.highlighted_option else None

    @property
    def _on_past(self) -> bool:
        return self.query_one("#lists", TabbedContent).active == "past-tab"

    @on(TabbedContent.TabActivated)
    def _turned(self) -> None:
        self.query_one(KeyBar).show(DONE if self._on_past else TO_DO)
        self.query_one("#past" if self._on_past else "#to-do").focus()
        self._about(self._highlighted())

    # ── Keys ─────────────────────────────────────────────────────────────────────────────────────

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        what, _, name = (event.option_id or "").partition(":")
        if what:
            self.post_message(self.Asked(what, name))

    def action_tab(self, tab: str) -> None:
        self.query_one("#lists", TabbedContent).active = tab

    def action_retry(self) -> None:
        what, _, name = (self._highlighted() or "").partition(":")
        if self._on_past and what == "debrief":
            self.post_message(self.Asked("retry", name))

    def action_erase(self) -> None:
        name = (self._highlighted() or "").partition(":")[2]
        if not self._on_past or name not in self._sessions:
            return
        question = YesNo("Effacer cet entretien ?", "Il sera effacé pour de bon : conversation, notes et débriefing.", "Effacer", "Garder")
        self.ask(question, lambda _: self.behind(lambda: self._backstage.erase(name), lambda _: self.on_screen_resume()))

    def action_who(self) -> None:
        self.behind(self._backstage.trainees, self._ask_who, lambda _: self._ask_who([]), group="stagiaires")

    def _ask_who(self, known: Sequence[str]) -> None:
        current = self._settings.current
        names = [name for name in known if name]
        self.app.push_screen(WhoPractises(names, current.trainee, welcome=not current.welcomed), self._named)

    def _named(self, name: str | None) -> None:
        self._settings.remember(welcomed=True, **({"trainee": name} if name else {}))
        self._show_name()
        self.on_screen_resume()

    def commands(self) -> Iterable[Command]:
        yield "Changer de stagiaire", "Un prénom ou un pseudonyme (F2)", self.action_who
        yield "Premier entretien guidé", "Trois minutes, pas à pas", lambda: self.post_message(self.Asked("guide", ""))
