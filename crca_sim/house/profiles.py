"""What the tariff needs to know of a risk, product by product. French keys, as in a scenario's `profil_tarif`.

Values may come from YAML (numbers) or from a field typed at the desk (`4 500 km`, `0,50`, `Trajet-travail`).
No key about sex, disability, origin or family situation outside the logic of risk (`produits.md`, règle éthique).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from crca_sim.house.names import plain

_UNIT = re.compile(r"(?i)\s*(km(/an)?|euros?|€|%|kg|ans?|mois|pièces?)\s*$")


def _number(value: object) -> object:
    """`4 500 km` → `4500`, `0,50` → `0.50`."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if not isinstance(value, str):
        return value
    return re.sub(r"\s", "", _UNIT.sub("", value)).replace(",", ".")


def _choice(value: object) -> object:
    return plain(value) if isinstance(value, str) else value


def _names(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Whole = Annotated[int, BeforeValidator(_number)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]

_SYNONYMS = {
    "aucune": "aucun", "non": "aucun", "none": "aucun", "oui": "plein", "prive_loisirs": "prive",
    "trajet": "trajet_travail", "domicile_travail": "trajet_travail", "pro": "professionnel",
}  # fmt: skip


def _car_choice(value: object) -> object:
    chosen = "aucun" if value is None else _choice(value)
    return _SYNONYMS.get(chosen, chosen) if isinstance(chosen, str) else chosen


class Profile(BaseModel):
    """What every profile has: a formula of the product, its options and variants (ids)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    formula: str = Field(alias="formule")
    options: Names = ()
    variants: Names = Field(default=(), alias="variantes")


class AutoProfile(Profile):
    """A car. `crm`: bonus-malus coefficient, 0.50 to 3.50; `km`: a year; `annee_novice`: 1 to 3."""

    crm: Number = Field(ge=Decimal("0.50"), le=Decimal("3.50"))
    zone: Annotated[Literal["A", "B", "C"], BeforeValidator(lambda v: v.strip().upper() if isinstance(v, str) else v)]
    parking: Annotated[Literal["garage", "rue", "autre"], BeforeValidator(_choice)] = Field(alias="stationnement")
    use: Annotated[Literal["prive", "trajet_travail", "professionnel"], BeforeValidator(_car_choice)] = Field(alias="usage")
    km: Whole = Field(ge=0, le=200_000)
    novice: Annotated[Literal["aucun", "plein", "conduite_accompagnee"], BeforeValidator(_car_choice)] = "aucun"
    novice_year: Whole = Field(default=1, ge=1, le=3, alias="annee_novice")
    observed_discount: Number = Field(default=Decimal(0), ge=0, le=15, alias="remise_conduite")
    """Percentage that *Conduite suivie* has shown, at most 15: none is earned when the contract starts."""


def _theft_zone(value: object) -> object:
    by_coefficient = {"0.9": "faible", "1": "moyenne", "1.0": "moyenne", "1.2": "forte"}
    return by_coefficient.get(str(_number(str(value))), _choice(value))


_OCCUPANTS = {
    "proprietaire_occupant": "proprietaire", "maison": "proprietaire", "coproprietaire_occupant": "coproprietaire",
    "proprietaire_non_occupant": "non_occupant", "pno": "non_occupant", "colocation": "colocataire",
}  # fmt: skip


def _occupant(value: object) -> object:
    chosen = _choice(value)
    return _OCCUPANTS.get(chosen, chosen) if isinstance(chosen, str) else chosen


class HabitatProfile(Profile):
    """A home. `zone_vol`: its coefficient 0.9, 1 or 1.2, or faible, moyenne, forte; `capital_mobilier` in euros."""

    rooms: Whole = Field(ge=1, le=30, alias="pieces")
    status: Annotated[
        Literal["locataire", "colocataire", "etudiant", "proprietaire", "coproprietaire", "non_occupant"], BeforeValidator(_occupant)
    ] = Field(alias="statut")
    theft_zone: Annotated[Literal["faible", "moyenne", "forte"], BeforeValidator(_theft_zone)] = Field(alias="zone_vol")
    contents: Whole = Field(ge=0, le=1_000_000, alias="capital_mobilier")
    claims: Whole = Field(default=0, ge=0, le=50, alias="sinistres_36_mois")


class SanteProfile(Profile):
    """People to cover: ages in years; children of any number."""

    age: Whole = Field(ge=16, le=115)
    partner_age: Whole | None = Field(default=None, ge=16, le=115, alias="age_conjoint")
    children: Whole = Field(default=0, ge=0, le=15, alias="enfants")


class GavProfile(Profile):
    """One person or a household."""

    household: Annotated[Literal["solo", "famille"], BeforeValidator(_choice)] = Field(alias="composition")


class ScolaireProfile(Profile):
    """Pupils."""

    children: Whole = Field(ge=1, le=15, alias="enfants")


class CompagnonProfile(Profile):
    """A dog or a cat: age in months, weight in kilograms (dogs)."""

    species: Annotated[Literal["chien", "chat"], BeforeValidator(_choice)] = Field(alias="espece")
    months: Whole = Field(ge=0, le=360, alias="age_mois")
    weight: Number | None = Field(default=None, gt=0, le=120, alias="poids_kg")
    assistance: bool = False


class DroitProfile(Profile):
    """Nothing but the formula: on its own, or as an option of the home contract."""


PROFILES: dict[str, type[Profile]] = {
    "auto": AutoProfile,
    "habitat": HabitatProfile,
    "sante": SanteProfile,
    "gav": GavProfile,
    "scolaire": ScolaireProfile,
    "compagnon": CompagnonProfile,
    "droit": DroitProfile,
}
"""The products that have a tariff; the others are « étude personnalisée »."""


def keys_of(product: str) -> tuple[str, ...]:
    """The French keys of a product's profile; none when it has no tariff."""
    profile = PROFILES.get(product)
    return tuple(f.alias or name for name, f in profile.model_fields.items()) if profile else ()
