"""What a judge of texts finds: plain frozen values, that a log keeps as they were."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen finding."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quote(Value):
    """Words of the text, verbatim: `text[start:end]`."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The words between two places of a text."""
        return cls(start=start, end=end, text=text[start:end])
