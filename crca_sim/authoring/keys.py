"""Which keys a description may hold at a path: read from the models themselves."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def keys_allowed(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """The French keys of the mapping at this path, in their order; none when any key goes there."""
    found = _at(model, list(path))
    return tuple(field.alias or name for name, field in found.model_fields.items()) if found else ()


def _at(annotation: Any, path: list[str | int]) -> type[BaseModel] | None:
    """The model at this path under this annotation."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _at(arguments[0], path)
    if origin in (Union, types.UnionType):
        return next((found for member in arguments if (found := _at(member, path))), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _under(annotation, path)
    if origin in (dict, tuple, list) and path:
        return _at(arguments[1] if origin is dict else arguments[0], path[1:])
    return None


def _under(model: type[BaseModel], path: list[str | int]) -> type[BaseModel] | None:
    if not path:
        return model
    if path[0] == model.__name__:
        # A union's member, that pydantic names on the way.
        return _under(model, path[1:])
    field = next((f for name, f in model.model_fields.items() if (f.alias or name) == path[0]), None)
    return _at(field.annotation, path[1:]) if field else None
