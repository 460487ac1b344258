"""The names in a type of resource in any version: what suspicions ask for.

A wheel has all of it, so that no schema is read for a block that is clean.
"""

from __future__ import annotations

from functools import cache, reduce

from tffix import prepared
from tffix.terraform import PRIMITIVES
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.terraform.provider.schema import BlockSchema

# what Terraform itself takes in every resource and data source
META = frozenset({"count", "for_each", "provider", "depends_on"})
META |= {"lifecycle", "connection", "provisioner"}
_OF_RESOURCES = frozenset({"connection", "provisioner"})
KINDS = ("resource", "data", "ephemeral")

# The names of arguments, the least number of blocks by name, and what is in blocks:
# None where there is something at a depth that few blocks have.
Needed = tuple[tuple[str, ...], dict[str, int], dict[str, "Needed | None"]]
_DEPTH = 3
# The names of what is a text, a number, or true or false; and the types of the others.
Types = tuple[tuple[str, ...], dict[str, list[Any]]]
# The names of what may be written in a body, a space between them, and what is in its
# blocks: None where there is something at a depth that few blocks have.
Places = tuple[str, dict[str, "Places | None"]]


def meta_of(kind: str) -> frozenset[str]:
    """Give what any block of a kind takes, whatever its provider says."""
    return META if kind == "resource" else META - _OF_RESOURCES


@cache
def limited_blocks(type_: str) -> frozenset[str] | None:
    """Give the names of blocks that may stand a few times only, somewhere in a type.

    None where nothing is known of the type.
    """
    found = _limited_blocks(type_)
    return None if found is None else frozenset(found)


@cache
def wanted_types(type_: str) -> dict[str, list[Any]]:
    """Give the types of arguments of a name, anywhere in a type, in any version.

    They are as schemas have them.
    """
    return _spread(_wanted_types(type_))


@prepared.of_type
def _wanted_types(type_: str) -> Types:
    found: dict[str, list[Any]] = {}
    for schema in _schemas(type_):
        for name, known in schema.all_types:
            if known not in found.setdefault(name, []):
                found[name].append(known)
    return _gathered(found)


@cache
def read_types(block: str) -> dict[str, list[Any]] | None:
    """Give the types of what is read of a block of a kind and a type by its name.

    As schemas have them, in all bundled versions, but for what objects hold; those are
    left out that are texts in each. None where nothing is known of the type.
    """
    found = _read_types(block)
    return None if found is None else _spread(found)


@prepared.of_block
def _read_types(block: str) -> Types | None:
    kind, _, type_ = block.partition(" ")
    found: dict[str, list[Any]] = {}
    schemas = _every_schema(kind, type_)
    for schema in schemas:
        for name, one in schema.attributes.items():
            known = _without_fields(one.type)
            if known not in found.setdefault(name, []):
                found[name].append(known)
    others = {name: types for name, types in found.items() if types != ["string"]}
    return _gathered(others) if schemas else None


def _without_fields(type_: Any) -> Any:
    match type_:
        case ["object", _]:
            return ["object", {}]
        case [kind, inner]:
            return [kind, _without_fields(inner)]
    return type_


def _gathered(types: dict[str, list[Any]]) -> Types:
    """Give types by name in little space: names of one primitive type are one text."""
    names = tuple(
        " ".join(sorted(name for name, known in types.items() if known == [primitive]))
        for primitive in PRIMITIVES
    )
    single = [[primitive] for primitive in PRIMITIVES]
    return names, {name: one for name, one in types.items() if one not in single}


def _spread(gathered: Types) -> dict[str, list[Any]]:
    texts, others = gathered
    return {
        name: [primitive]
        for primitive, text in zip(PRIMITIVES, texts, strict=True)
        for name in text.split()
    } | others


@prepared.of_block
def needed(block: str) -> Needed | None:
    """Give what must be in a block of a kind and a type, a space between them.

    It is what some bundled version wants; None where nothing is known of the type.
    """
    kind, _, type_ = block.partition(" ")
    found = _every_schema(kind, type_)
    if not found:
        return None
    return reduce(_both, [_needed(schema, _DEPTH) for schema in found])


@prepared.of_block
def places(block: str) -> Places | None:
    """Give what may be written where in a block of a kind and a type.

    It is what every bundled version takes that has the type; None where nothing is
    known of it.
    """
    kind, _, type_ = block.partition(" ")
    found = _every_schema(kind, type_)
    return _places(found, _DEPTH) if found else None


def _places(schemas: list[BlockSchema], depth: int) -> Places:
    names = frozenset.intersection(*(_taken(schema) for schema in schemas))
    blocks: dict[str, Places | None] = {}
    for name in names:
        inner = [one.inner(name) for one in schemas]
        known = [one for one in inner if one]
        if known:  # what is not known in a version is judged by the others
            blocks[name] = _places(known, depth - 1) if depth else None
    return " ".join(sorted(names)), dict(sorted(blocks.items()))


def _taken(schema: BlockSchema) -> frozenset[str]:
    settable = (name for name, one in schema.attributes.items() if one.settable)
    return frozenset((*settable, *schema.blocks))


@prepared.of_type
def _limited_blocks(type_: str) -> tuple[str, ...] | None:
    known = _schemas(type_)
    names = {name for schema in known for name in schema.limited_blocks}
    return tuple(sorted(names)) if known else None


def _needed(schema: BlockSchema, depth: int) -> Needed:
    blocks = schema.blocks
    return (
        tuple(sorted(n for n, one in schema.attributes.items() if one.required)),
        {name: one.min_items for name, one in blocks.items() if one.min_items},
        {
            name: _needed(one.block, depth - 1) if depth else None
            for name, one in blocks.items()
            if one.block and one.block.requires
        },
    )


def _both(one: Needed, other: Needed) -> Needed:
    """Give what one or the other needs."""
    (arguments, least, inner), (more, most, deeper) = one, other
    blocks = {
        name: of if name not in deeper else _both_or_more(of, deeper[name])
        for name, of in inner.items()
    }
    return (
        tuple(sorted({*arguments, *more})),
        {
            name: max(least.get(name, 0), most.get(name, 0))
            for name in {**least, **most}
        },
        deeper | blocks,
    )


def _both_or_more(one: Needed | None, other: Needed | None) -> Needed | None:
    return one and other and _both(one, other)


def _schemas(type_: str) -> list[BlockSchema]:
    """Give the schema of a type in each kind that has it, for what all versions say."""
    return [found[0] for kind in KINDS if (found := _every_schema(kind, type_))]


def _every_schema(kind: str, type_: str) -> list[BlockSchema]:
    """Give the schemas of a type in all bundled versions that have it."""
    from tffix.terraform.provider.bundled import bundle  # noqa: PLC0415, for no wheel
    from tffix.terraform.provider.versions import normal  # noqa: PLC0415

    provider = normal(type_.partition("_")[0])
    found = (schemas.block(kind, type_) for schemas in bundle(provider))
    return [schema for schema in found if schema]
