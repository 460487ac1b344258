"""Say how what a provider accepts differs from one reading to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KINDS = {
    "resource_schemas": "resource type",
    "data_source_schemas": "data source",
    "ephemeral_resource_schemas": "ephemeral resource",
}


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Give what differs: what has come about, and the path that it is about."""
    for kind, word in _KINDS.items():
        old, new = before.get(kind, {}), after.get(kind, {})
        for type_ in sorted({*old, *new}):
            path = type_ if kind == "resource_schemas" else f"{word} {type_}"
            if type_ not in old:
                yield f"new {word}", type_
            elif type_ not in new:
                yield f"{word} gone", type_
            else:
                yield from _in_block(old[type_]["block"], new[type_]["block"], path)


def _in_block(
    old: Mapping[str, Any], new: Mapping[str, Any], path: str
) -> Iterator[tuple[str, str]]:
    arguments = _arguments(old), _arguments(new)
    blocks = old.get("block_types", {}), new.get("block_types", {})
    for name in sorted({*arguments[0], *arguments[1], *blocks[0], *blocks[1]}):
        here = f"{path}.{name}"
        yield from _in_item(
            arguments[0].get(name) or blocks[0].get(name),
            arguments[1].get(name) or blocks[1].get(name),
            here,
        )


def _in_item(old: Any, new: Any, path: str) -> Iterator[tuple[str, str]]:
    if old is None:
        needed = new.get("required") or new.get("min_items")
        yield ("new, and required" if needed else f"new {_word(new)}"), path
    elif new is None:
        yield f"{_word(old)} gone", path
    elif ("block" in old) != ("block" in new):
        yield f"{_word(old)} is {_word(new)}", path
    elif "block" in old:
        if new.get("min_items") and not old.get("min_items"):
            yield "required", path
        if old["block"] and new["block"]:
            yield from _in_block(old["block"], new["block"], path)
    else:
        if new.get("required") and not old.get("required"):
            yield "required", path
        if None not in (old["type"], new["type"]) and old["type"] != new["type"]:
            yield "another type", path


def _word(item: Mapping[str, Any]) -> str:
    return "block" if "block" in item else "argument"


def _arguments(block: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a configuration may set."""
    return {
        name: one
        for name, one in block.get("attributes", {}).items()
        if one.get("required") or one.get("optional")
    }
