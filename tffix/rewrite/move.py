"""Moves of items into other bodies, with their comments."""

from __future__ import annotations

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.rewrite.verbs import (
    braced,
    comments,
    indent,
    insert_after,
    insert_before,
    item_lines,
    item_span,
    line_start,
    remove,
    step,
)
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.hcl.file import File


class Move(NamedTuple):
    """The way of an item out of the blocks that it is in, and into others.

    ``holders`` are the blocks around it, the top-level one first. It goes ``up`` out of
    so many, then through blocks of the names ``into``, made where they are missing, and
    is called ``name`` there.
    """

    file: File
    holders: tuple[n.Block, ...]
    item: n.Attribute | n.Block
    up: int
    into: tuple[str, ...]
    name: str

    @property
    def origin(self) -> n.Body:
        """The body that it goes up to."""
        return self.holders[-1 - self.up].body

    @property
    def branch(self) -> n.Attribute | n.Block:
        """The item of the origin that it stands in: itself, or a block."""
        return self.holders[-self.up] if self.up else self.item

    @property
    def gone(self) -> n.Attribute | n.Block:
        """What goes: the item, or a block that would hold nothing without it."""
        gone = self.item
        for holder in self.holders[: -1 - self.up : -1]:
            if len(holder.body.items) > 1:
                break
            gone = holder
        return gone

    @property
    def target(self) -> n.Body | None:
        """The body of the one block that is there for it, without such a name."""
        body = self.origin
        for name in self.into:
            match body.named(name):
                case [n.Block() as block] if not block.is_dynamic():
                    body = block.body
                case _:
                    return None
            if not body.items:
                return None
        return None if body.named(self.name) else body

    @property
    def obstacle(self) -> str:
        """Why it cannot leave the blocks that it is in; empty where it can."""
        for depth in range(self.up):
            inner, outer = self.holders[-1 - depth], self.holders[-2 - depth]
            if inner not in outer.body.items:
                return "it is in a dynamic block"
            if len(outer.body.blocks(inner.type.name)) > 1:
                return f"{inner.type.name} is there more than once"
        text, gone = self.file.text, self.gone
        if gone is not self.item and comments(
            text, *item_span(self.file, self.item)
        ) != comments(text, gone.start, gone.end):
            return "there are comments that have no place there"
        return ""

    def edits(self, changes: Iterable[Edit]) -> Iterator[Edit]:
        """Give the edits of the move, with ``changes`` of the item made on the way."""
        file, gone, last = self.file, self.gone, self.origin.items[-1]
        if self.into and (target := self.target):
            beside = target.items[-1]
            to = indent(file.text, beside.start)
            yield from remove(file, gone)
            yield from insert_after(
                file, beside, item_lines(file, self.item, to, changes)
            )
            return
        lines = self._lines(changes)
        if not self.into and gone is self.item:
            yield from remove(file, gone)
            yield from self._beside(lines)
        elif not self.into or gone is last or isinstance(gone, n.Block):
            start, end = item_span(file, gone)
            above = file.text[line_start(file.text, start - 1) : start].strip()
            blank = "\n" if self.into and above and not above.endswith("{") else ""
            yield Edit(file.path, start, end, blank + lines)
        else:
            yield from remove(file, gone)
            yield from insert_after(file, last, f"\n{lines}")

    def _lines(self, changes: Iterable[Edit]) -> str:
        """Give the item in the blocks that are made for it."""
        file = self.file
        here, one = indent(file.text, self.branch.start), step(file, self.holders[0])
        lines = item_lines(file, self.item, here + one * len(self.into), changes)
        for depth, name in reversed(list(enumerate(self.into))):
            lines = braced(name, lines, here + one * depth)
        return lines

    def _beside(self, lines: str) -> list[Edit]:
        """Put an item out of a block, after the arguments above it."""
        branch = self.branch
        above = [item for item in self.origin.attributes() if item.start < branch.start]
        if above and isinstance(self.item, n.Attribute):
            return insert_after(self.file, above[-1], lines)
        return insert_before(self.file, branch, f"{lines}\n")
