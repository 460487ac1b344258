"""Names that the schemas have and that another one, which they have not, must mean."""

from __future__ import annotations

from tffix.aws import enums
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.terraform import near_names, sure_names, sure_values
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tffix.rule.subjects import Item
    from tffix.terraform.provider.schema import AttributeSchema

    Names = Mapping[str, AttributeSchema | None]

_NAME = "name"
_ID = "id"  # which the provider gives, though its schema lets one write it
_ARN = "arn"
_URL = "url"  # which no ARN is
_BOOLS = ("true", "false")
_SWITCHES = ("enabled", "enable")
_STATUS = "status"
_MORE = 2  # words that a longer name may have besides twice as many
_IDS = pattern(r"[a-z]{2,}-[0-9a-f]{8}(?:[0-9a-f]{9})?")  # as those of EC2 are
_NUMBER = pattern(r"\d+")
_KIND = pattern(r"(?:^|[._])(arn|id(?:entifier)?|name|url)s?$")


def meant(item: Item) -> list[str]:
    """Give the names that must be meant by one of an item: one that is alone is sure.

    None where another item beside it must mean the same.
    """
    found = _meant(item)
    others = (
        item._replace(node=node)
        for node in item.level.body.items
        if node != item.node
        and not (item.is_block and node.key_name == item.name)  # one block of several
    )
    if found and any(
        not item.level.takes(other.name) and _meant(other) == found for other in others
    ):
        return []
    return found


def missed(item: Item) -> list[str]:
    """Give the name that must be there and is not, and that an item must mean."""
    found = [*_needed(item, *_free(item))]
    return found if found == meant(item) else []


def likely(item: Item) -> list[str]:
    """Give the names that may be meant and can stand there, the likest first."""
    every, _ = _free(item)
    # another number is another thing: "scaling_v2" is no "scaling"
    free = [name for name in every if _digits(name) == _digits(item.name)]
    found = near_names.near(item.name, free)
    if len(found) == 1 and not _fits_inside(item, found[0], all_of=False):
        found = []
    if not found and not item.is_block:
        told = _kind_of_value(item)
        found = [
            name
            for name in free
            if _stem(name) == _stem(item.name)
            and (_kind(name) not in (_ARN, _URL) or told in (None, _kind(name)))
        ]
    if not found:
        found = [
            name
            for name in free
            if sure_names.overlaps(item.name, name, item.type)
            and sure_names.share(item.name, name)
            and name.count("_") <= 2 * item.name.count("_") + _MORE
            and _fits_inside(item, name)
        ]
    found = found or _missing_beside(item, every)
    return found if len(found) <= near_names.SHOWN else []


def _missing_beside(item: Item, free: Names) -> list[str]:
    """Give the one that must be there and is not, of one that alone is not known."""
    names = {*item.level.body.names()}
    missing = {name for schema in item.level.schemas for name in schema.needed - names}
    unknown = [name for name in names if not item.level.takes(name)]
    if item.is_block or unknown != [item.name] or len(missing) != 1:
        return []
    (name,) = missing
    kinds, told = {_kind(item.name), _kind(name)}, _kind_of_value(item)
    is_other = None not in kinds and _last(item.name) != _last(name)
    is_other = is_other or (_kind(name) == _ARN and told not in (None, _ARN))
    return [name] if name in free and not is_other else []


def _last(name: str) -> list[str]:
    """Give the last words of a name: whose id it is, and that it is one."""
    return name.split("_")[-2:]


def _digits(name: str) -> list[str]:
    return _NUMBER.findall(name)


def is_one_of(item: Item, name: str) -> bool:
    """Whether the value is the only one of the list that a plural takes."""
    attribute = item.level.names(is_block=False).get(name)
    return (
        attribute is not None
        and attribute.type in (["list", "string"], ["set", "string"])
        and sure_names.is_plural(name, item.name)
        and isinstance(item.node, n.Attribute)
        and isinstance(item.node.value, n.Template)
    )


def only_one(item: Item, name: str) -> n.Expression | None:
    """Give the only one of a list that stands where a singular takes one value."""
    if not isinstance(item.node, n.Attribute) or name.endswith("s"):
        return None
    match item.node.value:
        case n.Tuple(items=(only,)) if not isinstance(only, n.Object | n.Tuple):
            return only
    return None


def _free(item: Item) -> tuple[Names, set[str]]:
    """Give the names that the value can have and that are not there, and all names."""
    there = {*item.level.body.names(), _ID} - _repeatable(item)
    own = {
        **item.level.names(is_block=item.is_block),
        **(_as_blocks(item) if not item.is_block else {}),
    }
    free = {
        other: attribute
        for other, attribute in own.items()
        if other not in there and _takes(item, other, attribute)
    }
    return free, {*own, *item.level.names(is_block=not item.is_block)}


