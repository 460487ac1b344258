"""Find the blocks that can hold nothing but one other block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def of_all(versions: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give what ``lone_blocks`` finds in any version, by resource type and path."""
    alone: dict[str, dict[str, Any]] = {}
    for known in versions:
        for type_, resource in known["resource_schemas"].items():
            found = dict(lone_blocks(resource["block"]))
            if found:
                alone.setdefault(type_, {}).update(found)
    return alone


def lone_blocks(
    block: dict[str, Any], path: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the paths of repeatable blocks that hold nothing but one block at most.

    Each with what it holds, and whether it may also hold nothing.
    """
    for name, nested in block.get("block_types", {}).items():
        here = f"{path}.{name}" if path else name
        inner = nested["block"]
        if inner is None:
            continue
        repeats = nested["nesting_mode"] in ("list", "set") and (
            nested.get("max_items") != 1
        )
        children = inner.get("block_types", {})
        if repeats and not inner.get("attributes") and len(children) == 1:
            ((child, rule),) = children.items()
            if rule.get("max_items") == 1:
                optional = not rule.get("min_items")
                yield here, {"holds": child} | ({"optional": True} if optional else {})
        yield from lone_blocks(inner, here)
