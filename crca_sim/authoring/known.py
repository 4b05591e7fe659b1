"""Names that the house, the referential and the topic bank give: asked here only, so that authoring stays theirs to change.

Each answers `None` when its owner cannot say: then nothing is checked against it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crca_sim.house import House

_ENTRY = re.compile(r"^ *- id: *[\"']?([a-z0-9_-]+)", re.MULTILINE)


@cache
def topics() -> frozenset[str] | None:
    """Ids of the shared topic bank. Found by their `- id:` lines: the bank's questions are not needed here."""
    banks = files("crca_sim.understanding").joinpath("themes")
    found = [name for bank in banks.iterdir() if bank.name.endswith(".yaml") for name in _ENTRY.findall(bank.read_text("utf-8"))]
    return frozenset(found) or None


@cache
def acts() -> frozenset[str] | None:
    """Ids of the acts (`actes.yaml`)."""
    return frozenset(_ENTRY.findall(files("crca_sim.understanding").joinpath("actes.yaml").read_text("utf-8"))) or None


# ── The house ────────────────────────────────────────────────────────────────────────────────────


def the_house() -> House:
    """The fictional insurer, loaded when the first name is looked up."""
    from crca_sim.house import house

    return house()


def collection(name: str) -> frozenset[str] | None:
    """A collection of the house that an argument of the desk is chosen among; None: the scenario's, or open."""
    attribute = _COLLECTIONS.get(name)
    return frozenset(getattr(the_house(), attribute)) if attribute else None


_COLLECTIONS = {
    "motifs": "reasons", "familles_motif": "reason_families", "services": "services", "documents": "documents",
    "formats": "formats", "canaux_envoi": "sending_channels", "consentements": "consents", "produits": "products",
    "circuits": "circuits", "delegations": "delegations", "motifs_reclamation": "reasons",
    "pages": "pages",
}  # fmt: skip


# ── The referential ──────────────────────────────────────────────────────────────────────────────


def competencies() -> frozenset[str]:
    """Codes of the competencies (BC01)."""
    return frozenset(f"C{number}" for number in range(1, 12))


def faults() -> frozenset[str]:
    """Codes of the eliminatory faults (`competences-bc01.md`)."""
    return frozenset(f"FE-{number:02}" for number in range(1, 14))


@cache
def indicators() -> frozenset[str] | None:
    """Ids of the 78 indicators, by the lines that define them: reading the whole referential costs more than reading a scenario."""
    blocks = (block.read_text("utf-8") for block in files("crca_sim.referential").iterdir() if block.name.endswith(".yaml"))
    found = frozenset(name for block in blocks for name in _INDICATOR.findall(block))
    return found if len(found) >= _INDICATORS else None


_INDICATOR = re.compile(r"^ *- id: (C\d+\.\d+)$", re.MULTILINE)
_INDICATORS = 78
