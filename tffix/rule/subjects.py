"""Subjects: what fixers are given, and what finds it.

A fixer names its subject in its decorator; the engine asks the subject which blocks to
parse and what to hand to the fixer. What tells that from the text is the subject's
suspicion: it may be wrong only towards looking, for what it leaves out is never parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from tffix.lazy_re import found_in
from tffix.typed import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from re import Pattern
    from typing import Self

    from tffix.errors import HclSyntaxError
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Attribute, Block, Body, Identifier, Label
    from tffix.hcl.outline import Outline
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.schema_walk import Level

S = TypeVar("S")
# the names of items that a block of a type must have one of to be looked at
NamesOf = Callable[[str], Collection[str]]
# the names of arguments, and of blocks, of which a block must have one; none: each does
Names = tuple[()] | tuple[tuple[str, ...], tuple[str, ...]]
# whether blocks of a kind and a type, both as written, are worth a look
Among = Callable[[str, str], bool]
# whether a block of a type can hold what is looked for, by its outline
Holds = Callable[[str, "Outline", "Module"], bool]

EVERY_AWS = "aws_*"


class Subject(Generic[S]):
    """What a fixer is given."""

    def found(self, block: Block, module: Module) -> Iterator[S]:
        """Give the subjects that stand in a block."""
        raise NotImplementedError

    def unsuspecting(self) -> Self:
        """Give the same without its suspicions, so that it looks everywhere."""
        same = object.__new__(type(self))
        same.__dict__ |= self.__dict__
        for name in ("among", "arguments", "blocks", "holds", "suspicion"):
            same.__dict__.pop(name, None)
        return same


class InBlock(Subject[S]):
    """A subject that stands in one top-level block.

    ``kinds`` are types of blocks, such as "resource"; ``types`` their first labels,
    ``EVERY_AWS`` for all of the AWS provider, none for any. ``among`` tells which of
    these are worth a look at all, and is asked once a type. ``arguments`` and
    ``blocks`` get a type and give the names of arguments and blocks, nested or not, of
    which a block of that type must have one to be looked at; of a dynamic block, it is
    the label. ``holds`` tells from the outline of a block whether it can hold what is
    looked for.
    """

    among: Among | None = None
    arguments: NamesOf | None = None
    blocks: NamesOf | None = None
    holds: Holds | None = None

    def __init__(
        self,
        *types: str,
        kinds: Collection[str] = ("resource",),
        among: Among | None = None,
        arguments: NamesOf | None = None,
        blocks: NamesOf | None = None,
        holds: Holds | None = None,
    ) -> None:
        self.kinds = frozenset(kinds)
        self.types = frozenset(types)
        self.among = among
        self.arguments = arguments
        self.blocks = blocks
        self.holds = holds

    def looks_at(self, kind: str, type_: str) -> bool:
        """Whether it stands in blocks of a kind and a first label."""
        return (
            kind in self.kinds
            and (
                not self.types
                or type_ in self.types
                or (EVERY_AWS in self.types and type_.startswith("aws_"))
            )
            and (self.among is None or self.among(kind, type_))
        )

    def names(self, kind: str, type_: str) -> Names | None:
        """Give the names that are looked for in blocks of a kind and a type, if any."""
        if not self.looks_at(kind, type_):
            return None
        if self.arguments is None and self.blocks is None:
            return ()
        return (
            tuple(sorted(self.arguments(type_))) if self.arguments else (),
            tuple(sorted(self.blocks(type_))) if self.blocks else (),
        )


class Resource(NamedTuple):
    """A resource block; or a block of another kind whose first label is a type."""

    block: Block

    @property
    def type(self) -> str:
        """The type: the first label."""
        return self.block.labels[0].value

    @property
    def label(self) -> Label:
        """The name of the resource, as the second label writes it."""
        return self.block.labels[1]

    @property
    def body(self) -> Body:
        """The body."""
        return self.block.body


class Resources(InBlock[Resource]):
    """Resource blocks of some types."""

    def found(self, block: Block, module: Module) -> Iterator[Resource]:  # noqa: ARG002
        """Give the block itself."""
        yield Resource(block)


class Item(NamedTuple):
    """An argument or a block in a block whose schemas are known.

    ``block`` is the top-level block, ``level`` the body that it stands in, with the
    schemas of that body in all versions that the module allows.
    """

    block: Block
    level: Level
    node: Attribute | Block

    @property
    def type(self) -> str:
        """The type that the schemas are of: the first label of the top-level block."""
        return self.block.labels[0].value

    @property
    def is_block(self) -> bool:
        """Whether it is a block, be it a dynamic one."""
        return self.kind == "block"

    @property
    def kind(self) -> str:
        """What it is: "argument" or "block"."""
        from tffix.hcl.nodes import Block  # noqa: PLC0415, as below

        return "block" if isinstance(self.node, Block) else "argument"

    @property
    def name(self) -> str:
        """The name; of a dynamic block, that of the blocks that it makes."""
        return self.node.key_name

    @property
    def key(self) -> Identifier | Label:
        """Where the name is written."""
        return self.node.key

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the blocks that lead to it, and its own."""
        return (*self.level.path, self.name)


