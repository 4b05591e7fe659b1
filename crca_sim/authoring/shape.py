"""The shape of a description: pydantic's verdict on a source, each error at its place and in French."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from crca_sim.authoring.keys import keys_allowed
from crca_sim.authoring.mistakes import BrokenFile, Mistake, nearest, shown
from crca_sim.authoring.pydantic_french import said
from crca_sim.authoring.source import Source
from crca_sim.authoring.tree import Branch

Described = TypeVar("Described", bound=BaseModel)

ENOUGH = 300
"""Errors of a file that are looked at: beyond, nobody reads."""

_EXPECTS_TEXT = ("literal_error", "string_", "none_required", "int_", "bool_")
_EXPECTS_MAPPING = ("model_", "dict_")
_EXPECTS_LIST = ("tuple_type", "list_type")


def described(model: type[Described], source: Source) -> Described:
    """The description that the source holds. Raises BrokenFile with every mistake of shape.

    Strict JSON validation: a number between quotes is not a number, an unquoted one is not a text.
    """
    try:
        return model.model_validate_json(json.dumps(source.value), strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)[:ENOUGH]
        raise BrokenFile(_mistakes(model, source, errors)) from None


def _mistakes(model: type[BaseModel], source: Source, errors: Sequence[Any]) -> list[Mistake]:
    told = [e for e in errors if not _beside_the_point(source, e)]
    misspelt = {_corrected(model, e) for e in told if e["type"] == "extra_forbidden"}
    return [_mistake(model, source, e) for e in told or errors if not (e["type"] == "missing" and tuple(e["loc"]) in misspelt)]


def _beside_the_point(source: Source, error: Any) -> bool:
    """Verdicts that only follow from others; of a value that may be of several kinds, those on the kinds that it is obviously not."""
    kind, value = str(error["type"]), error["input"]
    if kind == "too_short" and isinstance(value, list):
        # pydantic counts the right items only; the wrong ones are told one by one.
        return len(value) >= int(error["ctx"]["min_length"])
    if kind == "missing" or source.follow(error["loc"])[1]:
        # The whole path is in the file: pydantic named no kind on the way.
        return False
    if isinstance(value, dict):
        return kind.startswith(_EXPECTS_TEXT + _EXPECTS_LIST)
    if isinstance(value, list):
        return kind.startswith(_EXPECTS_TEXT + _EXPECTS_MAPPING)
    return kind.startswith(_EXPECTS_MAPPING + _EXPECTS_LIST)


def _corrected(model: type[BaseModel], error: Any) -> tuple[str | int, ...]:
    """Where the unknown key would be, were it spelt right."""
    above, key = tuple(error["loc"][:-1]), str(error["loc"][-1])
    return (*above, nearest(key, keys_allowed(model, above)) or "")


def _mistake(model: type[BaseModel], source: Source, error: Any) -> Mistake:
    path, kind = tuple(error["loc"]), error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(model, source, path)
    if kind == "missing":
        key, above = str(path[-1]), path[:-1]
        return source.mistake(above, f"Il manque la clé « {key} »{_inside(source, above)}.", f"ajoutez « {key}: … ».")
    if path and path[-1] == "[key]":
        path = path[:-1]
        message, proposal = said(error, str(path[-1]))
        return source.mistake(path, message, proposal, key=True)
    message, proposal = said(error, _last_key(source, path))
    return source.mistake(path, message, proposal)


def _unknown_key(model: type[BaseModel], source: Source, path: tuple[str | int, ...]) -> Mistake:
    key, known = str(path[-1]), keys_allowed(model, path[:-1])
    if re.search("[\u00a0\u202f]", key):
        message = f"La clé « {shown(key.strip(), 60)} » contient une espace insécable, qui ne se voit pas."
        return source.mistake(path, message, "retapez le début de la ligne avec des espaces ordinaires.", key=True)
    close = nearest(key, known)
    proposal = f"« {close} »." if close else f"clés possibles ici : {', '.join(known)}." if known else None
    return source.mistake(path, f"La clé « {shown(key, 60)} » est inconnue{_inside(source, path[:-1])}.", proposal, key=True)


def _inside(source: Source, path: Sequence[str | int]) -> str:
    name = _last_key(source, path)
    return f" dans « {name} »" if name else ""


def _last_key(source: Source, path: Sequence[str | int]) -> str:
    """The nearest key above, as the author wrote it: « faits.usage »."""
    steps: list[str] = []
    tree = source.tree
    for step in path:
        below = tree.part(step) if isinstance(tree, Branch) else None
        if below is None:
            continue
        steps.append(str(step + 1) if isinstance(step, int) else step)
        tree = below
    return shown(".".join(steps), 80)
