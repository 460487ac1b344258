"""What an element is called where ``each`` or ``count`` does not stand for it."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.module.references import in_block
from tffix.terraform.module.scope import iterator
from tffix.terraform.provider import value_types
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

_EACH = ("key", "value")


def element(reference: Reference, module: Module) -> str:
    """Give the code that can only be meant by each or count; empty where others can.

    ``each`` is the element of a dynamic block in which alone it is read, or that of the
    list whose length is the count; ``count.index`` is where an element of a set stands
    in the list that it is made of.
    """
    root, *rest = reference.names
    if root == "each" and rest[:1] and rest[0] in _EACH:
        return _in_dynamic(reference, rest[0]) or _counted(reference, rest[0], module)
    return _index(reference, module) if [root, *rest] == ["count", "index"] else ""


def _in_dynamic(reference: Reference, part: str) -> str:
    contents = list(_contents(reference.block))
    around = [one for one in contents if one[1].contains(reference.root)]
    if len(around) != 1:
        return ""
    ((dynamic, content),) = around
    elsewhere = any(
        one.root.name == "each" and not content.contains(one.root)
        for one in in_block(reference.file, reference.block)
    )
    return "" if elsewhere else f"{iterator(dynamic)}.{part}"


def _contents(block: n.Block) -> Iterator[tuple[n.Block, n.Block]]:
    """Give dynamic blocks at any depth, and what is made for each element."""
    for inner in block.body.blocks():
        if inner.is_dynamic():
            for content in inner.body.blocks("content"):
                yield inner, content
        yield from _contents(inner)


def _counted(reference: Reference, part: str, module: Module) -> str:
    """Give the element that stands where ``count = length(…)`` counts."""
    count = module.argument(reference.block, "count")
    match count and count.value:
        case n.Call(name="length", arguments=(n.GetAttr() as value,)):
            code = reference.file.text_of(value)
            kind = value_types.type_of(value, module).kind
            if kind in ("list", "tuple") and part == "value":
                return f"{code}[count.index]"
            if kind in ("map", "object"):
                return f"{part}s({code})[count.index]"
    return ""


def _index(reference: Reference, module: Module) -> str:
    """Give the number of an element of what for_each goes through."""
    each = module.argument(reference.block, "for_each")
    match each and each.value:
        case n.Call(name="toset", arguments=(n.GetAttr() as value,)):
            kind = value_types.type_of(value, module).kind
            code = reference.file.text_of(value)
            return f"index({code}, each.value)" if kind in ("list", "tuple") else ""
        case n.GetAttr() as value:
            kind = value_types.type_of(value, module).kind
            code = reference.file.text_of(value)
            return f"index(keys({code}), each.key)" if kind in ("map", "object") else ""
    return ""
