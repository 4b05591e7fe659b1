"""JSON Schemas of authored files, with French descriptions: an editor completes keys and explains them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crca_sim.authoring.files import MODELS, Kind


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file: French keys, unknown ones refused."""
    schema = MODELS[kind].model_json_schema(by_alias=True)
    for name, part in {MODELS[kind].__name__: schema, **schema.get("$defs", {})}.items():
        _describe(part, descriptions().get(name, {}))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind, **_without_titles(schema)}


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """What each key means, by model; `_` is the model itself."""
    text = files("crca_sim.authoring").joinpath("descriptions.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, yaml.CSafeLoader)
    return loaded


def _describe(part: dict[str, Any], words: dict[str, str]) -> None:
    """French in place of the English docstring; a key without words gets none rather than English."""
    part.pop("description", None)
    if "_" in words:
        part["description"] = words["_"]
    for key, described in part.get("properties", {}).items():
        described.pop("description", None)
        if key in words:
            described["description"] = words[key]


def _without_titles(schema: Any) -> Any:
    """pydantic titles everything after its English attribute."""
    if isinstance(schema, list):
        return [_without_titles(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _without_titles(value) for key, value in schema.items() if key != "title" or isinstance(value, dict)}
