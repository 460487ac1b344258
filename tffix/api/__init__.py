"""What a fixer may import.

A fixer is a module in ``fixers/`` with one function, decorated by ``fixer``. The
function gets one block and a ``Context``, and yields findings:

    @fixer("aws_lb", groups=("naming",), safety=Safety.SAFE, impact=Impact.NONE)
    def name_of_the_defect(block: Block, context: Context) -> Iterator[Finding]:
        ...
        yield context.finding(node, "what is wrong", "what to do", edits)

The module's docstring is the documentation of the defect: what, why, ``Before:`` and
``After:`` with an example each, and a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from tffix.edit import Edit, Impact, Safety, line_edits
from tffix.hcl.file import File
from tffix.hcl.nodes import (
    Attribute,
    Binary,
    Block,
    Body,
    Call,
    Conditional,
    Expression,
    For,
    ForDirective,
    GetAttr,
    Heredoc,
    IfDirective,
    Index,
    Interpolation,
    LegacyIndex,
    Literal,
    Node,
    Object,
    ObjectItem,
    Parenthesized,
    Splat,
    Template,
    Text,
    Tuple,
    Variable,
)
from tffix.hcl.outline import Written
from tffix.hcl.strings import quote, unescape
from tffix.hcl.walk import walk
from tffix.lazy_re import pattern
from tffix.python.tree import Imported, Tree
from tffix.rewrite.align import aligned
from tffix.rewrite.object_to_block import block_edits, block_lines, key_name
from tffix.rewrite.verbs import (
    body_lines,
    brace_comments,
    comments,
    cut,
    indent,
    insert_after,
    insert_before,
    item_lines,
    item_span,
    line_start,
    nest,
    remove,
    remove_elements,
    replace,
    replace_item,
    step,
    wrap,
)
from tffix.terraform.module.dependencies import depend, names
from tffix.terraform.module.environment_suffix import (
    environment_variable,
    uses_variable,
)
from tffix.terraform.module.expressions import (
    is_reference,
    is_string,
    local_name,
    resolve,
    target,
)
from tffix.terraform.module.module import Module, address
from tffix.terraform.module.scope import variables
from tffix.terraform.provider.accepted import aws_schemas, aws_versions
from tffix.terraform.provider.schema import AttributeSchema, BlockSchema, NestedBlock
from tffix.terraform.provider.schema_walk import (
    Level,
    argument,
    argument_names,
    block_names,
    levels,
    nested,
)
from tffix.terraform.values.string_prefixes import (
    VERB,
    Beginning,
    beginnings,
    begins_with_value,
)
from tffix.terraform.values.value import Value

__all__ = [
    "EVERY_AWS",
    "VERB",
    "Attribute",
    "AttributeSchema",
    "Beginning",
    "Binary",
    "Block",
    "BlockSchema",
    "Body",
    "Call",
    "Conditional",
    "Context",
    "Edit",
    "Expression",
    "File",
    "Finding",
    "Fixer",
    "For",
    "ForDirective",
    "GetAttr",
    "Heredoc",
    "IfDirective",
    "Impact",
    "Imported",
    "Index",
    "Interpolation",
    "Iterable",
    "Iterator",
    "LegacyIndex",
    "Level",
    "Literal",
    "Module",
    "NestedBlock",
    "Node",
    "Object",
    "ObjectItem",
    "Parenthesized",
    "Safety",
    "Splat",
    "Template",
    "Text",
    "Tree",
    "TreeContext",
    "Tuple",
    "Value",
    "Variable",
    "Written",
    "address",
    "argument",
    "argument_names",
    "aws_schemas",
    "aws_versions",
    "beginnings",
    "begins_with_value",
    "block_edits",
    "block_lines",
    "block_names",
    "body_lines",
    "brace_comments",
    "comments",
    "cut",
    "depend",
    "environment_variable",
    "fixer",
    "indent",
    "insert_after",
    "insert_before",
    "is_reference",
    "is_string",
    "item_lines",
    "item_span",
    "key_name",
    "levels",
    "line_edits",
    "line_start",
    "local_name",
    "names",
    "nest",
    "nested",
    "pattern",
    "quote",
    "remove",
    "remove_elements",
    "replace",
    "replace_item",
    "resolve",
    "step",
    "target",
    "tree_fixer",
    "unescape",
    "uses_variable",
    "variables",
    "walk",
    "wrap",
]


EVERY_AWS = "aws_*"


class Finding(NamedTuple):
    """A defect at a place, and what to do about it.

    ``start`` and ``end`` are offsets in characters; ``edits`` are the fix, all or
    none of them, and empty where the class is MANUAL.
    """

    path: str
    start: int
    end: int
    fixer: str
    address: str
    message: str
    remedy: str
    safety: Safety
    impact: Impact
    edits: tuple[Edit, ...]


class Fixer(NamedTuple):
    """One fixer, as the decorator makes it."""

    name: str
    resources: frozenset[str]
    groups: tuple[str, ...]
    safety: Safety
    impact: Impact
    options: Mapping[str, tuple[str, ...]]
    documentation: str
    check: Callable[[Block, Context], Iterator[Finding]]
    # looks at Python tests instead, once for all files of a run
    tree: Callable[[Tree, TreeContext], Iterator[Finding]] | None = None
    versions: str = ""
    # names of which a block must have one, and whether its text can hold a defect
    arguments: Callable[[str], Collection[str]] | None = None
    blocks: Callable[[str], Collection[str]] | None = None
    holds: Callable[[str, Written, Module], bool] | None = None
    opt_in: bool = False

    def looks_at(self, type_: str) -> bool:
        """Whether it looks at resources of a type."""
        return type_ in self.resources or (
            EVERY_AWS in self.resources and type_.startswith("aws_")
        )

    def __hash__(self) -> int:
        """Give the same for equal ones; options have no hash."""
        return hash(self.name)


def fixer(  # noqa: PLR0913, all that is said of a fixer
    *resources: str,
    groups: tuple[str, ...],
    safety: Safety,
    impact: Impact,
    options: Mapping[str, tuple[str, ...]] | None = None,
    versions: str = "",
    arguments: Callable[[str], Collection[str]] | None = None,
    blocks: Callable[[str], Collection[str]] | None = None,
    holds: Callable[[str, Written, Module], bool] | None = None,
    opt_in: bool = False,
) -> Callable[[Callable[[Block, Context], Iterator[Finding]]], Fixer]:
    """Make a fixer of a function that looks at resource blocks of these types.

    The fixer is named as the function is, in kebab-case. ``safety`` and ``impact``
    hold for its findings unless one says otherwise. ``options`` gives the values that
    each option may have, the default first; none where it may be any text.
    ``versions`` is a constraint on hashicorp/aws: where a module allows no such version
    of it, the fixer is silent.

    ``arguments`` and ``blocks`` get a type and give the names of arguments and blocks,
    nested or not, of which a block of that type must have one to be looked at; of a
    dynamic block, it is the label. ``holds`` gets a type, what a block of it says
    at a glance and the module, and tells whether the block can hold what the fixer
    looks for. What is not looked at is never parsed.

    ``EVERY_AWS`` stands for all types of the AWS provider. Who is ``opt_in`` looks only
    where it is selected.
    """

    def make(check: Callable[[Block, Context], Iterator[Finding]]) -> Fixer:
        return Fixer(
            check.__name__.replace("_", "-"),
            frozenset(resources),
            groups,
            safety,
            impact,
            options or {},
            check.__globals__["__doc__"] or "",
            check,
            versions=versions,
            arguments=arguments,
            blocks=blocks,
            holds=holds,
            opt_in=opt_in,
        )

    return make


def tree_fixer(
    *, groups: tuple[str, ...], safety: Safety, impact: Impact
) -> Callable[[Callable[[Tree, TreeContext], Iterator[Finding]]], Fixer]:
    """Make a fixer of a function that looks at the tests in a tree with Terraform."""

    def make(check: Callable[[Tree, TreeContext], Iterator[Finding]]) -> Fixer:
        made = fixer(groups=groups, safety=safety, impact=impact)
        return made(check)._replace(check=_nothing, tree=check)  # type: ignore[arg-type]

    return make


def _nothing(_block: Block, _context: Context) -> Iterator[Finding]:
    yield from ()


class Context:
    """What a fixer knows beside the block: its file, its module, its options."""

    def __init__(
        self, fixer: Fixer, module: Module, file: File, options: Mapping[str, str]
    ) -> None:
        self.fixer = fixer
        self.module = module
        self.file = file
        self.options = options

    def finding(
        self,
        block: Block,
        node: Node,
        message: str,
        remedy: str,
        edits: Iterable[Edit] = (),
        *,
        safety: Safety | None = None,
        impact: Impact | None = None,
    ) -> Finding:
        """Make a finding about a node of a top-level block of this file.

        Without edits it is MANUAL. The edits come back aligned as ``terraform fmt``
        does it, and with the line ends of their files.
        """
        by_path: dict[str, list[Edit]] = {}
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        final = tuple(
            edit
            for path, some in by_path.items()
            for edit in self._finished(self.module.files[path], some)
        )
        return Finding(
            self.file.path,
            node.start,
            node.end,
            self.fixer.name,
            address(block),
            message,
            remedy,
            (safety or self.fixer.safety) if final else Safety.MANUAL,
            (impact or self.fixer.impact) if final else Impact.NONE,
            final,
        )

    def _finished(self, file: File, edits: list[Edit]) -> list[Edit]:
        edits = aligned(file, edits)
        if file.source.newline == "\n":
            return edits
        return [
            edit._replace(text=re.sub(r"(?<!\r)\n", file.source.newline, edit.text))
            for edit in edits
        ]


class TreeContext:
    """What a fixer of a tree makes its findings with."""

    def __init__(self, fixer: Fixer, options: Mapping[str, str]) -> None:
        self.fixer = fixer
        self.options = options

    def finding(
        self, path: str, start: int, message: str, remedy: str, edits: Iterable[Edit]
    ) -> Finding:
        """Make a finding about a file; without edits it is MANUAL."""
        final = tuple(edits)
        return Finding(
            path,
            start,
            start,
            self.fixer.name,
            path,
            message,
            remedy,
            self.fixer.safety if final else Safety.MANUAL,
            self.fixer.impact if final else Impact.NONE,
            final,
        )
