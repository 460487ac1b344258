"""Which variables mean a name, where for expressions and dynamic blocks bind names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.hcl import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterator


def variables(root: n.Node, name: str) -> Iterator[n.Variable]:
    """Give the variables of that name below a node that nothing below it binds.

    A name in a ``for`` hides an outer one in the rest of the expression, but not in
    the collection; the iterator of a dynamic block does so in its content.
    """
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, n.Variable):
            if node.name == name:
                yield node
        elif isinstance(node, n.For | n.ForDirective) and any(
            bound.name == name for bound in node.names
        ):
            stack.append(node.collection)
        elif isinstance(node, n.Block) and iterator(node) == name:
            stack += [item for item in node.body.items if not _is_inner(item)]
        else:
            stack += reversed(list(node.children()))


def iterator(block: n.Block) -> str | None:
    """Give the name that a dynamic block binds in its content; None for others."""
    if not block.is_dynamic():
        return None
    explicit = block.body.attribute("iterator")
    if explicit and isinstance(explicit.value, n.Variable):
        return explicit.value.name
    return block.labels[0].value


def _is_inner(item: n.Attribute | n.Block) -> bool:
    """Whether an item of a dynamic block is its content, or names its iterator."""
    if isinstance(item, n.Block):
        return item.type.name == "content"
    return item.name.name == "iterator"
