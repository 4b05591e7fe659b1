"""Where each thing of a YAML file is: a tree of places beside the plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from crca_sim.authoring.mistakes import Place


@dataclass(slots=True)
class Branch:
    """A mapping or a list: where it begins, where its keys are, where its values are."""

    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    parts: dict[str, Tree] = field(default_factory=dict)
    items: list[Tree] = field(default_factory=list)

    def part(self, step: str | int) -> Tree | None:
        """The value under a key, or the item of that rank."""
        if isinstance(step, str):
            return self.parts.get(step)
        return self.items[step] if 0 <= step < len(self.items) else None


Tree = Branch | Place
"""A scalar is but its place."""
