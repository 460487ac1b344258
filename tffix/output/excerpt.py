"""The lines of a source that a message is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.errors import HclSyntaxError
    from tffix.text import Source

_WIDEST = 120


def excerpt(source: Source, start: int, end: int) -> str:
    """Give the line of an offset with its number, and carets under the place."""
    line, column = source.position(start)
    text = source.line_text(line)
    begin = column - 1
    width = max(min(end - start, len(text) - begin), 1)
    if len(text) > _WIDEST:  # a long line is shown around the place
        left = max(begin - _WIDEST // 2, 0)
        text, begin = text[left : left + _WIDEST], begin - left
        width = min(width, _WIDEST - begin)
    # a tab under a tab keeps the carets in their column
    gap = "".join("\t" if character == "\t" else " " for character in text[:begin])
    number = f"{line}"
    margin = " " * len(number)
    return f"{number} | {text}\n{margin} | {gap}{'^' * width}"


def problem(error: HclSyntaxError, source: Source) -> str:
    """Give the message about a file that is not HCL, as people read it."""
    line, column = source.position(error.start)
    where = f"{source.path}:{line}:{column}: syntax error: {error.message}"
    hint = f"\n  = help: {error.hint}" if error.hint else ""
    return f"{where}\n{excerpt(source, error.start, error.end)}{hint}"
