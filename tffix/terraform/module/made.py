"""Whether what stands in a dynamic block is made, and so evaluated at all."""

from __future__ import annotations

from tffix.terraform.module.instances import evaluate, instances
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl import nodes as n
    from tffix.terraform.module.module import Module


def is_made(module: Module, block: n.Block, node: n.Node) -> bool:
    """Whether a node of a top-level block stands in no content that may not be made.

    Terraform reads the names in the content of a dynamic block, and what they stand for
    only for each element: where there is none, or nobody knows, it refuses nothing.
    """
    return all(
        any(
            value.known and value.data
            for instance in instances(module, block)
            for value in (evaluate(module, collection, instance),)
        )
        for collection in _collections(block, node)
    )


def _collections(block: n.Block, node: n.Node) -> Iterator[n.Expression]:
    """Give what the dynamic blocks repeat in whose content a node stands."""
    for item in block.body.blocks():
        for holder in item.holders:
            if holder.start <= node.start < holder.end:
                for_each = item.body.attribute("for_each")
                if item.is_dynamic() and for_each:
                    yield for_each.value
                yield from _collections(holder, node)
