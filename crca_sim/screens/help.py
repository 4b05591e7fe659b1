"""Help: the keys of the screen underneath, then those that work everywhere. And a word when the terminal is too small."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from crca_sim.screens.base import Help
from crca_sim.screens.widgets.modal import Modal

SMALLEST = (60, 18)
EVERYWHERE: Help = (
    ("F1 ou ?", "cette aide"),
    ("Ctrl+P", "toutes les commandes, par leur nom"),
    ("Tab", "élément suivant ; Maj+Tab, précédent"),
    ("Ctrl+Q", "quitter : rien n'est perdu, l'entretien se reprend"),
)
_NOTE = (
    "Aucune touche n'est indispensable : ce qu'une touche fait, Ctrl+P le fait aussi. Avec un lecteur d'écran, « crca-sim play --plain » "
    "fait la même chose en lignes simples. Le simulateur entraîne, il ne certifie pas."
)


class HelpScreen(Modal[None]):
    """Two columns: the key, what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter,question_mark", "dismiss", show=False)]

    def __init__(self, title: str, keys: Help) -> None:
        super().__init__()
        self._title, self._keys = title, keys

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog wide"):
            yield Label(f"Aide · {self._title}" if self._title else "Aide", classes="dialog-title", markup=False)
            with VerticalScroll(id="help-text"):
                yield from (_row(*key) for key in self._keys)
                yield Static("Partout", classes="section")
                yield from (_row(*key) for key in EVERYWHERE)
                yield Static(_NOTE, classes="muted above", markup=False)
            yield Static("Échap ferme", classes="muted")


def _row(key: str, does: str) -> Horizontal:
    return Horizontal(Static(key, classes="key", markup=False), Static(does, classes="does", markup=False), classes="help-row")


class TooSmall(ModalScreen[None]):
    """Covers everything until the terminal is large enough; what is underneath waits as it is."""

    def compose(self) -> ComposeResult:
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        self._say()

    def _say(self) -> None:
        width, height = self.app.size
        self.query_one(Static).update(
            f"Fenêtre trop petite\n({width} × {height})\n\nIl faut {SMALLEST[0]} × {SMALLEST[1]}.\nAgrandissez-la : rien n'est perdu."
        )