def _meant(item: Item) -> list[str]:
    free, every = _free(item)
    for ask in (_alike, _needed, _longer, _of_kind, _of_type, _told, _holding):
        if found := [*ask(item, free, every)]:
            return found
    return []


def _repeatable(item: Item) -> set[str]:
    """Give the blocks that may stand once more, and are spelt like the one that does.

    The schema tells it of types whose id it lets one write: others have more limits
    than it says.
    """
    top = (*item.level.outers, item.level)[0]
    if not item.is_block or not all(
        (id_ := schema.attributes.get(_ID)) and id_.settable for schema in top.schemas
    ):
        return set()
    return {
        name
        for name in item.level.names(is_block=True)
        if sure_names.is_spelling(item.name, name)
        and all(
            (nested := schema.blocks.get(name))
            and nested.nesting in ("list", "set")
            and nested.max_items is None
            for schema in item.level.schemas
        )
    }


def _as_blocks(item: Item) -> Names:
    """Give the blocks that an argument may be meant for: one that has objects."""
    match item.node:
        case n.Attribute(value=n.Object()):
            return item.level.names(is_block=True)
        case n.Attribute(value=n.Tuple(items=items)) if items and all(
            isinstance(one, n.Object) for one in items
        ):
            return item.level.names(is_block=True)
    return {}


def _alike(item: Item, free: Names, _every: set[str]) -> Sequence[str]:
    """Give the names with the same words, or but for a letter or two."""
    # the words of what it is an argument of may be there or not
    for about in (item.type, *(f"_{name}" for name in item.level.path[-1:])):
        if found := sure_names.alike(item.name, free, about):
            return found
    if item.name == f"{_NAME}_prefix" and _NAME in free and not item.is_block:
        return [_NAME]
    if item.is_block:
        return [
            other
            for other in free
            if sure_names.hold_the_same(item.name, other)
            and _fits_inside(item, other, all_of=False)
        ]
    return []


def _needed(item: Item, free: Names, _every: set[str]) -> Sequence[str]:
    """Give what must be there and is not, by a part of its name."""
    missing = [
        name
        for name in free
        if any(name in schema.needed for schema in item.level.schemas)
    ]
    found = [
        other
        for other in missing
        if sure_names.overlaps(item.name, other, item.type)
        and _fits_inside(item, other)
    ]
    found = found or [name for name in missing if _is_arn_of(item, name)]
    if len(found) == 1:
        return found
    if item.name in _SWITCHES and _STATUS in item.level.names(is_block=False):
        return _switch(item)
    if found or len(missing) != 1:
        return []
    # what shares a word with it, where all else that is needed is there; the ids of two
    # things are two
    is_other = _kind(item.name) or _kind(missing[0])
    is_like = not is_other and _shares(item, missing[0])
    return missing if is_like and _fits_inside(item, missing[0]) else []


def _shares(item: Item, name: str) -> bool:
    """Whether a name shares a word with that of an item: of a block, every other word.

    The block for one engine has much of what the block for another has.
    """
    if item.is_block:
        is_same = sure_names.is_about(item.name, name, item.type)
        return is_same and _digits(item.name) == _digits(name)
    return sure_names.share(item.name, name)


def _is_arn_of(item: Item, name: str) -> bool:
    """Whether a name says that it is an ARN where an id is wanted, which can be one."""
    stem = name.removesuffix(f"_{_ID}")
    return name != stem and item.name == f"{stem}_{_ARN}"


def _switch(item: Item) -> list[str]:
    """Give the status that must be there where it is said to be enabled."""
    rules = enums().get(item.type, {})
    rule = rules.get((*item.level.path, _STATUS))
    is_needed = all(_STATUS in schema.needed for schema in item.level.schemas)
    is_there = item.level.body.attribute(_STATUS)
    match item.node:
        case n.Attribute(value=n.Literal(text="true" | "false")) if (
            rule and "Enabled" in rule.values and is_needed and not is_there
        ):
            return [_STATUS]
    return []


def _longer(item: Item, free: Names, every: set[str]) -> Sequence[str]:
    """Give the name that says a little more or less of the same."""
    longer = sure_names.longer_or_shorter(item.name, every)
    return [longer] if longer and longer in free and _is_told(item, longer) else []


def _of_kind(item: Item, free: Names, _every: set[str]) -> Iterator[str]:
    """Give the names that say alone what kind of value it is, and the value is that."""
    own, told = _kind(item.name), _kind_of_value(item)
    stem = _stem(item.name)
    for name in free:
        said = _kind(name)
        if item.is_block or stem != _stem(name):
            continue
        if (said or own) == told or (
            said == _NAME and not (own or told) and _is_text(item)
        ):
            yield name


