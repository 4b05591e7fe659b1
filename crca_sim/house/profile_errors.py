"""What is wrong in a risk profile, said in French to an adviser or an author."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from crca_sim.house.names import nearest
from crca_sim.house.profiles import Profile

_LABELS = {
    "formule": "la formule", "crm": "le bonus-malus", "zone": "la zone de circulation", "stationnement": "le stationnement",
    "usage": "l'usage du véhicule", "km": "le kilométrage annuel", "pieces": "le nombre de pièces", "statut": "le statut d'occupation",
    "zone_vol": "la zone de vol", "capital_mobilier": "le capital mobilier", "sinistres_36_mois": "les sinistres des 36 derniers mois",
    "age": "l'âge", "enfants": "le nombre d'enfants", "composition": "la composition (solo ou famille)", "espece": "l'espèce",
    "age_mois": "l'âge en mois", "poids_kg": "le poids", "novice": "le permis novice", "annee_novice": "l'année de permis novice",
    "remise_conduite": "la remise constatée", "age_conjoint": "l'âge du conjoint",
}  # fmt: skip


_HINTS = {"zone_vol": "écrivez le coefficient 0,9, 1 ou 1,2 (faible, moyenne, forte)"}


def in_french(error: ValidationError, kind: type[Profile]) -> list[str]:
    """One sentence for each mistake, the missing ones gathered in one."""
    mistakes = error.errors()
    missing = [_label(_key(m)) for m in mistakes if m["type"] == "missing"]
    said = [_sentence(m, kind) for m in mistakes if m["type"] != "missing"]
    return ([f"Il manque pour calculer le tarif : {', '.join(missing)}."] if missing else []) + said


def _key(mistake: Any) -> str:
    return str(mistake["loc"][0])


def _label(key: str) -> str:
    return f"{_LABELS[key]} ({key})" if key in _LABELS else key


def _sentence(mistake: Any, kind: type[Profile]) -> str:
    if mistake["type"] == "extra_forbidden":
        return _unknown_key(_key(mistake), kind)
    return _unfit(_key(mistake), mistake)


def value_in_french(error: ValidationError, key: str) -> str:
    """What is wrong with the value of one key."""
    return _unfit(key, error.errors()[0])


def _unfit(key: str, mistake: Any) -> str:
    shown, label = str(mistake["input"])[:60], _label(key)
    return f"{label[0].upper()}{label[1:]} : « {shown} » ne convient pas, {_HINTS.get(key) or _expected(mistake)}."


def _unknown_key(key: str, kind: type[Profile]) -> str:
    keys = [f.alias or name for name, f in kind.model_fields.items()]
    near = nearest(key, keys)
    return f"Clé de tarif inconnue « {key} »" + (
        f" : vouliez-vous dire « {near} » ?" if near else f" ; clés possibles : {', '.join(keys)}."
    )


def _comma(number: object) -> str:
    return str(number).replace(".", ",")


_EXPECTED: dict[str, Callable[[dict[str, Any]], str]] = {
    "literal_error": lambda c: "choix possibles : " + str(c["expected"]).replace("'", "").replace(" or ", ", "),
    "greater_than_equal": lambda c: f"il faut au moins {_comma(c['ge'])}",
    "less_than_equal": lambda c: f"il faut au plus {_comma(c['le'])}",
    "greater_than": lambda c: f"il faut plus de {_comma(c['gt'])}",
    "bool_parsing": lambda c: "répondez true ou false",
    "string_type": lambda c: "un texte est attendu",
    "tuple_type": lambda c: "une liste est attendue",
}


def _expected(mistake: Any) -> str:
    said = _EXPECTED.get(mistake["type"])
    if said is not None:
        return said(mistake.get("ctx", {}))
    return "un nombre entier est attendu" if mistake["type"].startswith("int") else "un nombre est attendu"
