"""The bodies in a block, each with what the provider accepts in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tffix.terraform.provider.accepted import schemas_of
from tffix.terraform.provider.bundled import AWS, bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.nodes import Block, Body
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.schema import (
        AttributeSchema,
        BlockSchema,
        NestedBlock,
    )


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
    """Give the bodies in a block that a provider judges, outer ones first.

    The block is a resource, a data source, an ephemeral resource or a provider's own.
    None where no version that the module allows is known or has the type, or where an
    override file has the block too: terraform does not look at its names.
    """
    from tffix.terraform.provider.versions import provider_of  # noqa: PLC0415, slow import

    if module.is_overridden(block):
        return
    provider = provider_of(block, module)
    kind, type_ = block.type.name, block.labels[0].value
    if kind == "provider":
        type_ = provider.rpartition("/")[2]
    found = [one.block(kind, type_) for one in schemas_of(module, provider)]
    if schemas := tuple(filter(None, found)):
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

    ``kind`` is ``resource``, ``data`` or ``ephemeral``.
    """
    return frozenset().union(*(schemas.types(kind) for schemas in bundle(AWS)))


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
    found = (schemas.resource(type_) for schemas in bundle(AWS))
    return next(filter(None, found), None)
