"""Places as other programs count them: in bytes of UTF-8 or in units of UTF-16."""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.source import Source


def utf8(text: str) -> int:
    """Give the number of bytes of a text."""
    return len(text.encode("utf-8", "surrogateescape"))


def utf16(text: str) -> int:
    """Give the number of UTF-16 code units of a text."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf8_position(source: Source, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, the column in bytes."""
    line, column = source.position(offset)
    return line, utf8(source.text[offset - column + 1 : offset]) + 1


def utf16_position(source: Source, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, the column in UTF-16 code units."""
    line, column = source.position(offset)
    return line, utf16(source.text[offset - column + 1 : offset]) + 1
