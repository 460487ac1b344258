"""The diagnostic format of reviewdog, as one object or as lines, with suggestions.

Columns are in bytes. A fix is one suggestion, so that it is taken whole; one that
changes other files too is none.
"""

from __future__ import annotations

import json

from tffix.edit import splice
from tffix.engine.registry import page
from tffix.output.diagnostics import rules
from tffix.output.places import utf8_position
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry, Report
    from tffix.source import Source

_SOURCE = {"name": "tffix"}


def render(report: Report) -> str:
    """Give one DiagnosticResult."""
    result = {
        "source": _SOURCE,
        "diagnostics": [_diagnostic(entry) for entry in report.open()],
    }
    return json.dumps(result, indent=2) + "\n"


def render_lines(report: Report) -> str:
    """Give a Diagnostic a line."""
    return "".join(
        f"{json.dumps({**_diagnostic(entry), 'source': _SOURCE})}\n"
        for entry in report.open()
    )


def _diagnostic(entry: Entry) -> dict[str, Any]:
    code = {"value": entry.rule}
    rule = rules().get(entry.rule)
    if rule and (url := page(rule)):
        code["url"] = url
    diagnostic: dict[str, Any] = {
        "message": entry.text,
        "location": {
            "path": entry.path,
            "range": _range(entry.source, entry.start, entry.end),
        },
        "severity": "INFO" if entry.level == "note" else entry.level.upper(),
        "code": code,
    }
    if entry.edits and all(edit.path == entry.path for edit in entry.edits):
        diagnostic["suggestions"] = [_suggestion(entry)]
    return diagnostic


def _suggestion(entry: Entry) -> dict[str, Any]:
    start = min(edit.start for edit in entry.edits)
    end = max(edit.end for edit in entry.edits)
    moved = [
        edit._replace(start=edit.start - start, end=edit.end - start)
        for edit in entry.edits
    ]
    return {
        "range": _range(entry.source, start, end),
        "text": splice(entry.source.text[start:end], moved),
    }


def _range(source: Source, start: int, end: int) -> dict[str, dict[str, int]]:
    first, column = utf8_position(source, start)
    last, end_column = utf8_position(source, end)
    return {
        "start": {"line": first, "column": column},
        "end": {"line": last, "column": end_column},
    }
