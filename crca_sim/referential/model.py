"""A block of competencies as data: indicators, their occasions and wordings, faults, weights and thresholds.

BC01 is the first; another block is another file of the same shape.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Channel = Literal["telephone", "ecrit", "face_a_face", "sortant"]


class Part(BaseModel):
    """A checked piece of the referential. English attributes, French keys; nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Occasion(Part):
    """When an indicator can be judged: any one of `always`, `content`, `events`; `channels` restrict.

    Nothing at all: only when the scenario declares it.
    """

    always: bool = Field(default=False, alias="toujours")
    content: tuple[str, ...] = Field(default=(), alias="contenu")
    """What the scenario holds (`assessment/occasions.py` names them)."""
    events: tuple[str, ...] = Field(default=(), alias="evenements")
    """What happened: kinds of events, or names of `assessment/occasions.py`."""
    lost: tuple[str, ...] = Field(default=(), alias="perdue")
    """Contents whose occasion an interview cut short by the trainee has lost: absent, not « no occasion »."""
    channels: tuple[str, ...] = Field(default=(), alias="canaux")


class Wording(Part):
    """A model phrase; without channel it holds everywhere."""

    channel: Channel | None = Field(default=None, alias="canal")
    text: str = Field(alias="dire")


class Indicator(Part):
    """One observable behaviour."""

    id: str = Field(pattern=r"^C\d+\.\d+$")
    title: str = Field(alias="titre")
    star: bool = Field(default=False, alias="etoile")
    moments: tuple[str, ...] = Field(min_length=1)
    proofs: tuple[Literal["TXT", "ACT"], ...] = Field(alias="preuves", min_length=1)
    occasion: Occasion
    by_absence: bool = Field(default=False, alias="par_absence")
    """Judged only once exposed; the evidence is the reply to the exposure."""
    observed: str = Field(alias="observe")
    partial: str = Field(alias="partiel")
    absent: str
    precision: str = ""
    """What the definition left open, settled in writing."""
    wordings: tuple[Wording, ...] = Field(alias="phrases", min_length=1)
    advice: tuple[str, ...] = Field(default=(), alias="conseil")
    """Templates; the first whose blanks can all be filled is said."""
    faults: tuple[str, ...] = Field(default=(), alias="fautes")
    not_judged: str | None = Field(default=None, alias="non_juge")
    """Why the simulator does not judge it yet."""

    def wording(self, channel: str, outbound: bool = False) -> str:
        """The model phrase that suits a scenario's channel."""
        wanted = ("sortant",) if outbound else ()
        written = ("ecrit",) if channel in ("chat", "courriel", "numerique") else (channel,)
        for name in (*wanted, *written, None):
            found = next((w.text for w in self.wordings if w.channel == name), None)
            if found:
                return found
        return self.wordings[0].text


class Competency(Part):
    """One of the official competencies."""

    code: str = Field(pattern=r"^C\d+$")
    title: str = Field(alias="titre")
    wording: str = Field(alias="enonce")
    levels: dict[str, str] = Field(alias="niveaux")
    faults: tuple[str, ...] = Field(default=(), alias="fautes")
    """Established, they make the competency not acquired."""
    indicators: tuple[Indicator, ...] = Field(alias="indicateurs", min_length=1)


class FaultKind(Part):
    """An eliminatory fault, and what makes two independent proofs of it."""

    code: str = Field(pattern=r"^FE-\d\d$")
    title: str = Field(alias="titre")
    proofs: str = Field(alias="preuves")
    precision: str = ""


class Weights(Part):
    plain: int = Field(alias="simple")
    star: int = Field(alias="etoile")


class Thresholds(Part):
    """Scores (0 to 1) from which the levels begin."""

    en_cours: float
    acquis: float
    maitrise: float


class Minimum(Part):
    """What a level needs: judged indicators, and a share of the ★ weight that the scenario declares."""

    indicators: int = Field(alias="indicateurs")
    star_share: float = Field(alias="part_des_etoiles")


