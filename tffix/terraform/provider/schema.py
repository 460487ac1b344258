"""Provider schemas: the arguments and blocks of their types.

The schemas of some versions of hashicorp/aws and of small providers that many modules
use come with tffix; those of any provider and version are taken from a folder whose
schemas were synced (``sync``). Nothing is read before the first type is asked for, and
then only what that type needs.
"""

from __future__ import annotations

from functools import cached_property

from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tffix.terraform.provider.store import Row, Store


ONCE = ("single", "group")  # the nestings of blocks that may stand once


class AttributeSchema(NamedTuple):
    """An argument, or an attribute that only the provider sets.

    ``type`` is written as terraform does it in JSON: ``"string"``, ``["list",
    "string"]``, ``["object", {"name": "string"}]``; None where it is not known.
    ``deprecated`` is None where that is not known.
    """

    type: str | list[Any] | None
    required: bool
    optional: bool
    computed: bool
    deprecated: bool | None
    takes_blocks: bool

    @property
    def settable(self) -> bool:
        """Whether a configuration may set it."""
        return self.required or self.optional

    def as_block(self) -> BlockSchema | None:
        """Give what stands in each block of an argument that takes blocks.

        Terraform itself requires nothing in there.
        """
        return _as_block(self.type) if self.takes_blocks else None


class NestedBlock(NamedTuple):
    """A block that may stand in another one, and how often.

    ``nesting`` is list, set, single, map or group. ``max_items`` is None where the
    schema states no limit, which does not mean that the provider has none: blocks of
    the plugin framework state none even where only one is accepted. Where all that is
    known is that there is such a block, ``nesting``, ``min_items`` and ``block`` are
    None.
    """

    nesting: str | None
    min_items: int | None
    max_items: int | None
    block: BlockSchema | None


