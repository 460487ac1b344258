"""SARIF 2.1.0, with the fixes.

Columns and offsets are in UTF-16 code units, as most readers take them.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from urllib.parse import quote

from tffix import __version__
from tffix.api.documentation import documentation, markdown
from tffix.engine.registry import page
from tffix.output.diagnostics import SYNTAX_ERROR, level, rules
from tffix.output.places import utf16, utf16_position
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.edit import Edit
    from tffix.output.diagnostics import Entry, Report
    from tffix.rule.fixer import Fixer
    from tffix.source import Source

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"


def render(report: Report) -> str:
    """Give the log, with all rules that can be found and what is not fixed."""
    described = [_rule(rule) for rule in rules().values()]
    described.append(_syntax_error())
    index = {rule["id"]: at for at, rule in enumerate(described)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "tffix",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": described,
            }
        },
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {
            _ROOT: {"uri": f"file://{_uri(os.getcwd()).rstrip('/')}/"}
        },
        "invocations": [
            {
                "executionSuccessful": not report.run.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": _readable(error)}}
                    for error in report.run.errors
                ],
            }
        ],
        "results": [_result(entry, index, seen) for entry in report.open()],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Fixer) -> dict[str, Any]:
    said = documentation(rule)
    described: dict[str, Any] = {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _line(said.title)},
        "fullDescription": {"text": _line(said.about)},
        "help": {"text": rule.documentation.strip(), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": level(rule.name)},
        "properties": {
            "tags": list(rule.groups),
            "precision": "high",
            "safety": rule.safety.value,
        },
    }
    if link := page(rule):
        described["helpUri"] = link
        if link != said.link:  # GitHub shows the text, and reads no helpUri
            described["help"]["markdown"] += f"\n\n[About {rule.name}]({link})"
    return described


def _line(paragraph: str) -> str:
    return " ".join(paragraph.replace("``", "").split())


def _syntax_error() -> dict[str, Any]:
    return {
        "id": SYNTAX_ERROR,
        "name": "SyntaxError",
        "shortDescription": {"text": "The file is not HCL."},
        "fullDescription": {"text": "Terraform cannot read it, so nothing is checked."},
        "help": {"text": "The file is not HCL. Terraform cannot read it."},
        "defaultConfiguration": {"level": "error"},
    }


def _result(entry: Entry, index: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    key = entry.fingerprint
    seen[key] += 1
    result: dict[str, Any] = {
        "ruleId": entry.rule,
        "ruleIndex": index[entry.rule],
        "level": entry.level,
        "message": {"text": entry.text},
        "locations": [_location(entry)],
        "partialFingerprints": {"tffixFinding/v1": f"{key}:{seen[key]}"},
        "properties": {
            "safety": entry.safety,
            "impact": entry.impact,
            "certainty": entry.certainty,
        },
    }
    if entry.related:
        start, end, message = entry.related
        related = {
            "artifactLocation": _artifact(entry.path),
            "region": _region(entry.source, start, end),
        }
        result["relatedLocations"] = [
            {"physicalLocation": related, "message": {"text": message}}
        ]
    if entry.edits:
        result["fixes"] = [_fix(entry)]
    return result


def _location(entry: Entry) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(entry.path),
            "region": _region(entry.source, entry.start, entry.end),
        }
    }
    if entry.address:
        location["logicalLocations"] = [
            {"fullyQualifiedName": entry.address, "kind": "resource"}
        ]
    return location


def _fix(entry: Entry) -> dict[str, Any]:
    by_path: dict[str, list[Edit]] = {}
    for edit in sorted(entry.edits):
        by_path.setdefault(edit.path, []).append(edit)
    return {
        "description": {"text": entry.remedy},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": _replacements(entry.sources[path], edits),
            }
            for path, edits in by_path.items()
        ],
    }


def _replacements(source: Source, edits: Sequence[Edit]) -> list[dict[str, Any]]:
    return [
        {
            "deletedRegion": _region(source, edit.start, edit.end),
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    first, column = utf16_position(source, start)
    last, end_column = utf16_position(source, end)
    return {
        "startLine": first,
        "startColumn": column,
        "endLine": last,
        "endColumn": end_column,
        "charOffset": utf16(source.text[:start]),
        "charLength": utf16(source.text[start:end]),
    }


def _artifact(path: str) -> dict[str, str]:
    if os.path.isabs(path):
        return {"uri": f"file://{_uri(path)}"}
    return {"uri": _uri(path), "uriBaseId": _ROOT}


def _uri(path: str) -> str:
    return quote(os.fsencode(path.replace(os.sep, "/")))


def _readable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
