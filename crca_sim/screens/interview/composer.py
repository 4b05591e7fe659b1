"""Where the trainee writes what they say: grows from one line to six, remembers, and steals no letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

LONGEST = 4_000
"""Characters that the practice accepts in one message."""
_NEAR = 500
NEW_LINE = ("ctrl+j", "shift+enter", "alt+enter")


class Composer(TextArea):
    """Enter sends; Ctrl+J, Shift+Enter and Alt+Enter go to a new line; up and down, at the edges, go through what was said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_conversation(-1)", show=False),
        Binding("pagedown", "scroll_conversation(1)", show=False),
    ]

    class Submitted(Message):
        """Something to say."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class TooLong(Message):
        """It cannot be sent as it is; nothing is lost."""

        def __init__(self, length: int) -> None:
            self.length = length
            super().__init__()

    class PageAsked(Message):
        """Scroll the conversation, `pages` up (−1) or down (1)."""

        def __init__(self, pages: int) -> None:
            self.pages = pages
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, highlight_cursor_line=False)
        self._said: list[str] = []
        self._back = 0
        """How far back in what was said: 0 is the message being written."""
        self._aside = ""
        self._submitted = ""

    def remember(self, said: list[str]) -> None:
        """What was said before, oldest first."""
        self._said, self._back = list(said), 0

    def put_back(self, text: str) -> None:
        """Give back a message that could not be sent, before whatever was typed meanwhile."""
        self._replace_all("\n".join(filter(None, (text, self.text))))

    def call(self, name: str, names: Sequence[str]) -> None:
        """Have the message begin with a name, in the place of another of `names` that it began with."""
        said = next((said for said in names if self.text.startswith(said)), "")
        self._replace_all(name + self.text.removeprefix(said))

    def on_text_area_changed(self) -> None:
        length = len(self.text)
        self.border_subtitle = f"{length} / {LONGEST} caractères" if length > LONGEST - _NEAR else ""
        self.set_class(length > LONGEST, "too-long")

    async def _on_key(self, event: events.Key) -> None:
        """Keys of our own are taken here, in the order in which they come: as bindings, fast typing would overtake them."""
        act = {"enter": self._submit, **dict.fromkeys(NEW_LINE, self._new_line)}.get(event.key)
        if act is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        act()

    def _submit(self) -> None:
        text = unicodedata.normalize("NFC", self.text).strip()
        if len(text) > LONGEST:
            self.post_message(self.TooLong(len(text)))
        elif text:
            self._submitted = self.text
            self.post_message(self.Submitted(text))

    def sent(self, text: str) -> None:
        """The message went: it joins what was said, and only what was typed since stays."""
        self._said.append(text)
        self._back, self._aside = 0, ""
        self._replace_all(self.text.removeprefix(self._submitted) if self.text.startswith(self._submitted) else "")

    def _new_line(self) -> None:
        self._replace_via_keyboard("\n", *self.selection)

    def action_scroll_conversation(self, pages: int) -> None:
        self.post_message(self.PageAsked(pages))

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location) and self._recall(1):
            return
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location) and self._recall(-1):
            return
        super().action_cursor_down(select)

    def _recall(self, step: int) -> bool:
        back = self._back + step
        if not 0 <= back <= len(self._said):
            return False
        if self._back == 0:
            self._aside = self.text
        self._back = back
        self._replace_all(self._said[-back] if back else self._aside)
        return True

    def _replace_all(self, text: str) -> None:
        self.load_text(text)
        self.move_cursor(self.document.end)
