"""Source text: bytes in, bytes out, and places in between.

Offsets are in characters (code points) of the decoded text, without the byte order
mark. Lines and columns that people see are counted from 1, columns in characters.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cached_property

_BOM = b"\xef\xbb\xbf"


class Source:
    """The text of one file, with what is needed to write back the same bytes."""

    def __init__(self, path: str, text: str, *, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.bom = bom

    @classmethod
    def decode(cls, path: str, data: bytes) -> Source:
        """Decode a file as UTF-8.

        A byte order mark is remembered, line ends stay as they are. A byte that is not
        UTF-8 becomes one of U+DC80 to U+DCFF: Terraform takes it in a comment, and what
        parses the text refuses it anywhere else.
        """
        bom = data.startswith(_BOM)
        text = (data[len(_BOM) :] if bom else data).decode("utf-8", "surrogateescape")
        return cls(path, text, bom=bom)

    def encode(self) -> bytes:
        """Give the bytes of the file, the byte order mark included."""
        data = self.text.encode("utf-8", "surrogateescape")
        return _BOM + data if self.bom else data

    def replaced(self, text: str) -> Source:
        """Give the same file with another text."""
        return Source(self.path, text, bom=self.bom)

    @cached_property
    def newline(self) -> str:
        r"""The line end that the file uses: ``\r\n`` where its first line has it."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column, from 1, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """Give one line, counted from 1, without its line end."""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None].rstrip("\r")


def canonical(folder: str) -> str:
    """Give the one way to write a folder: ``db``, not ``../modules/db`` in modules."""
    folder = os.path.normpath(folder)
    return os.path.relpath(folder) if folder.startswith(os.pardir) else folder
