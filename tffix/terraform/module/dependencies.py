"""What a block of a module depends on, directly and through others."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

Name = tuple[str, str]  # ("aws_lb", "web"), ("local", "x"), ("data", "aws_ami")
_LOCALS = "locals", ""


def names(root: n.Node) -> set[Name]:
    """Give what the traversals below a node begin with: ``aws_lb.web``, ``local.x``."""
    return {
        (node.source.name, node.name.name)
        for node in walk(root)
        if isinstance(node, n.GetAttr) and isinstance(node.source, n.Variable)
    }


def variables(node: n.Node, module: Module) -> set[str]:
    """Give the variables that an expression reads, itself or through locals."""
    waiting = [node]
    seen: set[Name] = set()
    while waiting:
        said = names(waiting.pop()) - seen
        seen |= said
        for root, name in said:
            definition = module.local(name) if root == "local" else None
            if definition:
                waiting.append(definition[1].value)
    return {name for root, name in seen if root == "var"}


def depend(module: Module, start: Collection[Name], ends: Collection[Name]) -> bool:
    """Whether something in ``start`` is in ``ends``, or depends on it.

    Data sources of one type count as one. Only what is depended on is parsed.
    """
    known = set(start)
    waiting = list(known)
    places: dict[Name, list[tuple[File, BlockSpan]]] = {}
    while waiting and known.isdisjoint(ends):
        places = places or _places(module)
        name = waiting.pop()
        for file, span in places.get(name if name[0] != "local" else _LOCALS, ()):
            for node in _defining(file.block(span), name):
                found = names(node) - known
                waiting += found
                known |= found
    return not known.isdisjoint(ends)


def _places(module: Module) -> dict[Name, list[tuple[File, BlockSpan]]]:
    """Give the blocks that define a name; all that define locals go by one."""
    found: dict[Name, list[tuple[File, BlockSpan]]] = {}
    for file in module.files.values():
        for span in file.spans:
            if span.type == "locals":
                name = _LOCALS
            elif span.type == "resource" and len(span.labels) > 1:
                name = span.labels[0], span.labels[1]
            elif span.labels:
                name = span.type, span.labels[0]
            else:
                continue
            found.setdefault(name, []).append((file, span))
    return found


def _defining(block: n.Block, name: Name) -> list[n.Node]:
    """Give what defines a name in a block: all of it, or the local."""
    if block.type.name != "locals":
        return [block]
    return [item for item in block.body.attributes() if item.name.name == name[1]]
