"""The lines of a source that a message is about."""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.terminal import Paint
    from tffix.source import Source

_WIDEST = 120


def excerpt(source: Source, start: int, end: int, paint: Paint) -> str:
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
    gap = "".join("\t" if c == "\t" else " " * _width(c) for c in text[:begin])
    width = sum(_width(character) for character in text[begin : begin + width]) or 1
    # what a terminal would take as a command is shown as what it is
    text = "".join(
        character if character.isprintable() or character == "\t" else "\ufffd"
        for character in text
    )
    number = f"{line}"
    bar = paint("|", "34")
    carets = paint("^" * width, "1;31")
    return (
        f"{paint(number, '34')} {bar} {text}\n{' ' * len(number)} {bar} {gap}{carets}"
    )


def _width(character: str) -> int:
    """Give how many columns a terminal takes for a character."""
    if character < "\u0300":
        return 1
    from unicodedata import category, east_asian_width  # noqa: PLC0415, deferred: rare

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
