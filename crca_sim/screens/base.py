"""What all screens share: slow work behind them, and errors said in French."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.worker import get_current_worker

WIDE = 100
"""Columns from which two things stand side by side."""

Result = TypeVar("Result")
Answer = TypeVar("Answer")
Help = Sequence[tuple[str, str]]
"""(key, what it does), for the help screen."""
Command = tuple[str, str, Callable[[], Any]]
"""(name, help, what it does), for the command palette."""

KNOWN_TROUBLES = frozenset({"Trouble", "PracticeError", "LogError", "AuthoringError"})
"""Errors whose message is French and for the trainee. By name: their modules are too heavy for a first screen."""


def said(error: BaseException) -> str:
    """An error as a sentence for the trainee; never a traceback."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & KNOWN_TROUBLES:
        return str(error)
    return f"Un imprévu est survenu ({type(error).__name__} : {str(error)[:200]}). Ce qui a été dit est gardé."


class _Finished(Message, bubble=False):
    """Slow work is over: `finish` says what to do with it."""

    def __init__(self, finish: Callable[[], None]) -> None:
        self.finish = finish
        super().__init__()


class Room(Screen[None]):
    """A screen that can have slow work done behind it and never freezes."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 (Textual's own declaration)
    TITLE_OF_HELP: ClassVar[str] = ""
    HELP_KEYS: ClassVar[Help] = ()

    def behind(
        self,
        job: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None] | None = None,
        *,
        group: str = "derriere",
    ) -> None:
        """Run `job` in a thread, then `then` here. A newer job of the same group makes the result of an older one moot."""

        def run() -> None:
            try:
                result = job()
            except Exception as error:
                self._announce(lambda error=error: (otherwise or self.complain)(error))  # type: ignore[misc]
            else:
                self._announce(lambda: then(result))

        self.run_worker(run, thread=True, group=group, exclusive=True, exit_on_error=False)

    def _announce(self, finish: Callable[[], None]) -> None:
        if not get_current_worker().is_cancelled:
            self.post_message(_Finished(finish))

    def on__finished(self, message: _Finished) -> None:
        if self.is_attached:
            message.finish()

    def complain(self, error: Exception) -> None:
        """Say what went wrong; with CRCA_SIM_DEBUG=1, an unforeseen error is raised instead."""
        if os.environ.get("CRCA_SIM_DEBUG") == "1" and not {k.__name__ for k in type(error).__mro__} & KNOWN_TROUBLES:
            raise error
        self.app.notify(said(error), title="Impossible", severity="error", timeout=8, markup=False)

    def ask(self, question: ModalScreen[Answer], then: Callable[[Answer], Any]) -> None:
        """Ask something; `then` hears the answer, unless it is no, or none."""

        def answered(answer: Answer | None) -> None:
            if answer:
                then(answer)

        self.app.push_screen(question, answered)

    def tell(self, text: str, **options: Any) -> None:
        """A short word that goes away by itself."""
        self.app.notify(text, markup=False, **options)

    def commands(self) -> Iterable[Command]:
        """What the command palette offers here, beyond what it offers everywhere."""
        return ()
