r"""Places in a text as the protocol counts them.

Lines and columns count from 0. A column is in code units of the encoding that editor
and server have agreed on; a line ends with ``\n``, ``\r\n`` or ``\r``.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from tffix.lazy_re import pattern

_LINE = pattern(r"([^\r\n]*)(\r\n|[\r\n]|\Z)")


class Positions:
    """Offsets of one text, in characters, and its lines and columns."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self.encoding = encoding

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        starts += [line.end() for line in _LINE.finditer(self.text) if line[2]]
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self.text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column.

        What lies behind a line is its end, what lies behind the text is that of the
        text, and what lies within a character is its start.
        """
        if line >= len(self._starts):
            return len(self.text)
        found = _LINE.match(self.text, self._starts[line])
        start, end = found.span(1) if found else (0, 0)
        if self.text[start:end].isascii():
            return min(start + column, end)
        while start < end and column >= (units := self._units(self.text[start])):
            column -= units
            start += 1
        return start

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)
