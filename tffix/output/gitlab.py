"""A code quality report for GitLab."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256

from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry, Report

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def render(report: Report) -> str:
    """Give the report: a JSON array."""
    seen: Counter[str] = Counter()
    return json.dumps([_issue(e, seen) for e in report.open()], indent=2) + "\n"


def _issue(entry: Entry, seen: Counter[str]) -> dict[str, Any]:
    key = entry.fingerprint
    seen[key] += 1
    if seen[key] > 1:  # GitLab shows one issue for each fingerprint
        key = sha256(f"{key}:{seen[key]}".encode()).hexdigest()[:32]
    return {
        "description": entry.text,
        "check_name": entry.rule,
        "fingerprint": key,
        "severity": _SEVERITIES[entry.level],
        "location": {
            "path": entry.path,
            "lines": {"begin": entry.position[0], "end": entry.end_position[0]},
        },
    }
