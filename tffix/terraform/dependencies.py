"""What a block of a module depends on, directly and through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.syntax import nodes as n
from tffix.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Collection

    from tffix.terraform.module import Module

Name = tuple[str, str]  # ("aws_lb", "web"), ("local", "x"), ("data", "aws_ami")


def names(root: n.Node) -> set[Name]:
    """Give what the traversals below a node begin with: ``aws_lb.web``, ``local.x``."""
    return {
        (node.source.name, node.name.name)
        for node in walk(root)
        if isinstance(node, n.GetAttr) and isinstance(node.source, n.Variable)
    }


def depend(module: Module, start: Collection[Name], ends: Collection[Name]) -> bool:
    """Whether something in ``start`` is in ``ends``, or depends on it.

    Data sources of one type count as one.
    """
    definitions = _definitions(module)
    known = set(start)
    waiting = list(known)
    while waiting:
        for node in definitions.get(waiting.pop(), ()):
            waiting += names(node) - known
            known |= names(node)
    return not known.isdisjoint(ends)


def _definitions(module: Module) -> dict[Name, list[n.Node]]:
    found: dict[Name, list[n.Node]] = {}
    for file in module.files.values():
        for block in file.body.blocks():
            type_, labels = block.type.name, [label.value for label in block.labels]
            if type_ == "locals":
                for item in block.body.items:
                    if isinstance(item, n.Attribute):
                        found.setdefault(("local", item.name.name), []).append(item)
            elif type_ == "resource" and len(labels) > 1:
                found.setdefault((labels[0], labels[1]), []).append(block)
            elif labels:
                found.setdefault((type_, labels[0]), []).append(block)
    return found
