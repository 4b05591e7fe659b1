"""Where the interview stands: nine stages, the present one named."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from crca_sim.screens.words import STAGES

_CONTACT = tuple(STAGES)[1:-1]
"""The stages with the client: before and after, the present one is added to them."""


class Stepper(Static):
    """All the names where they fit; otherwise a line of marks, and the present stage in words."""

    stage: reactive[str] = reactive("preparation")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._seen: set[str] = set()

    def remember(self, stages: Iterable[str]) -> None:
        """The stages that were gone through already."""
        self._seen.update(stages)

    def watch_stage(self, stage: str) -> None:
        self._seen.add(stage)

    def on_resize(self) -> None:
        self.refresh()

    def render(self) -> Content:
        return self._in_full() if self.content_size.width >= _FULL else self._in_short()

    def _in_full(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for stage, name in STAGES.items():
            if stage in _CONTACT or stage == self.stage:
                parts += ["   " if parts else "", self._named(stage, name)]
        return Content.assemble(*parts)

    def _named(self, stage: str, name: str) -> tuple[str, str]:
        if stage == self.stage:
            return (f"● {name}", "bold $accent")
        return (f"✓ {name}", "$foreground") if stage in self._seen else (f"· {name}", "$muted")

    def _in_short(self) -> Content:
        place = list(STAGES).index(self.stage) + 1
        marks: list[str | tuple[str, str]] = []
        for stage in STAGES:
            mark, style = self._named(stage, "")
            marks.append((mark.strip() + " ", style))
        return Content.assemble(*marks, (f" {STAGES[self.stage]}", "bold $accent"), (f"  étape {place} sur {len(STAGES)}", "$muted"))


_FULL = sum(cell_len(STAGES[stage]) + 5 for stage in _CONTACT)
