"""Scopes: what is evaluated below a node, and which names are bound there."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Names = frozenset[str]
NONE: Names = frozenset()


def variables(root: n.Node, name: str) -> Iterator[n.Variable]:
    """Give the variables of that name below a node that nothing below it binds.

    A name in a ``for`` hides an outer one in the rest of the expression, but not in
    the collection; the iterator of a dynamic block does so in its labels and content.
    """
    for node, bound in evaluated(root):
        if isinstance(node, n.Variable) and node.name == name and name not in bound:
            yield node


def evaluated(root: n.Node, bound: Names = NONE) -> Iterator[tuple[n.Node, Names]]:
    """Give a node and all below it in the order of the text, each with the names bound.

    Left out is a word that stands for itself: the key of an object, unless it is in
    parentheses, and the name of an iterator.
    """
    stack = [(root, bound)]
    while stack:
        node, bound = stack.pop()
        yield node, bound
        stack += reversed(list(_children(node, bound)))


def _children(node: n.Node, bound: Names) -> Iterator[tuple[n.Node, Names]]:
    match node:
        case n.For() | n.ForDirective():
            inner = bound | {name.name for name in node.names}
            for child in node.children():
                yield child, bound if child is node.collection else inner
        case n.ObjectItem(key=n.Variable(), value=value):
            yield value, bound
        case n.Block():
            for item in node.body.items:
                if not names_iterator(node, item):
                    yield item, bound | binds(node, item)
        case _:
            for child in node.children():
                yield child, bound


def binds(block: n.Block, item: n.Attribute | n.Block) -> Names:
    """Give the name that a dynamic block binds in one of its items; none in others."""
    name = iterator(block)
    inside = item.type.name if isinstance(item, n.Block) else item.name.name
    return frozenset((name,)) if name and inside in ("content", "labels") else NONE


def names_iterator(block: n.Block, item: n.Attribute | n.Block) -> bool:
    """Whether an item of a block is the name of the iterator of a dynamic one."""
    return (
        isinstance(item, n.Attribute)
        and item.name.name == "iterator"
        and block.is_dynamic()
    )


def iterator(block: n.Block) -> str | None:
    """Give the name that a dynamic block binds in its content; None for others."""
    if not block.is_dynamic():
        return None
    explicit = block.body.attribute("iterator")
    if explicit and isinstance(explicit.value, n.Variable):
        return explicit.value.name
    return block.labels[0].value
