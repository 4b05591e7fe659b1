"""Where the interview stands: nine stages, the present one named."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from crca_sim.screens.words import STAGES

_NAMES = tuple(STAGES.items())


class Stepper(Static):
    """All the names where they fit; otherwise a line of marks, and the present stage in words."""

    stage: reactive[str] = reactive("preparation")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._seen: set[str] = set()

    def watch_stage(self, stage: str) -> None:
        self._seen.add(stage)

    def on_resize(self) -> None:
        self.refresh()

    def render(self) -> Content:
        return self._in_full() if self.content_size.width >= _FULL else self._in_short()

    def _in_full(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for stage, name in _NAMES:
            parts += ["  " if parts else "", self._named(stage, name)]
        return Content.assemble(*parts)

    def _named(self, stage: str, name: str) -> tuple[str, str]:
        if stage == self.stage:
            return (f"● {name}", "bold $accent")
        return (f"✓ {name}", "$foreground") if stage in self._seen else (f"· {name}", "$muted")

    def _in_short(self) -> Content:
        place = list(STAGES).index(self.stage) + 1
        marks: list[str | tuple[str, str]] = []
        for stage, _ in _NAMES:
            mark, style = self._named(stage, "")
            marks.append((mark.strip() + " ", style))
        return Content.assemble(*marks, (f" {STAGES[self.stage]}", "bold $accent"), (f"  étape {place} sur {len(_NAMES)}", "$muted"))


_FULL = sum(cell_len(name) + 4 for _, name in _NAMES) - 2
