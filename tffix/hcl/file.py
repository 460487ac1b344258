"""One file of Terraform: its source and as much of its tree as was asked for."""

from __future__ import annotations

from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.hcl.certain import is_certain
from tffix.hcl.lexis import is_decoded
from tffix.hcl.scanner import BlockSpan, block_at, index
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tffix.hcl.nodes import Attribute, Block, Body, Node
    from tffix.source import Source

# What follows may be the keyword itself: the first one can be the end of a comment.
_RESOURCE = pattern(r'resource\s*+"?(?=([\w-]++))')
_COMMENTED = pattern(r"resource\s*+(?:\#|/[/*])")
# what stands in templates of other languages, and in a slip of the pen
_SIGNS_OF_OTHERS = ("{{", "{%", "= =")
_WORD = pattern(r"[\w-]++")


class File:
    """The blocks of a file, parsed one by one or as a whole.

    Every access that parses raises HclSyntaxError where the text is not HCL. A file
    that is not ``is_native`` is written in another syntax: ``source`` and ``text`` are
    what it says natively, and no fix may change it.
    """

    is_native = True

    def __init__(self, source: Source) -> None:
        self.source = source
        self.path = source.path
        self.text = source.text
        # what others have worked out of its text alone, by who has and of what
        self.kept: dict[tuple[Any, ...], Any] = {}
        self._parsed: dict[int, Block] = {}
        self._is_doubted = False

    @property
    def original(self) -> Source:
        """The file as it is written."""
        return self.source

    @property
    def slips(self) -> Sequence[HclSyntaxError]:
        """What Terraform refuses in how it is written, though the rest can be read."""
        return ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give where in the original stands what is between two offsets of the text."""
        return start, end

    def line(self, offset: int) -> int:
        """Give the line of the original, from 1, of an offset of the text."""
        start, _ = self.place(offset, offset)
        return self.original.position(start)[0]

    @cached_property
    def body(self) -> Body:
        """The tree of the whole file, all of it parsed."""
        body = self._read_in_parts()
        if body is None:
            body = self._parse(0, len(self.text))
            self._parsed = {block.start: block for block in body.blocks()}
        return body

    def _read_in_parts(self) -> Body | None:
        """Read the file block by block, item by item, where that is certain."""
        if self._index is None:
            return None
        from tffix.hcl.lazy_body import read  # noqa: PLC0415, deferred
        from tffix.hcl.nodes import Body  # noqa: PLC0415, deferred

        body = Body(0, len(self.text), tuple(map(self.block, self._index)))
        try:
            return body if read(body) else None
        except HclSyntaxError:  # the first of a part need not be that of the file
            return None

    def parse_what_differs(self, other: File) -> None:
        """Parse the blocks that are not those of another file, all of which parses."""
        if self._index is None:
            _ = self.body
            return
        known = {other.text_of(span) for span in other.spans}
        for span in self._index:
            if self.text_of(span) not in known:
                self._parse(span.start, span.end)

    @cached_property
    def problems(self) -> list[HclSyntaxError]:
        """What is wrong in the file, in its order and at places of the original.

        Where it is native, ``body`` raises the first.
        """
        found = self._problems()
        for error in found:
            error.path = self.path
        return found

    def _problems(self) -> list[HclSyntaxError]:
        from tffix.hcl.parser import problems  # noqa: PLC0415, deferred

        return problems(self.text)

    @property
    def suspicious(self) -> bool:
        """Whether a glance says that the text may not be HCL."""
        text = self.text
        odd = (
            text.count("{") != text.count("}")
            or text.count('"') % 2 == 1
            or "\n=======" in text
        )
        return (
            (odd and self._index is None)
            or any(sign in text for sign in _SIGNS_OF_OTHERS)
            or not is_decoded(text)
        )

    def read_whole(self) -> None:
        """Make sure of all of it; ``seen_problems`` are all that there are from now."""
        if self._index is not None and is_certain(self.text):
            return
        try:
            _ = self.body
        except HclSyntaxError:
            self._is_doubted = True

    @property
    def seen_problems(self) -> list[HclSyntaxError]:
        """What is wrong in the file, where a glance says that something may be."""
        return self.problems if self._is_doubted or self.suspicious else []

    @cached_property
    def resource_types(self) -> frozenset[str]:
        """The types of the resources in the file, and perhaps words that are none.

        Found by searching the text, so that most files need no more than that.
        """
        if _COMMENTED.search(self.text):
            return frozenset(_WORD.findall(self.text))
        return frozenset(_RESOURCE.findall(self.text))

    @property
    def arguments(self) -> list[Attribute]:
        """The arguments at the top level, where Terraform has none."""
        if self._index is not None:
            return []

        return self.body.attributes()

    @cached_property
    def spans(self) -> list[BlockSpan]:
        """The top-level blocks without their bodies."""
        if self._index is not None:
            return self._index
        return [
            BlockSpan(
                block.type.name,
                tuple(label.value for label in block.labels),
                block.start,
                block.end,
            )
            for block in self.body.blocks()
        ]

    @cached_property
    def _index(self) -> list[BlockSpan] | None:
        return index(self.text)

    def blocks(
        self,
        type_: str,
        *labels: str,
        worth: Callable[[str], bool] = bool,
    ) -> list[Block]:
        """Give the top-level blocks of a type whose first labels are these.

        Only these are parsed, unless the whole file has been or must be; and only
        those whose text is ``worth`` it.
        """
        if "_headers" not in self.__dict__ and not all(
            word in self.text for word in (type_, *labels)
        ):
            return []
        return [
            self.block(span)
            for span in self._headers.get((type_, *labels), ())
            if worth(self.text_of(span))
        ]

    @cached_property
    def _headers(self) -> dict[tuple[str, ...], list[BlockSpan]]:
        """The top-level blocks by their type, and by it and their first labels."""
        found: dict[tuple[str, ...], list[BlockSpan]] = {}
        for span in self.spans:
            for length in range(len(span.labels) + 1):
                key = (span.type, *span.labels[:length])
                found.setdefault(key, []).append(span)
        return found

    def block(self, span: BlockSpan) -> Block:
        """Give the block at one of the spans."""
        if self._index is None:
            _ = self.body  # all are parsed
        block = self._parsed.get(span.start)
        if block is None:
            from tffix.hcl import lazy_body  # noqa: PLC0415, deferred

            item = block_at(self.text, span.start, span.end)
            block = lazy_body.block(self.text, item, self._parse)
            self._parsed[span.start] = block
        return block

    def holds(self, block: Block) -> bool:
        """Whether a top-level block is one of this file."""
        return self._parsed.get(block.start) is block

    def around(self, node: Node) -> BlockSpan:
        """Give the top-level block that a node stands in."""
        return next(one for one in self.spans if one.start <= node.start < one.end)

    def text_of(self, node: Node | BlockSpan) -> str:
        """Give the text of a node, or of a block, as it is written."""
        return self.text[node.start : node.end]

    def value_of(self, body: Body, name: str) -> str:
        """Give the value of an argument as it is written; empty where it is not."""
        argument = body.attribute(name)
        return self.text_of(argument.value) if argument else ""

    def code(self, node: Node) -> str:
        """Give the code of a node without comments, its spaces made one: to compare."""
        from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred
        from tffix.hcl.nodes import Expression  # noqa: PLC0415, deferred

        in_value = isinstance(node, Expression)
        found = tokens(self.text, node.start, node.end, in_value=in_value)
        return " ".join([token.value for token in found])

    def sense(self, node: Node) -> tuple[str, ...]:
        """Give the tokens of a node, without what only lays them out: to compare.

        Commas and line ends are one, and none beside a bracket.
        """
        from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred
        from tffix.hcl.nodes import Expression  # noqa: PLC0415, deferred

        found: list[str] = []
        parts = False
        in_value = isinstance(node, Expression)
        for token in tokens(self.text, node.start, node.end, in_value=in_value):
            if token.type in ("COMMA", "NEWLINE"):
                parts = True
                continue
            opened = bool(found) and found[-1] in ("{", "[", "(")
            if parts and not opened and token.value not in ("}", "]", ")"):
                found.append(";")
            parts = False
            found.append(token.value)
        return tuple(found)

    def _parse(self, start: int, end: int) -> Body:
        from tffix.hcl.parser import parse  # noqa: PLC0415, deferred

        try:
            return parse(self.text, start, end)
        except HclSyntaxError as error:
            error.path = self.path
            raise
