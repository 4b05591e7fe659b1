"""The whole conversation, to reread; a turn can be chosen to play again from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from crca_sim.screens.interview import telling
from crca_sim.screens.widgets.dialogs import YesNo
from crca_sim.screens.widgets.keybar import Key, KeyBar
from crca_sim.screens.widgets.modal import Modal
from crca_sim.screens.widgets.transcript import Transcript
from crca_sim.screens.words import tidy

if TYPE_CHECKING:
    from crca_sim.practice import Practice


class RereadScreen(Modal[int]):
    """Answers the turn to play again from, or None."""

    AUTO_FOCUS = "Transcript"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("r", "retry", show=False),
    ]

    def __init__(self, practice: Practice, turn: int | None) -> None:
        super().__init__()
        self._practice, self._turn = practice, turn

    def compose(self) -> ComposeResult:
        with Vertical(id="reread"):
            yield Static(tidy(self._practice.scenario.title), id="reread-title", markup=False)
            yield Transcript(choosing=True, id="conversation")
            yield KeyBar(
                (Key("↑ ↓", "d'un tour à l'autre", "down"), Key("R", "rejouer à partir de ce tour", "r"), Key("Échap", "fermer", "escape"))
            )

    def on_mount(self) -> None:
        transcript = self.query_one(Transcript)
        transcript.tell(telling.whole(self._practice, numbered=True))
        transcript.choose(self._turn)

    @on(Transcript.Chosen)
    def _chosen(self) -> None:
        self.action_retry()

    def action_retry(self) -> None:
        turn = self.query_one(Transcript).chosen
        if turn is None:
            self.app.notify("Choisissez d'abord un tour avec ↑ et ↓.")
            return
        text = "L'entretien d'origine est gardé : vous pourrez comparer les deux."
        self.app.push_screen(YesNo(f"Rejouer à partir du tour {turn} ?", text, "Rejouer", "Revenir"), self._confirmed)

    def _confirmed(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(self.query_one(Transcript).chosen)
