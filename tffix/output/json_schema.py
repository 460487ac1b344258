"""The JSON schema of the ``json`` format."""

from __future__ import annotations

from typing import Any

VERSION = 1  # rises where a reader of the format would have to change
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_NUMBERS = {
    "files": "Files that were judged.",
    "found": "Findings before anything was fixed.",
    "fixed": "Findings that --apply has fixed.",
    "remaining": "Findings that are left.",
    "suppressed": "Findings that a comment suppresses.",
    "baseline": "Findings that the baseline knows.",
    "stale": "Entries of the baseline whose findings are gone.",
}


def schema() -> dict[str, Any]:
    """Give the schema, draft 2020-12."""
    place = _object(
        "Lines and columns from 1, the offset from 0, all in characters.",
        line={"type": "integer", "minimum": 1},
        column={"type": "integer", "minimum": 1},
        offset=_COUNT,
    )
    edit = _object(
        "Replace what stands from start to end, exclusive, by the text.",
        path=_TEXT,
        start={"$ref": "#/$defs/place"},
        end={"$ref": "#/$defs/place"},
        text=_TEXT,
    )
    finding = _object(
        "A defect, where it is, and what to do about it.",
        rule=_said(_TEXT, "The fixer that found it."),
        level=_said(
            {"enum": ["error", "warning", "note"]},
            "error where Terraform or AWS refuses what is written for certain, note"
            " where it fails no check.",
        ),
        certainty=_said(
            {"enum": ["certain", "possible"]},
            "possible where it is refused only with a value that something can have.",
        ),
        path=_TEXT,
        address=_said(_TEXT, "The block it is in, as Terraform names it."),
        start={"$ref": "#/$defs/place"},
        end={"$ref": "#/$defs/place"},
        message=_said(_TEXT, "What was found."),
        remedy=_said(_TEXT, "What to do about it."),
        safety=_said(
            {"enum": ["safe", "unsafe", "manual"]},
            "Who applies the fix: --apply, --unsafe-fixes too, or a person.",
        ),
        impact=_said(
            {"enum": ["none", "in-place", "replace", "destroy"]},
            "What the plan does to a deployed resource after the fix.",
        ),
        refused_by=_said(
            {"type": ["string", "null"]},
            "The first command that refuses it: validate, plan, apply or another.",
        ),
        candidates=_said(
            {"type": "array", "items": _TEXT, "maxItems": 3},
            "What could stand there instead, the likeliest first.",
        ),
        fixed=_said({"type": "boolean"}, "Whether --apply has fixed it."),
        edits=_said(
            {"type": "array", "items": {"$ref": "#/$defs/edit"}},
            "The fix: all of them or none, in the text in which the finding stands.",
        ),
    )
    count = _object(
        "How often a rule was met, by the class of the fix.",
        rule=_TEXT,
        safety={"enum": ["safe", "unsafe", "manual"]},
        count=_COUNT,
    )
    proof = _object(
        "What terraform says of the fixes in the modules of a folder, with --prove.",
        folder=_TEXT,
        held=_said({"type": ["boolean", "null"]}, "Null where it did not judge them."),
        said=_said(_TEXT, "What terraform refuses, or why it did not judge."),
        planned=_said({"type": "boolean"}, "Whether it was planned, too."),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://tffix.github.io/tffix/schema/output.schema.json",
        "title": "tffix --output-format json",
        **_object(
            "What came of a run.",
            schema_version=_said(
                {"const": VERSION}, "Rises where a reader would have to change."
            ),
            version=_said(_TEXT, "The version of tffix."),
            summary=_object(
                "Numbers.", **{n: _said(_COUNT, about) for n, about in _NUMBERS.items()}
            ),
            statistics={"type": "array", "items": count},
            findings={"type": "array", "items": {"$ref": "#/$defs/finding"}},
            errors=_said(
                {"type": "array", "items": _TEXT},
                "Sentences about what could not be read, judged or written.",
            ),
            proofs={"type": "array", "items": proof},
            not_checked=_said(
                {"type": "array", "items": _TEXT},
                "Sentences about what was not judged, and why.",
            ),
        ),
        "$defs": {"place": place, "edit": edit, "finding": finding},
    }


def _object(description: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _said(kind: dict[str, Any], description: str) -> dict[str, Any]:
    return {**kind, "description": description}
