"""A line for each finding, as editors and people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.edit import Safety

if TYPE_CHECKING:
    from tffix.api import Finding
    from tffix.text import Source

_MARKS = {Safety.SAFE: " [*]", Safety.UNSAFE: " [unsafe]", Safety.MANUAL: ""}


def line(finding: Finding, source: Source, *, fixed: bool = False) -> str:
    """Give ``path:line:column: fixer [*] what is wrong; what to do``.

    ``[*]`` is a safe fix, ``[unsafe]`` one that wants ``--unsafe-fixes``, ``[fixed]``
    one that has been written. ``source`` is the text in which the finding was made.
    """
    row, column = source.position(finding.start)
    mark = " [fixed]" if fixed else _MARKS[finding.safety]
    return (
        f"{finding.path}:{row}:{column}: {finding.fixer}{mark}"
        f" {finding.message}; {finding.remedy}"
    )
