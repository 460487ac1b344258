"""tffix as a filter: the text of one file in, the fixed text out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tffix import engine, files
from tffix.errors import SourceError
from tffix.output import concise, excerpt
from tffix.text import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.api import Fixer
    from tffix.config import Settings


def filtered(
    filename: str | None, fixers: Sequence[Fixer], settings: Settings, *, quiet: bool
) -> int:
    """Write the fixed text of standard input to standard output; give the exit code.

    The other files in the folder of ``filename`` belong to the module, but nothing in
    them changes: a fix that needs it is left out. Findings that remain go to standard
    error. A text that is not HCL comes out as it went in.
    """
    data = sys.stdin.buffer.read()
    path = filename or "stdin.tf"
    try:
        source = Source.decode(path, data)
        others = _others(path) if filename else []
    except SourceError as error:
        sys.stdout.buffer.write(data)
        print(f"tffix: error: {error.path}: {error.message}", file=sys.stderr)
        return 2
    outcome = engine.run(
        [source, *others],
        fixers,
        settings.options,
        unsafe=settings.unsafe_fixes,
        wanted={path},
        writable={path},
    )
    text = outcome.texts.get(path, source.text)
    sys.stdout.buffer.write(source.replaced(text).encode())
    for problem in outcome.problems:
        print(excerpt.problem(problem, source), file=sys.stderr)
    for sentence in outcome.reverted:
        print(f"tffix: error: {sentence}", file=sys.stderr)
    if not quiet:
        for finding in outcome.remaining:
            print(concise.line(finding, source.replaced(text)), file=sys.stderr)
    if outcome.problems or outcome.reverted:
        return 2
    return 1 if outcome.remaining else 0


def _others(path: str) -> list[Source]:
    """Read the module of a file without the file itself."""
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        return []
    listed = [found for found in files.folders([folder]) if found.path == folder]
    return [
        Source.decode(other, files.read(other))
        for found in listed
        for other in found.files
        if os.path.basename(other) != os.path.basename(path)
    ]
