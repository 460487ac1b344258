"""Bodies that are parsed item by item, when somebody asks for one.

Most who look at a block want to know one argument of it, and most of the time of a run
would go into parsing the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tffix.patterns import pattern
from tffix.syntax import nodes as n
from tffix.syntax import plain, scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = pattern(r"\r?\n")
_Item = n.Attribute | n.Block
# parses a part of a text, between two offsets; raises HclSyntaxError
_Parse = Callable[[int, int], n.Body]


class UnreadBody(n.Body):
    """A body that knows its text; what it gives is parsed then, and always the same.

    Everything that it is asked for raises HclSyntaxError where that is not HCL.
    """

    __slots__ = (
        "_arguments",
        "_blocks",
        "_items",
        "_named",
        "_parse",
        "_spans",
        "_text",
    )

    def __init__(self, text: str, start: int, end: int, parse: _Parse) -> None:
        self.start = start
        self.end = end
        self._text = text
        self._parse = parse
        self._items: tuple[_Item, ...] | None = None
        self._spans: list[scanner.ItemSpan] | None = None
        self._named: dict[str, scanner.ItemSpan] = {}
        # what was given already, by its start
        self._arguments: dict[int, n.Attribute] = {}
        self._blocks: dict[int, n.Block] = {}

    @property
    def items(self) -> tuple[_Item, ...]:  # type: ignore[override]
        """All items, parsed at once."""
        if self._items is None:
            parsed = self._parse(self.start, self.end).items
            given: dict[int, _Item] = {**self._arguments, **self._blocks}
            self._items = tuple(given.get(item.start, item) for item in parsed)
        return self._items

    def children(self) -> Iterator[n.Node]:
        """Give the items."""
        yield from self.items

    def attribute(self, name: str) -> n.Attribute | None:
        """Give the argument of that name, and parse no other."""
        if not self._has(name):
            return None
        if self._is_read():
            return super().attribute(name)
        span = self._named.get(name)
        if span is None:
            return None
        if span.start not in self._arguments:
            self._arguments[span.start] = self._argument(span)
        return self._arguments[span.start]

    def blocks(self, type_: str | None = None) -> list[n.Block]:
        """Give the nested blocks, of one type or all, their bodies unread."""
        if type_ and not self._has(type_):
            return []
        if self._is_read():
            return super().blocks(type_)
        found = []
        for span in self._spans or ():
            if span.open is not None and type_ in (None, span.name):
                if span.start not in self._blocks:
                    self._blocks[span.start] = block(self._text, span, self._parse)
                found.append(self._blocks[span.start])
        return found

    def _has(self, word: str) -> bool:
        return self._text.find(word, self.start, self.end) >= 0

    def _argument(self, span: scanner.ItemSpan) -> n.Attribute:
        short = plain.argument(self._text, span.start, span.end)
        if short:
            return short
        # a heredoc ends only where its line does
        end = span.end
        if line_end := _LINE_END.match(self._text, end, self.end):
            end = line_end.end()
        (item,) = self._parse(span.start, end).items
        assert isinstance(item, n.Attribute)  # noqa: S101, it was cut as one
        return item

    def _is_read(self) -> bool:
        """Whether the items are parsed, as they are where they cannot be cut."""
        if self._items is None and self._spans is None:
            self._spans = scanner.items(self._text, self.start, self.end)
            if self._spans is None:
                _ = self.items
            else:
                self._named = {s.name: s for s in self._spans if s.open is None}
        return self._items is not None


def block(text: str, span: scanner.ItemSpan, parse: _Parse) -> n.Block:
    """Give a block whose body is unread."""
    name = n.Identifier(span.start, span.start + len(span.name), span.name)
    labels = scanner.labels(text, *span.labels)
    start = span.end if span.open is None else span.open
    body = UnreadBody(text, start, span.end - 1, parse)
    return n.Block(span.start, span.end, name, labels, body)