class WholeBlock(Part):
    """What an interview must cover for an opinion on the block."""

    competencies: int = Field(alias="competences")
    all_of: tuple[str, ...] = Field(alias="toutes")
    one_of: tuple[str, ...] = Field(alias="une_parmi")


class Block(Part):
    """A whole block of competencies."""

    code: str = Field(alias="bloc")
    sheet: str = Field(alias="fiche")
    version: str
    title: str = Field(alias="titre")
    notice: str = Field(alias="avertissement")
    weights: Weights = Field(alias="poids")
    thresholds: Thresholds = Field(alias="seuils")
    levels: dict[str, str] = Field(alias="niveaux")
    no_level: dict[str, str] = Field(alias="sans_niveau")
    values: dict[str, str] = Field(alias="valeurs")
    minimum: Minimum
    whole: WholeBlock = Field(alias="bloc_entier")
    moments: dict[str, str]
    competencies: tuple[Competency, ...] = Field(alias="competences", min_length=1)
    fault_kinds: tuple[FaultKind, ...] = Field(alias="fautes")
    checksum: str = ""
    """Of the file's bytes: two assessments with the same one were made with the same words."""

    def indicators(self) -> tuple[Indicator, ...]:
        """All of them, in order."""
        return tuple(i for c in self.competencies for i in c.indicators)

    def indicator(self, name: str) -> Indicator:
        """The indicator of this id (KeyError: none)."""
        found = next((i for i in self.indicators() if i.id == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def competency(self, code: str) -> Competency:
        """The competency of this code (KeyError: none)."""
        found = next((c for c in self.competencies if c.code == code), None)
        if found is None:
            raise KeyError(code)
        return found

    def fault_kind(self, code: str) -> FaultKind:
        """The fault of this code (KeyError: none)."""
        found = next((f for f in self.fault_kinds if f.code == code), None)
        if found is None:
            raise KeyError(code)
        return found

    def weight(self, indicator: Indicator) -> int:
        """What the indicator weighs in its competency's sum."""
        return self.weights.star if indicator.star else self.weights.plain

    @property
    def edition(self) -> str:
        """Version and checksum, as an assessment carries them."""
        return f"{self.version}+{self.checksum}" if self.checksum else self.version

    @model_validator(mode="after")
    def _hold_together(self) -> Block:
        mistakes = [*self._twice(), *self._out_of_place(), *self._unknown_names()]
        if mistakes:
            raise ValueError(" ; ".join(mistakes))
        return self

    def _twice(self) -> list[str]:
        names = Counter([i.id for i in self.indicators()] + [c.code for c in self.competencies] + [f.code for f in self.fault_kinds])
        return [f"{name} est défini {times} fois" for name, times in names.items() if times > 1]

    def _out_of_place(self) -> list[str]:
        wrong = []
        for competency in self.competencies:
            expected = [f"{competency.code}.{n}" for n in range(1, len(competency.indicators) + 1)]
            if [i.id for i in competency.indicators] != expected:
                wrong.append(f"les indicateurs de {competency.code} ne se suivent pas de 1 à {len(expected)}")
            if set(competency.levels) != set(self.levels):
                wrong.append(f"les niveaux de {competency.code} ne sont pas décrits")
        return wrong

    def _unknown_names(self) -> list[str]:
        known = {f.code for f in self.fault_kinds}
        named = {(c.code, f) for c in self.competencies for f in c.faults} | {(i.id, f) for i in self.indicators() for f in i.faults}
        wrong = [f"{where} renvoie à {fault}, qui n'existe pas" for where, fault in sorted(named) if fault not in known]
        return wrong + [f"{i.id} : le moment {m} n'existe pas" for i in self.indicators() for m in i.moments if m not in self.moments]


def blanks(template: str) -> tuple[str, ...]:
    """The names of the blanks of an advice template."""
    return tuple(re.findall(r"{(\w+)}", template))
