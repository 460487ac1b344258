"""Values that stand where a block belongs, and the argument of it that they are for."""

from __future__ import annotations

from tffix.aws import enums
from tffix.hcl import nodes as n
from tffix.terraform.module.expressions import plain_text, resolve
from tffix.terraform.provider.value_types import could_be, is_splat, of_schema, type_of
from tffix.terraform.values.types import ANY, map_of
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.aws import ValueRule
    from tffix.rule.subjects import Item
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.schema import (
        AttributeSchema,
        BlockSchema,
        NestedBlock,
    )
    from tffix.terraform.values.types import Type

_MERGED = map_of(ANY)
_SWITCHES = ("enabled", "enable")
_STATUS = "status"
_BOOLS = {"true": "Enabled", "false": "Disabled"}
# an argument that names one of several blocks, and the other that each must have
_NAMING, _PAIR = ("name", "key"), 2
_LISTS = tuple([kind, of] for kind in ("list", "set") for of in ("string", "number"))
_ADDRESSES = ("arn", "id", "name")


class Held(NamedTuple):
    """An argument of a block and the code of its value; none if that is as written."""

    name: str
    code: str = ""


def held(item: Item, inner: Sequence[BlockSchema], module: Module) -> Held | None:
    """Say which argument of a block a value is for; None where that is not sure.

    A value that is no block itself is for the one argument that the block must have,
    or for the only one that takes such a value; true and false for what switches it
    on, and what has an ARN, an id or a name for the argument that takes one.
    """
    if isinstance(item.node, n.Block) or isinstance(item.node.value, n.Heredoc):
        return None
    value = item.node.value
    given = _MERGED if _is_merged(value) else type_of(value, module)
    first, *others = inner
    free = {
        name: one
        for name, one in first.attributes.items()
        if one.settable
        and all(name in other.attributes for other in others)
        and could_be(given, of_schema(one.type))
    }
    free.pop("id", None)
    if given.kind in ("map", "object"):
        return _map(value, free, inner, module)
    if given.is_primitive():
        return _single(item, value, given, free, inner)
    return _list(value, given, free, inner, module)


def each(item: Item, inner: Sequence[BlockSchema], module: Module) -> str | None:
    """Give the argument that each text of a list is for, in a block of its own."""
    if isinstance(item.node, n.Block) or isinstance(item.node.value, n.Heredoc):
        return None
    value = item.node.value
    given = type_of(value, module)
    names = {name for schema in inner for name in schema.needed or _settable(schema)}
    if not _is_of_texts(value, given, module) or len(names) != 1:
        return None
    (name,) = names
    of_texts = all(
        (one := schema.attributes.get(name)) and one.type == "string"
        for schema in inner
    )
    return name if of_texts else None


def _list(
    value: n.Expression,
    given: Type,
    free: dict[str, AttributeSchema],
    inner: Sequence[BlockSchema],
    module: Module,
) -> Held | None:
    """Say which argument a list of texts or numbers is for."""
    if not _is_of_texts(value, given, module):
        return None
    needed = set().union(*(schema.needed for schema in inner))
    names = [name for name, one in free.items() if one.type in _LISTS]
    if needed:
        return (
            Held(*needed) if needed == {*names} & needed and len(needed) == 1 else None
        )
    is_only = len(_settable(inner[0])) == 1 and not inner[0].blocks
    return Held(names[0]) if len(names) == 1 and is_only else None


def _is_of_texts(value: n.Expression, given: Type, module: Module) -> bool:
    """Whether a value is a list of texts or numbers."""
    match value:
        case n.Tuple(items=items):
            return bool(items) and all(type_of(i, module).is_primitive() for i in items)
        case n.GetAttr(name=name) if is_splat(value):
            return name.name in _ADDRESSES
    return given.kind in ("list", "set") and given.element.is_primitive()


def pair(item: Item, known: Sequence[NestedBlock]) -> list[str]:
    """Give the arguments for the key and the value of a map that stands for blocks.

    The blocks must have these and no others: a ``parameter`` its name and its value.
    """
    inner = [one.block for one in known if one.block]
    if isinstance(item.node, n.Block) or not isinstance(item.node.value, n.Object):
        return []
    keys, needed = [one.key_name for one in item.node.value.items], inner[0].needed
    is_fit = not any(one.takes(key) for one in inner for key in keys) and all(
        len(keys) <= (one.max_items or len(keys)) for one in known
    )
    is_pair = len(needed) == _PAIR and len(needed.intersection(_NAMING)) == 1
    if not is_pair or not is_fit or any(one.needed != needed for one in inner):
        return []
    return sorted(needed, key=lambda name: name not in _NAMING)


def _single(
    item: Item,
    value: n.Expression,
    given: Type,
    free: dict[str, AttributeSchema],
    inner: Sequence[BlockSchema],
) -> Held | None:
    """Say which argument a text, a number, true or false is for."""
    needed = set().union(*(schema.needed for schema in inner))
    fitting = [name for name in free if _takes(item, name, value)]
    if needed == {_STATUS} and given.kind == "bool":
        rule = _rules(item).get((*item.path, _STATUS))
        code = _BOOLS.get(value.text) if isinstance(value, n.Literal) else None
        return Held(_STATUS, f'"{code}"') if rule and code in rule.values else None
    if needed:
        return Held(*needed) if needed <= {*fitting} and len(needed) == 1 else None
    names = [name for name in _likely(value, given) if name in fitting]
    if len(fitting) == 1 and len(_settable(inner[0])) == 1:
        names += fitting
    return Held(names[0]) if names else None


def _is_merged(value: n.Expression) -> bool:
    return isinstance(value, n.Call) and value.name == "merge"


def _likely(value: n.Expression, given: Type) -> Sequence[str]:
    if given.kind == "bool":
        return _SWITCHES
    match value:
        case n.GetAttr(name=name) if name.name in _ADDRESSES:
            return (name.name,)
        case n.Template(parts=(n.Text(raw=raw), *_)) if raw.startswith("arn:"):
            return ("arn",)
    return ()


def _map(
    value: n.Expression,
    free: dict[str, AttributeSchema],
    inner: Sequence[BlockSchema],
    module: Module,
) -> Held | None:
    """Say which argument a map is for that cannot be the block itself."""
    parts = value.arguments if isinstance(value, n.Call) else (value,)
    said = [
        one
        for one in (resolve(part, module) for part in parts)
        if isinstance(one, n.Object)
    ]
    keys = [item.key_name for one in said for item in one.items]
    if any(one.takes(key) for key in keys for one in inner):
        return None
    needed = set().union(*(schema.needed for schema in inner))
    names = [
        name
        for name, one in free.items()
        if isinstance(one.type, list) and one.type[0] == "map"
    ]
    is_empty = len(said) == len(parts) and not keys
    if len(names) != 1 or not needed <= {*names} or is_empty:
        return None
    return Held(names[0])


def _takes(item: Item, name: str, value: n.Expression) -> bool:
    """Whether an argument takes a text, but for the case of its letters."""
    text, rule = plain_text(value), _rules(item).get((*item.path, name))
    if text is None or rule is None:
        return True
    return text.casefold() in {str(one).casefold() for one in rule.values}


def _rules(item: Item) -> dict[tuple[str, ...], ValueRule]:
    return enums().get(item.type, {})


def _settable(schema: BlockSchema) -> list[str]:
    return [name for name, one in schema.attributes.items() if one.settable]
