"""Workflow commands of GitHub Actions, which show as annotations.

GitHub shows ten errors and ten warnings of a step, so errors come first; the job
summary has all.
"""

from __future__ import annotations

import os

from tffix.errors import WriteError
from tffix.output import markdown
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry, Report

_LARGEST = 1_000_000  # bytes of a step's summary that GitHub takes

_ORDER = ("error", "warning", "note")  # GitHub shows the first ten of a run


def render(report: Report) -> str:
    """Give the commands; writes the job summary where GitHub names a file for it."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with open(path, "a", encoding="utf-8", errors="replace") as stream:
                stream.write(markdown.text(report, _LARGEST))
        except OSError as error:
            message = f"the job summary cannot be written: {error.strerror}"
            raise WriteError(path, message) from error
    entries = sorted(report.open(), key=lambda entry: _ORDER.index(entry.level))
    return "".join(f"{_command(entry)}\n" for entry in entries)


def _command(entry: Entry) -> str:
    line, column = entry.position
    end_line, end_column = entry.end_position
    properties: dict[str, str | int] = {
        "file": entry.path,
        "line": line,
        "endLine": end_line,
    }
    if line == end_line:  # GitHub takes columns only within one line
        properties |= {"col": column, "endColumn": end_column}
    mark = f" ({entry.mark})" if entry.mark else ""
    properties["title"] = f"tffix: {entry.rule}{mark}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    level = "notice" if entry.level == "note" else entry.level
    return f"::{level} {listed}::{_data(entry.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
