"""What a block of a module depends on, directly and through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk

if TYPE_CHECKING:
    from collections.abc import Collection

    from tffix.terraform.module.module import Module

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
    """Give what defines a name; only locals are parsed for it."""
    found: dict[Name, list[n.Node]] = {}
    for file in module.files.values():
        for span in file.spans:
            block = file.block(span)
            if span.type == "locals":
                for item in block.body.attributes():
                    found.setdefault(("local", item.name.name), []).append(item)
            elif span.type == "resource" and len(span.labels) > 1:
                found.setdefault((span.labels[0], span.labels[1]), []).append(block)
            elif span.labels:
                found.setdefault((span.type, span.labels[0]), []).append(block)
    return found
