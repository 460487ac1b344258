"""Addresses of blocks, as Terraform says them."""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl import nodes as n


def address(block: n.Block) -> str:
    """Give the address of a top-level block: ``aws_lb.web``, ``module.vpc``, …."""
    labels = [label.value for label in block.labels]
    return ".".join(
        labels if block.type.name == "resource" else [block.type.name, *labels]
    )


# what tells the instance of a block in another one that is repeated alike
KEYS = {"for_each": "[each.key]", "count": "[count.index]"}


def this(block: n.Block) -> str:
    """Give the address of the instance of a block that stands in it, or is its like."""
    keys = (key for name, key in KEYS.items() if block.body.attribute(name))
    return address(block) + next(keys, "")
