"""The types of a provider's schema in words."""

from __future__ import annotations

from typing import Any

_PLURAL = {
    "string": "strings",
    "number": "numbers",
    "bool": "true or false values",
    "list": "lists",
    "set": "sets",
    "map": "maps",
    "object": "objects",
}
_ONE = {"string": "a string", "number": "a number", "bool": "true or false"}


def in_words(type_: str | list[Any] | None) -> str:
    """Say what a type of a schema is: ``a list of strings``; a value if not known."""
    match type_:
        case str():
            return _ONE.get(type_, "a value")
        case ["object", dict() as fields]:
            return f"an object with {', '.join(fields)}"
        case [kind, inner] if kind in _PLURAL:
            of = inner[0] if isinstance(inner, list) else inner
            return f"a {kind} of {_PLURAL.get(of, 'values')}"
    return "a value"
