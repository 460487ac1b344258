"""Facts about AWS and its Terraform provider, as data.

The facts are JSON files beside this module, each with its source at its head;
``tffix.aws.update`` writes those that come from the provider's schema.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class NameRule(NamedTuple):
    """What a name argument may be: at most ``longest`` characters, no such prefix."""

    longest: int
    reserved_prefixes: tuple[str, ...]


@cache
def names() -> dict[str, dict[str, NameRule]]:
    """Give the rules of name arguments, by resource type and argument."""
    return {
        type_: {
            argument: NameRule(
                rule["longest"], tuple(rule.get("reserved_prefixes", ()))
            )
            for argument, rule in arguments.items()
        }
        for type_, arguments in _load("names.json").items()
    }


@cache
def lone_blocks() -> dict[str, dict[tuple[str, ...], str]]:
    """Give, by resource type, the blocks that can hold nothing but one other block.

    The keys are paths of blocks that may repeat, such as ``("spec", "backend")``; the
    value is the one block that each of them must hold, exactly once, such as
    ``virtual_service``.
    """
    return {
        type_: {tuple(path.split(".")): inner for path, inner in paths.items()}
        for type_, paths in _load("lone_blocks.json").items()
    }


def _load(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)["facts"]
    return data
