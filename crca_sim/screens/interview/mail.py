"""Writing a mail: on the courriel channel, one mail is one turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Collapsible, Input, SelectionList, TextArea

from crca_sim.screens.interview.composer import LONGEST
from crca_sim.screens.widgets.ticks import Ticks


class MailComposer(Vertical):
    """Subject, body, attachments; Ctrl+S sends. Nothing is cleared before the mail has gone."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "send", show=False)]

    class Submitted(Message):
        """A mail to send."""

        def __init__(self, subject: str, body: str, attachments: tuple[str, ...]) -> None:
            self.subject, self.body, self.attachments = subject, body, attachments
            super().__init__()

    def __init__(self, documents: Sequence[tuple[str, str]], subject: str, body: str) -> None:
        super().__init__(id="mail")
        self._documents, self._subject, self._body = documents, subject, body

    def compose(self) -> ComposeResult:
        yield Input(self._subject, placeholder="Objet", max_length=200, id="subject")
        yield TextArea(self._body, id="body", tab_behavior="focus", placeholder="Votre courriel… Ctrl+S l'envoie.")
        with Collapsible(title="Pièces jointes"):
            yield Ticks(*((Content(label), key) for key, label in self._documents), id="attachments")

    @property
    def text(self) -> str:
        """The body as it stands."""
        return self.query_one("#body", TextArea).text

    @property
    def subject(self) -> str:
        """The subject as it stands."""
        return self.query_one("#subject", Input).value

    def on_text_area_changed(self) -> None:
        length = len(self.text)
        self.query_one("#body").border_subtitle = f"{length} / {LONGEST} caractères" if length > LONGEST - 500 else ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#body").focus()

    def action_send(self) -> None:
        if self.text.strip():
            attached = self.query_one("#attachments", SelectionList).selected
            self.post_message(self.Submitted(self.subject.strip(), self.text, tuple(attached)))

    def sent(self) -> None:
        """The mail went: a blank sheet."""
        self.query_one("#subject", Input).value = ""
        self.query_one("#body", TextArea).load_text("")
        self.query_one("#attachments", SelectionList).deselect_all()

    def put_back(self, text: str) -> None:
        """Nothing to give back: the mail was never cleared."""