class BlockSchema:
    """The arguments and the nested blocks of a block, by name."""

    def __init__(self, row: Row, *, deprecation: bool) -> None:
        self._row = row
        self._deprecation = deprecation

    @cached_property
    def attributes(self) -> Mapping[str, AttributeSchema]:
        """What is written with ``=``, and what only the provider sets."""
        return {
            name: AttributeSchema(
                type_,
                "r" in flags,
                "o" in flags,
                "c" in flags,
                ("d" in flags) if self._deprecation else None,
                _takes_blocks(flags, type_),
            )
            for name, (flags, type_) in self._row.blocks[self._row.top][0].items()
        }

    @cached_property
    def blocks(self) -> Mapping[str, NestedBlock]:
        """What is written with ``{``."""
        return {
            name: NestedBlock(nesting, least, most, self._inner(place))
            for name, (nesting, least, most, place) in self._row.blocks[self._row.top][
                1
            ].items()
        }

    def takes(self, name: str) -> bool:
        """Whether a configuration may write an argument or a block of that name."""
        attribute = self.attributes.get(name)
        return name in self.blocks or (attribute is not None and attribute.settable)

    def takes_most(self, names: Collection[str]) -> bool:
        """Whether it takes more than half of some names, or there are none."""
        return sum(map(self.takes, names)) * 2 > len(names) or not names

    @property
    def needed(self) -> set[str]:
        """The names of the arguments and the blocks that must be there."""
        found = {name for name, one in self.attributes.items() if one.required}
        return found | {name for name, one in self.blocks.items() if one.min_items}

    def inner(self, name: str) -> BlockSchema | None:
        """Give what stands in a block of that name, if it is known.

        It may also be an argument that takes blocks.
        """
        if nested := self.blocks.get(name):
            return nested.block
        attribute = self.attributes.get(name)
        return attribute.as_block() if attribute else None

    @cached_property
    def requires(self) -> bool:
        """Whether there is an argument or a block in it, at any depth, that must be."""
        return any(
            any("r" in flags for flags, _ in attributes.values())
            or any(least for _, least, _, _ in nested.values())
            for attributes, nested in self._bodies()
        )

    @cached_property
    def limited_blocks(self) -> frozenset[str]:
        """The names of the blocks in it, at any depth, that may stand a few times."""
        return frozenset(
            name
            for _, nested in self._bodies()
            for name, (nesting, _, most, _) in nested.items()
            if most or nesting in ONCE
        )

    @property
    def all_blocks(self) -> Iterator[str]:
        """The names of the blocks in it, at any depth and in any version."""
        for _, nested in self._bodies():
            yield from nested

    @property
    def all_arguments(self) -> Iterator[str]:
        """The names of what is written with ``=`` only, as in ``all_blocks``."""
        for attributes, _ in self._bodies():
            for name, (flags, type_) in attributes.items():
                if ("r" in flags or "o" in flags) and not _takes_blocks(flags, type_):
                    yield name

    @cached_property
    def all_names(self) -> frozenset[str]:
        """The names of all that a configuration may write, at any depth."""
        names: set[str] = set()
        seen: set[int] = set()
        open_ = [self._row.top]
        while open_:
            place = open_.pop()
            if place in seen:
                continue
            seen.add(place)
            attributes, nested = self._row.blocks[place]
            names.update(nested)
            open_ += [inner for *_, inner in nested.values() if inner is not None]
            for name, (flags, type_) in attributes.items():
                if "r" in flags or "o" in flags:
                    names.add(name)
                    if _takes_blocks(flags, type_):
                        names |= _as_block(type_).all_names
        return frozenset(names)

    @property
    def all_types(self) -> Iterator[tuple[str, Any]]:
        """The names of what a configuration may set, as above, each with its type."""
        for attributes, _ in self._bodies():
            for name, (flags, type_) in attributes.items():
                if "r" in flags or "o" in flags:
                    yield name, type_

    def _bodies(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Give the attributes and the blocks of all bodies in it, in any version."""
        for attributes, nested in self._row.blocks:
            yield attributes, nested
            for flags, type_ in attributes.values():
                if _takes_blocks(flags, type_):
                    yield from _as_block(type_)._bodies()  # noqa: SLF001, its own

    def _inner(self, place: int | None) -> BlockSchema | None:
        if place is None:
            return None
        return BlockSchema(self._row._replace(top=place), deprecation=self._deprecation)


def _as_block(type_: Any) -> BlockSchema:
    """Give what stands in a block for an element of a list or a set of objects."""
    from tffix.terraform.provider.store import Row  # noqa: PLC0415, most runs need none

    fields = {name: ["o", of] for name, of in type_[1][1].items()}
    return BlockSchema(Row([[fields, {}]], 0), deprecation=False)


def _takes_blocks(flags: str, type_: Any) -> bool:
    """Whether terraform also takes blocks for an attribute, for old times' sake.

    It does so for every list or set of objects that is not a nested attribute, such as
    ``ingress`` of ``aws_security_group``.
    """
    return (
        isinstance(type_, list)
        and type_[0] in ("list", "set")
        and isinstance(type_[1], list)
        and type_[1][0] == "object"
        and ("r" in flags or "o" in flags)
        and "n" not in flags
    )


class Schemas:
    """The schemas of one version of one provider, or of all providers of a folder."""

    def __init__(self, store: Store, version: str) -> None:
        self._store = store
        self._found: dict[tuple[str, str], BlockSchema | None] = {}
        self.version = version

    @property
    def source(self) -> str:
        """Where the schemas are from."""
        return self._store.sources[self.version]

    def resource(self, type_: str) -> BlockSchema | None:
        """Give the schema of a resource type; None if there is no such type."""
        return self.block("resource", type_)

    def data(self, type_: str) -> BlockSchema | None:
        """Give the schema of a data source; None if there is no such data source."""
        return self.block("data", type_)

    def resources(self) -> list[str]:
        """Give the names of all resource types."""
        return self.types("resource")

    def data_sources(self) -> list[str]:
        """Give the names of all data sources."""
        return self.types("data")

    def types(self, kind: str) -> list[str]:
        """Give the names of all types that a block ``resource``, ``data``, … can have.

        ``kind`` is the type of the block: ``resource``, ``data``, ``ephemeral``, or
        ``provider``, whose only type is the name of the provider.
        """
        return list(self._store.types(kind, self.version))

    def block(self, kind: str, type_: str) -> BlockSchema | None:
        """Give what stands in a block of a kind and a type; None if there is none.

        ``block("ephemeral", "aws_kms_secrets")``, ``block("provider", "aws")``.
        """
        key = kind, type_
        if key not in self._found:
            row = self._store.row(kind, type_, self.version)
            self._found[key] = row and BlockSchema(
                row, deprecation=self.version in self._store.deprecation
            )
        return self._found[key]
