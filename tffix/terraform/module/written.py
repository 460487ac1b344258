"""What is written in a body: the items that a path of blocks leads to."""

from __future__ import annotations

from tffix.hcl.nodes import Attribute, Block
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.nodes import Body


class Written(NamedTuple):
    """An item, and whether it is there: a dynamic block can make none."""

    node: Attribute | Block
    certain: bool


def written(
    body: Body, path: tuple[str, ...], *, certain: bool = True
) -> Iterator[Written]:
    """Give the items at a path, of dynamic blocks too.

    Where an argument stands for a block on the way, it can hold what is looked for.
    """
    for node in body.named(path[0]):
        dynamic = isinstance(node, Block) and node.is_dynamic()
        if len(path) == 1:
            yield Written(node, certain and not dynamic)
        elif isinstance(node, Attribute):
            yield Written(node, certain=False)
        else:
            for holder in node.holders:
                inner = certain and not dynamic
                yield from written(holder.body, path[1:], certain=inner)


def all_written(
    body: Body, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Attribute | Block, Body]]:
    """Give all items in a body at any depth, of dynamic blocks those of the content.

    Each with its path and the body that it stands in; ``path`` leads to the first one.
    """
    for node in body.items:
        here = (*path, node.key_name)
        yield here, node, body
        if isinstance(node, Block):
            for holder in node.holders:
                yield from all_written(holder.body, here)


def ways(block: Block, path: tuple[str, ...]) -> Iterator[tuple[Block, ...]]:
    """Give the blocks that lead to a path, the block itself first.

    A dynamic block is there as the content block in it.
    """
    if not path:
        yield (block,)
        return
    for inner in block.body.blocks():
        for holder in inner.holders if inner.key_name == path[0] else ():
            for way in ways(holder, path[1:]):
                yield (block, *way)


def bodies(body: Body, path: tuple[str, ...]) -> Iterator[tuple[Block | None, Body]]:
    """Give the blocks at a path that are there, each with its body; () is the body."""
    if not path:
        yield None, body
    else:
        for node, certain in written(body, path):
            if certain and isinstance(node, Block):
                yield node, node.body
