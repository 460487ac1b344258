"""A line for each finding, as editors and people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.output.terminal import readable

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry
    from tffix.output.terminal import Paint
    from tffix.rule.finding import Finding
    from tffix.source import Source

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

    What has been written is ``[fixed]``, what need not come to pass ``[possible]``.
    """
    row, column = entry.position
    mark = " [fixed]" if entry.fixed else _MARKS[entry.safety]
    mark += "" if entry.certain else " [possible]"
    place = paint(f"{readable(entry.path)}:{row}:{column}:", "1")
    color = "1;31" if entry.level == "error" else "1;33"
    return f"{place} {paint(entry.rule, color)}{paint(mark, '36')} {readable(rest)}"


def render(entry: Entry, paint: Paint) -> str:
    """Give the line of an entry."""
    return head(entry, paint, entry.text)
