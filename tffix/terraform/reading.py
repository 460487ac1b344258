"""Files of Terraform, in whichever of its two syntaxes they are written."""

from __future__ import annotations

from tffix.hcl.file import File
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.source import Source

_JSON = ".json"


def file_of(source: Source) -> File:
    """Give the file that a source is: native, or JSON where its name ends so."""
    if source.path.endswith(_JSON):
        from tffix.terraform.json_syntax.file import json_file  # noqa: PLC0415, deferred

        return json_file(source)
    return File(source)
