"""Once the client is gone: what remains to be done."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static


class AfterContact(Vertical):
    """What remains once the client is gone."""

    def compose(self) -> ComposeResult:
        yield Static(
            "Le contact est terminé. Il vous reste le dossier : note de contact, envois, rappels, consentements. Puis clôturez.",
            markup=False,
        )
        with Horizontal(classes="buttons"):
            yield Button("Rédiger la note", id="write-note", variant="primary")
            yield Button("Laisser passer un jour", id="let-pass")
            yield Button("Clôturer", id="close-file")
