"""Prefixes of names that become names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.hcl.nodes import Interpolation, Template, Text
from tffix.rewrite.verbs import replace

if TYPE_CHECKING:
    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Expression

_JOINTS = "-_"


def as_whole(file: File, prefix: Expression) -> list[Edit]:
    """Give the edits by which a prefix does not end as no name does, in a hyphen."""
    match prefix:
        case Template(parts=(*_, Text(raw=raw) as last)) if raw.rstrip(_JOINTS):
            return replace(file, last, raw.rstrip(_JOINTS))
        case Template(parts=(Interpolation(value=only), Text())):
            return replace(file, prefix, file.text_of(only))
        case Template(parts=(_, *_, Text() as last)):
            return replace(file, last, "")
    return []
