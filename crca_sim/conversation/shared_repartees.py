"""What any client can answer to what nothing in the scenario foresees: data, in each register, found by likeness to examples."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from crca_sim.authoring.persona import Register


class SharedRepartee(BaseModel):
    """An answer that is safe in every scenario where its product and its channel are."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    examples: tuple[str, ...] = Field(alias="exemples")
    products: tuple[str, ...] = Field(default=(), alias="produits")
    channels: tuple[str, ...] = Field(default=(), alias="canaux")
    topics: tuple[str, ...] = Field(default=(), alias="themes")
    """Topics of the bank which, surely seen, bring it too."""
    offered: bool = Field(default=False, alias="offre")
    """Only once something was offered or priced."""
    courant: tuple[str, ...]
    familier: tuple[str, ...]
    soutenu: tuple[str, ...]
    jeune: tuple[str, ...]

    def lines(self, register: Register) -> tuple[str, ...]:
        """What a client of this register says."""
        said: tuple[str, ...] = getattr(self, register)
        return said

    def fits(self, product: str, channel: str) -> bool:
        """Whether it may be said there at all."""
        return (not self.products or product in self.products) and (not self.channels or channel in self.channels)


@cache
def shared() -> dict[str, SharedRepartee]:
    """All of them, by name, with the sentences that `formulations.yaml` adds."""
    more = _read("formulations.yaml")
    return {
        name: SharedRepartee.model_validate({**row, "exemples": [*row["exemples"], *more.get(name, ())]})
        for name, row in _read("reparties.yaml").items()
    }


def _read(name: str) -> dict[str, Any]:
    rows: dict[str, Any] = yaml.load(files(__package__).joinpath("repliques", name).read_text("utf-8"), yaml.CSafeLoader)
    return rows


@cache
def by_topic() -> dict[str, tuple[str, ...]]:
    """Topic of the bank → what it brings."""
    found: dict[str, tuple[str, ...]] = {}
    for name, repartee in shared().items():
        for topic in repartee.topics:
            found[topic] = (*found.get(topic, ()), name)
    return found
