"""Visiting nodes. Nothing here recurses: trees may be thousands of levels deep."""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.nodes import Node


def walk(root: Node) -> Iterator[Node]:
    """Give a node and everything below it, in the order of the text."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        children = list(node.children())
        children.reverse()
        stack += children