class Items(InBlock[Item]):
    """Arguments and blocks, nested ones too, in blocks whose schemas are known."""

    def found(self, block: Block, module: Module) -> Iterator[Item]:
        """Give all items, outer bodies first; none of a provider that is not used."""
        from tffix.terraform.provider.schema_walk import (  # noqa: PLC0415, as below
            is_used,
            levels,
        )

        for level in levels(block, module) if is_used(block, module) else ():
            for node in level.body.items:
                yield Item(block, level, node)


class Levels(InBlock["Level"]):
    """Bodies, nested ones too, in blocks whose schemas are known."""

    def found(self, block: Block, module: Module) -> Iterator[Level]:
        """Give all bodies, outer ones first."""
        from tffix.terraform.provider.schema_walk import (  # noqa: PLC0415, deferred: only
            levels,  # if something is suspected
        )

        yield from levels(block, module)


class Declaration(NamedTuple):
    """A top-level block that declares something, or one of the language's own."""

    block: Block


class Declarations(InBlock[Declaration]):
    """Top-level blocks of some kinds: variable, output, module, terraform, ...

    ``suspicion`` is found in the text of a block that is worth parsing; or it gets that
    text and tells. ``holds`` gets the module, too. Where there are ``arguments`` or
    ``blocks``, a block must have one of these, nested or not.
    """

    def __init__(
        self,
        *kinds: str,
        suspicion: Callable[[str], bool] | Pattern[str] | None = None,
        holds: Holds | None = None,
        arguments: Collection[str] = (),
        blocks: Collection[str] = (),
    ) -> None:
        super().__init__(
            kinds=kinds,
            holds=self._may_hold if suspicion else holds,
            arguments=(lambda _type: arguments) if arguments else None,
            blocks=(lambda _type: blocks) if blocks else None,
        )
        self.suspicion = suspicion

    def _may_hold(self, _type: str, outline: Outline, _module: Module) -> bool:
        assert self.suspicion  # noqa: S101, else this is not asked
        if callable(self.suspicion):
            return self.suspicion(outline.text)
        return found_in(self.suspicion, outline.text)

    def found(self, block: Block, module: Module) -> Iterator[Declaration]:  # noqa: ARG002
        """Give the block itself."""
        yield Declaration(block)


class Modules(Subject["Module"]):
    """A module as a whole.

    ``suspicion`` is found in the text of a file if there is something to look for; or
    it gets the module before anything is parsed, and tells.
    """

    suspicion: Callable[[Module], bool] | Pattern[str] | None = None

    def __init__(
        self, suspicion: Callable[[Module], bool] | Pattern[str] | None = None
    ) -> None:
        self.suspicion = suspicion

    def suspects(self, module: Module) -> bool:
        """Whether to look at a module."""
        if self.suspicion is None:
            return True
        if callable(self.suspicion):
            return self.suspicion(module)
        return any(
            found_in(self.suspicion, file.text) for file in module.files.values()
        )


class Slip(NamedTuple):
    """A place where a file is not HCL."""

    file: File
    error: HclSyntaxError

    @property
    def line_span(self) -> tuple[int, int]:
        """Where that line begins and ends."""
        text, at = self.file.text, self.error.start
        end = text.find("\n", at)
        return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


class SyntaxErrors(Subject[Slip]):
    """What keeps a file from being read, one error after the other.

    Nothing of the file can be parsed. What the fixers edit is taken where all of it
    together makes the file HCL; all other fixers look at it then.
    """


class TestTrees(Subject[Any]):
    """The Python tests that lie beside Terraform, those of a whole run together."""

    __test__ = False  # pytest takes it for a class of tests
