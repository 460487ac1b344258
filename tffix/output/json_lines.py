"""A JSON object a line, for each finding one, as in the ``json`` format."""

from __future__ import annotations

import json

from tffix.output.json_document import finding
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.diagnostics import Report


def render(report: Report) -> str:
    """Give the lines."""
    return "".join(f"{json.dumps(finding(entry))}\n" for entry in report.entries())
