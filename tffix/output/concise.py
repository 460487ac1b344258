"""A line for each finding, as editors and people read them."""

from __future__ import annotations

from tffix.output import words
from tffix.output.terminal import readable
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry
    from tffix.output.terminal import Paint

_COLORS = {"error": "1;31", "note": "1;34"}


def line(entry: Entry) -> str:
    """Give ``path:line:column: fixer [*] what is wrong; what to do``.

    ``[*]`` is a safe fix, ``[unsafe]`` one that wants ``--unsafe-fixes``.
    """
    row, column = entry.position
    return f"{entry.path}:{row}:{column}: {entry.rule}{_mark(entry)} {entry.text}"


def head(entry: Entry, paint: Paint, rest: str) -> str:
    """Give the line of an entry up to what is wrong, which is ``rest``.

    What has been written is ``[fixed]``, what need not come to pass ``[possible]``, and
    what works a ``[note]``.
    """
    row, column = entry.position
    mark = " [fixed]" if entry.fixed else _mark(entry)
    mark += f" [{entry.mark}]" if entry.mark else ""
    place = paint(f"{readable(entry.path)}:{row}:{column}:", "1")
    color = _COLORS.get(entry.level, "1;33")
    return f"{place} {paint(entry.rule, color)}{paint(mark, '36')} {readable(rest)}"


def render(entry: Entry, paint: Paint) -> str:
    """Give the line of an entry."""
    return head(entry, paint, entry.text)


def _mark(entry: Entry) -> str:
    return f" {words.CLASSES[entry.safety].mark}".rstrip()