def _of_type(item: Item, free: Names, _every: set[str]) -> Sequence[str]:
    """Give what is called as the type of what it reads, where a name tells no type.

    ``resource_id = aws_vpc.main.id`` is the ``vpc_id``.
    """
    kind = _kind(item.name)
    if item.is_block or not kind or _stem(item.name) != "resource":
        return []
    match item.node:
        case n.Attribute(
            value=n.GetAttr(source=n.GetAttr(source=n.Variable(name=type_)), name=name)
        ) if name.name == kind:
            words = type_.split("_")[1:]
            names = ["_".join((*words[at:], kind)) for at in range(len(words))]
            return [name for name in names if name in free][:1]
    return []


def _told(item: Item, free: Names, _every: set[str]) -> Sequence[str]:
    """Give the one that shares a word and has a list of values with the value in it."""
    match item.node:
        case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
            rules = enums().get(item.type, {})
            found = [
                name
                for name in free
                if sure_names.overlaps(item.name, name, item.type)
                and (rule := rules.get((*item.level.path, name)))
                and raw in rule.values
            ]
            return found if len(found) == 1 else []
    return []


def _holding(item: Item, free: Names, _every: set[str]) -> Sequence[str]:
    """Give the one block that shares a word and takes all that a block holds."""
    if not isinstance(item.node, n.Block):
        return []
    found = [
        name
        for name in free
        if _shares(item, name) and item.node.body.items and _fits_inside(item, name)
    ]
    return found if len(found) == 1 else []


def _fits_inside(item: Item, name: str, *, all_of: bool = True) -> bool:
    """Whether a block of a name takes what the block holds: all, or some of it."""
    if not isinstance(item.node, n.Block):
        return True
    inner = [schema.inner(name) for schema in item.level.schemas]
    inside = {one for holder in item.node.holders for one in holder.body.names()}
    many = all if all_of or not inside else any
    return all(schema and many(map(schema.takes, inside)) for schema in inner)


def _is_told(item: Item, name: str) -> bool:
    """Whether the value is what a longer or shorter name says that it is."""
    if isinstance(item.node, n.Block):
        return _fits_inside(item, name)
    said = _kind(name)
    if said in (None, _kind(item.name)):
        return True
    told = _kind_of_value(item)
    return told == said or (told is None and said != _ARN)


def _stem(name: str) -> str:
    """Give a name without what it says of the kind of its value, as a singular."""
    kind = _KIND.search(name)
    return name[: kind.start()] or name if kind else name.removesuffix("s")


def _is_text(item: Item) -> bool:
    return isinstance(item.node, n.Attribute) and isinstance(
        item.node.value, n.Template
    )


def _kind(name: str) -> str | None:
    """Say what a name says of its value: an ARN, an id or a name."""
    found = _KIND.search(name)
    return found[1].removesuffix("entifier") if found else None


def _kind_of_value(item: Item) -> str | None:
    """Say what the value is by the attribute that it reads, or by its text."""
    if isinstance(item.node, n.Block):
        return None
    value = item.node.value
    if isinstance(value, n.Tuple) and value.items:
        value = value.items[0]
    match value:
        case n.Template(parts=(n.Text(raw=raw), *_)) if raw.startswith(f"{_ARN}:"):
            return _ARN
        case n.Template(parts=(n.Text(raw=raw),)) if _IDS.fullmatch(raw):
            return _ID
        case n.GetAttr(name=name):
            return _kind(name.name)
    return None


def _takes(item: Item, name: str, attribute: AttributeSchema | None) -> bool:
    """Whether an argument can have the value of the item, as far as that is known."""
    if attribute is None or isinstance(item.node, n.Block):
        return True
    if is_one_of(item, name):
        return True
    value = item.node.value
    if (only := only_one(item, name)) and sure_names.is_plural(item.name, name):
        value = only
    match value:
        case n.Template(parts=(n.Text(raw=raw),)) if item.type in enums():
            rule = enums()[item.type].get((*item.level.path, name))
            # in another case, invalid-enum-value writes it then
            accepted = map(sure_values.plain, rule.values) if rule else ()
            if rule and sure_values.plain(raw) not in accepted:
                return False
    # some that may be null, too, are text to the provider
    is_bool = name.endswith("_enabled") and attribute.type == "string"
    return fits(value, "bool" if is_bool else attribute.type)


def fits(value: n.Expression, type_: object) -> bool:
    """Whether a value can be of a type, as far as it is written out."""
    kind = type_[0] if isinstance(type_, list) else type_
    match value:
        case n.Tuple():
            kinds = {"list", "set"}
        case n.Object():
            kinds = {"map", "object"}
        case n.Template(parts=(n.Text(raw=raw),)) if raw.isdigit():
            kinds = {"string", "number"}
        case n.Template(parts=(n.Text(raw=text),)) | n.Literal(text=text) if (
            text in _BOOLS
        ):
            kinds = {"bool"}
        case n.Template():
            kinds = {"string"}
        case n.Literal(text=text) if text != "null":
            kinds = {"string", "number"}
        case _:
            return True
    return kind in kinds
