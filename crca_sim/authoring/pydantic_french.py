"""What pydantic finds wrong in a value, said in French with a way out. One function a kind of error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from crca_sim.authoring.mistakes import nearest, one_of, shown

_Said = tuple[str, str | None]

_YES, _NO = {"oui", "yes", "on", "vrai", "y", "o", "1"}, {"non", "no", "off", "faux", "n", "0"}


def said(error: Any, key: str) -> _Said:
    """The message and the proposal for one of pydantic's errors; `key` is where the value stands."""
    say = _KINDS.get(error["type"], _refused)
    return say(error["input"], error.get("ctx", {}), f" (« {shown(key, 80)} »)" if key else "")


def _what(value: Any) -> str:
    """The kind of value that was read, for someone who has never heard of types."""
    match value:
        case None:
            return "il n'y a rien"
        case bool():
            return f"« {str(value).lower()} » se lit comme vrai ou faux"
        case int() | float():
            return f"{value} se lit comme un nombre"
        case str():
            return f"« {shown(value)} » est un texte"
        case list():
            return "c'est une liste"
        case _:
            return "ce sont des clés et des valeurs"


def _text(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    message = f"Il faut un texte{key} : {_what(value)}."
    match value:
        case None:
            return message, "écrivez le texte après « : », ou retirez la clé."
        case bool() | int() | float():
            return message, f'mettez des guillemets : "{str(value).lower()}".'
        case list():
            return message, "gardez un seul texte, sans tiret."
        case _:
            return message, 'si c\'est une phrase, mettez-la entre guillemets : "…".'


def _whole_number(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    digits = re.sub(r"\D", "", str(value)) if isinstance(value, str) else ""
    return f"Il faut un nombre entier{key} : {_what(value)}.", f"sans guillemets ni unité : {digits[:12]}." if digits else None


def _number(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"Il faut un nombre{key} : {_what(value)}.", "avec un point pour la virgule : 0.50."


def _yes_or_no(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    word = str(value).strip().lower()
    meaning = "true" if word in _YES else "false" if word in _NO else None
    return f"Il faut true (vrai) ou false (faux){key} : {_what(value)}.", f"écrivez {meaning}." if meaning else None


def _list(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    example = f"- {shown(value)}" if isinstance(value, str | int) else "- …"
    return f"Il faut une liste{key} : {_what(value)}.", f"allez à la ligne et mettez un tiret devant chaque élément : {example}"


def _mapping(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return (
        f"Il faut des clés et des valeurs{key} : {_what(value)}.",
        "allez à la ligne, décalez de deux espaces et écrivez « cle: valeur ».",
    )


def _one_of(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    allowed = re.findall(r"'([^']*)'", str(ctx.get("expected", "")))
    close = nearest(value, allowed) if isinstance(value, str) else None
    subject = f"« {shown(value)} » ne convient pas" if isinstance(value, str) else f"Cette valeur ne convient pas : {_what(value)}"
    return f"{subject}{key}. Valeurs possibles : {one_of(allowed)}.", f"« {close} »." if close else None


def _pattern(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    if r"\d{1,4}" in str(ctx.get("pattern")):
        return f"« {shown(value)} » n'est pas une durée{key}.", "écrivez par exemple 45 s, 10 min, 2 h ou 3 j."
    simple = _as_name(str(value))
    message = f"« {shown(value)} » n'est pas un nom{key} : des minuscules sans accent et des chiffres, séparés par - ou _."
    return message, f"« {simple} »." if simple else None


def _as_name(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60].strip("-")


def _empty(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"Ce texte est vide{key}.", "écrivez-le, ou retirez la clé."


def _too_long(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"Ce texte est trop long{key} : {ctx['max_length']} caractères au plus, il en a {len(str(value))}.", "coupez-le."


def _too_few(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    least = ctx["min_length"]
    return f"Il en faut au moins {least}{key} ; il y en a {ctx['actual_length']}.", None


def _too_many(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"Il y en a trop{key} : {ctx['max_length']} au plus.", None


def _at_least(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"{shown(value)} est trop petit{key} : {ctx['ge']} au moins.", None


def _at_most(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"{shown(value)} est trop grand{key} : {ctx['le']} au plus.", None


def _own_words(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    """A rule of the models, that says its own French."""
    words = str(ctx.get("error", "valeur refusée"))
    return f"{words[:1].upper()}{words[1:].rstrip('.')}.", None


def _refused(value: Any, ctx: dict[str, Any], key: str) -> _Said:
    return f"Cette valeur ne convient pas{key} : {_what(value)}.", None


_KINDS: dict[str, Callable[[Any, dict[str, Any], str], _Said]] = {
    "string_type": _text,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _one_of,
    "int_type": _whole_number,
    "int_parsing": _whole_number,
    "int_from_float": _whole_number,
    "float_type": _number,
    "float_parsing": _number,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
    "list_type": _list,
    "tuple_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "value_error": _own_words,
}
