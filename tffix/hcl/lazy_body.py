"""Bodies that are parsed item by item, when somebody asks for one.

Most who look at a block want to know one argument of it, and most of the time of a run
would go into parsing the others. What most arguments are has a short way to its nodes,
too, so that also a body of which everything is asked for is read faster than by the
parser. The nodes are the same.
"""

from __future__ import annotations

from collections.abc import Callable

from tffix.hcl import nodes as n
from tffix.hcl import plain, scanner
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END = pattern(r"\r?\n")
_Item = n.Attribute | n.Block
# parses a part of a text, between two offsets; raises HclSyntaxError
_Parse = Callable[[int, int], n.Body]


class UnreadBody(n.Body):
    """A body that knows its text; what it gives is parsed then, and always the same.

    Everything that it is asked for raises HclSyntaxError where that is not HCL.
    """

    __slots__ = ("_given", "_items", "_parse", "_spans", "_text")

    def __init__(self, text: str, start: int, end: int, parse: _Parse) -> None:
        self.start = start
        self.end = end
        self._text = text
        self._parse = parse
        self._items: tuple[_Item, ...] | None = None
        self._spans: Sequence[scanner.ItemSpan] | None = None
        self._given: dict[int, _Item] = {}  # by its start

    @property
    def items(self) -> tuple[_Item, ...]:  # type: ignore[override]
        """All items."""
        if not self.is_parsed() and self._items is None:
            self._items = tuple(map(self._read, self._spans or ()))
        return self._items or ()

    def children(self) -> Iterator[n.Node]:
        """Give the items."""
        yield from self.items

    def attribute(self, name: str) -> n.Attribute | None:
        """Give the argument of that name, and parse no other."""
        if self._text.find(name, self.start, self.end) < 0:
            return None
        if self.is_parsed():
            return super().attribute(name)
        for span in self._spans or ():
            if span.name == name and span.open is None:
                item = self._read(span)
                assert isinstance(item, n.Attribute)  # noqa: S101, it has no brace
                return item
        return None

    def blocks(self, type_: str | None = None) -> list[n.Block]:
        """Give the nested blocks, of one type or all, their bodies unread."""
        if type_ and self._text.find(type_, self.start, self.end) < 0:
            return []
        if self.is_parsed():
            return super().blocks(type_)
        return [
            item
            for span in self._spans or ()
            if span.open is not None and type_ in (None, span.name)
            if isinstance(item := self._read(span), n.Block)
        ]

    def named(self, name: str) -> list[_Item]:
        """Give the items of that name, as all bodies do, and parse no other."""
        if self._text.find(name, self.start, self.end) < 0:
            return []
        if self.is_parsed():
            return super().named(name)
        found = [
            self._read(span)
            for span in self._spans or ()
            if span.name == name or (span.name == "dynamic" and span.open is not None)
        ]
        return [item for item in found if item.key_name == name]

    def items_at(self, offsets: Sequence[int]) -> Iterator[_Item]:
        """Give the items in which one of some offsets stands, and parse no other."""
        if self.is_parsed():
            yield from super().items_at(offsets)
            return
        for span in self._spans or ():
            if n.any_in(offsets, span.start, span.end):
                yield self._read(span)

    def names(self) -> list[str]:
        """Give the names of the items, and parse no value."""
        if self.is_parsed():
            return super().names()
        return [
            span.name if span.open is None else self._read(span).key_name
            for span in self._spans or ()
        ]

    def is_parsed(self) -> bool:
        """Whether it was parsed at once, as it must be where it cannot be cut."""
        if self._items is None and self._spans is None:
            self._spans = scanner.items(self._text, self.start, self.end)
            if self._spans is None:
                self._items = self._parse(self.start, self.end).items
        return self._spans is None

    def _read(self, span: scanner.ItemSpan) -> _Item:
        """Give the item at a span, the same each time."""
        if span.start not in self._given:
            self._given[span.start] = self._item(span)
        return self._given[span.start]

    def _item(self, span: scanner.ItemSpan) -> _Item:
        if span.open is not None:
            return block(self._text, span, self._parse)
        short = plain.argument(self._text, span.start, span.end)
        if short:
            return short
        # a heredoc ends only where its line does
        end = span.end
        if line_end := _LINE_END.match(self._text, end, self.end):
            end = line_end.end()
        (item,) = self._parse(span.start, end).items
        return item


def block(text: str, span: scanner.ItemSpan, parse: _Parse) -> n.Block:
    """Give a block whose body is unread."""
    name = n.Identifier(span.start, span.start + len(span.name), span.name)
    labels = scanner.labels(text, *span.labels)
    start = span.end if span.open is None else span.open
    body = UnreadBody(text, start, span.end - 1, parse)
    return n.Block(span.start, span.end, name, labels, body)


def read(body: n.Body) -> bool:
    """Read all that is in a body; raises HclSyntaxError where it is not HCL.

    Gives false where a part could not be cut: whether that may stand where it does is
    told only by the parser, from the whole.
    """
    waiting = [body]
    while waiting:
        one = waiting.pop()
        if isinstance(one, UnreadBody) and one.is_parsed():
            return False
        waiting += [item.body for item in one.items if isinstance(item, n.Block)]
    return True
