"""The first interview, with the guide beside it, and its short debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Label, Static

from crca_sim.screens.interview import guide
from crca_sim.screens.interview.screen import InterviewScreen
from crca_sim.screens.widgets.callout import Callout
from crca_sim.screens.widgets.dialogs import YesNo
from crca_sim.screens.widgets.modal import Modal
from crca_sim.screens.words import tidy

if TYPE_CHECKING:
    from crca_sim.practice import Practice, TurnView


class GuidedInterview(InterviewScreen):
    """Says at each step what to try, sees whether it was done, closes the file by itself."""

    class Done(Message):
        """The guide is over; `whole` asks for the whole debrief."""

        def __init__(self, practice: Practice, *, whole: bool) -> None:
            self.practice, self.whole = practice, whole
            super().__init__()

    def on_mount(self) -> None:
        self._guide()

    def after_turn(self, turn: TurnView) -> None:
        if self.practice.phase == "apres_contact":
            self.play(lambda: self.practice.use_desk("cloturer", {}))
        elif self.practice.phase == "entretien":
            self._guide()

    def _guide(self) -> None:
        progress = guide.follow(self.practice.turns)
        if progress.step is not None:
            title = f"{len(progress.done) + 1} sur {len(guide.STEPS)} · {progress.step.title}"
            self.query_one(Callout).say(title, guide.words(progress))

    @on(InterviewScreen.Finished)
    def _account(self, message: InterviewScreen.Finished) -> None:
        message.stop()
        progress = guide.follow(self.practice.turns)
        self.app.push_screen(GuideAccount(progress), self._leave)

    def _leave(self, whole: bool | None) -> None:
        self.post_message(self.Done(self.practice, whole=bool(whole)))

    def action_back(self) -> None:
        if self.in_panel:
            self.leave_panel()
            return
        text = "Vous pourrez le reprendre, ou le recommencer, depuis l'accueil."
        self.ask(YesNo("Quitter l'entretien guidé ?", text, "Quitter", "Continuer"), lambda _: self.post_message(self.Paused()))


class GuideAccount(Modal[bool]):
    """What was done, in the trainee's own words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(self, progress: guide.Progress) -> None:
        super().__init__()
        self._progress = progress

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("Votre premier entretien", classes="dialog-title")
            yield Static(_told(self._progress), id="account")
            yield Static(
                "Dans un vrai entraînement, le débriefing cite vos phrases pour chaque compétence, "
                "propose une meilleure formulation et un exercice.",
                classes="muted above",
            )
            with Horizontal(classes="buttons"):
                yield Button("À l'accueil", id="home", variant="primary")
                yield Button("Voir le débriefing entier", id="whole")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "whole")


def _told(progress: guide.Progress) -> Content:
    parts: list[str | tuple[str, str]] = []
    for done, title, what in guide.account(progress):
        parts.append(("✓ " if done else "· ", "bold $success" if done else "$muted"))
        parts.append((title, "bold" if done else "$muted"))
        parts.append(f"\n  « {tidy(what)} »\n" if done and what and what != "d'un geste" else "\n")
    return Content.assemble(*parts)
