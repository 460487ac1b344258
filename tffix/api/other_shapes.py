"""What a type has in another shape: without a block, or in a map in it."""

from __future__ import annotations

from tffix.api import flat_names, meant_names
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.terraform import sure_names
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.rule.subjects import Item

# names that say of one thing what they would of the next
GENERAL = pattern(
    r"action|arn|condition|config|description|enabled|filter|format|id|key|labels?|level|"
    r"location|mode|name|options|path|policy|protocol|region|role|rules?|"
    r"settings|source|state|status|tags|target|timeout|type|values?|version"
)


def is_other(item: Item) -> bool:
    """Whether an item that the type does not know is known in another shape."""
    return bool(flat(item) or of_map(item))


def flat(item: Item) -> dict[str, str]:
    """Give what stands in a block that the type has not by the names that it has.

    That is with the name of the block in front, or as it is where it tells enough.
    """
    level, node = item.level, item.node
    if (
        not isinstance(node, n.Block)
        or node.is_dynamic()
        or level.takes(item.name)
        or level.has(item.name)
        or len(level.body.named(item.name)) != 1
        or not node.body.items
        or flat_names.whole(item)
    ):
        return {}
    for names in _flat_names(item, node):
        if all(
            _can_stand(item, inner, names[inner.key_name]) for inner in node.body.items
        ):
            return names
    return {}


def _flat_names(item: Item, node: n.Block) -> Iterator[dict[str, str]]:
    own = node.body.names()
    for stem in (item.name, sure_names.without_holding(item.name)):
        yield {name: f"{stem}_{name}" for name in own}
    if not all(map(GENERAL.fullmatch, own)):
        yield {name: name for name in own}


def _can_stand(item: Item, inner: n.Attribute | n.Block, name: str) -> bool:
    """Whether what a block holds can stand where the block stands, by a name."""
    level, is_block = item.level, isinstance(inner, n.Block)
    if level.body.named(name) or name not in level.names(is_block=is_block):
        return False
    known = level.names(is_block=is_block)[name]
    if isinstance(inner, n.Block) or known is None:
        return True
    return meant_names.fits(inner.value, known.type)


def lacking(item: Item) -> tuple[str, list[n.Attribute]]:
    """Give the block that a level lacks and all that it does not know, which it takes.

    Of the first of these; of the others, and where there is no such block, nothing.
    """
    level = item.level
    unknown = [one for one in level.body.items if not level.takes(one.key_name)]
    names = {one.key_name for one in unknown}
    attributes = [one for one in unknown if isinstance(one, n.Attribute)]
    found = [
        {
            name
            for name, nested in schema.blocks.items()
            if nested.min_items
            and not level.body.named(name)
            and (inner := nested.block)
            and inner.needed <= names
            and all(map(inner.takes, names))
        }
        for schema in level.schemas
    ]
    is_first = attributes == unknown and item.node == unknown[0]
    is_one = len(found[0]) == 1 and all(one == found[0] for one in found)
    if not is_first or not is_one or level.dynamics:
        return "", []
    return min(found[0]), attributes


def of_map(item: Item) -> str | None:
    """Give the only argument of a block, a map whose keys are all that stands there."""
    level = item.level
    if not level.path or level.dynamics or level.body.blocks():
        return None
    found = {
        name
        for schema in level.schemas
        for name in (*schema.blocks, *schema.attributes)
        if name in schema.blocks or schema.attributes[name].settable
    }
    if len(found) != 1:
        return None
    (name,) = found
    is_map = all(
        (known := schema.attributes.get(name)) and known.type == ["map", "string"]
        for schema in level.schemas
    )
    is_plain = all(
        isinstance(one, n.Attribute)
        and not GENERAL.fullmatch(one.name.name)
        and one.name.name != name
        and not isinstance(one.value, n.Object | n.Tuple)
        for one in level.body.items
    )
    return name if is_map and is_plain else None
