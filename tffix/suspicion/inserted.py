"""What is inserted in texts, and may be no text itself."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

# a reference that is all of a sequence
_INSERTED = pattern(r"\$\{~?\s*+([A-Za-z_][\w-]*+\.[\w.\[\]*\"-]++)\s*+~?\}")


def may_be_collection(module: Module) -> bool:
    """Whether a list or an object may be part of a text."""
    return any(True for _ in suspected(module))


def suspected(module: Module) -> Iterator[tuple[File, BlockSpan]]:
    """Give the blocks in which that may be."""
    from tffix.terraform.provider.glanced_types import (  # noqa: PLC0415, deferred: slow
        may_be_collection as may_be,
    )

    for file in module.files.values():
        if "${" not in file.text:
            continue
        for span in file.spans:
            found = _INSERTED.finditer(file.text, span.start, span.end)
            if any(may_be(module, one[1]) for one in found):
                yield file, span
