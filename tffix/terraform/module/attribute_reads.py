"""The references to an attribute of a resource."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module


def attribute_reads(
    module: Module, block: n.Block, name: str
) -> Iterator[tuple[File, n.GetAttr]]:
    """Give where the module reads an attribute of a resource, or of its instances.

    It is read by the address of the resource, and in the resource itself as ``self``.
    """
    type_, label = (label.value for label in block.labels)
    own = module.file_of(block)
    for file in module.files.values():
        if type_ not in file.text or name not in file.text:
            continue
        for node in walk(file.body):
            if not isinstance(node, n.GetAttr) or node.name.name != name:
                continue
            source: n.Node = node.source
            while isinstance(source, n.Index | n.LegacyIndex | n.Splat):
                source = source.source
            match source:
                case n.GetAttr(source=n.Variable(name=root), name=named):
                    if root == type_ and named.name == label:
                        yield file, node
                case n.Variable(name="self") if file is own:
                    if block.contains(node):
                        yield file, node
