"""JUnit XML: a suite for each file with findings, a test case for each finding.

What is only possible is skipped, and so is a note, as they fail no check. A run without
findings has one test case, which passes, because many readers take a report without any
as broken.
"""

from __future__ import annotations

from itertools import groupby

from tffix.output.diagnostics import SYNTAX_ERROR
from tffix.output.xml_text import clean, document, element
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from tffix.output.diagnostics import Entry, Report


def render(report: Report) -> str:
    """Give the document."""
    entries = report.open()
    root = element(None, "testsuites", {"name": "tffix", **_counts(entries)})
    for path, group in groupby(entries, key=lambda entry: entry.path):
        found = list(group)
        suite = element(root, "testsuite", {"name": path, **_counts(found)})
        for entry in found:
            _case(suite, entry)
    if not entries:
        root.set("tests", "1")
        suite = element(root, "testsuite", {"name": "tffix", **_counts([])})
        suite.set("tests", "1")
        element(suite, "testcase", {"name": "no defects", "classname": "tffix"})
    return document(root)


def _counts(entries: list[Entry]) -> dict[str, int]:
    broken = sum(entry.rule == SYNTAX_ERROR for entry in entries)
    skipped = sum(bool(entry.mark) for entry in entries)
    return {
        "tests": len(entries),
        "failures": len(entries) - broken - skipped,
        "errors": broken,
        "skipped": skipped,
    }


def _case(suite: ET.Element, entry: Entry) -> None:
    line, column = entry.position
    attributes = {
        "name": f"{entry.rule} at {line}:{column}",
        "classname": entry.address or entry.path,
        "file": entry.path,
        "line": line,
    }
    case = element(suite, "testcase", attributes)
    said = {} if entry.mark else {"type": entry.rule}
    detail = element(case, _kind(entry), {**said, "message": entry.message})
    detail.text = clean(f"{entry.path}:{line}:{column}: {entry.text}")


def _kind(entry: Entry) -> str:
    if entry.rule == SYNTAX_ERROR:
        return "error"
    return "skipped" if entry.mark else "failure"
