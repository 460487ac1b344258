"""Names that say the block and the argument in it, where the block is to be written."""

from __future__ import annotations

from tffix.api import meant_names
from tffix.hcl.nodes import Block
from tffix.terraform import sure_names
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.rule.subjects import Item
    from tffix.terraform.provider.schema import BlockSchema


SURE, LIKELY = "sure", "likely"


class Flat(NamedTuple):
    """The block and the argument in it that a name stands for.

    ``has_all`` tells whether the block is there, or has all that it needs then.
    """

    block: str
    name: str
    has_all: bool = True


def flat(item: Item) -> Flat | None:
    """Say which argument of which block beside it a name stands for, if that is sure.

    ``expiration_in_days`` are the ``days`` of ``expiration``: one block alone begins
    so, and it is there at most once.
    """
    level = item.level
    if item.is_block or level.dynamics or meant_names.meant(item):
        return None
    found = [*_meant(item)]
    if len(found) != 1 or len(level.body.named(found[0].block)) > 1:
        return None
    if level.body.named(found[0].block):
        return found[0]
    # what else would be written into the block that is made
    others = {
        one.name
        for node in level.body.attributes()
        if not level.takes(node.key_name)
        for one in _meant(item._replace(node=node))
        if one.block == found[0].block
    }
    has_all = all(
        (inner := schema.inner(found[0].block)) and inner.needed <= others
        for schema in level.schemas
    )
    return found[0]._replace(has_all=has_all)


def _meant(item: Item) -> Iterator[Flat]:
    """Give the blocks that the name begins with, and the argument it ends with."""
    for block in item.level.names(is_block=True):
        rest = item.name.removeprefix(f"{block}_")
        if rest == item.name:  # or without what says that it is a block
            rest = item.name.removeprefix(f"{sure_names.without_holding(block)}_")
        inner = [schema.inner(block) for schema in item.level.schemas]
        if rest == item.name or not all(inner):
            continue
        for name in _settable(inner[0]):
            if (
                sure_names.alike(rest, [name], f"_{block}")
                and all(one and one.takes(name) for one in inner)
                and _fits(item, inner[0], name)
            ):
                yield Flat(block, name)


def _fits(item: Item, schema: BlockSchema | None, name: str) -> bool:
    if schema is None or isinstance(item.node, Block):
        return False
    return meant_names.fits(item.node.value, schema.attributes[name].type)


def _settable(schema: BlockSchema | None) -> list[str]:
    known = schema.attributes if schema else {}
    return [name for name, one in known.items() if one.settable]


def says(item: Item) -> bool:
    """Whether a name says what is at another place: one of the two below."""
    return flat(item) is not None or bool(whole(item))


def whole(item: Item) -> str:
    """Say whether a block holds what stands around it, and nothing else.

    ``SURE`` where it is named as its type is, or where all that is in it has names that
    say what it is for; ``LIKELY`` where less tells it, and nothing where it is none.
    """
    block, level = item.node, item.level
    if not isinstance(block, Block) or block.is_dynamic() or level.dynamics:
        return ""
    inner = [item._replace(node=node) for node in block.body.items]
    is_alone = len(level.body.named(item.name)) == 1
    if (
        not inner
        or not is_alone
        or meant_names.meant(item)
        or not all(map(_stands, inner))
    ):
        return ""
    names = [one.name for one in inner]
    if sure_names.is_whole(item.name, "_".join((item.type, *level.path))):
        return SURE
    shared = [name for name in names if sure_names.share(item.name, name)]
    telling = [name for name in names if "_" in name or name in shared]
    is_sure = telling == names and (shared or len(names) > 1)
    is_sure = is_sure and not sure_names.turns(item.name, names)
    return SURE if is_sure else LIKELY


def _stands(inner: Item) -> bool:
    """Whether what is in a block can stand where the block stands, by some name."""
    level, name = inner.level, inner.name
    if level.body.named(name):
        return False
    if name in level.names(is_block=inner.is_block):
        return True
    return len(meant_names.meant(inner)) == 1
