"""The bodies in a resource block, each with what the provider accepts in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tffix.terraform.provider.accepted import aws_schemas
from tffix.terraform.provider.schema import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.nodes import Block, Body
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.schema import (
        AttributeSchema,
        BlockSchema,
        NestedBlock,
    )

_MAJORS = ("5", "6")


class Level(NamedTuple):
    """A body, the block that it is of, and the names of the blocks that lead to it.

    ``schemas`` are those of all versions of the provider that the module allows and
    that have such a block: in the others the block itself is refused.
    """

    path: tuple[str, ...]
    block: Block
    body: Body
    schemas: tuple[BlockSchema, ...]


def nested(schemas: tuple[BlockSchema, ...], name: str) -> tuple[NestedBlock, ...]:
    """Give a block by its schemas; nothing unless all take the name for a block only.

    Each is known to the last argument.
    """
    found = [schema.blocks.get(name) for schema in schemas]
    known = tuple(one for one in found if one and one.block)
    if len(known) < len(found) or any(name in s.attributes for s in schemas):
        return ()
    return known


def argument(
    schemas: tuple[BlockSchema, ...], name: str
) -> tuple[AttributeSchema, ...]:
    """Give an argument by its schemas; nothing unless all take it for no block."""
    found = [schema.attributes.get(name) for schema in schemas]
    settable = tuple(one for one in found if one and one.settable)
    if (
        len(settable) < len(found)
        or any(one.takes_blocks for one in settable)
        or any(name in schema.blocks for schema in schemas)
    ):
        return ()
    return settable


def levels(block: Block, module: Module) -> Iterator[Level]:
    """Give the bodies in a resource block, outer ones first.

    None where not all versions that the module allows are known and have the type, or
    where an override file has the block too: terraform does not look at its names.
    """
    if module.is_overridden(block):
        return
    type_ = block.labels[0].value
    found = [schemas.resource(type_) for schemas in aws_schemas(module)]
    schemas = tuple(schema for schema in found if schema)
    if schemas and len(schemas) == len(found):
        yield from _below(Level((), block, block.body, schemas))


def _below(level: Level) -> Iterator[Level]:
    yield level
    for block in level.body.blocks():
        name, holders = block.type.name, [block]
        if block.is_dynamic():
            name, holders = block.labels[0].value, block.body.blocks("content")
        if any(name in schema.attributes for schema in level.schemas):
            continue
        known = [schema.blocks.get(name) for schema in level.schemas]
        inner = tuple(one.block for one in known if one and one.block)
        if inner and len(inner) == len([one for one in known if one]):
            for holder in holders:
                path = (*level.path, name)
                yield from _below(Level(path, holder, holder.body, inner))


@cache
def aws_types(kind: str = "resource") -> frozenset[str]:
    """Give the types that blocks of a kind can have in some bundled version.

    ``kind`` is ``resource`` or ``data``.
    """
    found = (bundled(major) for major in _MAJORS)
    return frozenset().union(*(one.types(kind) for one in found if one))


@cache
def block_names(type_: str) -> frozenset[str]:
    """Give the names of all blocks that may stand anywhere in a resource of a type."""
    schema = _bundled(type_)
    return frozenset(schema.all_blocks if schema else ())


@cache
def argument_names(type_: str) -> frozenset[str]:
    """Give the names of all arguments anywhere in a type that take no block syntax."""
    schema = _bundled(type_)
    return frozenset(schema.all_arguments if schema else ())


def _bundled(type_: str) -> BlockSchema | None:
    """Give the schema of a type in a version that has it; all its names are in each."""
    found = (
        schemas.resource(type_) for major in _MAJORS if (schemas := bundled(major))
    )
    return next(filter(None, found), None)
