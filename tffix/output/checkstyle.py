"""Checkstyle XML."""

from __future__ import annotations

from itertools import groupby

from tffix.output.xml_text import document, element
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.diagnostics import Report


def render(report: Report) -> str:
    """Give the document: a file element for each file with findings."""
    root = element(None, "checkstyle", {"version": "4.3"})
    for path, entries in groupby(report.open(), key=lambda entry: entry.path):
        file = element(root, "file", {"name": path})
        for entry in entries:
            line, column = entry.position
            attributes = {
                "line": line,
                "column": column,
                "severity": "info" if entry.level == "note" else entry.level,
                "message": entry.text,
                "source": f"tffix.{entry.rule}",
            }
            element(file, "error", attributes)
    return document(root)
