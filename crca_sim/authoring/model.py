"""What all authored descriptions share: French keys, nothing unknown, no behaviour."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Authored(BaseModel):
    """A checked part of a YAML file. English attributes, French keys (aliases)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""A text that someone will read."""

Lines = Annotated[tuple[Text, ...], Field(min_length=1, max_length=40)]
"""Variants of one line: the seed chooses, and none is said twice in an interview."""

Expressions = Annotated[tuple[Text, ...], Field(max_length=80)]
"""Expressions to find in the trainee's words (`understanding/expressions.py`): order kept, small gaps allowed,
accents and plurals ignored, `mot*` for the beginning of a word."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=60)]

Percent = Annotated[int, Field(ge=0, le=100)]
