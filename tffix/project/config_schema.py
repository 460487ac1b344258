"""The JSON schema of the configuration, for editors."""

from __future__ import annotations

from typing import Any

from tffix.engine import registry
from tffix.project.config_keys import KEYS
from tffix.project.format_names import FORMATS
from tffix.project.settings import CERTAINTIES


def schema() -> dict[str, Any]:
    """Give the schema, made of what the code knows."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The configuration of tffix",
        "description": "tffix.toml, .tffix.toml or [tool.tffix] in pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key.name: {"description": key.text, **_kind(key.kind)} for key in KEYS
        },
        "definitions": {
            "name": {
                "description": "A fixer, a group of fixers, or all.",
                "enum": sorted(registry.names()),
            }
        },
    }


def _kind(kind: str) -> dict[str, Any]:
    string = {"type": "string"}
    constraint = {"type": "string", "pattern": r"^\s*(=|!=|>=|<=|>|<|~>)?\s*v?[0-9]"}
    names = {"type": "array", "items": {"$ref": "#/definitions/name"}}
    if kind == "options":
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                fixer.name: _options(dict(fixer.options))
                for fixer in registry.fixers()
                if fixer.options
            },
        }
    paths = {"type": "array", "items": string}
    kinds: dict[str, dict[str, Any]] = {
        "constraint": constraint,
        "flag": {"type": "boolean"},
        "certainty": {"enum": list(CERTAINTIES), "default": CERTAINTIES[0]},
        "format": {"enum": list(FORMATS)},
        "folders": {"anyOf": [{"type": "boolean"}, paths]},
        "path": string,
        "paths": paths,
        "globs": {"type": "array", "items": string},
        "names": names,
        "names-by-glob": {"type": "object", "additionalProperties": names},
        "versions": {"type": "object", "additionalProperties": constraint},
    }
    return kinds[kind]


def _options(options: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"enum": list(values), "default": values[0]}
            if values
            else {"type": "string"}
            for name, values in options.items()
        },
    }
