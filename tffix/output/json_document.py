"""One JSON object: the findings, what could not be done, and the numbers.

Lines and columns count from 1, offsets from 0; columns and offsets are in characters.
The edits of a fix belong together and are made in the text as it was.
"""

from __future__ import annotations

import json
from collections import Counter

from tffix import __version__
from tffix.output.json_schema import VERSION
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry, Report
    from tffix.source import Source


def render(report: Report) -> str:
    """Give the document."""
    run = report.run
    entries = report.entries()
    counts = Counter((entry.rule, entry.safety) for entry in entries)
    document = {
        "schema_version": VERSION,
        "version": __version__,
        "summary": {
            "files": run.files,
            "found": len(entries),
            "fixed": sum(entry.fixed for entry in entries),
            "remaining": sum(not entry.fixed for entry in entries),
            "suppressed": run.suppressed,
            "baseline": run.known,
            "stale": run.stale,
        },
        "statistics": [
            {"rule": rule, "safety": safety, "count": count}
            for (rule, safety), count in sorted(counts.items())
        ],
        "findings": [finding(entry) for entry in entries],
        "errors": run.errors,
        "not_checked": [*run.notes, *run.unknown],
        "proofs": [proof._asdict() for proof in run.proofs],
    }
    return json.dumps(document, indent=2) + "\n"


def finding(entry: Entry) -> dict[str, Any]:
    """Give one entry."""
    return {
        "rule": entry.rule,
        "level": entry.level,
        "certainty": entry.certainty,
        "path": entry.path,
        "address": entry.address,
        "start": _place(entry.source, entry.start),
        "end": _place(entry.source, entry.end),
        "message": entry.message,
        "remedy": entry.remedy,
        "safety": entry.safety,
        "impact": entry.impact,
        "refused_by": entry.refused_by or None,
        "candidates": list(entry.candidates),
        "fixed": entry.fixed,
        "edits": [
            {
                "path": edit.path,
                "start": _place(entry.sources[edit.path], edit.start),
                "end": _place(entry.sources[edit.path], edit.end),
                "text": edit.text,
            }
            for edit in entry.edits
        ],
    }


def _place(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
