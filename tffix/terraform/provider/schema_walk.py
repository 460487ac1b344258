"""The bodies in a block, nested ones too, each with its schemas."""

from __future__ import annotations

from functools import cache

from tffix.terraform.provider.accepted import schemas_of
from tffix.terraform.provider.bundled import bundle
from tffix.terraform.provider.type_names import KINDS, meta_of
from tffix.typed import TYPE_CHECKING, NamedTuple

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

    ``top`` is the top-level block that they all stand in, ``outer`` is the body around
    it, ``dynamics`` are the dynamic blocks that make some, outer ones first.
    ``schemas`` are those of all versions of the provider that the module allows and
    that have such a block: in the others the block itself is refused.
    """

    path: tuple[str, ...]
    block: Block
    body: Body
    schemas: tuple[BlockSchema, ...]
    top: Block
    dynamics: tuple[Block, ...] = ()
    outer: Level | None = None

    @property
    def name(self) -> str:
        """The type and the path: ``aws_lb.access_logs``."""
        return ".".join((self.top.labels[0].value, *self.path))

    @property
    def outers(self) -> list[Level]:
        """The bodies that it stands in, the outermost first."""
        return [*self.outer.outers, self.outer] if self.outer else []

    def takes(self, name: str) -> bool:
        """Whether some version accepts an argument or a block of a name in it."""
        if not self.path and name in meta_of(self.top.type.name):
            return True
        return any(schema.takes(name) for schema in self.schemas)

    def has(self, name: str) -> bool:
        """Whether some version has it as an attribute, be it by the provider alone."""
        return any(name in schema.attributes for schema in self.schemas)

    def names(self, *, is_block: bool) -> dict[str, AttributeSchema | None]:
        """Give the names that all versions take for a block, or for an argument."""
        first, *others = self.schemas
        if is_block:
            return {
                name: None
                for name in first.blocks
                if all(name in one.blocks for one in others)
            }
        return {
            name: known[0]
            for name in first.attributes
            if (known := self.settable(name))
        }

    def settable(self, name: str) -> tuple[AttributeSchema, ...]:
        """Give an argument by its schemas; nothing unless all take it, and no block."""
        found = [schema.attributes.get(name) for schema in self.schemas]
        known = tuple(one for one in found if one and one.settable)
        if len(known) < len(found) or any(name in one.blocks for one in self.schemas):
            return ()
        return known

    def argument(self, name: str) -> tuple[AttributeSchema, ...]:
        """Give the same unless it may be written as blocks, as ``ingress`` may."""
        found = self.settable(name)
        return () if any(one.takes_blocks for one in found) else found

    def makes_nothing(self, module: Module) -> bool:
        """Whether it is in a dynamic block that is known to make nothing, ever."""
        return any(_makes_none(dynamic, module) for dynamic in self.dynamics)


def nested(schemas: tuple[BlockSchema, ...], name: str) -> tuple[NestedBlock, ...]:
    """Give a block by its schemas; nothing unless all take the name for a block only.

    Each is known to the last argument.
    """
    found = [schema.blocks.get(name) for schema in schemas]
    known = tuple(one for one in found if one and one.block)
    if len(known) < len(found) or any(name in s.attributes for s in schemas):
        return ()
    return known


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
        yield from _below(Level((), block, block.body, schemas, block))


def is_used(block: Block, module: Module) -> bool:
    """Whether Terraform looks at a block: at a provider's own if something is of it."""
    if block.type.name != "provider":
        return True
    name = block.labels[0].value
    texts = [file.text for file in module.files.values()]
    if block.body.attribute("alias"):
        return any(f"{name}." in text for text in texts)
    return any(f'"{name}_' in text for text in texts)


def _below(level: Level) -> Iterator[Level]:
    yield level
    for block in level.body.blocks():
        name, dynamics = block.key_name, level.dynamics
        if block.is_dynamic():
            dynamics = (*dynamics, block)
        if inner := _inner(level.schemas, name):
            for holder in block.holders:
                yield from _below(
                    Level(
                        (*level.path, name),
                        holder,
                        holder.body,
                        inner,
                        level.top,
                        dynamics,
                        level,
                    )
                )


def _inner(schemas: tuple[BlockSchema, ...], name: str) -> tuple[BlockSchema, ...]:
    """Give what stands in a block, by the schemas that have it; all are known, or none.

    It may also be an attribute that takes blocks in all of them.
    """
    written = [schema.attributes.get(name) for schema in schemas]
    if any(written):
        found = [one.as_block() if one else None for one in written]
        return tuple(one for one in found if one) if all(found) else ()
    known = [one for schema in schemas if (one := schema.blocks.get(name))]
    inner = tuple(one.block for one in known if one.block)
    return inner if len(inner) == len(known) else ()


def _makes_none(dynamic: Block, module: Module) -> bool:
    """Whether a dynamic block is known to make nothing, whatever the variables are."""
    from tffix.terraform.module.instances import evaluate  # noqa: PLC0415, deferred

    each = dynamic.body.attribute("for_each")
    value = each and evaluate(module, each.value)
    return bool(value and value.data in ((), {}) and not value.varies)


@cache
def block_names(type_: str) -> frozenset[str]:
    """Give the names of all blocks that may stand anywhere in what is of a type."""
    return frozenset(name for one in _of_type(type_) for name in one.all_blocks)


@cache
def argument_names(type_: str) -> frozenset[str]:
    """Give the names of all arguments anywhere in a type that take no block syntax."""
    return frozenset(name for one in _of_type(type_) for name in one.all_arguments)


def _of_type(type_: str) -> list[BlockSchema]:
    """Give the schema of a type in each kind of block; without one, of a provider's."""
    found = (
        [bundled(kind, type_) for kind in KINDS]
        if type_
        else [bundled("provider", "aws")]
    )
    return [schema for schema in found if schema]


def is_known_type(kind: str, type_: str) -> bool:
    """Whether a bundled version of the provider that a type belongs to has it."""
    return bundled(kind, type_) is not None


def requires(kind: str, type_: str) -> bool:
    """Whether a type may have something, at any depth, that must be there.

    Of a type that no bundled version has, nothing is known.
    """
    schema = bundled(kind, type_)
    return schema is None or schema.requires


@cache
def bundled(kind: str, type_: str) -> BlockSchema | None:
    """Give the schema of a type in a version that has it; all its names are in each."""
    from tffix.terraform.provider.versions import normal  # noqa: PLC0415, slow import

    provider = normal(type_.partition("_")[0])
    found = (schemas.block(kind, type_) for schemas in bundle(provider))
    return next(filter(None, found), None)
