"""The names of the formats of the output; ``tffix.output`` writes them."""

from __future__ import annotations

FOR_PEOPLE = ("concise", "full")
FORMATS = (
    *FOR_PEOPLE,
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "rdjsonl",
    "checkstyle",
    "markdown",
)
