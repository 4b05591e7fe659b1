"""A question over the screen, answered once: a second Enter, typed before it goes, answers nothing else."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Modal(ModalScreen[Answer], Generic[Answer]):
    """Textual would close whatever is under it, were it dismissed twice."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete()
