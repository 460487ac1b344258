"""A line for each finding, as editors and people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.output.terminal import readable

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry
    from tffix.output.terminal import Paint
    from tffix.rule.finding import Finding
    from tffix.source import Source

_COLORS = {"error": "1;31", "note": "1;34"}
_MARKS = {"safe": " [*]", "unsafe": " [unsafe]", "manual": ""}


def line(finding: Finding, source: Source) -> str:
    """Give ``path:line:column: fixer [*] what is wrong; what to do``.

    ``[*]`` is a safe fix, ``[unsafe]`` one that wants ``--unsafe-fixes``. ``source`` is
    the text in which the finding was made.
    """
    row, column = source.position(finding.start)
    return (
        f"{finding.path}:{row}:{column}: {finding.fixer}{_MARKS[finding.safety.value]}"
        f" {finding.message}; {finding.remedy}"
    )


def head(entry: Entry, paint: Paint, rest: str) -> str:
    """Give the line of an entry up to what is wrong, which is ``rest``.

    What has been written is ``[fixed]``, what need not come to pass ``[possible]``, and
    what works a ``[note]``.
    """
    row, column = entry.position
    mark = " [fixed]" if entry.fixed else _MARKS[entry.safety]
    mark += f" [{entry.mark}]" if entry.mark else ""
    place = paint(f"{readable(entry.path)}:{row}:{column}:", "1")
    color = _COLORS.get(entry.level, "1;33")
    return f"{place} {paint(entry.rule, color)}{paint(mark, '36')} {readable(rest)}"


def render(entry: Entry, paint: Paint) -> str:
    """Give the line of an entry."""
    return head(entry, paint, entry.text)
