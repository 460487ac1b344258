"""A JSON object a line, for each finding one, as in the ``json`` format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tffix.output.json_document import finding

if TYPE_CHECKING:
    from tffix.output.diagnostics import Report


def render(report: Report) -> str:
    """Give the lines."""
    return "".join(f"{json.dumps(finding(entry))}\n" for entry in report.entries())
