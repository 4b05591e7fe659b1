"""A few lines set apart, that come when asked for and go away."""

from __future__ import annotations

from textual.widgets import Static

from crca_sim.screens.words import tidy


class Callout(Static):
    """Nothing until it has something to say."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    @property
    def shown(self) -> bool:
        """Whether it is being read."""
        return self.has_class("shown")

    def say(self, title: str, text: str) -> None:
        """Show these lines in place of any other."""
        self.border_title = title
        self.update(tidy(text))
        self.add_class("shown")

    def hide(self) -> None:
        """Go away."""
        self.remove_class("shown")
